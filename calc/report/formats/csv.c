/* csv.c - one table as CSV (RFC 4180): UTF-8, LF, codes in quotes, plain numbers, nothing where a value is missing.
 *
 * A spreadsheet runs a cell that begins with = + - @, a tab, CR or LF as a formula (OWASP "CSV Injection",
 * ASVS 1.2.10), so texts that came from input get a leading ' there, numbers excepted, and are counted in a note.
 * --excel adds a BOM and CRLF, which is what Excel opens without asking. */
#include "base/diag.h"
#include "report/format.h"

#include <stdlib.h>
#include <string.h>

typedef struct csv_page {
  fc_buf *out; /* of the sink, taken anew for each row */
  const char *line_end;
  bool guard, alone; /* alone: one column, where an empty line would be no row */
  uint64_t guarded;
} csv_page;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* A plain number, as which a spreadsheet reads the cell: -1234.56, +5, -12%. */
static bool is_number(fc_str s) {
  size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
  size_t digits = 0;
  for (; i < s.n && is_digit(s.p[i]); i++)
    digits++;
  if (i < s.n && s.p[i] == '.')
    for (i++; i < s.n && is_digit(s.p[i]); i++)
      digits++;
  if (i < s.n && s.p[i] == '%')
    i++;
  return digits && i == s.n;
}

/* Would a spreadsheet run it? The full-width forms of the signs count in East Asian settings of Excel. */
static bool is_formula(fc_str s) {
  static const char *const starts[] = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (fc_str_starts(s, starts[i]))
      return !is_number(s);
  return false;
}

static bool needs_quotes(fc_str s) {
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r')
      return true;
  return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

static void put_text(csv_page *page, fc_str s, bool always_quoted) {
  bool guarded = page->guard && is_formula(s);
  bool quoted = always_quoted || needs_quotes(s);
  page->guarded += guarded;
  fc_buf_text(page->out, quoted ? "\"" : "");
  fc_buf_text(page->out, guarded ? "'" : "");
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"')
      fc_buf_char(page->out, '"');
    fc_buf_char(page->out, s.p[i]);
  }
  fc_buf_text(page->out, quoted ? "\"" : "");
}

static void put_cell(csv_page *page, const fc_column *column, const fc_cell *cell) {
  if (!cell->present)
    fc_buf_text(page->out, page->alone ? "\"\"" : "");
  else if (column->type == FC_CODE)
    put_text(page, cell->text, true);
  else if (column->type == FC_TEXT)
    put_text(page, cell->text, page->alone && cell->text.n == 0);
  else
    fc_cell_print(page->out, column, cell);
}

static void put_header(csv_page *page, const fc_table *table) {
  for (size_t i = 0; i < fc_table_columns(table); i++) {
    fc_buf_text(page->out, i ? "," : "");
    put_text(page, fc_str_of(fc_table_column_name(table, i)), false);
  }
  fc_buf_text(page->out, page->line_end);
}

static fc_status put_rows(fc_ctx *ctx, csv_page *page, const fc_table *table, fc_sink *sink) {
  size_t columns = fc_table_columns(table);
  fc_cell *cells = calloc(columns + 1, sizeof *cells);
  if (!cells)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  for (size_t row = 0; row < fc_table_rows(table) && !fc_sink_failed(sink) && !status; row++) {
    if (fc_ctx_cancelled(ctx))
      status = FC_CANCELLED;
    page->out = fc_sink_buf(sink);
    fc_table_row(table, row, cells);
    for (size_t i = 0; i < columns; i++) {
      fc_buf_text(page->out, i ? "," : "");
      put_cell(page, fc_table_column(table, i), &cells[i]);
    }
    fc_buf_text(page->out, page->line_end);
  }
  free(cells);
  return status;
}

static fc_status csv_write(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  const fc_table *table = options->table ? fc_result_find(result, options->table) : fc_result_table(result, 0);
  if (!table || fc_table_columns(table) == 0)
    return FC_OK;
  csv_page page = {.out = fc_sink_buf(sink),
                   .line_end = options->excel ? "\r\n" : "\n",
                   .guard = options->guard != 0,
                   .alone = fc_table_columns(table) == 1};
  fc_buf_text(page.out, options->excel ? "\xEF\xBB\xBF" : "");
  put_header(&page, table);
  fc_status status = put_rows(ctx, &page, table, sink);
  if (!status && page.guarded)
    fc_notes_add(fc_ctx_notes(ctx), FC_NOTE, "N501", NULL, "JSON holds the texts as they are",
                 "%llu %s that a spreadsheet would run as a formula %s written with a leading '",
                 (unsigned long long)page.guarded, page.guarded == 1 ? "text" : "texts",
                 page.guarded == 1 ? "was" : "were");
  return status;
}

const fc_format fc_format_csv = {
    .name = "csv",
    .summary = "one table as CSV (--table picks it), codes in quotes; --excel for a BOM and CRLF",
    .endings = "csv",
    .wants_digests = false,
    .write = csv_write,
};
