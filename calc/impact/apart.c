/* apart.c - entities beside a government that is in the answer too. */
#include "impact/apart.h"

bool fc_apart_find(const fc_dataset *dataset, const uint32_t *governments, size_t n, fc_arena *arena, fc_apart *out) {
  *out = (fc_apart){NULL, NULL, 0};
  size_t related = 0;
  for (size_t i = 0; i < n; i++)
    related += fc_dataset_related_to(dataset, governments[i]) != UINT32_MAX;
  if (!related)
    return true;
  bool *in = fc_arena_array(arena, dataset->governments.count, sizeof *in);
  bool *is = fc_arena_array(arena, dataset->governments.count, sizeof *is);
  uint32_t *one = fc_arena_array(arena, related, sizeof *one);
  if (!in || !is || !one)
    return false;
  for (size_t i = 0; i < n; i++)
    in[governments[i]] = true;
  for (size_t i = 0; i < n; i++) {
    uint32_t other = fc_dataset_related_to(dataset, governments[i]);
    if (other == UINT32_MAX || !in[other])
      continue;
    is[governments[i]] = true;
    one[out->n++] = governments[i];
  }
  out->is = out->n ? is : NULL;
  out->one = one;
  return true;
}

bool fc_is_apart(const fc_apart *apart, uint32_t government) {
  return apart->is && apart->is[government];
}

void fc_apart_note(const fc_apart *apart, const fc_dataset *dataset, fc_i128 left_out, const char *what,
                   fc_notes *notes) {
  if (!apart->n)
    return;
  uint32_t first = apart->one[0];
  fc_str entity = fc_dataset_text(dataset, fc_dataset_government(dataset, first)->name);
  uint32_t other = fc_dataset_related_to(dataset, first);
  fc_str government = fc_dataset_text(dataset, fc_dataset_government(dataset, other)->name);
  char dollars[64];
  fc_dollars_format(left_out, dollars);
  fc_notes_add(notes, FC_NOTE, "N439", NULL, "--by government shows each by itself",
               "%.*s%s related to %.*s and not part of it: in a row of its own, and in no row or total with others; %s "
               "%s is left out of those",
               FC_STR_ARG(entity), apart->n > 1 ? " and others are" : " is", FC_STR_ARG(government), dollars, what);
}

fc_status fc_apart_set(const fc_apart *apart, const fc_dataset *dataset, const uint32_t *governments, size_t n,
                       fc_result *result) {
  for (size_t i = 0; i < n && apart->n && n - apart->n == 1; i++)
    if (!apart->is[governments[i]])
      return fc_result_set(result, "total_of",
                           fc_dataset_text(dataset, fc_dataset_government(dataset, governments[i])->name).p);
  return FC_OK;
}
