/* claim_figure.c - a sum over a whole, exact at both ends, and whether it is what a claim allows. */
#include "impact/claim_parts.h"

static fc_ratio least(fc_ratio a, fc_ratio b) {
  return fc_ratio_cmp(a, b) <= 0 ? a : b;
}

static fc_ratio most(fc_ratio a, fc_ratio b) {
  return fc_ratio_cmp(a, b) >= 0 ? a : b;
}

bool fc_claim_divide(const fc_claim_year *year, const fc_claim_whole *whole, bool at_most_one, fc_claim_figure *out) {
  const fc_span *sum = &year->amount;
  *out = (fc_claim_figure){.point = year->point, .open_low = year->open_low, .open_high = year->open_high};
  if (!whole) {
    out->value = fc_ratio_of(sum->value, 100);
    out->low = fc_ratio_of(sum->low, 100);
    out->high = fc_ratio_of(sum->high, 100);
    return true;
  }
  if (whole->amount.low <= 0)
    return false;
  /* Cents over cents are a share, cents over hundredths of residents dollars for each. */
  out->point = out->point && whole->point;
  out->value = out->point ? fc_ratio_of(sum->value, whole->amount.value) : (fc_ratio){0, 1};
  out->low = least(fc_ratio_of(sum->low, whole->amount.low), fc_ratio_of(sum->low, whole->amount.high));
  out->high = most(fc_ratio_of(sum->high, whole->amount.low), fc_ratio_of(sum->high, whole->amount.high));
  if (at_most_one) /* a part of aid is never more than all of it */
    out->high = least(out->high, most(out->value, (fc_ratio){1, 1}));
  return true;
}

/* How a figure stands to one end of what is allowed; sign 1: it must not be below, -1: not above. */
static fc_holds test_end(const fc_bound *bound, const fc_claim_figure *figure, int sign) {
  fc_ratio worst = sign > 0 ? figure->low : figure->high, best = sign > 0 ? figure->high : figure->low;
  bool worst_open = sign > 0 ? figure->open_low : figure->open_high;
  bool best_open = sign > 0 ? figure->open_high : figure->open_low;
  if (!bound->given)
    return FC_HOLDS;
  int at_worst = fc_ratio_cmp(worst, bound->at) * sign, at_best = fc_ratio_cmp(best, bound->at) * sign;
  if (!worst_open && (bound->open ? at_worst > 0 : at_worst >= 0))
    return FC_HOLDS;
  return !best_open && (bound->open ? at_best <= 0 : at_best < 0) ? FC_FAILS : FC_OPEN;
}

fc_holds fc_claim_test(const fc_bounds *bounds, const fc_claim_figure *figure) {
  fc_holds low = test_end(&bounds->low, figure, 1), high = test_end(&bounds->high, figure, -1);
  return low < high ? low : high;
}

static bool subtract(fc_ratio a, fc_ratio b, fc_ratio *out) {
  fc_i128 left, right, sum;
  fc_ratio other = {-b.num, b.den};
  fc_i128 den;
  if (!fc_i128_mul(a.num, other.den, &left) || !fc_i128_mul(other.num, a.den, &right) ||
      !fc_i128_add(left, right, &sum) || !fc_i128_mul(a.den, other.den, &den))
    return false;
  *out = fc_ratio_of(sum, den);
  return true;
}

/* What is left to one end, negative what is short: from the figure as stated where it is one and fails. */
static bool margin_to(const fc_bound *bound, const fc_claim_figure *figure, int sign, fc_holds holds, fc_ratio *margin) {
  fc_ratio worst = sign > 0 ? figure->low : figure->high, best = sign > 0 ? figure->high : figure->low;
  fc_ratio from = figure->point ? figure->value : holds == FC_FAILS ? best : worst;
  return bound->given && (sign > 0 ? subtract(from, bound->at, margin) : subtract(bound->at, from, margin));
}

bool fc_claim_margin(const fc_bounds *bounds, const fc_claim_figure *figure, fc_holds holds, fc_ratio *threshold,
                     fc_ratio *margin) {
  fc_ratio low, high;
  bool has_low = margin_to(&bounds->low, figure, 1, holds, &low);
  bool has_high = margin_to(&bounds->high, figure, -1, holds, &high);
  if (!has_low && !has_high)
    return false;
  bool by_low = has_low && (!has_high || fc_ratio_cmp(low, high) <= 0);
  *threshold = by_low ? bounds->low.at : bounds->high.at;
  *margin = by_low ? low : high;
  return true;
}
