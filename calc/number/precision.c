/* precision.c - the rounding that a data row states for its figure: "exact", "rounded_0.1M", "10M", "100". */
#include "number/figure.h"
#include <string.h>

fc_status fc_precision_parse(fc_str precision, fc_money *unit) {
  static const char prefix[] = "rounded_";
  *unit = 0;
  precision = fc_str_trim(precision);
  if (fc_str_is(precision, "exact"))
    return FC_OK;
  if (fc_str_starts(precision, prefix))
    precision = (fc_str){precision.p + strlen(prefix), precision.n - strlen(prefix)};
  fc_figure read;
  fc_status status = fc_amount_read(precision, FC_AMOUNT_CHOSEN, &read, NULL, NULL);
  if (status || read.value <= 0)
    return FC_BAD_NUMBER;
  *unit = read.value;
  return FC_OK;
}

fc_status fc_figure_set_precision(fc_figure *figure, fc_str precision) {
  fc_money unit;
  fc_status status = fc_precision_parse(precision, &unit);
  if (status)
    return status;
  fc_money half = unit / 2, low, high;
  if (__builtin_sub_overflow(figure->value, half, &low) || __builtin_add_overflow(figure->value, half, &high))
    return FC_OVERFLOW;
  figure->low = low;
  figure->high = high;
  return FC_OK;
}
