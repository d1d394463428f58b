/* csv_case.h - everything that reading a CSV text gives, as one text, to compare two ways of reading it; and random text
 * that is nearly CSV. */
#ifndef FC_TEST_CSV_CASE_H
#define FC_TEST_CSV_CASE_H

#include "table_case.h"
#include "table/csv.h"

static inline void put_where(fc_buf *out, const fc_where *where) {
  fc_buf_printf(out, " %llu:%llu row %llu mark %u+%u [%.*s]", (unsigned long long)where->line,
                (unsigned long long)where->column, (unsigned long long)where->row, where->mark_at, where->mark_length,
                FC_STR_ARG(where->excerpt));
}

static inline void put_record(fc_buf *out, const fc_csv *csv, const fc_csv_record *record) {
  fc_buf_printf(out, "%llu line %llu:", (unsigned long long)record->row, (unsigned long long)record->line);
  for (size_t i = 0; i < record->cells; i++) {
    fc_str cell = record->cell[i];
    fc_buf_printf(out, "\n  (%zu)", cell.n);
    fc_buf_str(out, cell);
    if (i != record->row % record->cells)
      continue; /* finding a place walks over the record: one cell of each is enough */
    fc_where where = fc_csv_where(csv, i, cell.n / 2, cell.n - cell.n / 2);
    put_where(out, &where);
  }
  fc_buf_char(out, '\n');
}

static inline void put_messages(fc_buf *out, const fc_ctx *ctx) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++) {
    fc_buf *text;
    assert_int_equal(fc_diag_text(fc_diag_at(ctx, i), &text), FC_OK);
    fc_buf_text(out, fc_buf_data(text, NULL));
    fc_buf_char(out, '\n');
    fc_buf_free(text);
  }
  fc_buf_printf(out, "%llu further\n", (unsigned long long)fc_diag_dropped(ctx));
}

/* Records with their lines and places, the messages, the status, the digest of what was read. The file is freed. */
/* `as_found`: its layout is found. */
static inline char *trace_of(fc_ctx *ctx, fc_file *file, const fc_csv_way *way, const fc_csv_limits *limits,
                             bool as_found) {
  static const fc_csv_layout found = {0};
  fc_buf out = {.p = NULL};
  fc_digest *digest = fc_digest_new();
  fc_csv *csv = NULL;
  char hex[65];
  fc_status status = fc_csv_open_as(ctx, file, as_found ? &found : NULL, limits, digest, &csv);
  if (!status)
    status = fc_csv_go(ctx, csv, way, NULL, NULL);
  const fc_csv_record *record = NULL;
  while (!status && !(status = fc_csv_next(ctx, csv, &record)) && record)
    put_record(&out, csv, record);
  put_messages(&out, ctx);
  fc_digest_hex(digest, hex);
  if (csv)
    fc_buf_printf(&out, "Windows-1252 from line %llu\n", (unsigned long long)fc_csv_found_of(csv)->converted);
  fc_buf_printf(&out, "%s, %llu bad, %s\n", fc_status_name(status),
                (unsigned long long)(csv ? fc_csv_bad_records(csv) : 0), status ? "" : hex);
  fc_csv_free(csv);
  fc_digest_free(digest);
  fc_file_free(file);
  return out.p;
}

static inline char *trace_bytes(const char *bytes, size_t n, const fc_csv_way *way, const fc_csv_limits *limits,
                                bool as_found) {
  fc_ctx *ctx = new_ctx();
  fc_file *file;
  assert_int_equal(fc_file_memory(ctx, "t.csv", bytes, n, &file), FC_OK);
  char *trace = trace_of(ctx, file, way, limits, as_found);
  fc_ctx_free(ctx);
  return trace;
}

/* ---- random text ---- */

static inline uint32_t below(uint64_t *state, uint32_t n) { /* xorshift64 (Marsaglia 2003) */
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (uint32_t)((*state >> 32) * n >> 32);
}

static inline void put_piece(fc_buf *out, uint64_t *state, bool wild) {
  static const char *const tame[] = {"a", "12.5", "", "New York", "$1,5", "x", "\xC3\xA9", "16.738", " b", "c "},
                    *const any[] = {"\"",        "\"\"", ",", "\n",    "\r\n", "\r",   "\xE9",
                                    "\xE2\x80", "\t",   " ", "\"a\"", "\n\n", "\"\n"};
  bool odd = wild && below(state, 3) == 0;
  if (odd && below(state, 40) == 0)
    fc_buf_char(out, '\0');
  fc_buf_text(out, odd ? any[below(state, sizeof any / sizeof *any)] : tame[below(state, sizeof tame / sizeof *tame)]);
}

/* A cell that is quoted where it must be, and sometimes where it need not. */
static inline void put_random_cell(fc_buf *out, uint64_t *state) {
  static const char *const inside[] = {"a", "\"\"", ",", "\n", "\r\n", "\xC3\xA9", "\"\"\"\"", " ", "clause", "\r"};
  if (below(state, 3)) {
    static const char *const bare[] = {"a", "12.5", "", "16.738", "New York", "-3", " x "};
    fc_buf_text(out, bare[below(state, sizeof bare / sizeof *bare)]);
    return;
  }
  fc_buf_char(out, '"');
  for (uint32_t i = below(state, 5); i > 0; i--)
    fc_buf_text(out, inside[below(state, sizeof inside / sizeof *inside)]);
  fc_buf_char(out, '"');
}

/* Records of the same number of cells, now and then one more or less, a blank line, or something wild. */
static inline void put_random_csv(fc_buf *out, uint64_t *state) {
  uint32_t cells = 1 + below(state, 5), rows = below(state, 40), wild = below(state, 3) ? 0 : 20;
  const char *end = below(state, 2) ? "\n" : "\r\n";
  for (uint32_t i = 0; i <= rows; i++) {
    uint32_t n = cells + (i && below(state, 30) == 0);
    for (uint32_t k = 0; k < n; k++) {
      if (k)
        fc_buf_char(out, ',');
      put_random_cell(out, state);
      if (wild && below(state, wild) == 0)
        put_piece(out, state, true);
    }
    if (i < rows || below(state, 2))
      fc_buf_text(out, below(state, 25) ? end : "\n");
    if (below(state, 30) == 0)
      fc_buf_text(out, end);
  }
}

#endif
