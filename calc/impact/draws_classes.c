/* draws_classes.c - awards that meet the same steps as one group, and groups that share a sum as one part. */
#include "impact/draws_ops.h"

#include <stdlib.h>
#include <string.h>

/* Measures by what they are of, so that an award finds its own. */
typedef struct measure_lists {
  uint32_t *list; /* those of all awards, then by row, by cut, by government */
  size_t n_general;
  size_t *row_at, *cut_at, *government_at; /* of each: where its own begin in the list; one more: where all end */
} measure_lists;

typedef struct class_maker {
  fc_draw_path *draws;
  measure_lists lists;
  uint32_t *own; /* of one award */
  fc_buf key;
} class_maker;

/* Which list a measure is in: 0 general, 1 row, 2 cut, 3 government; and its place there. */
static int kind_of(const fc_draw_measure *measure, size_t *place) {
  *place = measure->government ? measure->government - 1 : measure->index;
  if (measure->government)
    return 3;
  return measure->scope == FC_DRAWN_ROW ? 1 : measure->scope == FC_DRAWN_CUT ? 2 : 0;
}

static bool list_kind(class_maker *m, int kind, size_t n, size_t *filled, size_t **out) {
  fc_draw_path *draws = m->draws;
  size_t *at = *out = fc_draws_array(draws, n + 1, sizeof *at), place;
  size_t *next = malloc((n + 1) * sizeof *next);
  for (size_t i = 0; at && i < draws->measure.count; i++)
    if (kind_of(fc_seq_at(&draws->measure, i), &place) == kind)
      at[place + 1]++;
  if (at)
    at[0] = *filled;
  for (size_t i = 0; at && next && i < n; i++) {
    next[i] = at[i];
    at[i + 1] += at[i];
  }
  for (size_t i = 0; at && next && i < draws->measure.count; i++)
    if (kind_of(fc_seq_at(&draws->measure, i), &place) == kind)
      m->lists.list[next[place]++] = (uint32_t)i;
  if (at)
    *filled = at[n];
  free(next);
  return at && next;
}

static bool list_measures(class_maker *m) {
  fc_draw_path *draws = m->draws;
  size_t filled = 0, place;
  m->lists.list = fc_draws_array(draws, draws->measure.count, sizeof *m->lists.list);
  m->own = fc_draws_array(draws, draws->measure.count, sizeof *m->own);
  for (size_t i = 0; m->lists.list && i < draws->measure.count; i++)
    if (kind_of(fc_seq_at(&draws->measure, i), &place) == 0)
      m->lists.list[filled++] = (uint32_t)i;
  m->lists.n_general = filled;
  bool listed = m->lists.list && m->own && list_kind(m, 1, draws->n_rows, &filled, &m->lists.row_at) &&
                list_kind(m, 2, draws->plan->n_cuts, &filled, &m->lists.cut_at) &&
                list_kind(m, 3, draws->n_governments, &filled, &m->lists.government_at);
  if (!listed)
    fc_draws_note(draws, FC_NO_MEMORY);
  return listed;
}

static size_t take_list(const class_maker *m, const size_t *at, size_t place, size_t n) {
  for (size_t i = at[place]; i < at[place + 1]; i++)
    m->own[n++] = m->lists.list[i];
  return n;
}

/* The measures that may count an award, in m->own. */
static size_t measures_of(const class_maker *m, size_t touched) {
  const fc_draw_path *draws = m->draws;
  const fc_touched *t = &draws->plan->touched[touched];
  size_t n = m->lists.n_general;
  memcpy(m->own, m->lists.list, n * sizeof *m->own);
  if (draws->row_of[touched])
    n = take_list(m, m->lists.row_at, draws->row_of[touched] - 1, n);
  for (uint32_t i = 0; i < t->cuts; i++)
    n = take_list(m, m->lists.cut_at, t->cut[i], n);
  return take_list(m, m->lists.government_at, t->government, n);
}

