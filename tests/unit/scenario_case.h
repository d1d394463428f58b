/* scenario_case.h - what the tests of scenarios share: a context, and a scenario from a text with ' for ". */
#ifndef FC_TEST_SCENARIO_CASE_H
#define FC_TEST_SCENARIO_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/diag.h"
#include "scenario/scenario.h"
#include <stdlib.h>
#include <string.h>

static fc_ctx *ctx;

static inline int start(void **state) {
  (void)state;
  return fc_ctx_new(NULL, &ctx);
}

static inline int stop(void **state) {
  (void)state;
  fc_ctx_free(ctx);
  return 0;
}

static inline fc_status parse(const char *text, fc_scenario **out) {
  char *json = strdup(text);
  assert_non_null(json);
  for (char *p = json; *p; p++)
    if (*p == '\'')
      *p = '"';
  fc_status status = fc_scenario_parse(ctx, "folder/s.json", json, strlen(json), out);
  free(json);
  return status;
}

static inline fc_scenario *parsed(const char *text) {
  fc_scenario *scenario;
  fc_status status = parse(text, &scenario);
  for (size_t i = 0; status != FC_OK && i < fc_diag_count(ctx); i++)
    print_message("%s\n", fc_diag_at(ctx, i)->message);
  assert_int_equal(status, FC_OK);
  return scenario;
}

static inline void assert_has(const char *text, const char *part) {
  assert_non_null(text);
  if (!strstr(text, part))
    print_message("\"%s\" is not in: %s\n", part, text);
  assert_non_null(strstr(text, part));
}

#endif
