/* draws_shares.c - groups of awards that share a sum are drawn together; all others each alone. */
#include "impact/draws_parts.h"

#include <stdlib.h>

static size_t root_of(size_t *up, size_t i) {
  while (up[i] != i)
    i = up[i] = up[up[i]];
  return i;
}

/* Cut by cut, year by year; of a cut that shares, all who share side by side. */
static int op_cmp(const void *a, const void *b, void *payload) {
  const fc_draw_path *draws = payload;
  const fc_draw_op *x = a, *y = b;
  const fc_act *of_x = fc_seq_at(&draws->act, x->act), *of_y = fc_seq_at(&draws->act, y->act);
  const uint32_t words[][2] = {{of_x->cut, of_y->cut}, {of_x->alternative, of_y->alternative},
                               {x->year, y->year},     {x->sharing, y->sharing},
                               {x->class, y->class},   {x->step, y->step}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i][0] != words[i][1])
      return words[i][0] < words[i][1] ? -1 : 1;
  return 0;
}

/* One sum is one number: what is drawn of it may not differ among those who share it. */
static void check(fc_draw_path *draws, const fc_draw_part *part) {
  for (size_t i = 1; i < part->n_ops; i++) {
    const fc_draw_op *one = &part->op[i - 1], *other = &part->op[i];
    if (one->sharing != FC_NO_GROUP && one->sharing == other->sharing && one->year == other->year &&
        one->act != other->act)
      fc_draws_refuse(draws, draws->plan->cuts[((const fc_act *)fc_seq_at(&draws->act, one->act))->cut].name,
                      "its grants share a sum, and a parameter of it is drawn for some of them apart");
    if (one->how == FC_SPLIT_DUE && draws->drawn_dues)
      fc_draws_refuse(draws, draws->plan->cuts[((const fc_act *)fc_seq_at(&draws->act, one->act))->cut].name,
                      "it splits a sum by what is due, which is drawn as well");
  }
}

static void fill(fc_draw_path *draws, const size_t *part_of) {
  for (size_t c = 0; c < draws->class.count; c++) {
    fc_draw_class *class = fc_seq_at(&draws->class, c);
    class->part = part_of[c];
    draws->part[class->part].n_classes++;
    draws->part[class->part].n_ops += class->n_ops;
  }
  for (size_t p = 0; p < draws->n_parts; p++) {
    fc_draw_part *part = &draws->part[p];
    part->class = fc_draws_array(draws, part->n_classes, sizeof *part->class);
    part->op = fc_draws_array(draws, part->n_ops, sizeof *part->op);
    if (!part->class || !part->op)
      return;
    draws->most_classes = part->n_classes > draws->most_classes ? part->n_classes : draws->most_classes;
    part->n_classes = part->n_ops = 0;
  }
  for (size_t c = 0; c < draws->class.count; c++) {
    fc_draw_class *class = fc_seq_at(&draws->class, c);
    fc_draw_part *part = &draws->part[class->part];
    class->at = part->n_classes;
    part->class[part->n_classes++] = c;
    for (size_t i = 0; i < class->n_ops; i++)
      part->op[part->n_ops++] = *(const fc_draw_op *)fc_seq_at(&draws->op, class->first_op + i);
  }
}

/* What is left behind a step is looked at by no other: it need not be kept. */
static bool happens_once(const fc_draw_path *draws, const fc_draw_part *part) {
  const fc_draw_op *op = &part->op[0];
  const fc_draw_class *class = fc_seq_at(&draws->class, op->class);
  return part->n_ops == 1 && op->sharing == FC_NO_GROUP && !op->amount && !op->incurred && !op->is_ceiling &&
         class->left[op->balance].n == 0;
}

static void keep_entries(fc_draw_path *draws) {
  fc_draw_entry *entries = fc_draws_array(draws, draws->entry.count, sizeof *entries);
  for (size_t i = 0; entries && i < draws->entry.count; i++)
    entries[i] = *(const fc_draw_entry *)fc_seq_at(&draws->entry, i);
  draws->entries = entries;
}

/* In the order of their first groups. */
static void number_parts(fc_draw_path *draws, size_t *up, size_t *part_of) {
  for (size_t i = 0; i < draws->class.count; i++)
    part_of[i] = SIZE_MAX;
  for (size_t i = 0; i < draws->class.count; i++) {
    size_t root = root_of(up, i);
    if (part_of[root] == SIZE_MAX)
      part_of[root] = draws->n_parts++;
    part_of[i] = part_of[root];
  }
}

void fc_draws_make_parts(fc_draw_path *draws) {
  size_t n = draws->class.count;
  size_t *up = malloc((n + 1) * sizeof *up), *first = malloc((draws->n_sharings + 1) * sizeof *first);
  size_t *part_of = malloc((n + 1) * sizeof *part_of);
  for (size_t i = 0; up && i < n; i++)
    up[i] = i;
  for (size_t i = 0; first && i < draws->n_sharings; i++)
    first[i] = SIZE_MAX;
  for (size_t i = 0; up && first && i < draws->op.count; i++) {
    const fc_draw_op *op = fc_seq_at(&draws->op, i);
    if (op->sharing == FC_NO_GROUP)
      continue;
    if (first[op->sharing] == SIZE_MAX)
      first[op->sharing] = op->class;
    up[root_of(up, op->class)] = root_of(up, first[op->sharing]);
  }
  if (up && first && part_of) {
    number_parts(draws, up, part_of);
    draws->part = fc_draws_array(draws, draws->n_parts, sizeof *draws->part);
  }
  if (draws->part)
    fill(draws, part_of);
  else
    fc_draws_note(draws, FC_NO_MEMORY);
  free(up);
  free(first);
  free(part_of);
  keep_entries(draws);
  for (size_t p = 0; p < draws->n_parts && draws->status == FC_OK; p++) {
    qsort_r(draws->part[p].op, draws->part[p].n_ops, sizeof(fc_draw_op), op_cmp, draws);
    check(draws, &draws->part[p]);
    draws->part[p].once = happens_once(draws, &draws->part[p]);
  }
}
