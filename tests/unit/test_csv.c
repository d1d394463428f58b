/* test_csv.c - the wall around libcsv: what is read, what is refused and where (table/csv*.c, place.c). */
#include "table_case.h"
#include "base/utf8.h"
#include "table/csv.h"

typedef struct fc_opened {
  fc_ctx *ctx;
  fc_file *file;
  fc_csv *csv;
  fc_status status;
} fc_opened;

static fc_opened open_bytes(const char *name, const char *bytes, size_t n, const fc_csv_limits *limits) {
  fc_opened o = {.ctx = new_ctx()};
  assert_int_equal(fc_file_memory(o.ctx, name, bytes, n, &o.file), FC_OK);
  o.status = fc_csv_open(o.ctx, o.file, limits, NULL, &o.csv);
  return o;
}

static fc_opened open_text(const char *text) {
  return open_bytes("grants.csv", text, strlen(text), NULL);
}

static void close_it(fc_opened *o) {
  fc_csv_free(o->csv);
  fc_file_free(o->file);
  fc_ctx_free(o->ctx);
}

static const fc_csv_record *next(fc_opened *o) {
  const fc_csv_record *record;
  assert_int_equal(fc_csv_next(o->ctx, o->csv, &record), FC_OK);
  return record;
}

/* Reads to the end; the status of the call that ended it. */
static fc_status drain(fc_opened *o) {
  if (o->status)
    return o->status;
  const fc_csv_record *record;
  fc_status status;
  do
    status = fc_csv_next(o->ctx, o->csv, &record);
  while (!status && record);
  return status;
}

static void assert_cell(const fc_csv_record *record, size_t cell, const char *text) {
  assert_true(cell < record->cells);
  assert_int_equal(record->cell[cell].n, strlen(text));
  assert_memory_equal(record->cell[cell].p, text, strlen(text));
}

static void reads_records_with_their_lines(void **state) {
  (void)state;
  fc_opened o = open_text("\xEF\xBB\xBF\"a\", b\r\n\r\n\"x\"\"y\",\" 1 \"\r\n\n\"two\nlines\", z\nlast,");
  assert_int_equal(o.status, FC_OK);
  const fc_csv_record *record = fc_csv_header(o.csv);
  assert_int_equal(record->cells, 2);
  assert_cell(record, 0, "a");
  assert_cell(record, 1, " b");
  record = next(&o);
  assert_cell(record, 0, "x\"y");
  assert_cell(record, 1, " 1 ");
  assert_int_equal(record->line, 3);
  assert_int_equal(record->row, 1);
  record = next(&o);
  assert_cell(record, 0, "two\nlines");
  assert_int_equal(record->line, 5);
  fc_where where = fc_csv_where(o.csv, 1, 1, 1);
  assert_int_equal(where.line, 6);
  assert_int_equal(where.column, 9);
  assert_int_equal(where.row, 2);
  record = next(&o);
  assert_cell(record, 0, "last");
  assert_cell(record, 1, "");
  assert_int_equal(record->line, 7);
  assert_null(next(&o));
  assert_null(next(&o));
  close_it(&o);
}

static void marks_bytes_of_a_quoted_cell(void **state) {
  (void)state;
  fc_opened o = open_text("code,name,amount\n16.738,\"S\xC3\xA3o \"\"P\"\"\",\"12,3O0\"\n");
  next(&o);
  fc_where where = fc_csv_where(o.csv, 2, 4, 1);
  assert_int_equal(where.line, 2);
  assert_int_equal(where.column, 25);
  assert_int_equal(where.mark_at, 24);
  assert_int_equal(where.mark_length, 1);
  assert_memory_equal(where.excerpt.p + 25, "O", 1);
  where = fc_csv_where(o.csv, 1, 5, 3); /* "P" with its quotes */
  assert_int_equal(where.column, 13);
  assert_int_equal(where.mark_length, 5);
  close_it(&o);
}

