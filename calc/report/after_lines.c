/* after_lines.c - after the loss, in lines: "gap  $0 if every service ended with its grant, $740 million if all were
 * kept up". Read from the tables total, tiers and cash. */
#include "report/after_lines.h"
#include "report/lines.h"
#include "report/words.h"

#include <string.h>

#define TAB 13

static const fc_unit positions_unit = {"", " jobs", " job", 0, 0, false};

/* One line, made of what is in `text`, which is then empty again. */
static void put_line(fc_buf *out, bool *any, const char *label, fc_buf *text) {
  if (text->n) {
    fc_buf_text(out, *any ? "" : "\n");
    fc_lines_labeled(out, label, TAB, fc_made(text));
    *any = true;
  }
  fc_buf_clear(text);
}

/* "$0 if every service ended with its grant, $740 million if all were kept up" */
static void tell_ends(fc_buf *text, const fc_row_reader *total, const char *least, const char *most_of, int most) {
  fc_reading low = fc_row_figure(total, least), high = fc_row_figure(total, most_of);
  if (!low.present || !high.present)
    return;
  fc_print_money(text, &low, most);
  if (fc_ratio_cmp(low.value, high.value) == 0) {
    fc_buf_text(text, ", whether or not services are kept up");
    return;
  }
  fc_buf_text(text, " if every service ended with its grant, ");
  fc_print_money(text, &high, most);
  fc_buf_text(text, " if all were kept up");
}

static void tell_own_cost(fc_buf *text, const fc_row_reader *total, int most) {
  fc_reading own = fc_row_figure(total, "own_cost"), service = fc_row_figure(total, "service_loss");
  fc_reading freed = fc_row_figure(total, "match_freed");
  if (!own.present) {
    tell_ends(text, total, "own_cost_min", "own_cost_max", most);
    return;
  }
  fc_print_money(text, &own, most);
  fc_buf_text(text, " left to pay from own money");
  if (service.present && service.value.num != 0) {
    fc_buf_text(text, "; ");
    fc_print_money(text, &service, most);
    fc_buf_text(text, " of services would end");
  }
  if (freed.present && freed.value.num != 0) {
    fc_buf_text(text, ", of which ");
    fc_print_money(text, &freed, most);
    fc_buf_text(text, " is match that is freed");
  }
}

/* "85% of what is available is drawn; it is enough for 1.18 times the own cost" */
static void tell_reserves(fc_buf *text, const fc_row_reader *total, int most) {
  static const fc_unit times = {"", " times", " times", 0, -2, false};
  fc_reading used = fc_row_figure(total, "reserve_used"), coverage = fc_row_figure(total, "coverage");
  if (used.present) {
    fc_print_figure(text, &used, &fc_unit_percent, most);
    fc_buf_text(text, " of what is available would be drawn");
  }
  if (coverage.present) {
    fc_buf_text(text, text->n ? "; it is " : "what is available is ");
    fc_print_figure(text, &coverage, &times, most);
    fc_buf_text(text, " the own cost");
  }
}

static void tell_gap(fc_buf *text, const fc_row_reader *total, int most) {
  fc_reading gap = fc_row_figure(total, "gap");
  int64_t first = fc_row_integer(total, "first_gap_year", 0);
  if (!gap.present) {
    tell_ends(text, total, "gap_min", "gap_max", most);
    return;
  }
  fc_print_money(text, &gap, most);
  if (first)
    fc_buf_printf(text, ", the first in fiscal year %lld", (long long)first);
}

/* "$3.15 billion in place of $2.3 billion". */
static void tell_new_gap(fc_buf *text, const fc_row_reader *total, int most) {
  fc_reading budget = fc_row_figure(total, "budget"), gap = fc_row_figure(total, "new_gap");
  if (!gap.present)
    return;
  fc_print_money(text, &gap, most);
  if (!budget.present)
    return;
  fc_buf_text(text, " in place of ");
  fc_print_money(text, &budget, most);
}

