/* sipmath.c - draws as a SIPmath library (JSON, SIPmath 3.0), which workbooks and models of ProbabilityManagement.org read.
 *
 * Table "draws": each column of numbers is a variable, its rows are the trials in their order ("SIP_Array"), so that what
 * goes together in a draw stays together. Table "metalogs": each row is a variable (columns variable, lower, upper, a1, a2,
 * ...), drawn by the standard's own generator ("Metalog_1_0" of "HDR_2_0"). A library of a metalog bounded on both sides
 * means (l + u e^m) / (1 + e^m). */
#include "base/diag.h"
#include "report/format.h"
#include "table/json_text.h"

#include <fiscalc/base.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct sip_page {
  fc_ctx *ctx;
  fc_sink *sink;
  const fc_result *result;
  const fc_table *table;
  fc_cell *cells; /* of one row */
  size_t written; /* variables so far */
} sip_page;

static void put_member(fc_buf *out, const char *name, const char *text) {
  fc_buf_printf(out, "  \"%s\": ", name);
  fc_json_put_text(out, fc_str_of(text));
  fc_buf_text(out, ",\n");
}

static void put_head(sip_page *page) {
  fc_buf *out = fc_sink_buf(page->sink);
  const char *name = fc_result_scenario_name(page->result), *again = fc_result_reproduce(page->result);
  fc_buf_text(out, "{\n");
  put_member(out, "name", name ? name : fc_result_command(page->result));
  put_member(out, "objectType", "sipModel");
  put_member(out, "libraryType", "SIPmath_3_0");
  if (again)
    put_member(out, "provenance", again);
  put_member(out, "version", "1");
  fc_buf_text(out, "  \"globalVariables\": [],\n");
}

/* --- trials --- */

static bool is_number(const fc_column *column) {
  return column->type == FC_MONEY || column->type == FC_SHARE || column->type == FC_NUMBER || column->type == FC_INTEGER;
}

/* The index of the trial stands in the place of its row. */
static bool is_variable(const fc_column *column) {
  return is_number(column) && strcmp(column->name, "draw") != 0;
}

static bool is_whole(sip_page *page, size_t column) {
  for (size_t row = 0; row < fc_table_rows(page->table); row++) {
    fc_table_row(page->table, row, page->cells);
    if (!page->cells[column].present)
      return false;
  }
  return true;
}

static void begin_variable(sip_page *page, fc_buf *out, fc_str name, const char *source) {
  fc_buf_text(out, page->written++ ? ",\n    { \"name\": " : "\n    { \"name\": ");
  fc_json_put_text(out, name);
  fc_buf_printf(out, ",\n      \"ref\": { \"source\": \"rng\", \"name\": \"%s\" },\n", source);
}

static void put_trials(sip_page *page, size_t at) {
  const fc_column *column = fc_table_column(page->table, at);
  size_t rows = fc_table_rows(page->table);
  fc_buf *out = fc_sink_buf(page->sink);
  begin_variable(page, out, fc_str_of(column->name), "trial");
  fc_buf_text(out, "      \"function\": \"SIP_Array\",\n      \"arguments\": { \"type\": \"array\", \"value\": [");
  for (size_t row = 0; row < rows && !fc_sink_failed(page->sink); row++) {
    out = fc_sink_buf(page->sink);
    fc_table_row(page->table, row, page->cells);
    fc_buf_text(out, row ? ", " : "");
    fc_cell_print(out, column, &page->cells[at]);
  }
  out = fc_sink_buf(page->sink);
  fc_buf_printf(out, "] },\n      \"metadata\": { \"count\": %zu, \"unit\": ", rows);
  fc_json_put_text(out, fc_str_of(column->unit));
  fc_buf_text(out, " } }");
}

static fc_status write_trials(sip_page *page) {
  fc_sink_text(page->sink, "  \"U01\": { \"rng\": [{ \"name\": \"trial\", \"function\": \"Index\", "
                           "\"arguments\": { \"counter\": \"PM_Index\" } }] },\n  \"sips\": [");
  for (size_t i = 0; i < fc_table_columns(page->table); i++) {
    const fc_column *column = fc_table_column(page->table, i);
    if (!is_variable(column))
      continue;
    if (fc_ctx_cancelled(page->ctx))
      return FC_CANCELLED;
    if (is_whole(page, i))
      put_trials(page, i);
    else
      fc_notes_add(fc_ctx_notes(page->ctx), FC_NOTE, "N502", NULL, "JSON and CSV show where it is missing",
                   "%s has no number in some draws and is left out of the library", column->name);
  }
  return FC_OK;
}