/* What must be the same of the awards of a group, as bytes. */
static fc_str key_of(class_maker *m, const fc_award_ops *of) {
  const fc_plan *plan = m->draws->plan;
  const fc_touched *t = &plan->touched[of->touched];
  fc_buf_clear(&m->key);
  for (size_t i = 0; i < of->op.count; i++) {
    fc_draw_op op;
    memcpy(&op, fc_seq_at(&of->op, i), sizeof op);
    op.weight = 0;
    fc_buf_add(&m->key, (const char *)&op, sizeof op);
  }
  for (size_t i = 0; i < of->entry.count; i++)
    fc_buf_add(&m->key, fc_seq_at(&of->entry, i), sizeof(fc_draw_entry));
  if (m->draws->drawn_dues) {
    const int32_t due[] = {(int32_t)t->due.kind, t->due.year, t->due.grown, t->due.carried};
    fc_buf_add(&m->key, (const char *)due, sizeof due);
  }
  if (!of->alike) {
    fc_buf_add(&m->key, (const char *)(plan->due[FC_VALUE] + of->touched * plan->n_years),
               plan->n_years * sizeof(fc_money));
    fc_buf_add(&m->key, (const char *)(plan->received[FC_VALUE] + of->touched), sizeof(fc_money));
    fc_buf_add(&m->key, (const char *)&t->incurred, sizeof t->incurred);
  }
  return (fc_str){m->key.p, m->key.n};
}

/* The ops of a group are those of its first award. */
static fc_draw_class *new_class(class_maker *m, const fc_award_ops *of) {
  fc_draw_path *draws = m->draws;
  fc_draw_class *class = fc_seq_push(&draws->class);
  if (!class) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return NULL;
  }
  class->left = fc_draws_array(draws, draws->plan->n_years + 1, sizeof *class->left);
  class->first_op = draws->op.count;
  class->n_ops = of->op.count;
  for (size_t i = 0; i < of->op.count; i++) {
    fc_draw_op *op = fc_seq_push(&draws->op);
    if (!op) {
      fc_draws_note(draws, FC_NO_MEMORY);
      return NULL;
    }
    *op = *(const fc_draw_op *)fc_seq_at(&of->op, i);
    op->class = (uint32_t)draws->class.count - 1;
    op->entry += draws->entry.count;
    op->weight = 0;
  }
  for (size_t i = 0; i < of->entry.count; i++) {
    fc_draw_entry *entry = fc_seq_push(&draws->entry);
    if (entry)
      *entry = *(const fc_draw_entry *)fc_seq_at(&of->entry, i);
    else
      fc_draws_note(draws, FC_NO_MEMORY);
  }
  return class->left ? class : NULL;
}

/* What was spent and is not yet paid: never more than is due, where all of it is left when the step comes. */
static double incurred_of(const fc_plan *plan, const fc_award_ops *of, const fc_draw_op *op) {
  fc_money incurred = plan->touched[of->touched].incurred, due = fc_plan_due(plan, of->touched, op->balance, FC_VALUE);
  return (double)(of->alike && incurred > due ? due : incurred) / 100;
}

/* Adds what an award has to its group, each thing once. */
static void join(class_maker *m, const fc_award_ops *of, fc_draw_class *class) {
  fc_draw_path *draws = m->draws;
  const fc_plan *plan = draws->plan;
  uint64_t seen = 0;
  bool counted = false, spent = false;
  class->n++;
  for (size_t i = 0; i < of->op.count && draws->status == FC_OK; i++) {
    const fc_draw_op *op = fc_seq_at(&of->op, i);
    ((fc_draw_op *)fc_seq_at(&draws->op, class->first_op + i))->weight += op->weight;
    if (op->of_first_due && !counted)
      fc_draws_add_due(draws, of->touched, fc_draws_first_due(draws, of->touched), &class->first_due);
    counted = counted || op->of_first_due;
    if (op->incurred && !spent)
      class->incurred += incurred_of(plan, of, op);
    spent = spent || op->incurred;
    if (!(seen >> op->balance & 1))
      fc_draws_add_due(draws, of->touched, op->balance, &class->left[op->balance]);
    seen |= UINT64_C(1) << op->balance;
  }
}

