/* result_table.c - the tables of a result: computed when read, or filled row by row. */
#include "table/result_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_taken(const fc_table *table, const char *name) {
  return fc_table_find_column(table, name) != SIZE_MAX;
}

/* A name of its own for the next column: a breakdown by a header of the input may bring one that is taken, and the rows
 * of JSON are objects. The later of two is "department_2". */
static bool name_column(fc_table *table, const char *name, const char **out) {
  if (!is_taken(table, name))
    return fc_arena_copy(table->arena, name, out);
  fc_buf numbered = {0};
  for (int i = 2; i == 2 || is_taken(table, numbered.p); i++) {
    fc_buf_clear(&numbered);
    fc_buf_printf(&numbered, "%s_%d", name, i);
    if (fc_buf_status(&numbered))
      break;
  }
  bool kept = !fc_buf_status(&numbered) && fc_arena_copy(table->arena, numbered.p, out);
  fc_buf_reset(&numbered);
  return kept;
}

fc_status fc_table_init(fc_table *table, fc_arena *arena, const char *name, const fc_column *columns,
                        size_t n_columns) {
  table->arena = arena;
  fc_seq_init(&table->built, (n_columns ? n_columns : 1) * sizeof(fc_cell));
  table->columns = fc_arena_array(arena, n_columns ? n_columns : 1, sizeof *table->columns);
  if (!table->columns || !fc_arena_copy(arena, name, &table->name)) {
    table->name = "";
    return FC_NO_MEMORY;
  }
  for (size_t i = 0; i < n_columns; i++) {
    fc_column *column = &table->columns[i];
    column->type = columns[i].type;
    if (!name_column(table, columns[i].name, &column->name) ||
        !fc_arena_copy(arena, columns[i].unit ? columns[i].unit : "", &column->unit))
      return FC_NO_MEMORY;
    table->n_columns = i + 1;
  }
  return FC_OK;
}

void fc_table_reset(fc_table *table) {
  if (table->rows.release)
    table->rows.release(table->rows.self);
  fc_seq_free(&table->built);
}

static bool holds_text(fc_type type) {
  return type == FC_TEXT || type == FC_CODE || type == FC_DATE;
}

fc_status fc_table_add_row(fc_table_builder *builder, const fc_cell *cells) {
  fc_table *table = &builder->table;
  fc_cell *row = fc_seq_push(&table->built);
  if (!row)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < table->n_columns; i++) {
    row[i] = cells[i];
    if (!cells[i].present || !holds_text(table->columns[i].type))
      continue;
    row[i].text.p = fc_arena_text(table->arena, cells[i].text.p ? cells[i].text.p : "", cells[i].text.n);
    if (!row[i].text.p) {
      memset(row, 0, table->n_columns * sizeof *row);
      return FC_NO_MEMORY;
    }
  }
  table->n_rows = table->built.count;
  return FC_OK;
}

void fc_table_row(const fc_table *table, size_t row, fc_cell *cells) {
  size_t bytes = table->n_columns * sizeof *cells;
  memset(cells, 0, bytes);
  if (row >= table->n_rows)
    return;
  if (table->rows.fill)
    table->rows.fill(table->rows.self, row, cells);
  else
    memcpy(cells, fc_seq_at(&table->built, row), bytes);
}

const char *fc_table_name(const fc_table *table) {
  return table->name;
}

size_t fc_table_columns(const fc_table *table) {
  return table->n_columns;
}

size_t fc_table_rows(const fc_table *table) {
  return table->n_rows;
}

const fc_column *fc_table_column(const fc_table *table, size_t column) {
  return column < table->n_columns ? &table->columns[column] : NULL;
}

const char *fc_table_column_name(const fc_table *table, size_t column) {
  return column < table->n_columns ? table->columns[column].name : NULL;
}

fc_type fc_table_column_type(const fc_table *table, size_t column) {
  return column < table->n_columns ? table->columns[column].type : FC_TEXT;
}

const char *fc_table_column_unit(const fc_table *table, size_t column) {
  return column < table->n_columns ? table->columns[column].unit : NULL;
}

size_t fc_table_find_column(const fc_table *table, const char *name) {
  for (size_t i = 0; name && i < table->n_columns; i++)
    if (strcmp(table->columns[i].name, name) == 0)
      return i;
  return SIZE_MAX;
}

/* One cell with the text that it points to, which the caller's row holds; *row is freed by the caller. */
static fc_status read_cell(const fc_table *table, size_t row, size_t column, fc_cell **cells) {
  *cells = NULL;
  if (row >= table->n_rows || column >= table->n_columns)
    return FC_BAD_ARGUMENT;
  *cells = calloc(table->n_columns, sizeof **cells);
  if (!*cells)
    return FC_NO_MEMORY;
  fc_table_row(table, row, *cells);
  return FC_OK;
}

fc_status fc_table_text(const fc_table *table, size_t row, size_t column, fc_buf **out, int *empty) {
  *out = NULL;
  fc_cell *cells;
  fc_status status = read_cell(table, row, column, &cells);
  if (!status)
    status = fc_buf_new(out);
  if (!status) {
    if (empty)
      *empty = !cells[column].present;
    fc_cell_print(*out, &table->columns[column], &cells[column]);
    status = fc_buf_status(*out);
  }
  if (status) {
    fc_buf_free(*out);
    *out = NULL;
  }
  free(cells);
  return status;
}

double fc_table_double(const fc_table *table, size_t row, size_t column) {
  fc_cell *cells;
  if (read_cell(table, row, column, &cells))
    return NAN;
  double value = NAN;
  const fc_cell *cell = &cells[column];
  fc_type type = table->columns[column].type;
  if (cell->present && type == FC_MONEY)
    value = fc_ratio_double((fc_ratio){cell->value.num, 100});
  else if (cell->present && !holds_text(type))
    value = fc_ratio_double(cell->value);
  free(cells);
  return value;
}

fc_status fc_table_money(const fc_table *table, size_t row, size_t column, fc_money *out) {
  fc_cell *cells;
  fc_status status = read_cell(table, row, column, &cells);
  if (!status && (!cells[column].present || table->columns[column].type != FC_MONEY))
    status = FC_BAD_NUMBER;
  if (!status && !fc_i128_to_money(cells[column].value.num, out))
    status = FC_OVERFLOW;
  free(cells);
  return status;
}
