/* table_page.c - any result as text: the sentence, its tables aligned, then what must be known of them.
 *
 * Tables of detail (awards, steps, sources, ...) are left to --table and to the other formats. */
#include "base/diag.h"
#include "report/after_lines.h"
#include "report/claim_page.h"
#include "report/closing.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/run_lines.h"
#include "report/sentence.h"
#include "report/sheet.h"

#include <string.h>

#define TAB 13

/* Tables that are not printed on their own. */
static const char *const details[] = {"total", "cuts",    "denominators", "governments",  "awards",
                                      "steps", "sources", "assumptions",  "concentration", "claims", "readings",
                                      "gap",   "reserves", "tiers",       "cash", "years", "total_years",
                                      "estimates", "exceedance", "histogram", "draws"};

static bool is_detail(const char *name) {
  for (size_t i = 0; i < sizeof details / sizeof *details; i++)
    if (strcmp(name, details[i]) == 0)
      return true;
  return false;
}

/* Is the table shown beside the main one? Denominators where all were asked for. */
static bool is_asked_for(const fc_result *result, const fc_table *table) {
  const char *name = fc_table_name(table), *denominator = fc_result_setting(result, "denominator");
  if (strcmp(name, "denominators") == 0)
    return denominator && strcmp(denominator, "all") == 0;
  return !is_detail(name);
}

static fc_status put_sheet(fc_ctx *ctx, const fc_result *result, const fc_table *table,
                           const fc_report_options *options, fc_sink *sink) {
  const char *name = fc_table_name(table);
  static const char *const folded[] = {"risk", "probabilities", "reserve", "rows"};
  bool main = strcmp(name, "impact") == 0 || strcmp(name, "exposure") == 0 || strcmp(name, "plan") == 0 ||
              strcmp(name, "at_risk") == 0 || strcmp(name, "sweep") == 0;
  for (size_t i = 0; fc_result_find(result, "risk") && i < sizeof folded / sizeof *folded; i++)
    main = main || strcmp(name, folded[i]) == 0;
  const fc_table *total = main && fc_table_rows(table) > 1 ? fc_result_find(result, "total") : NULL;
  fc_sheet sheet = {result, table, total && fc_table_rows(total) ? total : NULL, fc_digits_most(options), main};
  return fc_sheet_print(ctx, &sheet, sink);
}

static fc_status put_sheets(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_status status = FC_OK;
  bool any = false;
  for (size_t i = 0; i < fc_result_tables(result) && !status; i++) {
    const fc_table *table = fc_result_table(result, i);
    if (!is_asked_for(result, table))
      continue;
    fc_sink_text(sink, any ? "\n" : "");
    any = true;
    if (is_detail(fc_table_name(table))) {
      fc_sink_text(sink, "  ");
      fc_sink_text(sink, fc_table_name(table));
      fc_sink_text(sink, "\n");
    }
    status = put_sheet(ctx, result, table, options, sink);
  }
  return status;
}

/* "the largest 5 get $2.1 billion, 19.2% of it" */
static void put_concentration(fc_buf *out, const fc_result *result, int most) {
  const fc_table *table = fc_result_find(result, "concentration");
  fc_row_reader row;
  fc_buf text = {0};
  if (!table || !fc_row_open(&row, table))
    return;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    fc_reading amount = fc_row_figure(&row, "amount"), share = fc_row_figure(&row, "share_of_federal_aid");
    int64_t largest = fc_row_integer(&row, "largest", 0);
    if (!amount.present)
      continue;
    fc_buf_text(&text, text.n ? "; " : "");
    if (largest == 1)
      fc_buf_text(&text, "the largest gets ");
    else
      fc_buf_printf(&text, "the largest %lld get ", (long long)largest);
    fc_print_money(&text, &amount, most);
    if (share.present) {
      fc_buf_text(&text, ", ");
      fc_print_figure(&text, &share, &fc_unit_percent, most);
    }
  }
  if (text.n) {
    fc_buf_char(out, '\n');
    fc_lines_labeled(out, "of the aid", TAB, fc_made(&text));
  }
  fc_buf_reset(&text);
  fc_row_close(&row);
}

/* The total without rows that are flagged suspect. */
static fc_status put_without_suspect(fc_buf *out, const fc_result *result) {
  static const fc_unit dollars = {"$", "", NULL, 0, 0, false};
  fc_row_reader total;
  fc_buf text = {0};
  if (!fc_result_first_row(result, "total", &total))
    return FC_NO_MEMORY;
  fc_reading loss = fc_row_figure(&total, "loss_without_suspect");
  if (loss.present) {
    fc_print_figure(&text, &loss, &dollars, 30);
    fc_buf_text(&text, " without the rows that are flagged suspect");
    fc_buf_char(out, '\n');
    fc_lines_labeled(out, "total", TAB, fc_made(&text));
  }
  fc_buf_reset(&text);
  fc_row_close(&total);
  return FC_OK;
}

/* Of a run: its years, and its cuts where there are several. */
static fc_status put_run_lines(fc_buf *out, const fc_result *result, int most) {
  fc_answer answer;
  if (!fc_result_find(result, "cuts"))
    return FC_OK;
  fc_status status = fc_answer_open(&answer, result, most);
  if (!status)
    status = fc_year_lines(out, &answer);
  if (!status && fc_answer_years(&answer) > 1 && answer.rows > 1)
    fc_lines_labeled(out, "", TAB, FC_STR("(--table years tells the years of each row)"));
  if (!status && answer.cuts > 1) {
    fc_buf_char(out, '\n');
    status = fc_cut_lines(out, &answer, TAB);
  }
  fc_answer_close(&answer);
  return status;
}

/* One table that was asked for by name, and nothing else. */
static fc_status put_one(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  const fc_table *table = fc_result_find(result, options->table);
  fc_sheet sheet = {result, table, NULL, fc_digits_most(options), true};
  return fc_sheet_print(ctx, &sheet, sink);
}

fc_status fc_table_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  int most = fc_digits_most(options);
  if (options->table)
    return put_one(ctx, result, options, sink);
  fc_status status = FC_OK;
  bool tells = fc_sentence_tells(result);
  if (tells)
    status = fc_sentence(fc_sink_buf(sink), result, most);
  fc_sink_text(sink, tells ? "\n\n" : "");
  if (!status)
    status = put_sheets(ctx, result, options, sink);
  fc_buf *out = fc_sink_buf(sink);
  if (!status)
    status = put_run_lines(out, result, most);
  if (!status)
    status = put_without_suspect(out, result);
  if (!status)
    status = fc_after_lines(out, result, most);
  if (!status) {
    put_concentration(out, result, most);
    status = fc_print_claims(out, result, most);
    fc_closing_notes(out, result, FC_STR(""));
    if (!status)
      status = fc_closing_sources(out, result);
    fc_closing_again(out, result);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
