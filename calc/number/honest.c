/* honest.c - how many digits a figure supports (SEMANTICS section 2). */
#include "number/decimal.h"
#include "number/wide.h"

/* high - low = num / den, exact: cross products have 256 bits. */
static void width_of(fc_ratio low, fc_ratio high, fc_wide *num, fc_wide *den) {
  fc_wide left = fc_wide_product(fc_i128_magnitude(high.num), (fc_u128)low.den);
  fc_wide right = fc_wide_product(fc_i128_magnitude(low.num), (fc_u128)high.den);
  bool same_side = (high.num < 0) == (low.num < 0);
  *num = same_side ? fc_wide_distance(&left, &right) : fc_wide_sum(&left, &right);
  *den = fc_wide_product((fc_u128)high.den, (fc_u128)low.den);
}

/* The smallest power of ten that is not below half of num / den, which is not zero. */
static int power_above_half(fc_wide num, fc_wide den) {
  den = fc_wide_times(&den, 2);
  int power = 0;
  while (fc_wide_cmp(&num, &den) > 0) {
    den = fc_wide_times(&den, 10);
    power++;
  }
  for (;;) {
    num = fc_wide_times(&num, 10);
    if (power > 0 || fc_wide_cmp(&num, &den) > 0)
      return power;
    power--;
  }
}

/* The place of the last of `most` digits; one more is lost where rounding carries: 99.996 becomes 100.0. */
static int place_of_most(fc_ratio value, int most) {
  int top = fc_decimal_top(value), last = top - most + 1;
  fc_decimal decimal;
  fc_decimal_round(value, last, &decimal);
  return fc_decimal_digit(&decimal, top + 1) == '0' ? last : last + 1;
}

bool fc_honest_exponent(fc_ratio value, fc_ratio low, fc_ratio high, int power, int most, int *exponent) {
  fc_wide num, den;
  width_of(low, high, &num, &den);
  bool exact = fc_wide_is_zero(&num);
  if (value.num == 0) {
    *exponent = 0;
    return exact;
  }
  int last = place_of_most(value, most);
  if (!exact) {
    int supported = power_above_half(num, den);
    if (supported > fc_decimal_top(value))
      return false;
    if (supported > last)
      last = supported;
  }
  *exponent = last + power;
  return true;
}
