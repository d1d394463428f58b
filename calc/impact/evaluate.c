/* evaluate.c - the normal form in exact cents:
 *
 *     take = mix * (left - clamp(left * (1 - rate) - amount, 0, ceiling))        for left >= 0
 *
 * A negative row (a correction) keeps left * (1 - rate) and is passed by amounts and ceilings. What one step takes from
 * one award is rounded once, so that takings add up everywhere (SEMANTICS section 3). */
#include "impact/plan.h"

#include <stdlib.h>
#include <string.h>

static fc_money end_of(fc_figure figure, fc_end end) {
  return end == FC_LOW ? figure.low : end == FC_HIGH ? figure.high : figure.value;
}

fc_money fc_plan_amount(const fc_plan *plan, size_t touched, fc_end end) {
  return end_of(fc_dataset_award(plan->frame.dataset, plan->touched[touched].award)->amount, end);
}

fc_money fc_plan_left(const fc_plan *plan, size_t touched, fc_end end) {
  const fc_award *award = fc_dataset_award(plan->frame.dataset, plan->touched[touched].award);
  fc_money amount = end_of(award->amount, end), left;
  if (award->basis != FC_BASIS_STOCK || !award->has_outlayed)
    return amount;
  if (__builtin_sub_overflow(amount, award->outlayed, &left))
    return amount;
  return amount >= 0 && left < 0 ? 0 : left;
}

/* The part of an award's fiscal year from a date on, by days, the date included. */
static fc_rate year_part_after(const fc_plan *plan, const fc_award *award, fc_date from) {
  int year = award->year ? award->year : plan->frame.year;
  fc_day start = fc_dataset_government(plan->frame.dataset, award->government)->start;
  fc_date first = fc_fiscal_year_first(year, start), last = fc_fiscal_year_last(year, start);
  if (from > last)
    return (fc_rate){0, 1};
  return from <= first ? (fc_rate){1, 1} : (fc_rate){last - from + 1, last - first + 1};
}

static fc_rate rate_of(const fc_plan *plan, const fc_award *award, const fc_term *term) {
  if (term->kind == FC_TERM_RATE)
    return term->rate;
  return term->kind == FC_TERM_YEAR_PART_AFTER ? year_part_after(plan, award, term->date) : (fc_rate){0, 1};
}

static fc_money money_of(const fc_award *award, const fc_term *term) {
  if (term->kind == FC_TERM_INCURRED)
    return award->has_incurred && award->incurred > 0 ? award->incurred : 0;
  return term->kind == FC_TERM_MONEY ? term->money : 0;
}

/* What is kept of left, over the rate's denominator; false: overflow. */
static bool keep(fc_money left, fc_rate rate, fc_money amount, const fc_money *ceiling, fc_i128 *kept) {
  fc_i128 part, whole;
  if (!fc_i128_mul(left, rate.den - rate.num, kept))
    return false;
  if (left < 0)
    return true;
  if (!fc_i128_mul(amount, rate.den, &part) || !fc_i128_add(*kept, -part, kept))
    return false;
  if (*kept < 0)
    *kept = 0;
  if (!ceiling)
    return true;
  if (!fc_i128_mul(*ceiling, rate.den, &whole))
    return false;
  if (*kept > whole)
    *kept = whole;
  return true;
}

static bool take(const fc_plan *plan, const fc_step *step, const fc_award *award, fc_money left, fc_money amount,
                 fc_money *out) {
  fc_rate rate = rate_of(plan, award, &step->rate);
  fc_money ceiling = money_of(award, &step->ceiling);
  fc_i128 kept, whole, taken, den;
  return keep(left, rate, amount, step->ceiling.kind == FC_TERM_NONE ? NULL : &ceiling, &kept) &&
         fc_i128_mul(left, rate.den, &whole) && fc_i128_add(whole, -kept, &taken) &&
         fc_i128_mul(taken, step->mix.num, &taken) && fc_i128_mul(rate.den, step->mix.den, &den) &&
         fc_i128_to_money(fc_i128_divide(taken, den, plan->rounding), out);
}

bool fc_step_acts(const fc_plan *plan, const fc_step *step, size_t touched) {
  const fc_touched *t = &plan->touched[touched];
  const fc_award *award = fc_dataset_award(plan->frame.dataset, t->award);
  return !t->unknown && (step->on & (award->basis == FC_BASIS_STOCK ? FC_ON_STOCK : FC_ON_FLOW)) != 0;
}

/* Splits a sum over what is left of the awards of a cut; all of it where less is left than is asked. */
static fc_status share_out(const fc_plan *plan, const fc_step *step, const fc_money *left, fc_money *share,
                           fc_money *weight) {
  const fc_plan_cut *cut = &plan->cuts[step->cut];
  fc_i128 sum = 0;
  for (size_t i = 0; i < cut->n_touched; i++) {
    size_t t = cut->touched[i];
    weight[i] = fc_step_acts(plan, step, t) && left[t] > 0 ? left[t] : 0;
    sum += weight[i];
  }
  memset(share, 0, cut->n_touched * sizeof *share);
  if (sum == 0 || step->amount.money == 0)
    return FC_OK;
  if (sum <= step->amount.money) {
    memcpy(share, weight, cut->n_touched * sizeof *share);
    return FC_OK;
  }
  return fc_money_allocate(step->amount.money, weight, cut->n_touched, share);
}

static fc_status fail_overflow(fc_ctx *ctx, const fc_plan *plan, const fc_award *award) {
  fc_where where = fc_dataset_where(plan->frame.dataset, award->origin);
  return fc_fail(ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row",
                 "a cut of this amount is beyond the range of money");
}

static fc_status run_step(fc_ctx *ctx, const fc_plan *plan, size_t s, fc_money *left, fc_money *share, fc_money *weight,
                          fc_money *taken) {
  const fc_step *step = &plan->steps[s];
  const fc_plan_cut *cut = &plan->cuts[step->cut];
  if (step->sharing == FC_PRO_RATA) {
    fc_status status = share_out(plan, step, left, share, weight);
    if (status != FC_OK)
      return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  for (size_t i = 0; i < cut->n_touched; i++) {
    size_t t = cut->touched[i];
    const fc_award *award = fc_dataset_award(plan->frame.dataset, plan->touched[t].award);
    fc_money *out = &taken[t * plan->n_steps + s];
    if (!fc_step_acts(plan, step, t))
      continue;
    if (!take(plan, step, award, left[t], step->sharing == FC_PRO_RATA ? share[i] : money_of(award, &step->amount),
              out))
      return fail_overflow(ctx, plan, award);
    left[t] -= *out;
  }
  return FC_OK;
}

fc_status fc_plan_evaluate(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end, fc_money *taken) {
  size_t n = plan->n_touched;
  fc_money *room = calloc(n ? 3 * n : 1, sizeof *room);
  if (!room)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  memset(taken, 0, n * plan->n_steps * sizeof *taken);
  for (size_t t = 0; t < n; t++)
    room[t] = fc_plan_left(plan, t, (fc_end)end[t]);
  for (size_t s = 0; s < plan->n_steps && status == FC_OK; s++)
    status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : run_step(ctx, plan, s, room, room + n, room + 2 * n, taken);
  free(room);
  return status;
}
