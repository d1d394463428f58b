/* findings_page.c - an audit as text: findings check by check, each with its rows, what is there and why it is doubted;
 * then what was looked for and not found. */
#include "base/diag.h"
#include "report/closing.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/sentence.h"

#define TAB 13

bool fc_findings_page_fits(const fc_result *result) {
  return fc_result_find(result, "findings") != NULL && fc_result_find(result, "checks") != NULL;
}

/* The summary of a check, from the table of checks. */
static void put_heading(fc_buf *out, fc_row_reader *checks, fc_str name, fc_buf *text) {
  fc_buf_clear(text);
  for (size_t i = 0; i < fc_table_rows(checks->table); i++) {
    fc_row_read(checks, i);
    if (fc_str_eq(fc_row_text(checks, "check"), name))
      fc_buf_str(text, fc_row_text(checks, "summary"));
  }
  fc_buf_text(out, "\n  ");
  fc_buf_str(out, name);
  fc_buf_text(out, ": ");
  fc_buf_str(out, fc_made(text));
  fc_buf_char(out, '\n');
}

static void put_line(fc_buf *out, const char *label, fc_buf *text) {
  fc_lines_labeled(out, label, TAB, fc_made(text));
  fc_buf_clear(text);
}

static void put_place(fc_buf *text, const fc_row_reader *row) {
  int64_t line = fc_row_integer(row, "line", 0);
  fc_str also = fc_row_text(row, "also");
  fc_print_text(text, fc_row_text(row, "file"));
  if (line)
    fc_buf_printf(text, ":%lld", (long long)line);
  fc_buf_text(text, also.n ? ", " : "");
  fc_print_text(text, also);
}

static void put_finding(fc_buf *out, const fc_row_reader *row, fc_buf *text) {
  fc_str government = fc_row_text(row, "government");
  fc_buf_clear(text);
  fc_print_text(text, government);
  fc_buf_text(text, government.n ? ": " : "");
  fc_print_text(text, fc_row_text(row, "subject"));
  put_line(out, fc_str_is(fc_row_text(row, "severity"), "error") ? "error" : "warning", text);
  put_place(text, row);
  put_line(out, "  rows", text);
  fc_print_text(text, fc_row_text(row, "value"));
  fc_buf_text(text, "; expected: ");
  fc_print_text(text, fc_row_text(row, "expected"));
  put_line(out, "  is", text);
  fc_print_text(text, fc_row_text(row, "why"));
  put_line(out, "  why", text);
}

/* A mend is said once for findings of one check that have it in common. */
static void put_mend(fc_buf *out, fc_row_reader *findings, size_t row, fc_buf *text) {
  fc_str mend = fc_row_text(findings, "mend"), check = fc_row_text(findings, "check");
  if (row + 1 < fc_table_rows(findings->table)) {
    fc_row_read(findings, row + 1);
    bool same = fc_str_eq(fc_row_text(findings, "mend"), mend) && fc_str_eq(fc_row_text(findings, "check"), check);
    fc_row_read(findings, row);
    if (same)
      return;
  }
  fc_print_text(text, mend);
  put_line(out, "  mend", text);
}

static fc_status put_findings(fc_row_reader *findings, fc_row_reader *checks, fc_sink *sink) {
  fc_buf text = {0};
  fc_str last = FC_STR("");
  for (size_t i = 0; i < fc_table_rows(findings->table) && !fc_sink_failed(sink); i++) {
    fc_buf *out = fc_sink_buf(sink);
    fc_row_read(findings, i);
    fc_str check = fc_row_text(findings, "check");
    if (!fc_str_eq(check, last))
      put_heading(out, checks, check, &text);
    last = check;
    put_finding(out, findings, &text);
    put_mend(out, findings, i, &text);
  }
  fc_status status = fc_buf_status(&text);
  fc_buf_reset(&text);
  return status;
}

/* The checks that found nothing, and those that had nothing to look at. */
static fc_status put_clean(fc_buf *out, fc_row_reader *checks) {
  fc_buf clean = {0}, idle = {0};
  for (size_t i = 0; i < fc_table_rows(checks->table); i++) {
    fc_row_read(checks, i);
    fc_buf *list = fc_row_integer(checks, "looked_at", 0) ? &clean : &idle;
    if (fc_row_integer(checks, "findings", 0))
      continue;
    fc_buf_text(list, list->n ? ", " : "");
    fc_buf_str(list, fc_row_text(checks, "check"));
  }
  fc_buf_text(out, clean.n || idle.n ? "\n" : "");
  if (clean.n)
    put_line(out, "clean", &clean);
  if (idle.n)
    put_line(out, "no rows", &idle);
  fc_status status = fc_buf_status(&clean) ? FC_NO_MEMORY : fc_buf_status(&idle);
  fc_buf_reset(&clean);
  fc_buf_reset(&idle);
  return status;
}

fc_status fc_findings_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_row_reader findings = {0}, checks = {0};
  fc_status status = fc_sentence(fc_sink_buf(sink), result, fc_digits_most(options));
  fc_buf_char(fc_sink_buf(sink), '\n');
  bool opened = fc_row_open(&findings, fc_result_find(result, "findings")) &&
                fc_row_open(&checks, fc_result_find(result, "checks"));
  if (!status)
    status = opened ? put_findings(&findings, &checks, sink) : FC_NO_MEMORY;
  if (!status)
    status = put_clean(fc_sink_buf(sink), &checks);
  if (!status) {
    fc_buf *out = fc_sink_buf(sink);
    fc_closing_notes(out, result, FC_STR(""));
    status = fc_closing_sources(out, result);
    fc_closing_again(out, result);
  }
  fc_row_close(&findings);
  fc_row_close(&checks);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
