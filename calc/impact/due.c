/* due.c - what is due of each award in each year: a year's amount that grows, a balance that is due once, or an amount
 * that a mapping spreads over the recipient's years. */
#include "impact/plan.h"

#include <stdlib.h>

static fc_money end_of(fc_figure figure, fc_end end) {
  return end == FC_LOW ? figure.low : end == FC_HIGH ? figure.high : figure.value;
}

static const fc_award *award_of(const fc_plan *plan, size_t touched) {
  return fc_dataset_award(plan->frame.dataset, plan->touched[touched].award);
}

/* The amount of a flow row, the undrawn balance of a stock row. */
static fc_money base_of(const fc_award *award, fc_end end) {
  fc_money amount = end_of(award->amount, end), left;
  if (award->basis != FC_BASIS_STOCK || !award->has_outlayed)
    return amount;
  if (__builtin_sub_overflow(amount, award->outlayed, &left))
    return amount;
  return amount >= 0 && left < 0 ? 0 : left;
}

static fc_money received_of(const fc_award *award, fc_end end) {
  if (award->has_outlayed)
    return award->outlayed;
  return award->basis == FC_BASIS_STOCK ? 0 : end_of(award->amount, end);
}

bool fc_grow(fc_i128 *amount, fc_rate growth, int years, fc_rounding rounding) {
  for (int i = 0; i < years && growth.num; i++) {
    fc_i128 grown;
    if (!fc_i128_mul(*amount, (fc_i128)growth.den + growth.num, &grown))
      return false;
    *amount = fc_i128_divide(grown, growth.den, rounding);
  }
  return true;
}

bool fc_plan_deflate(const fc_plan *plan, size_t year, fc_money *cents) {
  const fc_rate first = plan->price[plan->show_from], now = plan->price[year];
  fc_i128 num, den;
  return fc_i128_mul(*cents, first.num, &num) && fc_i128_mul(num, now.den, &num) &&
         fc_i128_mul(first.den, now.num, &den) && fc_i128_to_money(fc_i128_divide(num, den, plan->rounding), cents);
}

static bool grow(fc_money *amount, fc_rate growth, int years, fc_rounding rounding) {
  fc_i128 grown = *amount;
  return fc_grow(&grown, growth, years, rounding) && fc_i128_to_money(grown, amount);
}

static bool lay_yearly(const fc_plan *plan, const fc_due *due, fc_money base, fc_money *out) {
  const fc_rate growth = plan->baseline.grants.stated ? plan->baseline.grants.rate : (fc_rate){0, 1};
  if (!grow(&base, growth, due->grown, plan->rounding))
    return false;
  for (size_t y = (size_t)due->year; y < plan->n_years; y++) {
    out[y] = base;
    if (!due->carried)
      break;
    if (!grow(&base, growth, 1, plan->rounding))
      return false;
  }
  return true;
}

/* Parts by largest remainder, of a correction too. */
static bool lay_spread(const fc_plan *plan, const fc_due *due, fc_money base, fc_money *out) {
  fc_money *parts = calloc((size_t)due->parts, sizeof *parts);
  if (!parts)
    return false;
  bool good = fc_money_allocate(base < 0 ? -base : base, due->part, (size_t)due->parts, parts) == FC_OK;
  for (int32_t i = 0; i < due->parts && good; i++) {
    int32_t year = due->part_year + i;
    if (year >= 0 && (size_t)year < plan->n_years)
      out[year] = base < 0 ? -parts[i] : parts[i];
  }
  free(parts);
  return good;
}

static bool lay(const fc_plan *plan, const fc_due *due, fc_money base, fc_money *out) {
  if (due->kind == FC_DUE_SPREAD)
    return lay_spread(plan, due, base, out);
  if (due->kind == FC_DUE_YEARLY)
    return lay_yearly(plan, due, base, out);
  out[due->year] = base;
  return true;
}

static fc_status fail_grown(fc_ctx *ctx, const fc_plan *plan, size_t t) {
  fc_where where = fc_dataset_where(plan->frame.dataset, award_of(plan, t)->origin);
  return fc_fail(ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row and the growth of the scenario",
                 "this amount grows beyond the range of money");
}

