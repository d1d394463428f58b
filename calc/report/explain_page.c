/* explain_page.c - a figure taken apart as text, to be followed line by line: the formula in words and figures, then for
 * each name in it an account of the lines that add up to it. */
#include "report/explain_page.h"
#include "base/diag.h"
#include "report/account.h"
#include "report/closing.h"
#include "report/sentence.h"
#include "report/sheet.h"

#include <string.h>

#define TAB 13
enum { LINES_SHOWN = 30, STEPS_SHOWN = 12, SCHEDULE_SHOWN = 60 }; /* of one account, of one grant, of reserves */

bool fc_explain_page_fits(const fc_result *result) {
  return fc_result_rows(result, "explained") == 1;
}

static void put_sentence(fc_buf *out, const fc_row_reader *explained) {
  bool made = fc_row_figure(explained, "value").point;
  fc_print_text(out, fc_row_text(explained, "row"));
  fc_buf_text(out, ": ");
  fc_print_text(out, fc_row_text(explained, "metric"));
  fc_buf_text(out, made ? " = " : " is ");
  fc_print_text(out, fc_row_text(explained, "words"));
  fc_buf_char(out, '.');
}

fc_status fc_explain_sentence(fc_buf *out, const fc_result *result) {
  fc_row_reader explained;
  if (!fc_result_first_row(result, "explained", &explained))
    return FC_NO_MEMORY;
  put_sentence(out, &explained);
  fc_row_close(&explained);
  return FC_OK;
}

/* "0.0049% to 0.0051%"; money to the cent. false: the ends read the same. */
static bool print_ends(fc_buf *text, const fc_table *table, const fc_reading *value, int most) {
  fc_type type = fc_table_column_type(table, fc_table_find_column(table, "value"));
  if (type != FC_MONEY)
    return fc_print_range(text, value, type == FC_SHARE ? &fc_unit_percent : &fc_unit_plain, most);
  if (fc_reading_is_exact(value))
    return false;
  fc_account_print(text, value->low, false);
  fc_buf_text(text, " to ");
  fc_account_print(text, value->high, false);
  return true;
}

static void put_head(fc_buf *out, const fc_row_reader *explained, int most, fc_buf *text) {
  fc_reading value = fc_row_figure(explained, "value");
  fc_lines_labeled(out, "figure", TAB, fc_row_text(explained, "what"));
  fc_str formula = fc_row_text(explained, "formula"), words = fc_row_text(explained, "words");
  if (!memmem(words.p, words.n, formula.p, formula.n)) { /* the sentence says it in figures */
    fc_print_text(text, fc_row_text(explained, "metric"));
    fc_buf_text(text, " = ");
    fc_print_text(text, formula);
    fc_lines_labeled(out, "formula", TAB, fc_made(text));
  }
  fc_buf_clear(text);
  if (value.present && print_ends(text, explained->table, &value, most)) {
    fc_buf_text(text, value.point ? ", from the rounding of the figures it is made of" : "");
    fc_lines_labeled(out, "range", TAB, fc_made(text));
  }
  fc_buf_clear(text);
}

/* " [2] budgets.csv:17" */
static void put_place(fc_buf *text, const fc_row_reader *row) {
  int64_t source = fc_row_integer(row, "source", 0), line = fc_row_integer(row, "line", 0);
  fc_str file = fc_row_text(row, "file");
  if (!file.n)
    return;
  fc_buf_text(text, "; ");
  fc_print_text(text, file);
  if (line)
    fc_buf_printf(text, ":%lld", (long long)line);
  if (source)
    fc_buf_printf(text, " [%lld]", (long long)source);
}

