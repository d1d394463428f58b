/* axis.c - values of numbers that vary, for tables and for the scenario. */
#include "impact/axis.h"
#include "base/buf.h"

fc_cell fc_axis_cell(fc_type type, fc_ratio value) {
  fc_i128 cents;
  if (type == FC_MONEY)
    return fc_i128_mul(value.num, 100, &cents) ? fc_cell_money(fc_i128_divide(cents, value.den, FC_HALF_AWAY))
                                               : fc_cell_none();
  if (type == FC_INTEGER)
    return fc_cell_integer((int64_t)(value.num / value.den));
  return fc_cell_ratio(value);
}

const char *fc_axis_write(fc_arena *arena, fc_ratio value, bool percent) {
  fc_buf text = {0};
  fc_ratio scaled = percent ? fc_ratio_of(value.num * 100, value.den) : value;
  fc_i128 odd = scaled.den;
  while (odd % 2 == 0)
    odd /= 2;
  while (odd % 5 == 0)
    odd /= 5;
  if (odd == 1) { /* a decimal says it */
    fc_ratio_print(&text, scaled, 38);
    fc_buf_text(&text, percent ? "%" : "");
  } else {
    char num[48], den[48];
    fc_i128_format(value.num, num);
    fc_i128_format(value.den, den);
    fc_buf_printf(&text, "%s/%s", num, den);
  }
  const char *kept = text.failed ? NULL : fc_arena_text(arena, text.p, text.n);
  fc_buf_reset(&text);
  return kept;
}
