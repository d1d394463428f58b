/* sensitivity_sentence.c - the sentence of what an answer depends on: which input matters most, and how much. */
#include "report/lines.h"
#include "report/sentence.h"
#include "report/words.h"

#include <string.h>

enum { NAMED = 3 }; /* inputs that are told of */

/* Columns that hold shares of an output's variance, the exact one before the estimated. */
static const char *const shares[] = {"shapley_exact", "shapley", "first_order_exact", "first_order"};

/* A cell in the words of its column's type. */
static void put_cell(fc_buf *out, const fc_row_reader *row, const char *column, int most) {
  size_t at = fc_table_find_column(row->table, column);
  fc_type type = at == SIZE_MAX ? FC_TEXT : fc_table_column_type(row->table, at);
  fc_reading figure = fc_row_figure(row, column);
  if (type == FC_MONEY)
    fc_print_money(out, &figure, most);
  else
    fc_print_figure(out, &figure, type == FC_SHARE ? &fc_unit_percent : &fc_unit_plain, most);
}

static void put_of(fc_buf *out, const fc_row_reader *row, const char *before) {
  fc_buf_text(out, before);
  fc_print_name(out, fc_row_text(row, "output"));
}

static const char *share_column(const fc_row_reader *row) {
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
    if (fc_row_figure(row, shares[i]).present)
      return shares[i];
  return NULL;
}

/* "Most of the uncertainty of loss, 64%, comes from court; then from severity (31%)." */
static void put_shares(fc_buf *out, fc_row_reader *row, const char *column, int most) {
  fc_reading share = fc_row_figure(row, column);
  bool mostly = fc_ratio_cmp(share.value, fc_ratio_of(1, 2)) > 0;
  fc_str output = fc_row_text(row, "output");
  put_of(out, row, mostly ? "Most of the uncertainty of " : "The largest part of the uncertainty of ");
  fc_buf_text(out, ", ");
  put_cell(out, row, column, most);
  fc_buf_text(out, ", comes from ");
  fc_print_text(out, fc_row_text(row, "input"));
  char first[64];
  size_t length = output.n < sizeof first ? output.n : sizeof first;
  memcpy(first, output.p, length);
  for (size_t i = 1; i < fc_table_rows(row->table) && i < NAMED; i++) {
    fc_row_read(row, i);
    fc_str other = fc_row_text(row, "output");
    bool same = other.n == output.n && memcmp(other.p, first, length) == 0;
    fc_reading next = fc_row_figure(row, column);
    if (!same || !fc_reading_is_positive(&next))
      break;
    fc_buf_text(out, i == 1 ? "; then from " : ", ");
    fc_print_text(out, fc_row_text(row, "input"));
    fc_buf_text(out, " (");
    put_cell(out, row, column, most);
    fc_buf_char(out, ')');
  }
}

static void put_start(fc_buf *out, const fc_row_reader *row, const char *verb) {
  fc_print_capital(out, fc_row_text(row, "output"));
  fc_buf_text(out, verb);
  fc_print_text(out, fc_row_text(row, "input"));
}

/* "Loss swings most with severity: $1 million at its P10, $4.3 million at its P90." */
static void put_swing(fc_buf *out, const fc_row_reader *row, int most) {
  put_start(out, row, " swings most with ");
  fc_buf_text(out, ": ");
  put_cell(out, row, "at_p10", most);
  fc_buf_text(out, " at its P10, ");
  put_cell(out, row, "at_p90", most);
  fc_buf_text(out, " at its P90");
}

/* "Loss is moved most by severity: one standard deviation of it makes $1 million." */
static void put_moves(fc_buf *out, const fc_row_reader *row, const char *column, const char *by, int most) {
  put_start(out, row, " is moved most by ");
  fc_buf_text(out, by);
  put_cell(out, row, column, most);
}

fc_status fc_sensitivity_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader row;
  if (!fc_result_first_row(result, "sensitivity", &row))
    return FC_NO_MEMORY;
  const char *share = share_column(&row);
  if (fc_result_rows(result, "sensitivity") == 0)
    fc_buf_text(out, "Nothing that was looked at varies");
  else if (share)
    put_shares(out, &row, share, most);
  else if (fc_row_has(&row, "swing"))
    put_swing(out, &row, most);
  else if (fc_row_has(&row, "change_by_sd"))
    put_moves(out, &row, "change_by_sd", ": one standard deviation of it makes ", most);
  else if (fc_row_has(&row, "change_to_next"))
    put_moves(out, &row, "change_to_next", ": its next value makes ", most);
  else if (fc_row_has(&row, "mu_star"))
    put_moves(out, &row, "mu_star", ": a step of half its probability makes ", most);
  else
    put_moves(out, &row, "src", ": in standard deviations, one of it makes ", most);
  fc_buf_char(out, '.');
  fc_row_close(&row);
  return fc_buf_status(out);
}
