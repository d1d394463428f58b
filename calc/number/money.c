/* money.c - whole cents: printed, added, scaled. */
#include "number/i128.h"
#include <string.h>

size_t fc_money_format(fc_money money, char *out, size_t cap) {
  char text[48];
  size_t n = fc_cents_format(money, text);
  if (cap) {
    size_t kept = n < cap ? n : cap - 1;
    memcpy(out, text, kept);
    out[kept] = '\0';
  }
  return n;
}

fc_status fc_money_add(fc_money a, fc_money b, fc_money *out) {
  return __builtin_add_overflow(a, b, out) ? FC_OVERFLOW : FC_OK;
}

fc_status fc_money_scale(fc_money money, fc_rate rate, fc_rounding rounding, fc_money *out) {
  if (rate.den <= 0)
    return FC_BAD_ARGUMENT;
  fc_i128 product = (fc_i128)money * rate.num;
  return fc_i128_to_money(fc_i128_divide(product, rate.den, rounding), out) ? FC_OK : FC_OVERFLOW;
}
