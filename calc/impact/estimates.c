/* estimates.c - amounts that several estimators state of the same award. */
#include "impact/estimates.h"
#include "dataset/sum.h"

#include <stdlib.h>

/* What one estimator states of one item. */
typedef struct fc_statement {
  fc_span amount;
  unsigned hedges;
} fc_statement;

bool fc_estimates_init(fc_estimates *estimates) {
  fc_seq_init(&estimates->statements, sizeof(fc_statement));
  estimates->items = estimates->stated = (fc_keys){.slots = 0};
  return fc_keys_init(&estimates->items, 2) && fc_keys_init(&estimates->stated, 2);
}

void fc_estimates_free(fc_estimates *estimates) {
  fc_keys_free(&estimates->items);
  fc_keys_free(&estimates->stated);
  fc_seq_free(&estimates->statements);
}

bool fc_estimates_add(fc_estimates *estimates, uint32_t group, uint32_t item, uint32_t estimator, fc_figure amount) {
  const uint32_t key[] = {group, item};
  const uint32_t stated[] = {fc_keys_put(&estimates->items, key), estimator};
  uint32_t number = stated[0] == FC_INTERN_NONE ? FC_INTERN_NONE : fc_keys_put(&estimates->stated, stated);
  if (number == FC_INTERN_NONE)
    return false;
  fc_statement *statement = number < estimates->statements.count ? fc_seq_at(&estimates->statements, number)
                                                                 : fc_seq_push(&estimates->statements);
  if (!statement)
    return false;
  fc_span_add(&statement->amount, amount);
  statement->hedges |= 1u << amount.hedge;
  return true;
}

/* While sums are made: the statements of one item side by side, the least first, ties by name. */
typedef struct sorting {
  const fc_estimates *estimates;
  const fc_dataset *dataset;
} sorting;

static const fc_statement *statement_at(const sorting *s, uint32_t number) {
  return fc_seq_at(&s->estimates->statements, number);
}

static fc_str name_of(const sorting *s, uint32_t number) {
  return fc_dataset_text(s->dataset, fc_keys_at(&s->estimates->stated, number)[1]);
}

static int by_item_and_amount(const void *a, const void *b, void *self) {
  const sorting *s = self;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  uint32_t left = fc_keys_at(&s->estimates->stated, x)[0], right = fc_keys_at(&s->estimates->stated, y)[0];
  fc_i128 one = statement_at(s, x)->amount.value, other = statement_at(s, y)->amount.value;
  if (left != right)
    return left < right ? -1 : 1;
  if (one != other)
    return one < other ? -1 : 1;
  return fc_str_cmp(name_of(s, x), name_of(s, y));
}

/* Who stated the ends of a group: a name may stand there several times. */
typedef struct end_name {
  uint32_t group, statement;
  bool highest;
} end_name;

static void take_item(const sorting *s, const uint32_t *statements, size_t n, fc_estimate_sum *sums, end_name *ends) {
  uint32_t item = fc_keys_at(&s->estimates->stated, statements[0])[0];
  uint32_t group = fc_keys_at(&s->estimates->items, item)[0];
  fc_estimate_sum *sum = &sums[group];
  sum->items++;
  sum->several += n > 1;
  fc_span_add_span(&sum->lowest, statement_at(s, statements[0])->amount);
  fc_span_add_span(&sum->highest, statement_at(s, statements[n - 1])->amount);
  for (size_t i = 0; i < n; i++)
    sum->hedges |= statement_at(s, statements[i])->hedges;
  ends[0] = (end_name){group, statements[0], false};
  ends[1] = (end_name){group, statements[n - 1], true};
}

static int by_group_and_name(const void *a, const void *b, void *self) {
  const end_name *x = a, *y = b;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->highest != y->highest)
    return x->highest ? 1 : -1;
  return fc_str_cmp(name_of(self, x->statement), name_of(self, y->statement));
}

/* The different names of one end of one group, parted by "; ". */
static bool join_names(const sorting *s, const end_name *ends, size_t n, fc_arena *arena, fc_str *out) {
  fc_buf text = {0};
  fc_str last = {"", 0};
  for (size_t i = 0; i < n; i++) {
    fc_str name = name_of(s, ends[i].statement);
    if (!name.n || fc_str_eq(name, last))
      continue;
    fc_buf_text(&text, text.n ? "; " : "");
    fc_buf_str(&text, name);
    last = name;
  }
  const char *kept = text.failed ? NULL : fc_arena_text(arena, text.p ? text.p : "", text.n);
  *out = (fc_str){kept, kept ? text.n : 0};
  fc_buf_reset(&text);
  return kept != NULL;
}

static bool name_ends(const sorting *s, end_name *ends, size_t n, fc_estimate_sum *sums, fc_arena *arena) {
  qsort_r(ends, n, sizeof *ends, by_group_and_name, (void *)(uintptr_t)s);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i; end < n && ends[end].group == ends[i].group && ends[end].highest == ends[i].highest;)
      end++;
    fc_estimate_sum *sum = &sums[ends[i].group];
    if (!join_names(s, ends + i, end - i, arena, ends[i].highest ? &sum->highest_by : &sum->lowest_by))
      return false;
  }
  return true;
}

fc_estimate_sum *fc_estimates_sum(const fc_estimates *estimates, const fc_dataset *dataset, size_t n_groups,
                                  fc_arena *arena) {
  sorting s = {estimates, dataset};
  size_t n = fc_keys_count(&estimates->stated), items = fc_keys_count(&estimates->items), ends_made = 0;
  fc_estimate_sum *sums = fc_arena_array(arena, n_groups + 1, sizeof *sums);
  uint32_t *order = calloc(n + 1, sizeof *order);
  end_name *ends = calloc(2 * items + 1, sizeof *ends);
  bool ok = sums && order && ends;
  for (uint32_t i = 0; ok && i < n; i++)
    order[i] = i;
  if (ok)
    qsort_r(order, n, sizeof *order, by_item_and_amount, &s);
  for (size_t i = 0, end; ok && i < n; i = end) {
    uint32_t item = fc_keys_at(&estimates->stated, order[i])[0];
    for (end = i; end < n && fc_keys_at(&estimates->stated, order[end])[0] == item;)
      end++;
    take_item(&s, order + i, end - i, sums, ends + ends_made);
    ends_made += 2;
  }
  ok = ok && name_ends(&s, ends, ends_made, sums, arena);
  free(order);
  free(ends);
  return ok ? sums : NULL;
}
