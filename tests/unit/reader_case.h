/* reader_case.h - what the tests of sources share: a file of text, read whole, and its cells. */
#ifndef FC_TEST_READER_CASE_H
#define FC_TEST_READER_CASE_H

#include "table_case.h"
#include "table/reader.h"

static bool used[8]; /* of the settings of a test */

/* A source of text; settings are added by the tests. */
static inline fc_source source_of(fc_table_kind as, const char *text) {
  memset(used, 0, sizeof used);
  return (fc_source){.as = as, .path = "file.csv", .bytes = text, .n_bytes = strlen(text), .units = 1};
}

static inline fc_setting setting(const char *key, const char *value, bool required, size_t index) {
  fc_setting said = {fc_str_of(key), fc_str_of(value), {.field = "--option"}, required, &used[index]};
  return said;
}

typedef struct fc_loaded {
  fc_ctx *ctx;
  fc_reader *reader;
  const fc_batch *batch;
  fc_status status; /* of opening */
} fc_loaded;

static inline fc_loaded load(const fc_source *source) {
  const fc_wanted wanted = {.everything = true};
  fc_loaded l = {.ctx = new_ctx()};
  l.status = fc_reader_open(l.ctx, source, &wanted, true, &l.reader);
  return l;
}

/* Opened and its first batch read without a message. */
static inline fc_loaded read_first(const fc_source *source) {
  fc_loaded l = load(source);
  if (l.status || fc_reader_next(l.ctx, l.reader, &l.batch))
    print_messages(l.ctx);
  assert_int_equal(fc_diag_count(l.ctx), 0);
  assert_non_null(l.batch);
  return l;
}

static inline fc_status finish(fc_loaded *l) {
  fc_status status = l->status;
  do
    if (l->reader)
      status = fc_reader_next(l->ctx, l->reader, &l->batch);
  while (!status && l->batch);
  return status;
}

static inline void unload(fc_loaded *l) {
  fc_reader_free(l->reader);
  fc_ctx_free(l->ctx);
}

static inline const fc_batch_column *column(const fc_loaded *l, const char *name) {
  size_t at = fc_reader_column(l->reader, fc_str_of(name));
  assert_true(at != SIZE_MAX);
  return &l->batch->column[at];
}

static inline void assert_text(const fc_loaded *l, const char *name, size_t row, const char *text) {
  fc_str found = column(l, name)->text[row];
  if (!fc_str_is(found, text))
    fail_msg("%s: \"%.*s\" is not \"%s\"", name, FC_STR_ARG(found), text);
}

static inline void assert_figure(const fc_loaded *l, const char *name, size_t row, int64_t value, int64_t low, int64_t high) {
  fc_figure figure = column(l, name)->figure[row];
  assert_int_equal(figure.value, value);
  assert_int_equal(figure.low, low);
  assert_int_equal(figure.high, high);
}

static inline const char *how(const fc_loaded *l, const char *name) {
  return fc_reader_match(l->reader, fc_reader_column(l->reader, fc_str_of(name)))->how;
}

static inline fc_select *where_of(fc_ctx *ctx, const char *text) {
  fc_str option = fc_str_of(text);
  fc_select *select;
  assert_int_equal(fc_select_from_options(ctx, "--where", &option, 1, &select), FC_OK);
  return select;
}

#endif
