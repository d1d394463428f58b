/* json.c - the envelope of DESIGN section 4: all tables, exact, with provenance and every message.
 *
 * One row a line, read through the table's cursor and handed on in blocks: a table of a million rows is never held.
 * Money has two decimals, shares and numbers up to 12 significant digits and never an exponent, what is missing is
 * null. */
#include "report/envelope.h"
#include "table/json_text.h"

#include <stdlib.h>
#include <string.h>

static const char *type_name(fc_type type) {
  switch (type) {
  case FC_TEXT:
    return "text";
  case FC_CODE:
    return "code";
  case FC_INTEGER:
    return "integer";
  case FC_MONEY:
    return "money";
  case FC_SHARE:
    return "share";
  case FC_NUMBER:
    return "number";
  case FC_DATE:
    return "date";
  case FC_BOOL:
    return "bool";
  }
  return "text";
}

static void put_columns(fc_buf *out, const fc_table *table) {
  size_t count = fc_table_columns(table);
  fc_buf_text(out, "      \"columns\": [");
  for (size_t i = 0; i < count; i++) {
    const fc_column *column = fc_table_column(table, i);
    fc_buf_text(out, i ? ",\n        { \"name\": " : "\n        { \"name\": ");
    fc_json_put_text(out, fc_str_of(column->name));
    fc_buf_printf(out, ", \"type\": \"%s\", \"unit\": ", type_name(column->type));
    fc_json_put_text(out, fc_str_of(column->unit));
    fc_buf_text(out, " }");
  }
  fc_buf_text(out, count ? "\n      ],\n" : "],\n");
}

static void put_cell(fc_buf *out, const fc_column *column, const fc_cell *cell, bool money_as_text) {
  bool quoted = column->type == FC_MONEY && money_as_text;
  if (!cell->present) {
    fc_buf_text(out, "null");
    return;
  }
  if (column->type == FC_TEXT || column->type == FC_CODE || column->type == FC_DATE) {
    fc_json_put_text(out, cell->text);
    return;
  }
  fc_buf_text(out, quoted ? "\"" : "");
  fc_cell_print(out, column, cell);
  fc_buf_text(out, quoted ? "\"" : "");
}

static void put_row(fc_buf *out, const fc_table *table, const fc_cell *cells, bool money_as_text) {
  fc_buf_char(out, '{');
  for (size_t i = 0; i < fc_table_columns(table); i++) {
    const fc_column *column = fc_table_column(table, i);
    fc_buf_text(out, i ? ", " : " ");
    fc_json_put_text(out, fc_str_of(column->name));
    fc_buf_text(out, ": ");
    put_cell(out, column, &cells[i], money_as_text);
  }
  fc_buf_text(out, " }");
}

static fc_status put_table(fc_sink *sink, fc_ctx *ctx, const fc_table *table, bool money_as_text) {
  fc_cell *cells = calloc(fc_table_columns(table) + 1, sizeof *cells);
  if (!cells)
    return fc_fail_memory(ctx);
  fc_buf *out = fc_sink_buf(sink);
  fc_buf_text(out, "    ");
  fc_json_put_text(out, fc_str_of(fc_table_name(table)));
  fc_buf_text(out, ": {\n");
  put_columns(out, table);
  fc_buf_text(out, "      \"rows\": [");
  size_t rows = fc_table_rows(table);
  fc_status status = FC_OK;
  for (size_t i = 0; i < rows && !fc_sink_failed(sink) && !status; i++) {
    if (fc_ctx_cancelled(ctx))
      status = FC_CANCELLED;
    fc_table_row(table, i, cells);
    out = fc_sink_buf(sink);
    fc_buf_text(out, i ? ",\n        " : "\n        ");
    put_row(out, table, cells, money_as_text);
  }
  fc_sink_text(sink, rows ? "\n      ]\n    }" : "]\n    }");
  free(cells);
  return status;
}

static fc_status json_write(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_status status = FC_OK;
  bool any = false;
  fc_envelope_head(fc_sink_buf(sink), fc_result_command(result), result);
  fc_sink_text(sink, "  \"tables\": {");
  for (size_t i = 0; i < fc_result_tables(result) && !status; i++) {
    const fc_table *table = fc_result_table(result, i);
    if (options->table && strcmp(options->table, fc_table_name(table)) != 0)
      continue;
    fc_sink_text(sink, any ? ",\n" : "\n");
    status = put_table(sink, ctx, table, options->money_as_text != 0);
    any = true;
  }
  fc_sink_text(sink, any ? "\n  },\n" : "},\n");
  fc_envelope_tail(fc_sink_buf(sink), fc_result_notes_list(result));
  return status;
}

const fc_format fc_format_json = {
    .name = "json",
    .summary = "every table, exact, with sources, settings, digests of the inputs and messages",
    .endings = "json",
    .wants_digests = true,
    .write = json_write,
};
