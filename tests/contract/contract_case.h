/* contract_case.h - reference cases in JSON: finding a kind's file, and reading what a case says. */
#ifndef FC_TEST_CONTRACT_CASE_H
#define FC_TEST_CONTRACT_CASE_H

#include "base/diag.h"
#include "table/json.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is wrong is counted and told; a run tells all. */
typedef struct tally_of_cases {
  fc_ctx *ctx;
  const char *folder, *kind;
  size_t cases, faults;
} tally_of_cases;

static inline void fault(tally_of_cases *run, const fc_json_value *of, const char *what, const char *expected,
                         const char *got) {
  fc_str name = fc_json_text(fc_json_get(of, "name"));
  printf("%s: %.*s: %s: expected %s, got %s\n", run->kind, FC_STR_ARG(name), what, expected, got);
  run->faults++;
}

/* Runs the cases of folder/KIND.json; a kind without a file, or a file without a case, is a fault. */
static inline void run_cases(tally_of_cases *run, const char *kind, void (*check)(tally_of_cases *, const fc_json_value *)) {
  char path[1024];
  fc_json *json;
  snprintf(path, sizeof path, "%s/%s.json", run->folder, kind);
  run->kind = kind;
  if (fc_json_read(run->ctx, path, NULL, &json) != FC_OK) {
    printf("%s: no reference cases: %s\n", kind, path);
    run->faults++;
    return;
  }
  const fc_json_value *cases = fc_json_get(fc_json_root(json), "cases");
  for (size_t i = 0; cases && i < fc_json_count(cases); i++, run->cases++)
    check(run, fc_json_at(cases, i));
  if (!cases || !fc_json_count(cases)) {
    printf("%s: %s holds no case\n", kind, path);
    run->faults++;
  }
  fc_json_free(json);
}

/* A list of lines as one text, freed by the caller; NULL where there is none. */
static inline char *lines_of(const fc_json_value *of, const char *key) {
  const fc_json_value *list = fc_json_get(of, key);
  fc_buf text = { 0 };
  if (!list)
    return NULL;
  for (size_t i = 0; i < fc_json_count(list); i++) {
    fc_buf_str(&text, fc_json_text(fc_json_at(list, i)));
    fc_buf_char(&text, '\n');
  }
  return text.p;
}

static inline int finish_cases(tally_of_cases *run) {
  printf("%zu cases, %zu faults\n", run->cases, run->faults);
  fc_ctx_free(run->ctx);
  return run->faults != 0 || run->cases == 0;
}

#endif
