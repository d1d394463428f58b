/* ratio_print.c - ratios as decimal text. Scaling by a power of ten only moves the point. */
#include "number/decimal.h"

#define LAST_POWER 80 /* of what fc_decimal_round takes */

static int clamp(int power) {
  return power < -LAST_POWER ? -LAST_POWER : power > LAST_POWER ? LAST_POWER : power;
}

/* The digits with the point moved by `power`; `last` is the place, after moving, of the last digit printed. */
static void print(fc_buf *out, const fc_decimal *decimal, int power, int last, bool marks) {
  int first = decimal->top + power;
  while (first > 0 && fc_decimal_digit(decimal, first - power) == '0')
    first--;
  if (decimal->negative)
    fc_buf_char(out, '-');
  for (int place = first > 0 ? first : 0; place >= 0; place--) {
    fc_buf_char(out, fc_decimal_digit(decimal, place - power));
    if (marks && place > 0 && place % 3 == 0)
      fc_buf_char(out, ',');
  }
  if (last < 0)
    fc_buf_char(out, '.');
  for (int place = -1; place >= last; place--)
    fc_buf_char(out, fc_decimal_digit(decimal, place - power));
}

void fc_ratio_print(fc_buf *out, fc_ratio r, int digits) {
  int last = clamp(fc_decimal_top(r) - digits + 1);
  fc_decimal decimal;
  fc_decimal_round(r, last, &decimal);
  while (last < 0 && fc_decimal_digit(&decimal, last) == '0')
    last++;
  print(out, &decimal, 0, last, false);
}

void fc_honest_print(fc_buf *out, fc_ratio value, int power, int exponent, bool marks) {
  fc_decimal decimal;
  fc_decimal_round(value, clamp(exponent - power), &decimal);
  print(out, &decimal, power, exponent, marks);
}

void fc_ratio_print_fixed(fc_buf *out, fc_ratio r, int power, int decimals, bool marks) {
  fc_honest_print(out, r, power, -decimals, marks);
}