/* The first year's part of an award, and what follows from it. */
static bool set_first(const fc_plan *plan, size_t t, fc_money part, fc_money *out) {
  fc_due due = plan->touched[t].due;
  due.grown = 0;
  out[0] = part;
  return due.kind != FC_DUE_YEARLY || lay_yearly(plan, &due, part, out);
}

/* baseline.grants: all selected awards together are this much in the first year, corrections and all. */
static fc_status set_grants(fc_ctx *ctx, const fc_plan *plan, fc_money *due) {
  size_t n = plan->n_touched, years = plan->n_years;
  fc_money *weight = calloc(2 * n + 1, sizeof *weight), *part = weight + n;
  if (!weight)
    return fc_fail_memory(ctx);
  for (size_t t = 0; t < n; t++)
    weight[t] = due[t * years] > 0 ? due[t * years] : 0;
  fc_status status = fc_money_allocate(plan->baseline.set_grants.value, weight, n, part);
  if (status != FC_OK)
    status = fc_fail(ctx, FC_BAD_DATA, "F330", &plan->baseline.set_grants.where, "leave \"grants\" out",
                     "the selected grants have no amount that could be scaled");
  for (size_t t = 0; t < n && status == FC_OK; t++)
    if (due[t * years] != 0 && !set_first(plan, t, part[t], due + t * years))
      status = fail_grown(ctx, plan, t);
  free(weight);
  return status;
}

static fc_status lay_all(fc_ctx *ctx, const fc_plan *plan, fc_end end, fc_money *due, fc_money *received) {
  for (size_t t = 0; t < plan->n_touched; t++) {
    const fc_award *award = award_of(plan, t);
    received[t] = received_of(award, end);
    if (!lay(plan, &plan->touched[t].due, base_of(award, end), due + t * plan->n_years))
      return fail_grown(ctx, plan, t);
  }
  return plan->baseline.set_grants.stated ? set_grants(ctx, plan, due) : FC_OK;
}

fc_status fc_plan_set_dues(fc_ctx *ctx, fc_plan *plan) {
  static const fc_end order[] = {FC_VALUE, FC_LOW, FC_HIGH};
  plan->ranged = false;
  for (size_t t = 0; t < plan->n_touched && !plan->baseline.set_grants.stated; t++)
    plan->ranged = plan->ranged || !fc_figure_is_exact(award_of(plan, t)->amount);
  for (size_t i = 0; i < FC_ENDS; i++) {
    fc_end end = order[i];
    if (end != FC_VALUE && !plan->ranged) {
      plan->due[end] = plan->due[FC_VALUE];
      plan->received[end] = plan->received[FC_VALUE];
      continue;
    }
    fc_money *due = fc_arena_array(&plan->arena, plan->n_touched * plan->n_years + 1, sizeof *due);
    fc_money *received = fc_arena_array(&plan->arena, plan->n_touched + 1, sizeof *received);
    if (!due || !received)
      return fc_fail_memory(ctx);
    fc_status status = lay_all(ctx, plan, end, due, received);
    if (status != FC_OK)
      return status;
    plan->due[end] = due;
    plan->received[end] = received;
  }
  return FC_OK;
}

fc_money fc_plan_base(const fc_plan *plan, size_t touched, fc_end end) {
  return base_of(award_of(plan, touched), end);
}

fc_money fc_plan_due(const fc_plan *plan, size_t touched, size_t year, fc_end end) {
  return plan->due[end][touched * plan->n_years + year];
}

/* A stock row is as large as it was awarded, not as what is left of it. */
static fc_money grant_in(const fc_plan *plan, size_t touched, size_t year, fc_end end) {
  const fc_award *award = award_of(plan, touched);
  const fc_due *due = &plan->touched[touched].due;
  if (due->kind == FC_DUE_ONCE && !plan->baseline.set_grants.stated)
    return (size_t)due->year == year ? end_of(award->amount, end) : 0;
  return fc_plan_due(plan, touched, year, end);
}

fc_money fc_plan_grant(const fc_plan *plan, size_t touched, size_t year, fc_end end) {
  if (year < plan->n_years)
    return grant_in(plan, touched, year, end);
  fc_money sum = 0;
  for (size_t y = plan->show_from; y < plan->show_to; y++)
    sum += grant_in(plan, touched, y, end);
  return sum;
}
