/* tracker_sentence.c - the first sentence of what trackers hold, and of how two of them differ.
 *
 * What is at risk is not called lost; sums of lows and of highs are said as such. */
#include "report/tracker_sentence.h"
#include "report/sentence.h"
#include "report/words.h"

bool fc_tracker_tells(const fc_result *result) {
  return fc_result_find(result, "at_risk") || (fc_result_find(result, "changes") && fc_result_find(result, "summary"));
}

/* "$1.07 million", "up to $535 million", "$474 million to $588 million, the sums of the lowest and of the highest". */
static void print_amount(fc_buf *out, const fc_row_reader *row, int most, bool ends_named) {
  fc_reading amount = fc_row_figure(row, "amount"), lowest = fc_row_figure(row, "lowest"),
             highest = fc_row_figure(row, "highest");
  if (amount.present) {
    fc_sentence_amount(out, fc_row_text(row, "hedge"), &amount, most, false);
    return;
  }
  fc_print_money(out, &lowest, most);
  fc_buf_text(out, " to ");
  fc_print_money(out, &highest, most);
  if (ends_named)
    fc_buf_text(out, fc_row_integer(row, "awards", 0) == 1 ? ", the lowest and the highest estimate"
                                                            : ", the sums of the lowest and of the highest estimates");
}

static bool tracker_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader total, status;
  const fc_table *statuses = fc_result_find(result, "status");
  bool ok = fc_result_first_row(result, "total", &total), told = false;
  ok = fc_row_open(&status, statuses) && ok;
  if (ok) {
    fc_print_count(out, fc_row_integer(&total, "awards", 0), "award", "awards");
    fc_buf_text(out, ", ");
    print_amount(out, &total, most, true);
  }
  for (size_t i = 0; ok && statuses && i < fc_table_rows(statuses); i++) {
    fc_row_read(&status, i);
    fc_str name = fc_row_text(&status, "status");
    if (!name.n)
      continue;
    fc_buf_text(out, told ? "; " : ": ");
    fc_print_name(out, name);
    fc_buf_char(out, ' ');
    print_amount(out, &status, most, false);
    told = true;
  }
  fc_buf_char(out, '.');
  fc_row_close(&total);
  fc_row_close(&status);
  return ok;
}

/* "3 new, 1 gone" */
static void print_changes(fc_buf *out, fc_row_reader *row) {
  bool told = false;
  for (size_t i = 0; i < fc_table_rows(row->table); i++) {
    fc_row_read(row, i);
    int64_t awards = fc_row_integer(row, "awards", 0);
    if (!awards)
      continue;
    fc_buf_text(out, told ? ", " : "");
    fc_print_integer(out, awards);
    fc_buf_char(out, ' ');
    fc_print_text(out, fc_row_text(row, "change"));
    told = true;
  }
  fc_buf_text(out, told ? "" : "no award on either side");
}

static void print_sign(fc_buf *out, const fc_reading *amount) {
  const fc_ratio zero = {0, 1};
  fc_buf_text(out, amount->present && fc_ratio_cmp(amount->low, zero) > 0 ? "+" : "");
}

static bool compare_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader total, change;
  bool ok = fc_result_first_row(result, "total", &total);
  ok = fc_row_open(&change, fc_result_find(result, "summary")) && ok;
  if (ok) {
    fc_reading before = fc_row_figure(&total, "amount_before"), after = fc_row_figure(&total, "amount_after");
    fc_reading net = fc_row_figure(&total, "net"), gross = fc_row_figure(&total, "gross");
    fc_buf_text(out, "From ");
    fc_print_money(out, &before, most);
    fc_buf_text(out, " to ");
    fc_print_money(out, &after, most);
    fc_buf_text(out, ": net ");
    print_sign(out, &net);
    fc_print_money(out, &net, most);
    fc_buf_text(out, ", gross ");
    fc_print_money(out, &gross, most);
    fc_buf_text(out, "; ");
    print_changes(out, &change);
    fc_buf_char(out, '.');
  }
  fc_row_close(&total);
  fc_row_close(&change);
  return ok;
}

bool fc_tracker_sentence(fc_buf *out, const fc_result *result, int most) {
  return fc_result_find(result, "at_risk") ? tracker_sentence(out, result, most) : compare_sentence(out, result, most);
}
