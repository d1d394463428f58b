/* fail_on.c - kinds of trouble that make an answer a finding: a claim that fails, a warning. */
#include "request/fail_if.h"

#include <string.h>

/* The first claim whose verdict is that it fails; SIZE_MAX: none. */
static size_t find_failed(const fc_table *claims, fc_cell *cells) {
  size_t verdict = fc_table_find_column(claims, "verdict");
  for (size_t row = 0; row < fc_table_rows(claims); row++) {
    fc_table_row(claims, row, cells);
    if (cells[verdict].present && fc_str_is(cells[verdict].text, "fails"))
      return row;
  }
  return SIZE_MAX;
}

static fc_status fail_on_claim(fc_ctx *ctx, fc_result *result) {
  enum { MOST = 64 };
  const fc_table *claims = fc_result_find(result, "claims");
  fc_cell cells[MOST];
  if (!claims || fc_table_columns(claims) > MOST)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &(fc_where){.field = "--fail-on"},
                   "add \"claims\" to the scenario, or ask \"fiscalc claim\"", "the answer holds no claims");
  size_t failed = find_failed(claims, cells);
  if (failed == SIZE_MAX)
    return FC_OK;
  fc_result_set_finding(result, true);
  fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N600", NULL, NULL, "finding: claim %zu fails", failed + 1);
  return FC_OK;
}

fc_status fc_fail_on(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  fc_status status = FC_OK;
  uint64_t warnings = fc_result_notes_list(result)->counted[FC_WARNING];
  for (size_t i = 0; i < fc_asked_count(asked, "fail-on") && !status; i++) {
    if (strcmp(fc_asked_value_at(asked, "fail-on", i), "claim") == 0)
      status = fail_on_claim(ctx, result);
    else if (warnings)
      fc_result_set_finding(result, true);
  }
  return status;
}
