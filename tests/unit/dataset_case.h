/* dataset_case.h - datasets of a few lines of CSV, for tests of the dataset and of what stands on it. */
#ifndef FC_UNIT_DATASET_CASE_H
#define FC_UNIT_DATASET_CASE_H

#include "dataset/budget.h"
#include "dataset/stage.h"
#include <string.h>

typedef struct case_files {
  const char *governments, *budgets, *grants; /* NULL: none */
} case_files;

static inline fc_ctx *case_ctx(void) {
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  return ctx;
}

static inline fc_status case_try(fc_ctx *ctx, case_files files, const fc_keep *keep, fc_dataset **out) {
  const char *const texts[] = {files.governments, files.budgets, files.grants};
  const char *const names[] = {"governments.csv", "budgets.csv", "grants.csv"};
  fc_source sources[3];
  size_t n = 0;
  for (int kind = 0; kind < 3; kind++)
    if (texts[kind])
      sources[n++] = (fc_source){.as = (fc_table_kind)kind,
                                 .path = names[kind],
                                 .bytes = texts[kind],
                                 .n_bytes = strlen(texts[kind]),
                                 .units = 1};
  return fc_dataset_read(ctx, sources, n, keep, out);
}

static inline void case_show_messages(const fc_ctx *ctx) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++) {
    const fc_diag *diag = fc_diag_at(ctx, i);
    print_message("%s: %s (%s:%llu)\n", diag->code, diag->message, diag->file ? diag->file : "",
                  (unsigned long long)diag->line);
  }
}

static inline fc_dataset *case_read(case_files files, const fc_keep *keep) {
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  fc_status status = case_try(ctx, files, keep, &dataset);
  if (status)
    case_show_messages(ctx);
  assert_int_equal(status, FC_OK);
  fc_ctx_free(ctx);
  return dataset;
}

/* The message of a code, NULL where there is none. */
static inline const fc_diag *case_message(const fc_ctx *ctx, const char *code) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++)
    if (strcmp(fc_diag_at(ctx, i)->code, code) == 0)
      return fc_diag_at(ctx, i);
  return NULL;
}

static inline const fc_diag *case_note(const fc_dataset *dataset, const char *code) {
  for (size_t i = 0; i < fc_notes_count(&dataset->notes); i++)
    if (strcmp(fc_notes_at(&dataset->notes, i)->code, code) == 0)
      return fc_notes_at(&dataset->notes, i);
  return NULL;
}

static inline uint32_t case_text(const fc_dataset *dataset, const char *text) {
  return fc_intern_find(&dataset->texts, fc_str_of(text));
}

static inline uint32_t case_government(const fc_dataset *dataset, const char *name) {
  uint32_t index = fc_dataset_find_government(dataset, fc_str_of(name));
  assert_int_not_equal(index, UINT32_MAX);
  return index;
}

/* Dollars of a span's value. */
static inline long long case_dollars(fc_span span) {
  return (long long)(span.value / 100);
}

#endif
