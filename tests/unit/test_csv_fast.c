/* test_csv_fast.c - the fast way through a CSV text against libcsv's: the same records, places, messages, status and digest,
 * whatever the chunks and threads (table/csv_fast.c, csv_queue.c, csv_chunk.c); and the passes of each machine against one
 * that goes byte by byte (table/csv_split*.c). */
#include "csv_case.h"
#include "table/csv_split.h"
#include <dirent.h>

static const fc_csv_way by_libcsv = {.libcsv = true};

static void assert_same_as(bool as_found, const char *what, const char *bytes, size_t n, const fc_csv_limits *limits) {
  static const size_t chunks[] = {1, 2, 7, 63, 64, 65, 128, 1000};
  char *expected = trace_bytes(bytes, n, &by_libcsv, limits, as_found);
  for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
    const fc_csv_way way = {.chunk = chunks[i], .threads = i == 2 ? 3 : 1};
    char *trace = trace_bytes(bytes, n, &way, limits, as_found);
    if (strcmp(trace, expected) != 0)
      fail_msg("%s, chunks of %zu bytes:\n%.*s\n--- libcsv:\n%s--- fast:\n%s", what, chunks[i], (int)n, bytes, expected, trace);
    free(trace);
  }
  free(expected);
}

static void assert_same(const char *what, const char *bytes, size_t n, const fc_csv_limits *limits) {
  assert_same_as(false, what, bytes, n, limits);
  assert_same_as(true, what, bytes, n, limits);
}

static void assert_same_text(const char *text) {
  assert_same(text, text, strlen(text), NULL);
}

static void odd_texts(void **state) {
  static const char *const texts[] = {
      "a", "a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n3,4", "a,b\n\n1,2\n\n\n", "a\n\n\r\n1\n", "a,b\n1\n1,2,3\n1,2\n",
      "a,b\n\"1,2\n3,4\n", "a,b\n1\"x\",2\n3,4\n", "a,b\n\"1\"x,2\n3,4\n", "a,b\n\"1\" ,2\n",
      "a,b\n1,\"2\n3\"\"\"\n4,5\n", "a,b\n1,2\r3,4\n", "a,b\n\"1\r\",2\n3,4\n", "a,b\n1,2\r\n\r\n3,4\r",
      "a,b\n\"\",\"\"\"\"\n,\n", "a,b\n\xC3\xA9,1\n\xE9,2\n3,4\n", "\xEF\xBB\xBF\"a\",b\n1,2\n",
      "a,b\n1,\"x\ny\nz\"\n3,4,5\n6,7\n", "\"a\nb\",c\n1,2\n\"\n\",3\n", "a,b\n1,2\n\"3,4\"", "a,b\n1,2\n3,4\"",
      "a;b\n1;2\n3;\"4\"\n", "a,b\n\xE9,1\nx,2\n\xE9\xE9,3\n",
      "a,b\n\xC3\xA9,1\nx,2\n\xE9\xE9,3\n",
      "a,b\n1,2\n\"3,4\n\"5,6\n7,8\n", "a\n\"\"\n\"\"\n", "a\n\"x\"\"y\"\n\"\"\"\"\"\"\n"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    assert_same_text(texts[i]);
  static const char zeros[] = "a,b\n1,2\n3,\0\n5,6\n";
  assert_same("zeros", zeros, sizeof zeros - 1, NULL);
}

static void random_texts(void **state) {
  uint64_t seed = 20180124;
  (void)state;
  for (size_t i = 0; i < 400; i++) {
    fc_buf text = {.p = NULL};
    if (i % 3)
      put_random_csv(&text, &seed);
    else
      for (uint32_t k = below(&seed, 60); k > 0; k--)
        put_piece(&text, &seed, true);
    assert_same("random", text.p ? text.p : "", text.n, NULL);
    fc_buf_reset(&text);
  }
}

static void small_limits(void **state) {
  static const fc_csv_limits limits[] = {{8, 3, 40}, {200, 2, 30}, {5, 4096, 1000}};
  uint64_t seed = 1973;
  (void)state;
  for (size_t i = 0; i < 200; i++) {
    fc_buf text = {.p = NULL};
    put_random_csv(&text, &seed);
    assert_same("limits", text.p ? text.p : "", text.n, &limits[i % 3]);
    fc_buf_reset(&text);
  }
}

/* ---- whole files ---- */

static char *trace_file(const char *path, const fc_csv_way *way) {
  fc_ctx *ctx = new_ctx();
  fc_file *file;
  char *trace = NULL;
  if (!fc_file_open(ctx, path, NULL, &file))
    trace = trace_of(ctx, file, way, NULL, true);
  fc_ctx_free(ctx);
  return trace;
}

static size_t check_file(const char *path) {
  static const fc_csv_way ways[] = {{.chunk = 4096, .threads = 1}, {.threads = 2}, {.chunk = 30000, .threads = 4}};
  char *expected = trace_file(path, &by_libcsv);
  for (size_t i = 0; expected && i < sizeof ways / sizeof *ways; i++) {
    char *trace = trace_file(path, &ways[i]);
    if (strcmp(trace, expected) != 0)
      fail_msg("%s: chunks of %zu bytes on %u threads read something else than libcsv", path, ways[i].chunk, ways[i].threads);
    free(trace);
  }
  free(expected);
  return expected != NULL;
}

/* Every file in a folder and those in it, whatever it holds. */
static size_t check_folder(const char *path) {
  DIR *folder = opendir(path);
  size_t checked = 0;
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    char inner[4096];
    if (entry->d_name[0] == '.' || snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) >= (int)sizeof inner)
      continue;
    checked += entry->d_type == DT_DIR ? check_folder(inner) : check_file(inner);
  }
  if (folder)
    closedir(folder);
  return checked;
}

