/* csv_check.c - what libcsv lets through (NUL bytes, invalid UTF-8, a bare CR) or refuses without a place. */
#include "table/csv_parts.h"
#include <string.h>

static fc_status refuse_bytes(fc_ctx *ctx, const fc_csv *csv, fc_str line, size_t at) {
  fc_str record = fc_csv_raw_record(&csv->raw, line.n);
  size_t offset = csv->raw.fed - csv->raw.begin + at;
  fc_where where = fc_csv_raw_where(csv, record, offset, 1);
  unsigned long long byte = csv->raw.passed + csv->raw.begin + offset;
  if (!line.p[at]) {
    where.mark = "a NUL byte";
    return fc_fail(ctx, FC_BAD_FILE, "F015", &where, "the file may be UTF-16 or damaged: save it as \"CSV UTF-8\"",
                   "NUL byte at byte %llu", byte);
  }
  where.mark = "not UTF-8";
  return fc_fail(ctx, FC_BAD_FILE, "F014", &where,
                 csv->wide ? "the text before it is UTF-8: mend this line, whose characters are of another encoding"
                           : "save the file as \"CSV UTF-8\", or convert it: iconv -f WINDOWS-1252 -t UTF-8",
                 "invalid UTF-8 at byte %llu (0x%02X)", byte, (unsigned)(unsigned char)line.p[at]);
}

/* A CR that ends a line by itself; within quotes it is text, and before LF part of a line end. */
static size_t bare_return(const fc_csv *csv, fc_str line) {
  for (size_t from = 0; from < line.n;) {
    const char *found = memchr(line.p + from, '\r', line.n - from);
    if (!found)
      break;
    size_t at = (size_t)(found - line.p);
    bool before_end = at + 1 < line.n && line.p[at + 1] == '\n';
    if (!before_end && fc_csv_quote_offset(fc_csv_raw_record(&csv->raw, at)) == SIZE_MAX)
      return at;
    from = at + 1;
  }
  return SIZE_MAX;
}

fc_status fc_csv_check_line(fc_ctx *ctx, const fc_csv *csv, fc_str line) {
  size_t fault = fc_utf8_fault(line.p, line.n);
  if (fault < line.n)
    return refuse_bytes(ctx, csv, line, fault);
  size_t at = bare_return(csv, line);
  if (at == SIZE_MAX)
    return FC_OK;
  fc_str record = fc_csv_raw_record(&csv->raw, line.n);
  fc_where where = fc_csv_raw_where(csv, record, csv->raw.fed - csv->raw.begin + at, 1);
  where.mark = "a carriage return";
  return fc_fail(
      ctx, FC_BAD_FILE, "F016", &where,
      "lines end with LF or CR LF: convert the line ends of an old Mac file, or put the cell in double quotes",
      "a carriage return (CR) without a line feed (LF) after it");
}

fc_status fc_csv_refuse_byte(fc_ctx *ctx, const fc_csv *csv, fc_str line, size_t at) {
  fc_str record = fc_csv_raw_record(&csv->raw, line.n);
  size_t offset = csv->raw.fed - csv->raw.begin + at;
  fc_where where = fc_csv_raw_where(csv, record, offset, 1);
  if (line.p[at] == '"') {
    where.mark = "quote inside a cell";
    return fc_fail(ctx, FC_BAD_FILE, "F013", &where,
                   "put the whole cell in double quotes and write the quotes within it twice: \"6 \"\" pipe\"",
                   "a quote inside a cell that does not begin with one");
  }
  size_t closed = offset - 1, opened = fc_csv_quote_offset((fc_str){record.p, closed});
  fc_where begun = fc_csv_raw_where(csv, record, opened == SIZE_MAX ? closed : opened, 1);
  where.mark = "text after the closing quote";
  return fc_fail(ctx, FC_BAD_FILE, "F013", &where, "a quote within a quoted cell is written twice: \"6 \"\" pipe\"",
                 "text follows the closing quote of the cell that begins on line %llu", (unsigned long long)begun.line);
}

static fc_status refuse_quote_at(fc_ctx *ctx, const fc_csv *csv, fc_str record, size_t opened, const char *how) {
  fc_where where = fc_csv_raw_where(csv, record, opened, 1);
  where.mark = "opened here";
  return fc_fail(ctx, FC_BAD_FILE, "F013", &where, "close the quote, or write it twice where it belongs to the text",
                 "a quoted cell that begins on line %llu %s", (unsigned long long)where.line, how);
}

fc_status fc_csv_refuse_open_quote(fc_ctx *ctx, const fc_csv *csv) {
  fc_str record = fc_csv_raw_record(&csv->raw, 0);
  size_t opened = fc_csv_quote_offset(record);
  return refuse_quote_at(ctx, csv, record, opened == SIZE_MAX ? record.n : opened, "is never closed");
}

fc_status fc_csv_refuse_size(fc_ctx *ctx, const fc_csv *csv, fc_str line) {
  fc_str record = fc_csv_raw_record(&csv->raw, line.n);
  size_t fault = fc_utf8_fault(line.p, line.n), longest_sequence = 4;
  if (fault + longest_sequence < line.n)
    return refuse_bytes(ctx, csv, line, fault);
  size_t opened = fc_csv_quote_offset(record);
  if (opened != SIZE_MAX)
    return refuse_quote_at(
        ctx, csv, record, opened,
        fc_ctx_format(ctx, "is longer than %zu bytes: its closing quote may be missing", csv->limits.field));
  fc_where where = fc_csv_raw_where(csv, record, 0, 0);
  if (csv->too_long)
    return fc_fail(ctx, FC_BAD_FILE, "F017", &where, "is this a CSV file?", "cell %zu is longer than %zu bytes",
                   csv->too_long, csv->limits.field);
  return fc_fail(ctx, FC_BAD_FILE, "F017", &where, "is this a CSV file?", "a record is longer than %zu bytes",
                 csv->limits.record);
}

fc_status fc_csv_refuse_columns(fc_ctx *ctx, const fc_csv *csv) {
  fc_where where = fc_csv_raw_where(csv, fc_csv_raw_record(&csv->raw, 0), 0, 0);
  return fc_fail(ctx, FC_BAD_FILE, "F017", &where, "leave out the columns that are not needed", "more than %zu columns",
                 csv->limits.columns);
}

void fc_csv_tell_ragged(fc_ctx *ctx, const fc_csv *csv) {
  size_t expected = csv->header.cells, found = csv->cells;
  fc_str record = fc_csv_raw_record(&csv->raw, 0);
  size_t end = record.n;
  while (end && (record.p[end - 1] == '\n' || record.p[end - 1] == '\r'))
    end--;
  size_t offset = found > expected ? fc_csv_cell_offset(record, csv->found.delimiter, expected) : 0;
  fc_where where = fc_csv_raw_where(csv, record, offset, found > expected ? end - offset : 0);
  if (found > expected)
    where.mark = "beyond the last column";
  fc_fail(ctx, FC_BAD_FILE, "F011", &where,
          found > expected ? "put a cell that holds a comma in double quotes"
                           : "write a comma for each empty cell, and one record in one line",
          "the record has %zu cells where the header has %zu", found, expected);
}