/* "New York City: Byrne JAG (16.738), award 2016-DJ-1, federal fiscal year 2016; grants.csv:6 [1]" */
static void put_grant(fc_buf *text, const fc_row_reader *award) {
  int64_t award_year = fc_row_integer(award, "award_year", 0), year = fc_row_integer(award, "fiscal_year", 0);
  fc_str program = fc_row_text(award, "program"), listing = fc_row_text(award, "assistance_listing");
  fc_str id = fc_row_text(award, "award_id"), flag = fc_row_text(award, "flag");
  fc_print_text(text, fc_row_text(award, "government"));
  fc_buf_text(text, ": ");
  fc_print_text(text, program.n ? program : listing.n ? listing : FC_STR("a grant"));
  if (program.n)
    fc_print_in_parentheses(text, listing);
  if (id.n) {
    fc_buf_text(text, ", award ");
    fc_print_text(text, id);
  }
  if (award_year)
    fc_buf_printf(text, ", federal fiscal year %lld", (long long)award_year);
  if (year)
    fc_buf_printf(text, ", fiscal year %lld", (long long)year);
  if (flag.n) {
    fc_buf_text(text, ", flagged ");
    fc_print_text(text, flag);
  }
  put_place(text, award);
}

/* "; booked as future", "-$43,000,000.00 booked as cash in fiscal year 2020". */
static void put_booking(fc_buf *text, const fc_row_reader *step) {
  int64_t year = fc_row_integer(step, "fiscal_year", 0), booked_year = fc_row_integer(step, "booked_year", 0);
  fc_reading booked = fc_row_figure(step, "booked"), taken = fc_row_figure(step, "taken");
  if (!taken.point || fc_ratio_cmp(taken.value, booked.value) != 0) {
    fc_account_print(text, booked.value, false);
    fc_buf_char(text, ' ');
  }
  fc_buf_text(text, "booked as ");
  fc_print_name(text, fc_row_text(step, "account"));
  if (booked_year && booked_year != year)
    fc_buf_printf(text, " in fiscal year %lld", (long long)booked_year);
  else if (!booked_year && year)
    fc_buf_text(text, " after the years that are answered for");
  fc_buf_text(text, fc_row_is(step, "counted") ? "" : " (not in this figure)");
}

/* "JAG ended, fiscal year 2018: 100% of $4,300,000 = $4,300,000; booked as future". */
static void put_step(fc_buf *text, const fc_row_reader *step) {
  int64_t year = fc_row_integer(step, "fiscal_year", 0);
  bool told = fc_row_text(step, "words").n > 0, booked = fc_row_text(step, "account").n > 0;
  if (told) {
    fc_print_text(text, fc_row_text(step, "cut"));
    if (year)
      fc_buf_printf(text, ", fiscal year %lld", (long long)year);
    fc_buf_text(text, ": ");
    fc_print_text(text, fc_row_text(step, "words"));
  }
  fc_buf_text(text, told && booked ? "; " : "");
  if (booked)
    put_booking(text, step);
}

/* Of money that is booked elsewhere beside the figure only what comes too late for it is told. */
static bool is_told(const fc_row_reader *step) {
  return fc_row_text(step, "words").n || fc_row_is(step, "counted") || !fc_row_integer(step, "booked_year", 0);
}

/* Steps stand in the order of their awards: those of one begin at *at. */
static void put_steps(fc_account_lines *account, fc_row_reader *step, int64_t award, size_t *at, fc_buf *text) {
  size_t rows = step->table ? fc_table_rows(step->table) : 0, shown = 0, more = 0;
  for (; *at < rows; ++*at) {
    fc_row_read(step, *at);
    if (fc_row_integer(step, "award", 0) > award)
      break;
    if (fc_row_integer(step, "award", 0) < award || !is_told(step))
      continue;
    if (shown++ >= STEPS_SHOWN) {
      more++;
      continue;
    }
    fc_buf_clear(text);
    put_step(text, step);
    fc_account_words(account, fc_made(text));
  }
  fc_buf_clear(text);
  fc_buf_printf(text, "... and %zu more (--table steps lists all)", more);
  if (more)
    fc_account_words(account, fc_made(text));
  fc_buf_clear(text);
}

