/* reading.c - the cells of a table by name, and figures together with their ranges. */
#include "report/reading.h"

#include <stdlib.h>
#include <string.h>

bool fc_row_open(fc_row_reader *reader, const fc_table *table) {
  reader->table = table;
  reader->cells = calloc(table ? fc_table_columns(table) + 1 : 1, sizeof *reader->cells);
  return reader->cells != NULL;
}

void fc_row_close(fc_row_reader *reader) {
  free(reader->cells);
  *reader = (fc_row_reader){NULL, NULL};
}

void fc_row_read(fc_row_reader *reader, size_t row) {
  if (reader->table)
    fc_table_row(reader->table, row, reader->cells);
}

static size_t find(const fc_row_reader *reader, const char *column) {
  return reader->table ? fc_table_find_column(reader->table, column) : SIZE_MAX;
}

static const fc_cell *cell_of(const fc_row_reader *reader, const char *column) {
  size_t at = find(reader, column);
  return at != SIZE_MAX && reader->cells[at].present ? &reader->cells[at] : NULL;
}

fc_str fc_row_text(const fc_row_reader *reader, const char *column) {
  const fc_cell *cell = cell_of(reader, column);
  return cell ? cell->text : (fc_str){"", 0};
}

bool fc_row_has(const fc_row_reader *reader, const char *column) {
  return cell_of(reader, column) != NULL;
}

bool fc_row_is(const fc_row_reader *reader, const char *column) {
  const fc_cell *cell = cell_of(reader, column);
  return cell && cell->value.num != 0;
}

int64_t fc_row_integer(const fc_row_reader *reader, const char *column, int64_t missing) {
  const fc_cell *cell = cell_of(reader, column);
  return cell ? (int64_t)cell->value.num : missing;
}

size_t fc_table_find_end(const fc_table *table, const char *column, const char *end) {
  size_t length = strlen(column);
  for (size_t i = 0; i < fc_table_columns(table); i++) {
    const char *name = fc_table_column_name(table, i);
    if (strncmp(name, column, length) == 0 && strcmp(name + length, end) == 0)
      return i;
  }
  return SIZE_MAX;
}

/* A number of the row in plain units: money is held in cents. */
static bool number_at(const fc_row_reader *reader, size_t column, fc_ratio *out) {
  if (column == SIZE_MAX || !reader->cells[column].present)
    return false;
  fc_type type = fc_table_column_type(reader->table, column);
  if (type == FC_TEXT || type == FC_CODE || type == FC_DATE)
    return false;
  *out = reader->cells[column].value;
  if (type == FC_MONEY)
    *out = fc_ratio_of(out->num, 100);
  return out->den > 0;
}

fc_reading fc_row_figure_at(const fc_row_reader *reader, size_t column, size_t low, size_t high) {
  fc_reading reading = {0};
  reading.point = number_at(reader, column, &reading.value);
  bool ends = number_at(reader, low, &reading.low) && number_at(reader, high, &reading.high);
  if (!ends)
    reading.low = reading.high = reading.value;
  reading.present = reading.point || ends;
  return reading;
}

fc_reading fc_row_figure(const fc_row_reader *reader, const char *column) {
  if (!reader->table)
    return (fc_reading){0};
  return fc_row_figure_at(reader, find(reader, column), fc_table_find_end(reader->table, column, "_low"),
                          fc_table_find_end(reader->table, column, "_high"));
}

bool fc_reading_is_exact(const fc_reading *reading) {
  return reading->point && fc_ratio_cmp(reading->low, reading->high) == 0;
}

fc_reading fc_reading_times(fc_reading reading, fc_ratio factor) {
  fc_reading product = reading;
  bool fits = (!reading.point || fc_ratio_mul(reading.value, factor, &product.value)) &&
              fc_ratio_mul(reading.low, factor, &product.low) && fc_ratio_mul(reading.high, factor, &product.high);
  return reading.present && fits ? product : (fc_reading){0};
}

size_t fc_result_rows(const fc_result *result, const char *table) {
  const fc_table *found = fc_result_find(result, table);
  return found ? fc_table_rows(found) : 0;
}

bool fc_result_first_row(const fc_result *result, const char *table, fc_row_reader *out) {
  if (!fc_row_open(out, fc_result_find(result, table)))
    return false;
  fc_row_read(out, 0);
  return true;
}

/* Money is cents over 100, in lowest terms. */
static fc_ratio add_money(fc_ratio a, fc_ratio b, int sign) {
  return fc_ratio_of(a.num * (100 / a.den) + sign * b.num * (100 / b.den), 100);
}

fc_reading fc_reading_plus(fc_reading a, fc_reading b) {
  if (!a.present || !b.present)
    return (fc_reading){0};
  return (fc_reading){true, a.point && b.point, add_money(a.value, b.value, 1),
                      add_money(a.low, b.low, 1), add_money(a.high, b.high, 1)};
}

fc_reading fc_reading_minus(fc_reading a, fc_reading b) {
  if (!a.present || !b.present)
    return (fc_reading){0};
  return (fc_reading){true, a.point && b.point, add_money(a.value, b.value, -1),
                      add_money(a.low, b.high, -1), add_money(a.high, b.low, -1)};
}

bool fc_reading_is_positive(const fc_reading *reading) {
  return reading->present && reading->value.num > 0;
}