typedef struct fc_refused {
  const char *bytes;
  size_t n;
  const char *code, *says;
  uint64_t line, column;
} fc_refused;

#define BYTES(text) text, sizeof(text) - 1

static void refuses_malformed_files(void **state) {
  (void)state;
  static const fc_refused cases[] = {
      {BYTES(""), "F010", "empty", 0, 0},
      {BYTES("\n\r\n"), "F010", "blank lines", 0, 0},
      {BYTES("a,b\n1,2\n\"3,4\n5,6\n"), "F013", "begins on line 3 is never closed", 3, 1},
      {BYTES("a,b\n1,x\"y\"\n"), "F013", "does not begin with one", 2, 4},
      {BYTES("a,b\n\"1\n2\"x,2\n"), "F013", "begins on line 2", 3, 3},
      {BYTES("a,b\n1,\xFFz\n"), "F014", "byte 6", 2, 3},
      {BYTES("a,b\n1,\0\n"), "F015", "byte 6", 2, 3},
      {BYTES("a,b\n1,2\r3,4\r\n"), "F016", "carriage return", 2, 4},
      {BYTES("a,b\r1,2\r"), "F016", "carriage return", 1, 4},
      {BYTES("\xFF\xFE" "a\0,\0b\0"), "F014", "UTF-16LE", 0, 0},
      {BYTES("a\0,\0b\0\n\0"), "F014", "UTF-16LE", 0, 0},
      {BYTES("\xFE\xFF\0a\0,"), "F014", "UTF-16BE", 0, 0},
      {BYTES("\xFD" "7zXZ\0"), "F018", "xz", 0, 0},
      {BYTES("\x28\xB5\x2F\xFD\0"), "F018", "zstd", 0, 0},
      {BYTES("PK\x03\x04zzz"), "F018", "zip file", 0, 0},
      {BYTES("PK\x03\x04zzz[Content_Types].xml"), "F018", "spreadsheet", 0, 0},
      {BYTES("\xD0\xCF\x11\xE0\xA1\xB1"), "F018", "spreadsheet", 0, 0},
      {BYTES("\n<!DOCTYPE html><html>"), "F018", "web page", 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_opened o = open_bytes("grants.csv", cases[i].bytes, cases[i].n, NULL);
    fc_status status = drain(&o);
    if (status != FC_BAD_FILE)
      print_message("case %zu\n", i);
    assert_int_equal(status, FC_BAD_FILE);
    const fc_diag *diag = first_message(o.ctx, cases[i].code);
    assert_has(diag->message, cases[i].says);
    assert_non_null(diag->help);
    assert_string_equal(diag->file, "grants.csv");
    assert_int_equal(diag->line, cases[i].line);
    assert_int_equal(diag->column, cases[i].column);
    close_it(&o);
  }
}

static void names_the_conversion_of_a_workbook(void **state) {
  (void)state;
  fc_opened o = open_bytes("FY17 budget.XLSX", BYTES("PK\x03\x04zzz"), NULL);
  assert_has(first_message(o.ctx, "F018")->help, "soffice --headless --convert-to csv 'FY17 budget.XLSX'");
  close_it(&o);
}

static void reports_every_ragged_record_and_goes_on(void **state) {
  (void)state;
  fc_opened o = open_text("a,b,c\n1,2\n1,2,3\n1,2,3,4\n\n1,2,3,\n");
  const fc_csv_record *record = next(&o);
  assert_cell(record, 2, "3");
  assert_int_equal(record->row, 2);
  assert_null(next(&o));
  assert_int_equal(fc_csv_bad_records(o.csv), 3);
  assert_int_equal(fc_diag_count(o.ctx), 3);
  assert_has(first_message(o.ctx, "F011")->message, "2 cells where the header has 3");
  const fc_diag *last = fc_diag_at(o.ctx, 2);
  assert_int_equal(last->line, 6);
  assert_int_equal(last->row, 4);
  close_it(&o);
}

static void shows_the_part_of_a_long_line_around_the_mark(void **state) {
  (void)state;
  enum { LONG = 100000 };
  fc_buf text = {.p = NULL};
  fc_buf_text(&text, "a,b,c\n");
  for (int i = 0; i < LONG; i++)
    fc_buf_text(&text, "\xC3\xA9");
  fc_buf_text(&text, ",mark,");
  fc_buf_fill(&text, 'z', LONG);
  fc_opened o = open_bytes("long.csv", text.p, text.n, NULL);
  next(&o);
  fc_where where = fc_csv_where(o.csv, 1, 0, 4);
  assert_int_equal(where.column, LONG + 2);
  assert_true(where.excerpt.n < 4096);
  assert_int_equal(fc_utf8_fault(where.excerpt.p, where.excerpt.n), where.excerpt.n);
  assert_memory_equal(where.excerpt.p + fc_utf8_offset(where.excerpt, where.mark_at), "mark", 4);
  close_it(&o);
  fc_buf_reset(&text);
}

static void allows_a_header_alone_and_text_with_returns(void **state) {
  (void)state;
  fc_opened o = open_text("a,,b");
  assert_int_equal(o.status, FC_OK);
  assert_int_equal(fc_csv_header(o.csv)->cells, 3);
  assert_null(next(&o));
  close_it(&o);
  o = open_text("a,b\n\"x\ry\",\"p\r\nq\"\r\n");
  const fc_csv_record *record = next(&o);
  assert_cell(record, 0, "x\ry");
  assert_cell(record, 1, "p\r\nq");
  close_it(&o);
}

static void enforces_its_limits(void **state) {
  (void)state;
  const fc_csv_limits limits = {.field = 10, .columns = 3, .record = 40};
  static const struct {
    const char *text, *says;
  } cases[] = {
      {"a,b\n12345678901,2\n", "cell 1 is longer than 10 bytes"},
      {"a,b,c,d\n", "more than 3 columns"},
      {"a,b\n1,\"23\n456789\n1\n2\n012345678901234567890\",\n", "closing quote may be missing"},
      {"a,b\n0123456789012345678901234567890123456789012345,1\n", "record is longer than 40 bytes"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_opened o = open_bytes("f.csv", cases[i].text, strlen(cases[i].text), &limits);
    assert_int_equal(drain(&o), FC_BAD_FILE);
    assert_has(fc_diag_at(o.ctx, 0)->message, cases[i].says);
    close_it(&o);
  }
}

static uint64_t next_random(uint64_t *state) { /* xorshift64 (Marsaglia 2003) */
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

static void put_cell(fc_buf *file, fc_str cell) {
  static const char special[] = ",\"\r\n";
  bool quoted = cell.n == 0;
  for (size_t i = 0; i < cell.n && !quoted; i++)
    quoted = strchr(special, cell.p[i]) != NULL;
  if (!quoted) {
    fc_buf_str(file, cell);
    return;
  }
  fc_buf_char(file, '"');
  for (size_t i = 0; i < cell.n; i++) {
    if (cell.p[i] == '"')
      fc_buf_char(file, '"');
    fc_buf_char(file, cell.p[i]);
  }
  fc_buf_char(file, '"');
}

/* Property: what was written by RFC 4180 is read back cell by cell, over many chunks, with the right line numbers. */
static void reads_back_what_was_written(void **state) {
  (void)state;
  static const char *const pieces[] = {"a", ",", "\"", "\n", "\r\n", "\r", " ", "\xC3\xA9", "\xE2\x82\xAC", "0", "-"};
  enum { COLUMNS = 5, ROWS = 6000 };
  uint64_t seed = 20180124;
  fc_buf file = {.p = NULL}, cells = {.p = NULL};
  static size_t ends[ROWS * COLUMNS];
  static uint64_t lines[ROWS];
  fc_buf_text(&file, "h1,h2,h3,h4,h5\n");
  uint64_t line = 2;
  for (size_t row = 0; row < ROWS; row++) {
    lines[row] = line;
    size_t before = file.n;
    for (size_t column = 0; column < COLUMNS; column++) {
      size_t start = cells.n;
      for (uint64_t k = next_random(&seed) % 9; k; k--)
        fc_buf_text(&cells, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
      ends[row * COLUMNS + column] = cells.n;
      if (column)
        fc_buf_char(&file, ',');
      put_cell(&file, (fc_str){cells.p + start, cells.n - start});
    }
    fc_buf_text(&file, next_random(&seed) % 2 ? "\n" : "\r\n");
    for (size_t i = before; i < file.n; i++)
      line += file.p[i] == '\n';
  }
  assert_int_equal(fc_buf_status(&file), FC_OK);
  fc_opened o = open_bytes("random.csv", file.p, file.n, NULL);
  size_t start = 0;
  for (size_t row = 0; row < ROWS; row++) {
    const fc_csv_record *record = next(&o);
    assert_non_null(record);
    assert_int_equal(record->line, lines[row]);
    for (size_t column = 0; column < COLUMNS; column++) {
      size_t end = ends[row * COLUMNS + column];
      assert_int_equal(record->cell[column].n, end - start);
      assert_memory_equal(record->cell[column].p, cells.p + start, end - start);
      start = end;
    }
  }
  assert_null(next(&o));
  close_it(&o);
  fc_buf_reset(&file);
  fc_buf_reset(&cells);
}

/* Property: bytes of any kind are read or refused, and a refusal has a message. */
static void survives_any_bytes(void **state) {
  (void)state;
  static const char alphabet[] = "a,\"\n\r\0\xEF\xBB\xBF\xC3PK ";
  uint64_t seed = 7;
  for (int round = 0; round < 4000; round++) {
    char bytes[40];
    size_t n = next_random(&seed) % sizeof bytes;
    for (size_t i = 0; i < n; i++)
      bytes[i] = alphabet[next_random(&seed) % (sizeof alphabet - 1)];
    fc_opened o = open_bytes("any.csv", bytes, n, NULL);
    fc_status status = drain(&o);
    assert_true(status == FC_OK || (status == FC_BAD_FILE && fc_diag_count(o.ctx) > 0));
    close_it(&o);
  }
}

static void digests_every_byte(void **state) {
  (void)state;
  static const char text[] = "a,b\n1,2\n";
  fc_ctx *ctx = new_ctx();
  fc_file *file;
  fc_csv *csv;
  fc_digest *digest = fc_digest_new();
  assert_int_equal(fc_file_memory(ctx, "f.csv", text, sizeof text - 1, &file), FC_OK);
  assert_int_equal(fc_csv_open(ctx, file, NULL, digest, &csv), FC_OK);
  const fc_csv_record *record;
  do
    assert_int_equal(fc_csv_next(ctx, csv, &record), FC_OK);
  while (record);
  char hex[65], expected[65];
  fc_digest_hex(digest, hex);
  fc_digest *whole = fc_digest_new();
  fc_digest_add(whole, text, sizeof text - 1);
  fc_digest_hex(whole, expected);
  assert_string_equal(hex, expected);
  fc_digest_free(whole);
  fc_digest_free(digest);
  fc_csv_free(csv);
  fc_file_free(file);
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_records_with_their_lines),
      cmocka_unit_test(marks_bytes_of_a_quoted_cell),
      cmocka_unit_test(refuses_malformed_files),
      cmocka_unit_test(names_the_conversion_of_a_workbook),
      cmocka_unit_test(reports_every_ragged_record_and_goes_on),
      cmocka_unit_test(shows_the_part_of_a_long_line_around_the_mark),
      cmocka_unit_test(allows_a_header_alone_and_text_with_returns),
      cmocka_unit_test(enforces_its_limits),
      cmocka_unit_test(reads_back_what_was_written),
      cmocka_unit_test(survives_any_bytes),
      cmocka_unit_test(digests_every_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