/* The lines that are not shown, as one. */
static void put_rest(fc_account_lines *account, fc_row_reader *row, size_t from, const char *column, const char *table,
                     fc_buf *text) {
  size_t rows = fc_table_rows(row->table);
  fc_account_lines rest = {.people = account->people};
  fc_buf unseen = {0};
  if (from >= rows)
    return;
  rest.out = &unseen;
  for (size_t i = from; i < rows; i++) {
    fc_row_read(row, i);
    if (fc_row_figure(row, column).point)
      fc_account_line(&rest, fc_row_figure(row, column), FC_STR(""));
  }
  fc_buf_reset(&unseen);
  fc_buf_clear(text);
  fc_buf_printf(text, "%zu more (--table %s lists all)", rows - from, table);
  fc_ratio sum = rest.sum.den ? rest.sum : (fc_ratio){0, 1};
  fc_account_line(account, (fc_reading){true, true, sum, sum, sum}, fc_made(text));
  fc_buf_clear(text);
}

static bool has_column(const fc_table *table, fc_str column) {
  fc_buf name = {0};
  fc_buf_str(&name, column);
  bool has = table && name.p && fc_table_find_column(table, name.p) != SIZE_MAX;
  fc_buf_reset(&name);
  return has;
}

/* The account of a name that adds up grants; their steps where they were not told yet. */
static fc_status put_grants(fc_buf *out, const fc_result *result, const char *term, bool with_steps, fc_buf *text) {
  fc_account_lines account = {.out = out};
  fc_row_reader award = {0}, step = {0};
  size_t at = 0;
  fc_status status = FC_OK;
  if (!fc_row_open(&award, fc_result_find(result, "awards")) || !fc_row_open(&step, fc_result_find(result, "steps")))
    status = FC_NO_MEMORY;
  size_t rows = status ? 0 : fc_table_rows(award.table);
  for (size_t i = 0; i < rows && i < LINES_SHOWN; i++) {
    fc_row_read(&award, i);
    fc_buf_clear(text);
    put_grant(text, &award);
    fc_account_line(&account, fc_row_figure(&award, term), fc_made(text));
    if (with_steps)
      put_steps(&account, &step, fc_row_integer(&award, "number", 0), &at, text);
  }
  if (!status) {
    put_rest(&account, &award, LINES_SHOWN, term, "awards", text);
    fc_account_sum(&account, fc_str_of(term));
  }
  fc_row_close(&award);
  fc_row_close(&step);
  return status;
}

/* Do the rows of a table name several years? They stand in their order. */
static bool several_years(fc_row_reader *row) {
  size_t rows = row->table ? fc_table_rows(row->table) : 0;
  if (rows < 2)
    return false;
  fc_row_read(row, 0);
  int64_t first = fc_row_integer(row, "fiscal_year", 0);
  fc_row_read(row, rows - 1);
  return fc_row_integer(row, "fiscal_year", 0) != first;
}

/* "New York City, for fiscal year 2027: adopted budget, all funds, fiscal year 2026; budgets.csv:2 [3]" */
static void put_whole_row(fc_buf *text, const fc_row_reader *row, bool years) {
  fc_print_text(text, fc_row_text(row, "government"));
  if (years)
    fc_buf_printf(text, ", for fiscal year %lld", (long long)fc_row_integer(row, "fiscal_year", 0));
  fc_buf_text(text, ": ");
  fc_print_text(text, fc_row_text(row, "what"));
  put_place(text, row);
}

/* The account of what the figure is set against. */
static fc_status put_whole(fc_buf *out, const fc_result *result, const char *term, bool people, bool adds,
                           fc_buf *text) {
  fc_account_lines account = {.out = out, .people = people};
  const char *column = people ? "count" : "amount";
  fc_row_reader row;
  if (!fc_row_open(&row, fc_result_find(result, "budget_rows")))
    return FC_NO_MEMORY;
  size_t rows = row.table ? fc_table_rows(row.table) : 0;
  bool years = several_years(&row);
  for (size_t i = 0; i < rows && i < LINES_SHOWN; i++) {
    fc_row_read(&row, i);
    fc_buf_clear(text);
    put_whole_row(text, &row, years);
    fc_account_line(&account, (fc_reading){true, true, fc_row_figure(&row, column).value, {0, 1}, {0, 1}}, fc_made(text));
  }
  put_rest(&account, &row, LINES_SHOWN, column, "budget_rows", text);
  if (adds)
    fc_account_sum(&account, fc_str_of(term));
  else
    fc_account_words(&account, FC_STR("two totals under one key: they are not added, and neither is taken"));
  fc_row_close(&row);
  return FC_OK;
}

