/* csv_place.c - from a cell back to its raw bytes: only messages need this, so it walks the record again. */
#include "table/csv_parts.h"
#include "table/place.h"

fc_where fc_csv_raw_where(const fc_csv *csv, fc_str record, size_t offset, size_t length) {
  fc_where where = {.file = fc_file_name(csv->raw.file), .row = csv->record.row};
  fc_place_in(&where, record, csv->raw.line, offset, length);
  return where;
}

size_t fc_csv_cell_offset(fc_str record, char delimiter, size_t cell) {
  bool quoted = false;
  size_t i = 0;
  for (; cell && i < record.n; i++) {
    if (record.p[i] == '"')
      quoted = !quoted;
    else if (record.p[i] == delimiter && !quoted)
      cell--;
  }
  return i;
}

size_t fc_csv_quote_offset(fc_str record) {
  bool quoted = false;
  size_t opened = SIZE_MAX;
  for (size_t i = 0; i < record.n; i++) {
    if (record.p[i] != '"')
      continue;
    bool doubled = quoted && i + 1 < record.n && record.p[i + 1] == '"';
    if (doubled) {
      i++;
      continue;
    }
    quoted = !quoted;
    opened = i;
  }
  return quoted ? opened : SIZE_MAX;
}

/* Bytes of the raw text that stand for n bytes of the cell's: a quote within quotes is written twice. */
static size_t raw_length(fc_str raw, bool quoted, size_t n) {
  size_t i = 0;
  for (; n && i < raw.n; n--)
    i += quoted && raw.p[i] == '"' ? 2 : 1;
  return i < raw.n ? i : raw.n;
}

fc_where fc_csv_where(const fc_csv *csv, size_t cell, size_t at, size_t length) {
  fc_str record = csv->shown.p ? csv->shown : fc_csv_raw_record(&csv->raw, 0);
  size_t offset = fc_csv_cell_offset(record, csv->found.delimiter, cell);
  bool quoted = offset < record.n && record.p[offset] == '"';
  offset += quoted;
  offset += raw_length((fc_str){record.p + offset, record.n - offset}, quoted, at);
  size_t marked = raw_length((fc_str){record.p + offset, record.n - offset}, quoted, length);
  return fc_csv_raw_where(csv, record, offset, marked);
}