static void check_shared(const char *name, size_t least) {
  char *path = shared_path(name);
  SKIP_WITHOUT(path);
  size_t checked = check_folder(path);
  free(path);
  assert_true(checked >= least);
}

static void published_files(void **state) {
  (void)state;
  check_shared("data/real", 50);
}

static void suites(void **state) {
  (void)state;
  check_shared("data/suites", 200);
}

/* ---- the passes ---- */

typedef struct bytewise {
  uint32_t end[512], record[512], odd[512], inner[512];
  fc_csv_split split;
} bytewise;

static bool is_end(char c) {
  return c == ',' || c == '\n';
}

static bool split_bytewise(const char *text, size_t n, bool quoted, bytewise *out) {
  fc_csv_split *split = &out->split;
  bool after_end = true, after_close = false;
  *split = (fc_csv_split){out->end, 0, out->record, 0, out->odd, 0, out->inner, 0, FC_CSV_NO_BYTE};
  for (uint32_t i = 0; i < n; i++) {
    char c = text[i];
    bool was_quoted = quoted, odd = c == '\0';
    if (c == '"')
      quoted = !quoted;
    bool end = is_end(c) && !quoted, opening = c == '"' && quoted, closing = c == '"' && !quoted;
    odd |= opening && !after_end && !after_close;
    odd |= after_close && !end && !opening && c != '\r';
    odd |= c == '\r' && !was_quoted && text[i + 1] != '\n';
    if (odd)
      split->odd[split->odds++] = i;
    if (c == '\n' && quoted)
      split->inner[split->inners++] = i;
    if (end)
      split->end[split->ends++] = i;
    if (end && c == '\n')
      split->record[split->records++] = (uint32_t)split->ends;
    if ((unsigned char)c >= 0x80 && split->first_wide == FC_CSV_NO_BYTE)
      split->first_wide = i;
    after_end = end;
    after_close = closing;
  }
  return quoted;
}

static void assert_same_array(const char *name, const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
  if (n != m || memcmp(a, b, n * sizeof *a) != 0)
    fail_msg("%s differs", name);
}

static void every_pass(void **state) {
  const fc_csv_splitter *splitters[FC_CSV_SPLITTERS + 1];
  static uint32_t arrays[4][512 + 64];
  uint64_t seed = 7;
  (void)state;
  fc_csv_splitters(splitters);
  for (size_t i = 0; i < 20000; i++) {
    char text[512] = {0};
    size_t n = below(&seed, 300);
    for (size_t k = 0; k < n; k++)
      text[k] = "\"\"\",,\n\n\raab1 \xC3"[below(&seed, 14)];
    if (below(&seed, 8) == 0 && n)
      text[below(&seed, (uint32_t)n)] = '\0';
    bytewise expected;
    bool quoted = below(&seed, 2), ends = split_bytewise(text, n, quoted, &expected);
    for (size_t s = 0; splitters[s]; s++) {
      fc_csv_split got = {arrays[0], 0, arrays[1], 0, arrays[2], 0, arrays[3], 0, 0};
      assert_int_equal(splitters[s]->split(text, n, ',', quoted, &got), ends);
      assert_same_array("end", got.end, got.ends, expected.split.end, expected.split.ends);
      assert_same_array("record", got.record, got.records, expected.split.record, expected.split.records);
      assert_same_array("odd", got.odd, got.odds, expected.split.odd, expected.split.odds);
      assert_same_array("inner", got.inner, got.inners, expected.split.inner, expected.split.inners);
      assert_int_equal(got.first_wide, expected.split.first_wide);
      assert_int_equal(splitters[s]->quotes_odd(text, n), quoted != ends);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_pass),   cmocka_unit_test(odd_texts),
                                     cmocka_unit_test(random_texts), cmocka_unit_test(small_limits),
                                     cmocka_unit_test(suites),       cmocka_unit_test(published_files)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
