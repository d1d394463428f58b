/* cell.c - the cells of result tables, and how JSON and CSV print them. */
#include "table/result.h"

/* SEMANTICS section 2 asks for all that a program may need of a share and for no false tail: 12 significant digits. */
#define PUBLISHED_DIGITS 12

fc_cell fc_cell_text(fc_str text) {
  return (fc_cell){.present = true, .text = text};
}

fc_cell fc_cell_integer(int64_t value) {
  return (fc_cell){.present = true, .value = {value, 1}};
}

fc_cell fc_cell_bool(bool value) {
  return fc_cell_integer(value);
}

fc_cell fc_cell_money(fc_i128 cents) {
  return (fc_cell){.present = true, .value = {cents, 1}};
}

fc_cell fc_cell_ratio(fc_ratio value) {
  return (fc_cell){.present = value.den != 0, .value = value};
}

fc_cell fc_cell_none(void) {
  return (fc_cell){.present = false};
}

void fc_cell_print(fc_buf *out, const fc_column *column, const fc_cell *cell) {
  char digits[48];
  if (!cell->present)
    return;
  switch (column->type) {
  case FC_TEXT:
  case FC_CODE:
  case FC_DATE:
    fc_buf_str(out, cell->text);
    return;
  case FC_BOOL:
    fc_buf_text(out, cell->value.num ? "true" : "false");
    return;
  case FC_INTEGER:
    fc_buf_add(out, digits, fc_i128_format(cell->value.num, digits));
    return;
  case FC_MONEY:
    fc_buf_add(out, digits, fc_cents_format(cell->value.num, digits));
    return;
  case FC_SHARE:
  case FC_NUMBER:
    fc_ratio_print(out, cell->value, PUBLISHED_DIGITS);
    return;
  }
}
