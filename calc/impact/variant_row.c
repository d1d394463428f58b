/* variant_row.c - the figures of all awards of a variant together, from the sums that it keeps.
 *
 * A figure over some of the governments alone is of what those lose. Governments that have the same of all that a row is
 * set against are of one kind, and what is booked is kept apart for each kind, so that such a figure is a sum as well. */
#include "impact/ends.h"
#include "dataset/sum.h"
#include "impact/variant_parts.h"

#include <stdlib.h>
#include <string.h>

enum { KINDS_MOST = 256 };

static bool is_partial(const fc_row *row) {
  return row->budget.partial || row->department.partial || row->department_revenue.partial || row->aid.partial ||
         row->population.partial;
}

/* The number of the kind of each government of the run, and the bits of each kind. */
static bool number_kinds(fc_variant *variant, const uint8_t *holders, fc_keys *keys, uint32_t *kind_of) {
  const fc_plan *plan = &variant->plan;
  size_t n = plan->frame.n_governments, years = plan->show_to - plan->show_from;
  uint32_t words[FC_YEARS_MAX];
  for (size_t i = 0; i < n; i++) {
    for (size_t y = 0; y < years; y++)
      words[y] = holders[y * n + i];
    uint32_t kind = fc_keys_put(keys, words);
    if (kind == FC_INTERN_NONE)
      return false;
    kind_of[plan->frame.governments[i]] = kind;
  }
  return true;
}

static bool keep_kinds(fc_variant *variant, const fc_keys *keys) {
  size_t years = variant->plan.show_to - variant->plan.show_from, kinds = fc_keys_count(keys);
  const uint8_t **holds = fc_arena_array(&variant->arena, kinds, sizeof *holds);
  for (size_t k = 0; holds && k < kinds; k++) {
    uint8_t *bits = fc_arena_alloc(&variant->arena, years);
    if (!bits)
      return false;
    for (size_t y = 0; y < years; y++)
      bits[y] = (uint8_t)fc_keys_at(keys, (uint32_t)k)[y];
    holds[k] = bits;
  }
  variant->holds = holds;
  return holds != NULL;
}

/* Sums are kept apart for each kind from now on. */
static fc_status part_kinds(fc_ctx *ctx, fc_variant *variant, const fc_keys *keys, const uint32_t *kind_of) {
  const fc_plan *plan = &variant->plan;
  size_t kinds = fc_keys_count(keys);
  size_t books = (size_t)fc_variant_ends(variant) * kinds * fc_variant_books(variant);
  fc_i128 *booked = malloc(books * sizeof *booked);
  uint32_t *kind = malloc((plan->n_touched + 1) * sizeof *kind);
  if (!booked || !kind || !keep_kinds(variant, keys)) {
    free(booked);
    free(kind);
    return fc_fail_memory(ctx);
  }
  for (size_t t = 0; t < plan->n_touched; t++)
    kind[t] = kind_of[fc_dataset_award(plan->frame.dataset, plan->touched[t].award)->government];
  free(variant->booked);
  free(variant->kind);
  variant->booked = booked;
  variant->kind = kind;
  variant->kinds = (uint32_t)kinds;
  return fc_variant_book_all(ctx, variant);
}

static fc_status set_kinds(fc_ctx *ctx, fc_variant *variant, const uint8_t *holders) {
  const fc_plan *plan = &variant->plan;
  fc_keys keys;
  uint32_t *kind_of = calloc(plan->frame.dataset->governments.count + 1, sizeof *kind_of);
  if (!kind_of || !fc_keys_init(&keys, plan->show_to - plan->show_from)) {
    free(kind_of);
    return fc_fail_memory(ctx);
  }
  fc_status status = number_kinds(variant, holders, &keys, kind_of) ? FC_OK : fc_fail_memory(ctx);
  if (status == FC_OK && fc_keys_count(&keys) <= KINDS_MOST)
    status = part_kinds(ctx, variant, &keys, kind_of);
  fc_keys_free(&keys);
  free(kind_of);
  return status;
}

/* The row added up anew, with all that it is set against. */
static fc_status make_row(fc_ctx *ctx, fc_variant *variant) {
  const fc_plan *plan = &variant->plan;
  bool first = !variant->row_made;
  const fc_money *taken[FC_ENDS] = {variant->taken[FC_LOW], variant->taken[FC_VALUE], variant->taken[FC_HIGH]};
  uint8_t *holders =
      first ? calloc((plan->show_to - plan->show_from) * plan->frame.n_governments + 1, sizeof *holders) : NULL;
  if (first && !holders)
    return fc_fail_memory(ctx);
  fc_status status = fc_tally_total_row(ctx, plan, taken, holders, &variant->row);
  if (status == FC_OK && first && is_partial(&variant->row))
    status = set_kinds(ctx, variant, holders);
  free(holders);
  variant->row_made = variant->row_current = status == FC_OK;
  return status;
}

