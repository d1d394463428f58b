/* rows.c - one row of a batch by role. */
#include "dataset/rows.h"
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

void fc_rows_open(fc_rows_of *rows, fc_ctx *ctx, fc_dataset *dataset, const fc_reader *reader, uint32_t source) {
  *rows = (fc_rows_of){.ctx = ctx, .dataset = dataset, .reader = reader, .source = source};
  for (int role = 0; role < FC_ROLES; role++)
    rows->column[role] = fc_reader_role(reader, (fc_role)role);
  rows->names_government =
      rows->column[FC_ROLE_government_id] != SIZE_MAX || rows->column[FC_ROLE_government] != SIZE_MAX;
}

fc_str fc_rows_column(const fc_rows_of *rows, size_t column) {
  return column == SIZE_MAX ? FC_STR("") : rows->batch->column[column].text[rows->row];
}

fc_str fc_rows_text(const fc_rows_of *rows, fc_role role) {
  return fc_rows_column(rows, rows->column[role]);
}

/* The column of a role, NULL where there is none or the cell is empty. */
static const fc_batch_column *filled(const fc_rows_of *rows, fc_role role) {
  size_t at = rows->column[role];
  if (at == SIZE_MAX)
    return NULL;
  const fc_batch_column *column = &rows->batch->column[at];
  return column->present[rows->row] ? column : NULL;
}

bool fc_rows_figure(const fc_rows_of *rows, fc_role role, fc_figure *out) {
  const fc_batch_column *column = filled(rows, role);
  if (column)
    *out = column->figure[rows->row];
  return column != NULL;
}

int32_t fc_rows_year(const fc_rows_of *rows, fc_role role) {
  const fc_batch_column *column = filled(rows, role);
  return column ? column->year[rows->row] : 0;
}

int fc_rows_flag(const fc_rows_of *rows, fc_role role) {
  const fc_batch_column *column = filled(rows, role);
  return column ? column->year[rows->row] : -1;
}

fc_date fc_rows_date(const fc_rows_of *rows, fc_role role) {
  const fc_batch_column *column = filled(rows, role);
  return column ? column->date[rows->row] : FC_NO_DATE;
}

fc_origin fc_rows_origin(const fc_rows_of *rows) {
  uint64_t line = rows->batch->line[rows->row];
  return (fc_origin){rows->source, line < UINT32_MAX ? (uint32_t)line : UINT32_MAX};
}

bool fc_rows_number(const fc_rows_of *rows, fc_role role, uint32_t *out) {
  *out = fc_intern_put(&rows->dataset->texts, fc_rows_text(rows, role));
  return *out != FC_INTERN_NONE;
}

fc_link_row fc_rows_link(const fc_rows_of *rows) {
  return (fc_link_row){fc_rows_text(rows, FC_ROLE_government_id), fc_rows_text(rows, FC_ROLE_government),
                       fc_rows_text(rows, FC_ROLE_state), fc_rows_text(rows, FC_ROLE_type), fc_rows_origin(rows)};
}

void fc_rows_fault(const fc_rows_of *rows, fc_role role, const char *code, const char *help, const char *format, ...) {
  char message[256];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  fc_where where = fc_dataset_where(rows->dataset, fc_rows_origin(rows));
  size_t at = rows->column[role];
  where.field = at == SIZE_MAX ? fc_role_get(role)->name : fc_reader_match(rows->reader, at)->header;
  where.excerpt = fc_rows_text(rows, role);
  fc_fail(rows->ctx, FC_BAD_DATA, code, &where, help, "%s", message);
}
