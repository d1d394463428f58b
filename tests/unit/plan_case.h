/* plan_case.h - what the tests of answers share: a dataset from CSV texts, a scenario from a text with ' for ", cells.
 */
#ifndef FC_TEST_PLAN_CASE_H
#define FC_TEST_PLAN_CASE_H

#include "unit/scenario_case.h"

#include <fiscalc/impact.h>

/* One answer and all that it reads from. */
typedef struct answered {
  fc_dataset *dataset;
  fc_scenario *scenario;
  fc_plan *plan;
  fc_result *result;
  fc_status status;
} answered;

static inline void forget(answered *of) {
  fc_result_free(of->result);
  fc_plan_free(of->plan);
  fc_scenario_free(of->scenario);
  fc_dataset_free(of->dataset);
  *of = (answered){0};
}

static inline void load(answered *of, const char *governments, const char *budgets, const char *grants) {
  const char *const texts[][2] = {{"governments", governments}, {"budgets", budgets}, {"grants", grants}};
  fc_csv_text given[3];
  size_t n = 0;
  for (size_t i = 0; i < 3; i++)
    if (texts[i][1])
      given[n++] = (fc_csv_text){texts[i][0], texts[i][0], texts[i][1], strlen(texts[i][1])};
  of->status = fc_dataset_build(ctx, given, n, &of->dataset);
}

/* members: what stands beside "fiscalc": 1 in the scenario. */
static inline void answer(answered *of, const char *members, const fc_run_options *options) {
  fc_buf text = {0};
  fc_buf_printf(&text, "{ 'fiscalc': 1, %s }", members);
  if (of->status == FC_OK)
    of->status = parse(text.p, &of->scenario);
  fc_buf_reset(&text);
  if (of->status == FC_OK)
    of->status = fc_plan_compile(ctx, of->dataset, of->scenario, options, &of->plan);
  if (of->status == FC_OK)
    of->status = fc_plan_run(ctx, of->plan, &of->result);
}

static inline answered answered_with(const char *governments, const char *budgets, const char *grants,
                                     const char *members, const fc_run_options *options) {
  answered of = {0};
  fc_diag_clear(ctx);
  load(&of, governments, budgets, grants);
  answer(&of, members, options);
  for (size_t i = 0; of.status != FC_OK && i < fc_diag_count(ctx); i++)
    print_message("%s: %s\n", fc_diag_at(ctx, i)->code, fc_diag_at(ctx, i)->message);
  assert_int_equal(of.status, FC_OK);
  return of;
}

/* "-" for an empty cell, "?" for no such column. */
static inline void assert_cell(const answered *of, const char *table_name, size_t row, const char *column,
                               const char *expected) {
  const fc_table *table = fc_result_find(of->result, table_name);
  assert_non_null(table);
  size_t at = fc_table_find_column(table, column);
  fc_buf *text = NULL;
  int empty = 0;
  const char *got = "?";
  if (at != SIZE_MAX) {
    assert_int_equal(fc_table_text(table, row, at, &text, &empty), FC_OK);
    got = empty ? "-" : fc_buf_data(text, NULL);
  }
  if (strcmp(got, expected) != 0)
    print_message("%s row %zu %s: expected %s, got %s\n", table_name, row, column, expected, got);
  assert_string_equal(got, expected);
  fc_buf_free(text);
}

static inline size_t rows_of(const answered *of, const char *table) {
  return fc_table_rows(fc_result_find(of->result, table));
}

static inline const fc_diag *note_of(const answered *of, const char *code) {
  for (size_t i = 0; i < fc_result_notes(of->result); i++)
    if (strcmp(fc_result_note(of->result, i)->code, code) == 0)
      return fc_result_note(of->result, i);
  return NULL;
}

#define TERMINATE "'cuts': [ { 'effect': 'terminate' } ]"

#endif
