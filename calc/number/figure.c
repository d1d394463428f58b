/* figure.c - amounts with their range: exact ones, sums, and files in thousands. */
#include "number/figure.h"

fc_figure fc_figure_exact(fc_money value) {
  return (fc_figure){value, value, value, FC_EXACTLY};
}

bool fc_figure_is_exact(fc_figure f) {
  return f.low == f.high;
}

void fc_span_add(fc_span *sum, fc_figure f) {
  sum->low += f.low;
  sum->value += f.value;
  sum->high += f.high;
}

bool fc_span_is_exact(fc_span s) {
  return s.low == s.high;
}

static bool times(fc_money *cents, int64_t factor) {
  return !__builtin_mul_overflow(*cents, factor, cents);
}

fc_status fc_figure_scale_units(fc_figure *figure, int64_t factor, int decimals) {
  fc_figure scaled = *figure;
  if (factor < 1 || decimals < 0)
    return FC_BAD_ARGUMENT;
  if (!times(&scaled.value, factor) || !times(&scaled.low, factor) || !times(&scaled.high, factor))
    return FC_OVERFLOW;
  if (fc_figure_is_exact(*figure) && factor > 1) {
    fc_i128 half = (fc_i128)factor * 50;
    for (; decimals > 0 && half > 0; decimals--)
      half /= 10;
    if (!fc_i128_to_money(scaled.value - half, &scaled.low) || !fc_i128_to_money(scaled.value + half, &scaled.high))
      return FC_OVERFLOW;
  }
  *figure = scaled;
  return FC_OK;
}
