/* sheet.c - any result table as aligned text. Rows are read through the table's cursor, once for the widths and once
 * for the lines, so that a table of any length is printed from little memory. */
#include "base/diag.h"
#include "report/lines.h"
#include "report/sheet_column.h"

#include <stdlib.h>

#define GAP 2

static size_t printed_width(const fc_buf *text) {
  return fc_utf8_width(fc_made(text));
}

/* The total's row in the places of the table's columns, by name; what it lacks is empty. */
static void fill_total(const fc_sheet *sheet, const fc_row_reader *total, fc_row_reader *row) {
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    size_t at = fc_table_find_column(sheet->total, fc_table_column_name(sheet->table, i));
    bool fits = at != SIZE_MAX && fc_table_column_type(sheet->total, at) == fc_table_column_type(sheet->table, i);
    row->cells[i] = fits ? total->cells[at] : fc_cell_none();
  }
  if (!row->cells[0].present && fc_table_column_type(sheet->table, 0) == FC_TEXT)
    row->cells[0] = fc_cell_text(FC_STR("total"));
}

static void widen(const fc_sheet *sheet, fc_sheet_column *columns, const fc_row_reader *row, fc_buf *text) {
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    if (!columns[i].shown)
      continue;
    fc_buf_clear(text);
    fc_sheet_cell(text, sheet, &columns[i], row);
    size_t width = printed_width(text);
    if (width > columns[i].width)
      columns[i].width = width;
  }
}

/* One cell of a line, with the gap before it; the last column is not padded. */
static void put_padded(fc_buf *out, const fc_sheet_column *column, const fc_buf *text) {
  size_t width = printed_width(text), pad = column->width > width ? column->width - width : 0;
  fc_buf_fill(out, ' ', GAP + (column->right ? pad : 0));
  fc_buf_str(out, fc_made(text));
  if (!column->right && !column->last)
    fc_buf_fill(out, ' ', pad);
}

static void put_row(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *columns, const fc_row_reader *row,
                    bool is_total, fc_buf *text) {
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    if (!columns[i].shown)
      continue;
    fc_buf_clear(text);
    bool blank = is_total && !row->cells[i].present && fc_table_find_column(sheet->total, columns[i].name) == SIZE_MAX;
    if (!blank)
      fc_sheet_cell(text, sheet, &columns[i], row);
    put_padded(out, &columns[i], text);
  }
  while (out->n && out->p[out->n - 1] == ' ')
    fc_buf_cut(out, out->n - 1);
  fc_buf_char(out, '\n');
}

static void put_headings(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *columns, fc_buf *text) {
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    if (!columns[i].shown)
      continue;
    fc_buf_clear(text);
    fc_sheet_heading(text, &columns[i]);
    put_padded(out, &columns[i], text);
  }
  fc_buf_char(out, '\n');
}

static void put_rule(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *columns) {
  size_t width = 0;
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++)
    width += columns[i].shown ? columns[i].width + (width ? GAP : 0) : 0;
  fc_buf_fill(out, ' ', GAP);
  fc_buf_fill(out, '-', width);
  fc_buf_char(out, '\n');
}

/* "in every row: fiscal year 2017, stage actual" for the columns that were folded away. */
static void put_folded(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *columns, fc_row_reader *row,
                       fc_buf *text) {
  size_t said = 0;
  fc_buf_clear(text);
  fc_row_read(row, 0);
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    const fc_sheet_column *column = &columns[i];
    if (column->shown || column->end || !column->any || column->type == FC_BOOL)
      continue;
    fc_buf_text(text, said++ ? "; " : "");
    fc_sheet_heading(text, column);
    fc_buf_char(text, ' ');
    fc_sheet_cell(text, sheet, column, row);
  }
  if (!said)
    return;
  fc_buf_text(out, "\n");
  fc_lines_labeled(out, "every row", 13, fc_made(text));
}

/* The widths of all columns; marks the last one that is shown. */
static void measure(const fc_sheet *sheet, fc_sheet_column *columns, fc_row_reader *row, fc_row_reader *total,
                    fc_buf *text) {
  fc_sheet_column *last = NULL;
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    if (!columns[i].shown)
      continue;
    fc_buf_clear(text);
    fc_sheet_heading(text, &columns[i]);
    columns[i].width = printed_width(text);
    last = &columns[i];
  }
  if (last)
    last->last = true;
  for (size_t i = 0; i < fc_table_rows(sheet->table); i++) {
    fc_row_read(row, i);
    widen(sheet, columns, row, text);
  }
  if (sheet->total) {
    fill_total(sheet, total, row);
    widen(sheet, columns, row, text);
  }
}

static fc_status put_lines(fc_ctx *ctx, const fc_sheet *sheet, fc_sheet_column *columns, fc_row_reader *row,
                           fc_row_reader *total, fc_sink *sink) {
  fc_buf text = {0};
  fc_status status = FC_OK;
  measure(sheet, columns, row, total, &text);
  put_headings(fc_sink_buf(sink), sheet, columns, &text);
  for (size_t i = 0; i < fc_table_rows(sheet->table) && !status && !fc_sink_failed(sink); i++) {
    if (fc_ctx_cancelled(ctx))
      status = FC_CANCELLED;
    fc_row_read(row, i);
    put_row(fc_sink_buf(sink), sheet, columns, row, false, &text);
  }
  if (sheet->total) {
    put_rule(fc_sink_buf(sink), sheet, columns);
    fill_total(sheet, total, row);
    put_row(fc_sink_buf(sink), sheet, columns, row, true, &text);
  }
  if (sheet->fold && fc_table_rows(sheet->table))
    put_folded(fc_sink_buf(sink), sheet, columns, row, &text);
  fc_status printed = fc_buf_status(&text);
  fc_buf_reset(&text);
  return status ? status : printed ? fc_fail_memory(ctx) : FC_OK;
}

fc_status fc_sheet_print(fc_ctx *ctx, const fc_sheet *sheet, fc_sink *sink) {
  size_t count = fc_table_columns(sheet->table);
  if (!count)
    return FC_OK;
  fc_sheet_column *columns = calloc(count, sizeof *columns);
  fc_row_reader row = {0}, total = {0};
  fc_status status = FC_OK;
  if (!columns || !fc_row_open(&row, sheet->table) || !fc_row_open(&total, sheet->total))
    status = fc_fail_memory(ctx);
  if (!status)
    status = fc_sheet_columns(ctx, sheet, columns);
  if (!status) {
    fc_row_read(&total, 0);
    status = put_lines(ctx, sheet, columns, &row, &total, sink);
  }
  fc_row_close(&row);
  fc_row_close(&total);
  free(columns);
  return status;
}