/* Is it set against rows that are told one by one? What funds come to is not. */
static bool has_rows(const fc_result *result, fc_str term) {
  fc_row_reader row;
  if (!fc_result_rows(result, "budget_rows") || !fc_result_first_row(result, "budget_rows", &row))
    return false;
  bool has = fc_str_eq(fc_row_text(&row, "term"), term);
  fc_row_close(&row);
  return has;
}

/* One name of the formula: what it is, then its account. */
static fc_status put_term(fc_buf *out, const fc_result *result, const fc_row_reader *term, bool *told, fc_buf *text) {
  fc_buf name = {0};
  fc_status status = FC_OK;
  fc_reading amount = fc_row_figure(term, "amount"), count = fc_row_figure(term, "count");
  bool of_grants = has_column(fc_result_find(result, "awards"), fc_row_text(term, "term"));
  bool nothing = of_grants && amount.point && amount.value.num == 0;
  fc_buf_str(&name, fc_row_text(term, "term"));
  fc_buf_clear(text);
  fc_print_text(text, fc_row_text(term, "what"));
  fc_buf_text(text, nothing ? ": nothing" : "");
  bool rows = !of_grants && has_rows(result, fc_row_text(term, "term"));
  if (!of_grants && !rows && amount.point) {
    fc_buf_text(text, ": ");
    fc_account_print(text, amount.value, false);
  }
  fc_buf_char(out, '\n');
  fc_lines_labeled(out, name.p ? name.p : "", TAB, fc_made(text));
  if (name.failed)
    status = FC_NO_MEMORY;
  else if (of_grants && (!nothing || !*told)) {
    status = put_grants(out, result, name.p, !*told, text);
    *told = true;
  } else if (rows && (amount.present || count.present)) {
    status = put_whole(out, result, name.p, count.present, amount.point || count.point, text);
  }
  fc_buf_reset(&name);
  return status;
}

static fc_status put_terms(fc_buf *out, const fc_result *result, fc_buf *text) {
  fc_row_reader term;
  fc_status status = FC_OK;
  bool told = false;
  if (!fc_row_open(&term, fc_result_find(result, "terms")))
    return FC_NO_MEMORY;
  for (size_t i = 0; i < fc_result_rows(result, "terms") && !status; i++) {
    fc_row_read(&term, i);
    status = put_term(out, result, &term, &told, text);
  }
  fc_row_close(&term);
  return status;
}

/* What reserves meet, where the figure hangs on it. */
static fc_status put_after(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  static const char *const names[] = {"gap", "reserves", "cash"};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof names / sizeof *names && !status; i++) {
    const fc_table *table = fc_result_find(result, names[i]);
    if (!table || !fc_table_rows(table))
      continue;
    if (fc_table_rows(table) > SCHEDULE_SHOWN) {
      fc_buf_printf(fc_sink_buf(sink), "\n  %s: %zu rows (--table %s lists them)\n", names[i], fc_table_rows(table), names[i]);
      continue;
    }
    fc_sheet sheet = {result, table, NULL, fc_digits_most(options), false};
    fc_buf_printf(fc_sink_buf(sink), "\n  %s\n", names[i]);
    status = fc_sheet_print(ctx, &sheet, sink);
  }
  return status;
}

fc_status fc_explain_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_row_reader explained;
  fc_buf *out = fc_sink_buf(sink), text = {0};
  if (!fc_result_first_row(result, "explained", &explained))
    return fc_fail_memory(ctx);
  put_sentence(out, &explained);
  fc_buf_text(out, "\n\n");
  put_head(out, &explained, fc_digits_most(options), &text);
  fc_status status = put_terms(out, result, &text);
  if (!status)
    status = put_after(ctx, result, options, sink);
  out = fc_sink_buf(sink);
  fc_closing_notes(out, result, FC_STR(""));
  if (!status)
    status = fc_closing_sources(out, result);
  fc_closing_again(out, result);
  if (!status)
    status = fc_buf_status(&text);
  fc_buf_reset(&text);
  fc_row_close(&explained);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
