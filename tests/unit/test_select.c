/* test_select.c - which rows a selector matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "table/schema.h"
#include "table/select.h"

static fc_ctx *ctx;

static int start(void **state) {
  (void)state;
  return fc_ctx_new(NULL, &ctx);
}

static int stop(void **state) {
  (void)state;
  fc_ctx_free(ctx);
  return 0;
}

static fc_select *from_json(const char *text) {
  fc_json *json = NULL;
  fc_select *select = NULL;
  assert_int_equal(fc_json_parse(ctx, "s.json", text, strlen(text), &json), FC_OK);
  (void)fc_select_from_json(ctx, json, fc_json_root(json), &select);
  fc_json_free(json);
  return select;
}

static bool matches(const char *option, const char *cell) {
  fc_select *select;
  fc_str text = fc_str_of(option), value = fc_str_of(cell);
  assert_int_equal(fc_select_from_options(ctx, "--where", &text, 1, &select), FC_OK);
  bool answer = fc_select_match(select, &value);
  fc_select_free(select);
  return answer;
}

static void matches_values(void **state) {
  (void)state;
  assert_true(matches("c=16.738", "16.738"));
  assert_false(matches("c=16.738", "16.73"));
  assert_true(matches("c=16.*", "16.738"));
  assert_true(matches("c=a|b", "b"));
  assert_false(matches("c=a|b", "c"));
  assert_true(matches("c=2010..2014", "2014"));
  assert_false(matches("c=2010..2014", "2015"));
  assert_true(matches("c=9..", "10"));
  assert_true(matches("c=..2018-06-30", "2018-01-24"));
  assert_false(matches("c=..5", ""));
  assert_true(matches("c!=a", "b"));
  assert_false(matches("c!=a|b", "b"));
  assert_true(matches("\"a=b\"=x", "x"));
  assert_true(matches("c=", ""));
}

static void joins_conditions(void **state) {
  (void)state;
  fc_select *select = from_json("{\"listing\": \"16.*\", \"not\": {\"listing\": \"16.738\"}, \"year\": [2016, \"2017\"]}");
  assert_non_null(select);
  assert_int_equal(fc_select_columns(select), 2);
  assert_true(fc_select_match(select, (fc_str[]){FC_STR("16.1"), FC_STR("2016")}));
  assert_false(fc_select_match(select, (fc_str[]){FC_STR("16.738"), FC_STR("2016")}));
  assert_false(fc_select_match(select, (fc_str[]){FC_STR("16.1"), FC_STR("2018")}));
  assert_true(fc_select_names(select, "fiscal_year"));
  assert_false(fc_select_names(select, "award_year"));
  fc_buf words = {0};
  fc_select_print(&words, select);
  assert_string_equal(words.p, "listing = 16.*, year = 2016 or 2017, listing is not 16.738");
  fc_buf_reset(&words);
  fc_select_free(select);
}

static void refuses_what_is_no_condition(void **state) {
  (void)state;
  static const char *const texts[] = {"[]", "{\"a\": null}", "{\"a\": {}}", "{\"a\": []}", "{\"not\": 1}",
                                      "{\"not\": {\"not\": {}}}", "{\"a\": [[1]]}"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    assert_null(from_json(texts[i]));
    assert_true(fc_diag_count(ctx) > 0);
    fc_diag_clear(ctx);
  }
  fc_select *select;
  fc_str text = FC_STR("no sign");
  assert_int_equal(fc_select_from_options(ctx, "--where", &text, 1, &select), FC_BAD_USAGE);
}

static void splits_assignments(void **state) {
  (void)state;
  fc_assignment said;
  assert_true(fc_assignment_split(FC_STR("grants.Funding Source=Federal*"), &said));
  assert_int_equal(said.table, 1 + FC_GRANTS);
  assert_true(fc_str_is(said.header, "Funding Source"));
  assert_true(fc_assignment_split(FC_STR("Totals.Revenue=x"), &said));
  assert_int_equal(said.table, 0);
  assert_true(fc_str_is(said.header, "Totals.Revenue"));
  assert_false(fc_assignment_split(FC_STR("grants.amount"), &said));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(matches_values, start, stop),
      cmocka_unit_test_setup_teardown(joins_conditions, start, stop),
      cmocka_unit_test_setup_teardown(refuses_what_is_no_condition, start, stop),
      cmocka_unit_test_setup_teardown(splits_assignments, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
