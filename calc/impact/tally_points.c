/* tally_points.c - the least, the greatest and the mean loss of each row over all that uncertain parameters may be, at
 * the stated amounts. */
#include "impact/tally.h"

#include <stdlib.h>
#include <string.h>

/* A plan with the numbers of one point. */
static fc_status evaluate(fc_ctx *ctx, const fc_tally *tally, const fc_plan_point *point, fc_plan *plan,
                          fc_money *taken) {
  uint8_t *end = malloc(plan->n_touched + 1);
  if (!end)
    return fc_fail_memory(ctx);
  memset(end, FC_VALUE, plan->n_touched + 1);
  plan->cuts = point->cuts;
  fc_status status = FC_OK;
  const fc_growth *grants = &point->baseline.grants, *stated = &tally->plan->baseline.grants;
  bool grown = grants->rate.num != stated->rate.num || grants->rate.den != stated->rate.den;
  plan->baseline = point->baseline;
  if (grown || point->baseline.set_grants.value != tally->plan->baseline.set_grants.value)
    status = fc_plan_set_dues(ctx, plan);
  if (status == FC_OK)
    status = fc_plan_evaluate(ctx, plan, end, taken);
  free(end);
  return status;
}

static fc_i128 loss_of(const fc_plan *plan, const size_t *member, size_t n, const fc_money *taken) {
  fc_i128 loss = 0;
  for (size_t i = 0; i < n; i++)
    if (!plan->touched[member[i]].unknown)
      loss += fc_plan_loss(plan, member[i], taken, plan->n_years);
  return loss;
}

static void widen(fc_support *support, fc_i128 loss) {
  support->least = !support->present || loss < support->least ? loss : support->least;
  support->greatest = !support->present || loss > support->greatest ? loss : support->greatest;
  support->present = true;
}

static void add_mean(fc_support *support, fc_i128 loss, fc_ratio weight) {
  fc_i128 left, right, den, num;
  fc_ratio part;
  support->has_mean = support->has_mean && weight.den && fc_ratio_mul(fc_ratio_of(loss, 1), weight, &part) &&
                      fc_i128_mul(support->mean.num, part.den, &left) &&
                      fc_i128_mul(part.num, support->mean.den, &right) &&
                      fc_i128_mul(support->mean.den, part.den, &den) && fc_i128_add(left, right, &num);
  if (support->has_mean)
    support->mean = fc_ratio_of(num, den);
}

/* Of every row of the breakdown, and behind them of the total. */
static fc_status each_point(fc_ctx *ctx, const fc_tally *tally, fc_support *supports, const fc_plan_point *points,
                            size_t n, bool range, bool mean) {
  fc_money *taken = calloc(tally->plan->n_takings + 1, sizeof *taken);
  fc_status status = taken ? FC_OK : fc_fail_memory(ctx);
  for (size_t p = 0; p < n && status == FC_OK; p++) {
    fc_plan plan = *tally->plan;
    plan.arena = (fc_arena){0};
    status = evaluate(ctx, tally, &points[p], &plan, taken);
    for (size_t g = 0; g <= tally->n_groups && status == FC_OK; g++) {
      bool total = g == tally->n_groups;
      fc_i128 loss = loss_of(&plan, total ? tally->total.member : tally->groups[g].member,
                             total ? tally->total.n_members : tally->groups[g].n_members, taken);
      if (range)
        widen(&supports[g], loss);
      if (mean)
        add_mean(&supports[g], loss, points[p].weight);
    }
    fc_arena_free(&plan.arena);
  }
  free(taken);
  return status;
}

fc_status fc_tally_points(fc_ctx *ctx, fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  if (!plan->n_points && !plan->n_mean_points)
    return FC_OK;
  fc_support *supports = fc_tally_array(ctx, tally, tally->n_groups + 1, sizeof *supports);
  if (!supports)
    return FC_NO_MEMORY;
  for (size_t g = 0; g <= tally->n_groups; g++)
    supports[g] = (fc_support){.has_mean = plan->n_mean_points > 0, .mean = {0, 1}};
  for (size_t g = 0; g < tally->n_groups; g++)
    tally->groups[g].support = &supports[g];
  tally->total.support = &supports[tally->n_groups];
  bool same = plan->mean_points == plan->points;
  fc_status status = each_point(ctx, tally, supports, plan->points, plan->n_points, true, same);
  return status == FC_OK && !same
             ? each_point(ctx, tally, supports, plan->mean_points, plan->n_mean_points, false, true)
             : status;
}
