/* plan_sentence.c - the sentence of a plan: what each rate of it comes to, and who must have one.
 *
 * The rates are those of the columns cut_5, cut_12_5, ... */
#include "report/lines.h"
#include "report/sentence.h"

#include <string.h>

static const char cut[] = "cut_";
enum { THRESHOLD_DIGITS = 12 };

/* "5%", "12.5%"; false: the column is no cut's. */
static bool print_rate(fc_buf *out, const char *column) {
  if (strncmp(column, cut, sizeof cut - 1) != 0)
    return false;
  for (const char *at = column + sizeof cut - 1; *at; at++)
    fc_buf_char(out, *at == '_' ? '.' : *at);
  fc_buf_char(out, '%');
  return true;
}

bool fc_plan_heading(fc_buf *out, const char *column) {
  if (!print_rate(out, column))
    return false;
  fc_buf_text(out, " cut");
  return true;
}

/* "5% of it is $435,723, 25% is $2.179 million" */
static void print_cuts(fc_buf *out, const fc_table *table, const fc_row_reader *total, int most) {
  size_t said = 0;
  for (size_t i = 0; i < fc_table_columns(table); i++) {
    const char *column = fc_table_column_name(table, i);
    fc_buf rate = {0};
    if (print_rate(&rate, column)) {
      fc_reading amount = fc_row_figure(total, column);
      fc_buf_text(out, said ? ", " : "; ");
      fc_buf_str(out, fc_made(&rate));
      fc_buf_text(out, said++ ? " is " : " of it is ");
      fc_print_money(out, &amount, most);
    }
    fc_buf_reset(&rate);
  }
}

typedef struct reached {
  int64_t all, reached, unknown;
  fc_reading threshold;
} reached;

/* Of governments, or of departments. */
static reached count(const fc_table *table, bool departments) {
  reached found = {0};
  fc_row_reader row;
  if (!fc_row_open(&row, table))
    return found;
  size_t column = fc_table_find_column(table, "reached");
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    if ((fc_row_text(&row, "department").n > 0) != departments)
      continue;
    found.all++;
    found.reached += fc_row_is(&row, "reached");
    found.unknown += !row.cells[column].present;
    found.threshold = fc_row_figure(&row, "threshold");
  }
  fc_row_close(&row);
  return found;
}

/* "; 1 of 3 governments gets at least 20% of its budget from it" */
static void print_reached(fc_buf *out, const fc_table *table, bool departments, const char *it) {
  fc_unit percent = fc_unit_percent;
  reached found = count(table, departments);
  bool one = found.reached == 1 || found.all == 1;
  percent.trim = true;
  if (!found.all)
    return;
  fc_buf_text(out, "; ");
  fc_print_integer(out, found.reached);
  fc_buf_text(out, " of ");
  fc_print_count(out, found.all, departments ? "department" : "government", departments ? "departments" : "governments");
  fc_buf_text(out, one ? " gets at least " : " get at least ");
  fc_print_figure(out, &found.threshold, &percent, THRESHOLD_DIGITS);
  fc_buf_printf(out, " of %s from %s", one ? "its budget" : "their budgets", it);
  if (found.unknown) {
    fc_buf_text(out, " (of ");
    fc_print_integer(out, found.unknown);
    fc_buf_text(out, " it cannot be told)");
  }
}

fc_status fc_plan_sentence(fc_buf *out, const fc_result *result, int most) {
  const fc_table *table = fc_result_find(result, "total"), *thresholds = fc_result_find(result, "thresholds");
  fc_row_reader total;
  if (!fc_result_first_row(result, "total", &total))
    return FC_NO_MEMORY;
  fc_reading amount = fc_row_figure(&total, "amount");
  bool due = fc_row_integer(&total, "rows", 0) > 0;
  if (!due) {
    fc_buf_text(out, "No plan is due");
  } else {
    fc_buf_text(out, "The plan covers ");
    fc_print_money(out, &amount, most);
    fc_buf_text(out, " of federal money");
    print_cuts(out, table, &total, most);
  }
  if (thresholds) {
    print_reached(out, thresholds, false, due ? "it" : "federal money");
    print_reached(out, thresholds, true, due ? "it" : "federal money");
  }
  fc_buf_char(out, '.');
  fc_row_close(&total);
  return fc_buf_status(out);
}
