/* test_csv_suites.c - the public CSV suites: well-formed files read to the same rows as two independent readers, others
 * refused with a line (table/csv*.c). The expected rows are digests in each suite's EXPECTED.tsv. */
#include "table_case.h"
#include "table/csv.h"

/* A row as compact JSON of its bytes read as Latin-1, as EXPECTED.tsv digests it. */
static void put_row(fc_buf *out, const fc_csv_record *record, bool first) {
  fc_buf_text(out, first ? "[[" : ",[");
  for (size_t i = 0; i < record->cells; i++) {
    fc_buf_text(out, i ? ",\"" : "\"");
    for (size_t j = 0; j < record->cell[i].n; j++) {
      unsigned char c = (unsigned char)record->cell[i].p[j];
      const char *short_form = strchr("\"\\\n\r\t\b\f", c);
      if (c && short_form) {
        fc_buf_char(out, '\\');
        fc_buf_char(out, "\"\\nrtbf"[short_form - strchr("\"\\\n\r\t\b\f", '"')]);
      } else if (c < 0x20 || c >= 0x7F) {
        fc_buf_printf(out, c == 0x7F ? "%c" : "\\u%04x", c);
      } else {
        fc_buf_char(out, (char)c);
      }
    }
    fc_buf_char(out, '"');
  }
  fc_buf_char(out, ']');
}

typedef struct fc_outcome {
  fc_status status;
  size_t rows; /* with the header */
  uint64_t bad;
  bool placed; /* the first message has a line, or the file as a whole is refused */
  char digest[65];
} fc_outcome;

static fc_outcome read_file(const char *path) {
  static const char *const of_the_whole_file[] = {"F010", "F014", "F018"};
  fc_ctx *ctx = new_ctx();
  fc_file *file;
  fc_csv *csv = NULL;
  fc_buf rows = {.p = NULL};
  fc_outcome outcome = {.rows = 0};
  assert_int_equal(fc_file_open(ctx, path, NULL, &file), FC_OK);
  outcome.status = fc_csv_open(ctx, file, NULL, NULL, &csv);
  const fc_csv_record *record = csv ? fc_csv_header(csv) : NULL;
  while (record) {
    put_row(&rows, record, outcome.rows++ == 0);
    outcome.status = fc_csv_next(ctx, csv, &record);
  }
  fc_buf_char(&rows, ']');
  outcome.bad = csv ? fc_csv_bad_records(csv) : 0;
  if (fc_diag_count(ctx)) {
    const fc_diag *diag = fc_diag_at(ctx, 0);
    outcome.placed = diag->line > 0;
    for (size_t i = 0; i < 3; i++)
      outcome.placed |= strcmp(diag->code, of_the_whole_file[i]) == 0;
  }
  fc_digest *digest = fc_digest_new();
  fc_digest_add(digest, rows.p, rows.n);
  fc_digest_hex(digest, outcome.digest);
  fc_digest_free(digest);
  fc_buf_reset(&rows);
  fc_csv_free(csv);
  fc_file_free(file);
  fc_ctx_free(ctx);
  return outcome;
}

static bool has_blank_line(const char *path) {
  char text[4096];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  size_t n = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[n] = 0;
  return text[0] == '\n' || strstr(text, "\n\n") || strstr(text, "\n\r\n");
}

static bool is_exact(const char *path, const fc_outcome *outcome, size_t rows, const char *digest) {
  if (outcome->status || outcome->bad)
    return false;
  if (outcome->rows == rows)
    return memcmp(outcome->digest, digest, 16) == 0;
  return has_blank_line(path); /* other readers give it as an empty cell where there is one column */
}

static size_t check_suite(const char *suite) {
  char *folder = shared_path(suite), path[4096], line[1024];
  SKIP_WITHOUT(folder);
  snprintf(path, sizeof path, "%s/EXPECTED.tsv", folder);
  FILE *expected = fopen(path, "r");
  assert_non_null(expected);
  size_t checked = 0;
  assert_non_null(fgets(line, sizeof line, expected)); /* the header */
  while (fgets(line, sizeof line, expected)) {
    char *field[9], *rest = line;
    for (size_t i = 0; i < 9; i++)
      field[i] = strsep(&rest, "\t\n");
    snprintf(path, sizeof path, "%s/%s", folder, field[0]);
    fc_outcome outcome = read_file(path);
    bool refused = outcome.status == FC_BAD_FILE || outcome.bad > 0;
    bool exact = strcmp(field[3], "exact") == 0;
    if (!(exact ? is_exact(path, &outcome, strtoul(field[5], NULL, 10), field[8]) : refused && outcome.placed))
      fail_msg("%s (%s): %s, %zu rows", field[0], field[3], fc_status_name(outcome.status), outcome.rows);
    checked++;
  }
  fclose(expected);
  free(folder);
  return checked;
}

static void reads_duckdb_files(void **state) {
  (void)state;
  assert_true(check_suite("data/suites/duckdb-csv") > 50);
}

static void reads_miller_files(void **state) {
  (void)state;
  assert_true(check_suite("data/suites/miller-csv") >= 5);
}

static void reads_csv_spectrum(void **state) {
  (void)state;
  assert_true(check_suite("data/suites/csv-spectrum") >= 4);
}

static void reads_w3c_files(void **state) {
  (void)state;
  assert_true(check_suite("data/suites/w3c-csvw") >= 8);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_duckdb_files),
      cmocka_unit_test(reads_miller_files),
      cmocka_unit_test(reads_csv_spectrum),
      cmocka_unit_test(reads_w3c_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