/* What is due of an award, for measures that count it. */
static void add_starts(class_maker *m, size_t touched, size_t n) {
  fc_draw_path *draws = m->draws;
  for (size_t i = 0; i < n; i++) {
    fc_draw_measure *measure = fc_seq_at(&draws->measure, m->own[i]);
    if (!measure->due || !fc_draws_counts(draws, measure, touched, SIZE_MAX))
      continue;
    fc_draw_sum due = {0};
    for (size_t y = measure->first; y < measure->last; y++)
      fc_draws_add_due(draws, touched, y, &due);
    uint32_t real = measure->real ? fc_draws_real(draws, measure->first) : fc_draws_number(draws, 1);
    fc_draws_add(draws, &measure->start, due.fixed, real);
    for (size_t k = 0; k < due.n; k++)
      fc_draws_add(draws, &measure->start, due.term[k].coefficient,
                   fc_draws_product(draws, due.term[k].column, real));
  }
}

static void add_award(class_maker *m, size_t touched) {
  fc_draw_path *draws = m->draws;
  fc_award_ops of = {.draws = draws, .touched = touched, .alike = true, .measure = m->own};
  fc_seq_init(&of.op, sizeof(fc_draw_op));
  fc_seq_init(&of.entry, sizeof(fc_draw_entry));
  of.n_measures = measures_of(m, touched);
  add_starts(m, touched, of.n_measures);
  fc_award_lay_ops(&of);
  fc_award_lay_entries(&of);
  size_t before = fc_intern_count(&draws->classes_known);
  fc_str key = key_of(m, &of);
  uint32_t number = of.op.count == 0 || m->key.failed ? 0 : fc_intern_put(&draws->classes_known, key);
  if (m->key.failed || number == FC_INTERN_NONE)
    fc_draws_note(draws, FC_NO_MEMORY);
  else if (number && draws->status == FC_OK) {
    bool is_new = fc_intern_count(&draws->classes_known) > before;
    fc_draw_class *class = is_new ? new_class(m, &of) : fc_seq_at(&draws->class, number - 1);
    if (class)
      join(m, &of, class);
  }
  fc_seq_free(&of.op);
  fc_seq_free(&of.entry);
}

/* The groups of awards of cuts that share sums. */
static void number_sharings(fc_draw_path *draws) {
  for (size_t k = 0; k < draws->plan->n_cuts; k++) {
    const fc_plan_cut *from = &draws->plan->cuts[k];
    fc_draw_cut *cut = &draws->cut[k];
    cut->first_sharing = (uint32_t)draws->n_sharings;
    cut->n_groups = from->grouped ? (uint32_t)from->n_groups : 1;
    draws->n_sharings += cut->n_ways * cut->n_groups;
    uint32_t *of = from->grouped ? fc_draws_array(draws, from->n_touched, sizeof *of) : NULL;
    for (size_t g = 0; of && g < from->n_groups; g++)
      for (size_t i = from->group_at[g]; i < from->group_at[g + 1]; i++)
        of[from->grouped[i]] = (uint32_t)g;
    cut->group_of = of;
  }
}

void fc_draws_make_classes(fc_draw_path *draws) {
  class_maker m = {.draws = draws};
  number_sharings(draws);
  if (draws->status == FC_OK && list_measures(&m))
    for (size_t t = 0; t < draws->plan->n_touched && draws->status == FC_OK; t++)
      if (!draws->plan->touched[t].unknown)
        add_award(&m, t);
  fc_buf_reset(&m.key);
  if (draws->status == FC_OK)
    fc_draws_make_parts(draws);
}