static void tell_jobs(fc_buf *text, const fc_row_reader *total, int most) {
  fc_reading jobs = fc_row_figure(total, "positions");
  if (!jobs.present)
    return;
  fc_print_figure(text, &jobs, &positions_unit, most);
  fc_buf_text(text, " that the lost money pays");
}

static void tell_floor(fc_buf *text, const fc_row_reader *total, int most) {
  fc_reading floor = fc_row_figure(total, "two_month_floor");
  if (!floor.present)
    return;
  fc_print_money(text, &floor, most);
  fc_buf_text(text, " would pay for two months of the budget");
}

/* "easy reserves would cover 2018; easy and moderate ones 2018, 2019": of one government. */
static bool tell_tiers(fc_buf *text, const fc_result *result) {
  const fc_table *table = fc_result_find(result, "tiers");
  fc_row_reader row;
  if (!table || fc_result_rows(result, "gap") == 0)
    return true;
  if (!fc_row_open(&row, table))
    return false;
  fc_buf whose = {0};
  bool one = true;
  for (size_t i = 0; i < fc_table_rows(table) && one; i++) {
    fc_row_read(&row, i);
    fc_str government = fc_row_text(&row, "government"), years = fc_row_text(&row, "covers");
    if (i == 0)
      fc_buf_str(&whose, government);
    one = fc_str_eq(government, fc_made(&whose));
    fc_buf_text(text, i ? "; " : "");
    fc_print_text(text, fc_row_text(&row, "access"));
    fc_buf_text(text, i ? " ones " : " reserves would cover ");
    if (years.n)
      fc_print_text(text, years);
    else
      fc_buf_text(text, "no year whole");
  }
  if (!one)
    fc_buf_clear(text);
  fc_buf_reset(&whose);
  fc_row_close(&row);
  return true;
}

/* "at most $4.3 million is waited for at once, at the end of June 2018" */
static bool tell_cash(fc_buf *text, const fc_result *result, const fc_row_reader *total, int most) {
  const fc_table *table = fc_result_find(result, "cash");
  fc_reading peak = fc_row_figure(total, "peak_cash");
  fc_row_reader row;
  if (!peak.present)
    return true;
  fc_buf_text(text, "at most ");
  fc_print_money(text, &peak, most);
  fc_buf_text(text, " is waited for at once");
  if (!table)
    return true;
  if (!fc_row_open(&row, table))
    return false;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    fc_reading waited = fc_row_figure(&row, "waited_for");
    if (!waited.present || fc_ratio_cmp(waited.value, peak.value) != 0)
      continue;
    fc_buf date = {0};
    fc_buf_str(&date, fc_row_text(&row, "month"));
    fc_buf_text(&date, "-01");
    fc_buf_text(text, ", at the end of ");
    fc_print_month(text, fc_made(&date));
    fc_buf_reset(&date);
    break;
  }
  fc_row_close(&row);
  return true;
}

fc_status fc_after_lines(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader total;
  fc_buf text = {0};
  bool any = false;
  if (!fc_result_first_row(result, "total", &total))
    return FC_NO_MEMORY;
  tell_own_cost(&text, &total, most);
  put_line(out, &any, "own cost", &text);
  tell_reserves(&text, &total, most);
  put_line(out, &any, "reserves", &text);
  bool ok = tell_tiers(&text, result);
  put_line(out, &any, "tiers", &text);
  tell_gap(&text, &total, most);
  put_line(out, &any, "gap", &text);
  tell_new_gap(&text, &total, most);
  put_line(out, &any, "new gap", &text);
  tell_floor(&text, &total, most);
  put_line(out, &any, "two months", &text);
  tell_jobs(&text, &total, most);
  put_line(out, &any, "positions", &text);
  ok = tell_cash(&text, result, &total, most) && ok;
  put_line(out, &any, "cash", &text);
  fc_row_close(&total);
  bool failed = text.failed;
  fc_buf_reset(&text);
  return ok && !failed ? FC_OK : FC_NO_MEMORY;
}
