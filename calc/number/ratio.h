/* ratio.h - ratios that stay a numerator and a denominator until they are printed. */
#ifndef FC_NUMBER_RATIO_H
#define FC_NUMBER_RATIO_H

#include "base/buf.h"
#include "number/i128.h"
#include <fiscalc/number.h>

typedef struct fc_ratio {
  fc_i128 num, den; /* den > 0 */
} fc_ratio;

fc_ratio fc_ratio_of(fc_i128 num, fc_i128 den); /* any den but 0; lowest terms */
int fc_ratio_cmp(fc_ratio a, fc_ratio b);       /* exact */
bool fc_ratio_mul(fc_ratio a, fc_ratio b, fc_ratio *out); /* false: overflow */
bool fc_ratio_minus(fc_ratio a, fc_ratio b, fc_ratio *out); /* a - b; false: overflow */
bool fc_ratio_plus(fc_ratio a, fc_ratio b, fc_ratio *out);
bool fc_ratio_rate(fc_ratio r, fc_rate *out); /* false: beyond what a rate holds */
/* The rate nearest to a number, of 12 significant digits; false: beyond what a rate holds. */
bool fc_rate_near(double x, fc_rate *out);
double fc_ratio_double(fc_ratio r);

/* Correctly rounded (half away from zero) decimal with at most `digits` significant digits (1..38), trailing zeros and
 * a bare point dropped: "0.0000500058154436". Never an exponent. For CSV and JSON. */
void fc_ratio_print(fc_buf *out, fc_ratio r, int digits);

/* The value scaled by 10^power and printed with exactly `decimals` decimals (0..20), thousands marked where `marks`. */
void fc_ratio_print_fixed(fc_buf *out, fc_ratio r, int power, int decimals, bool marks);

/* Honest digits (SEMANTICS section 2): the exponent e of the last digit to print, 10^e being the smallest power of ten
 * not below half of high - low, so that at least one and at most `most` (default 4) significant digits are printed.
 * false: no digit survives, print the range instead. `power` as in fc_ratio_print_fixed: e is of the scaled value. */
bool fc_honest_exponent(fc_ratio value, fc_ratio low, fc_ratio high, int power, int most, int *exponent);
/* Prints value * 10^power to that exponent (e < 0: -e decimals; e >= 0: zeros after the last printed digit). */
void fc_honest_print(fc_buf *out, fc_ratio value, int power, int exponent, bool marks);

#endif
