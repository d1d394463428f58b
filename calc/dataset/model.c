/* model.c - reading a dataset. */
#include "dataset/model.h"

#include <stdlib.h>

fc_str fc_dataset_text(const fc_dataset *dataset, uint32_t number) {
  return fc_intern_text(&dataset->texts, number);
}

const fc_government *fc_dataset_government(const fc_dataset *dataset, uint32_t index) {
  return fc_seq_at(&dataset->governments, index);
}

const fc_award *fc_dataset_award(const fc_dataset *dataset, size_t index) {
  return fc_seq_at(&dataset->awards, index);
}

size_t fc_dataset_column(const fc_dataset *dataset, fc_str name) {
  fc_role role = fc_role_find(name);
  for (size_t i = 0; i < dataset->n_columns; i++)
    if (fc_str_is(name, dataset->columns[i]) ||
        (role != FC_NO_ROLE && fc_role_find(fc_str_of(dataset->columns[i])) == role))
      return i;
  return SIZE_MAX;
}

fc_where fc_dataset_where(const fc_dataset *dataset, fc_origin origin) {
  const fc_dataset_source *source =
      origin.source < dataset->sources.count ? fc_seq_at(&dataset->sources, origin.source) : NULL;
  return (fc_where){.file = source ? source->file : NULL, .line = origin.line};
}

int fc_dataset_compare_governments(const fc_dataset *dataset, uint32_t a, uint32_t b) {
  const fc_government *x = fc_dataset_government(dataset, a), *y = fc_dataset_government(dataset, b);
  int order = fc_str_cmp(fc_dataset_text(dataset, x->name), fc_dataset_text(dataset, y->name));
  return order ? order : fc_str_cmp(fc_dataset_text(dataset, x->id), fc_dataset_text(dataset, y->id));
}

size_t fc_dataset_governments(const fc_dataset *dataset) {
  return dataset->governments.count;
}

const char *fc_dataset_government_name(const fc_dataset *dataset, size_t index) {
  return index < dataset->governments.count
             ? fc_dataset_text(dataset, fc_dataset_government(dataset, (uint32_t)index)->name).p
             : NULL;
}

size_t fc_dataset_awards(const fc_dataset *dataset) {
  return dataset->awards.count;
}

void fc_dataset_free(fc_dataset *dataset) {
  if (!dataset)
    return;
  fc_keys *keys[] = {&dataset->ledgers,     &dataset->parts,    &dataset->remarks,
                     &dataset->yearly_keys, &dataset->aid_keys, &dataset->group_keys};
  fc_seq *lists[] = {&dataset->governments,  &dataset->populations,  &dataset->budgets, &dataset->spans,
                     &dataset->government_of, &dataset->awards,       &dataset->award_texts,
                     &dataset->aid,           &dataset->group,        &dataset->sources,
                     &dataset->budget_years,  &dataset->grant_years,  &dataset->passed};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    fc_keys_free(keys[i]);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    fc_seq_free(lists[i]);
  fc_intern_free(&dataset->texts);
  fc_notes_free(&dataset->notes);
  fc_arena_free(&dataset->arena);
  free(dataset);
}

bool fc_dataset_stands(const fc_dataset *dataset, const fc_award *award, fc_date date) {
  for (size_t i = 0; i < dataset->n_as_of; i++)
    if (dataset->as_of[i] == date)
      return award->stands >> i & 1;
  return award->stands & 1;
}