static fc_i128 booked(const fc_variant *variant, int end, uint32_t kind, fc_account account, size_t year) {
  size_t at = ((size_t)end * variant->kinds + kind) * fc_variant_books(variant);
  return variant->booked[at + (size_t)account * (variant->plan.n_years + 1) + year];
}

/* What is booked to an account in a year, of all kinds, at each end. */
static fc_span span_of(const fc_variant *variant, fc_account account, size_t year) {
  fc_i128 at[FC_ENDS] = {0};
  for (int end = 0; end < FC_ENDS; end++)
    for (uint32_t kind = 0; kind < variant->kinds; kind++)
      at[end] += booked(variant, fc_variant_ends(variant) == 1 ? 0 : end, kind, account, year);
  return (fc_span){at[FC_LOW], at[FC_VALUE], at[FC_HIGH]};
}

static fc_span in_order(fc_span span) {
  return span.low > span.high ? (fc_span){span.high, span.value, span.low} : span;
}

fc_i128 fc_variant_loss(const fc_variant *variant) {
  fc_i128 loss = 0;
  for (int a = 0; a < FC_LOSS_ACCOUNTS; a++)
    for (size_t y = variant->plan.show_from; y < variant->plan.show_to; y++)
      loss += span_of(variant, (fc_account)a, y).value;
  return loss;
}

/* What the governments lose that have something, in the years in which they have it. */
static void mend_part(const fc_variant *variant, unsigned bit, fc_base *base) {
  const fc_plan *plan = &variant->plan;
  fc_i128 part[FC_ENDS] = {0};
  if (!base->partial)
    return;
  for (int end = 0; end < FC_ENDS; end++)
    for (uint32_t kind = 0; kind < variant->kinds; kind++)
      for (size_t y = plan->show_from; y < plan->show_to; y++)
        for (int a = 0; a < FC_LOSS_ACCOUNTS && (variant->holds[kind][y - plan->show_from] & bit); a++)
          part[end] += booked(variant, fc_variant_ends(variant) == 1 ? 0 : end, kind, (fc_account)a, y);
  base->part = (fc_span){part[FC_LOW], part[FC_VALUE], part[FC_HIGH]};
}

/* The row of all awards with the variant's sums in it. */
static void mend_row(const fc_variant *variant, fc_row *row) {
  const fc_plan *plan = &variant->plan;
  row->loss = (fc_span){0, 0, 0};
  for (int a = 0; a < FC_ACCOUNTS; a++) {
    row->account[a] = (fc_span){0, 0, 0};
    for (size_t y = plan->show_from; y < plan->show_to; y++)
      fc_span_add_span(&row->account[a], span_of(variant, (fc_account)a, y));
    if (a < FC_LOSS_ACCOUNTS)
      fc_span_add_span(&row->loss, row->account[a]);
  }
  row->account[FC_BOOK_CASH] = in_order(row->account[FC_BOOK_CASH]);
  row->later = in_order(span_of(variant, FC_BOOK_FUTURE, plan->n_years));
  mend_part(variant, FC_HOLDS_BUDGET, &row->budget);
  mend_part(variant, FC_HOLDS_DEPARTMENT, &row->department);
  mend_part(variant, FC_HOLDS_DEPARTMENT_REVENUE, &row->department_revenue);
  mend_part(variant, FC_HOLDS_AID, &row->aid);
  mend_part(variant, FC_HOLDS_POPULATION, &row->population);
}

/* Ends of a loss and of what it is a share of that hold the same amounts, or of sums that are shared, are searched. */
bool fc_variant_is_quick(const fc_variant *variant, const fc_metric *metric) {
  const fc_plan *plan = &variant->plan;
  bool searched = plan->ranged && (metric->own_ends || fc_plan_shares_sums(plan));
  bool apart = !variant->row_made || !is_partial(&variant->row) || variant->kind;
  return !metric->needs_row && !searched && apart;
}

fc_status fc_variant_measure(fc_ctx *ctx, fc_variant *variant, const fc_metric *metric, fc_value *out) {
  bool made = variant->row_made && (variant->row_current || fc_variant_is_quick(variant, metric));
  fc_status status = made ? FC_OK : make_row(ctx, variant);
  *out = (fc_value){0};
  if (status != FC_OK)
    return status;
  fc_row row = variant->row;
  if (!variant->row_current)
    mend_row(variant, &row);
  metric->compute(&row, out);
  return FC_OK;
}
