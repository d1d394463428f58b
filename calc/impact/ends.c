/* ends.c - worst-case ends of a row's figures over the rounding of its inputs.
 *
 * A loss and the grants that it is set against hold the same amounts, so that their ratio is not bounded by the ends of
 * one over the ends of the other: a full cut is 100 % of its grants whatever they are. For each award the end is chosen
 * that makes the ratio extreme, by Dinkelbach's method (On nonlinear fractional programming, Management Science 13,
 * 1967): with r the ratio so far, take for each award the end that maximises loss - r * amount, until r stays.
 *
 * Where a sum is shared pro rata, awards are no longer apart: ends_shared.c. */
#include "impact/ends.h"

#include <stdlib.h>
#include <string.h>

/* One thing with a loss and an amount at each end. */
typedef struct fc_item {
  fc_i128 loss[FC_ENDS], amount[FC_ENDS];
} fc_item;

typedef struct fc_fraction {
  fc_i128 num, den;
} fc_fraction;

/* loss * r.den - r.num * amount, of which the extreme is sought; false: overflow. */
static bool score(const fc_item *item, int end, fc_ratio r, fc_i128 *out) {
  fc_i128 left, right;
  return fc_i128_mul(item->loss[end], r.den, &left) && fc_i128_mul(r.num, item->amount[end], &right) &&
         fc_i128_add(left, -right, out);
}

/* The sums at the ends that make the ratio greater (sign 1) or lesser (-1) than r. */
static bool improve(const fc_item *items, size_t n, fc_ratio r, int sign, fc_fraction *out) {
  *out = (fc_fraction){0, 0};
  for (size_t i = 0; i < n; i++) {
    int best = FC_VALUE;
    fc_i128 at_best, at_end;
    if (!score(&items[i], best, r, &at_best))
      return false;
    for (int end = 0; end < FC_ENDS; end++) {
      if (!score(&items[i], end, r, &at_end))
        return false;
      if (sign * at_end > sign * at_best) {
        best = end;
        at_best = at_end;
      }
    }
    out->num += items[i].loss[best];
    out->den += items[i].amount[best];
  }
  return true;
}

enum { ROUNDS = 64 }; /* convergence is superlinear: a handful suffices */

static fc_status extreme(fc_ctx *ctx, const fc_item *items, size_t n, int sign, fc_ratio *out) {
  fc_fraction sum = {0, 0};
  for (size_t i = 0; i < n; i++) {
    sum.num += items[i].loss[FC_VALUE];
    sum.den += items[i].amount[FC_VALUE];
  }
  *out = (fc_ratio){0, 0};
  if (sum.den <= 0)
    return FC_OK;
  *out = fc_ratio_of(sum.num, sum.den);
  for (int round = 0; round < ROUNDS; round++) {
    if (!improve(items, n, *out, sign, &sum))
      return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
    if (sum.den <= 0)
      break;
    fc_ratio next = fc_ratio_of(sum.num, sum.den);
    if (sign * fc_ratio_cmp(next, *out) <= 0)
      break;
    *out = next;
  }
  return FC_OK;
}

fc_status fc_tally_ratio_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in,
                              const fc_span *rest, fc_ratio *low, fc_ratio *high) {
  if (fc_plan_shares_sums(tally->plan))
    return fc_shared_ratio_ends(ctx, tally, group, in, rest, low, high);
  fc_item *items = malloc((group->n_members + 1) * sizeof *items);
  size_t n = 0;
  if (!items)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < group->n_members; i++) {
    size_t t = group->member[i];
    if (tally->plan->touched[t].unknown || (in && !in[fc_group_government(tally, group, t)]))
      continue;
    for (int end = 0; end < FC_ENDS; end++) {
      items[n].loss[end] = tally->loss[end][t];
      items[n].amount[end] = fc_plan_grant(tally->plan, t, tally->plan->n_years, (fc_end)end);
    }
    n++;
  }
  if (rest)
    items[n++] = (fc_item){{0, 0, 0}, {rest->low, rest->value, rest->high}};
  fc_status status = extreme(ctx, items, n, -1, low);
  if (status == FC_OK)
    status = extreme(ctx, items, n, 1, high);
  free(items);
  return status;
}

fc_status fc_group_ends(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  fc_status status = FC_OK;
  if (!tally->ranged)
    return FC_OK;
  if (fc_plan_shares_sums(tally->plan))
    status = fc_shared_loss_ends(ctx, tally, group);
  return status == FC_OK
             ? fc_tally_ratio_ends(ctx, tally, group, NULL, NULL, &group->row.grant_low, &group->row.grant_high)
             : status;
}
