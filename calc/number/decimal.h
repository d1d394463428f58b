/* decimal.h - the decimal digits of a ratio, rounded once. */
#ifndef FC_NUMBER_DECIMAL_H
#define FC_NUMBER_DECIMAL_H

#include "number/ratio.h"

#define FC_DECIMAL_DIGITS 160

typedef struct fc_decimal {
  bool negative;
  int top, last; /* powers of ten of the first and the last digit; the first may be 0 */
  char digit[FC_DECIMAL_DIGITS];
} fc_decimal;

/* The power of ten of the first digit that is not 0; 0 for a ratio of zero. */
int fc_decimal_top(fc_ratio r);
/* All digits down to 10^last (-80..80), rounded half away from zero. */
void fc_decimal_round(fc_ratio r, int last, fc_decimal *out);
/* The digit at a power of ten, '0' outside. */
char fc_decimal_digit(const fc_decimal *decimal, int power);

#endif