/* --- metalogs --- */

static const fc_cell *cell_of(const sip_page *page, const char *name, const fc_column **column) {
  size_t at = fc_table_find_column(page->table, name);
  if (at == SIZE_MAX || !page->cells[at].present)
    return NULL;
  *column = fc_table_column(page->table, at);
  return &page->cells[at];
}

static void put_bound(const sip_page *page, fc_buf *out, const char *column, const char *name) {
  const fc_column *as;
  const fc_cell *cell = cell_of(page, column, &as);
  if (!cell)
    return;
  fc_buf_printf(out, "\"%s\": ", name);
  fc_cell_print(out, as, cell);
  fc_buf_text(out, ", ");
}

static void put_metalog(sip_page *page, size_t row) {
  fc_buf *out = fc_sink_buf(page->sink);
  const fc_column *as;
  char name[32];
  fc_table_row(page->table, row, page->cells);
  const fc_cell *variable = cell_of(page, "variable", &as);
  snprintf(name, sizeof name, "hdr%zu", row + 1);
  begin_variable(page, out, variable ? variable->text : fc_str_of(name), name);
  fc_buf_text(out, "      \"function\": \"Metalog_1_0\",\n      \"arguments\": { ");
  put_bound(page, out, "lower", "lowerBound");
  put_bound(page, out, "upper", "upperBound");
  fc_buf_text(out, "\"aCoefficients\": [");
  for (size_t k = 1;; k++) {
    snprintf(name, sizeof name, "a%zu", k);
    const fc_cell *coefficient = cell_of(page, name, &as);
    if (!coefficient)
      break;
    fc_buf_text(out, k > 1 ? ", " : "");
    fc_cell_print(out, as, coefficient);
  }
  fc_buf_text(out, "] } }");
}

static fc_status write_metalogs(sip_page *page) {
  size_t rows = fc_table_rows(page->table);
  fc_sink_text(page->sink, "  \"U01\": { \"rng\": [");
  for (size_t row = 0; row < rows; row++)
    fc_buf_printf(fc_sink_buf(page->sink),
                  "%s\n    { \"name\": \"hdr%zu\", \"function\": \"HDR_2_0\", \"arguments\": { \"counter\": \"PM_Index\", "
                  "\"entity\": 1, \"varId\": %zu, \"seed3\": 0, \"seed4\": 0 } }",
                  row ? "," : "", row + 1, row + 1);
  fc_sink_text(page->sink, "] },\n  \"sips\": [");
  for (size_t row = 0; row < rows && !fc_sink_failed(page->sink); row++)
    put_metalog(page, row);
  return FC_OK;
}

/* --- all of it --- */

static fc_status sipmath_write(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  const char *wanted = options->table ? options->table : "draws";
  bool metalogs = strcmp(wanted, "metalogs") == 0;
  bool draws = strcmp(wanted, "draws") == 0;
  sip_page page = {.ctx = ctx, .sink = sink, .result = result, .table = fc_result_find(result, wanted)};
  if (!page.table || !(draws || metalogs))
    return fc_fail(ctx, FC_BAD_USAGE, "F513", NULL, "simulate a scenario with --list-draws for its tables draws and metalogs",
                   "a SIPmath library holds draws, and there are none to write");
  page.cells = calloc(fc_table_columns(page.table) + 1, sizeof *page.cells);
  if (!page.cells)
    return fc_fail_memory(ctx);
  put_head(&page);
  fc_status status = metalogs ? write_metalogs(&page) : write_trials(&page);
  fc_sink_text(sink, page.written ? "\n  ]\n}\n" : "]\n}\n");
  free(page.cells);
  return status;
}

const fc_format fc_format_sipmath = {
    .name = "sipmath",
    .summary = "draws as a SIPmath library: trials (--table draws) or metalogs fitted to them (--table metalogs)",
    .endings = "SIPmath|sipmath",
    .wants_digests = false,
    .write = sipmath_write,
};
