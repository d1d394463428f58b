/* rate_near.c - a number that was computed, as a rate of 12 significant digits. */
#include "number/ratio.h"

#include <math.h>

enum { DIGITS = 12, DECIMALS_MOST = 18 };
#define LARGEST 9e18 /* below 2^63 */

bool fc_rate_near(double x, fc_rate *out) {
  *out = (fc_rate){0, 1};
  if (!(fabs(x) < LARGEST))
    return false;
  int decimals = DIGITS;
  for (double rest = fabs(x); decimals > 0 && rest >= 1; decimals--)
    rest /= 10;
  for (double rest = fabs(x); decimals < DECIMALS_MOST && rest > 0 && rest < 0.1; decimals++)
    rest *= 10;
  int64_t den = 1;
  for (int i = 0; i < decimals; i++)
    den *= 10;
  double scaled = x * (double)den;
  return fabs(scaled) < LARGEST && fc_ratio_rate(fc_ratio_of((fc_i128)llround(scaled), den), out);
}
