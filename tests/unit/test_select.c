/* test_select.c - which rows: values, lists, globs, ranges, "not"; from JSON and from options; and in words
 * (table/select*.c, assignment.c, canonical.c). */
#include "table_case.h"
#include "base/buf.h"
#include "table/schema.h"
#include "table/select.h"

static fc_select *from_json(const char *text) {
  fc_ctx *ctx = new_ctx();
  fc_json *json;
  fc_select *select;
  assert_int_equal(fc_json_parse(ctx, "s.json", text, strlen(text), &json), FC_OK);
  if (fc_select_from_json(ctx, json, fc_json_root(json), &select))
    print_messages(ctx);
  assert_non_null(select);
  fc_json_free(json);
  fc_ctx_free(ctx);
  return select;
}

static fc_select *from_options(const char *first, const char *second) {
  fc_ctx *ctx = new_ctx();
  fc_str texts[] = {fc_str_of(first), fc_str_of(second)};
  fc_select *select;
  if (fc_select_from_options(ctx, "--select", texts, second ? 2 : 1, &select))
    print_messages(ctx);
  assert_non_null(select);
  fc_ctx_free(ctx);
  return select;
}

/* The selector has one column. */
static bool fits(const char *option, const char *cell) {
  fc_select *select = from_options(option, NULL);
  fc_str cells[] = {fc_str_of(cell)};
  bool matched = fc_select_match(select, cells);
  fc_select_free(select);
  return matched;
}

static void matches_values_globs_and_lists(void **state) {
  (void)state;
  assert_true(fits("assistance_listing=16.*", "16.738"));
  assert_false(fits("assistance_listing=16.*", "84.010"));
  assert_true(fits("assistance_listing=84.01", "84.010"));
  assert_true(fits("program=a|Byrne JAG", "Byrne JAG"));
  assert_false(fits("program=Byrne JAG", "byrne jag"));
  assert_false(fits("program!=Byrne JAG", "Byrne JAG"));
  assert_true(fits("program=", ""));
  assert_false(fits("program=", "x"));
  assert_true(fits("fiscal_year=FY2018", "2018"));
  assert_true(fits("Funding Source=Federal*", "Federal - Other"));
  assert_true(fits("is_direct=Y", "true"));
  assert_true(fits("\"A=b\"=c", "c"));
}

static void matches_ranges(void **state) {
  (void)state;
  assert_true(fits("amount=1M..5M", "$4,300,000.00"));
  assert_false(fits("amount=1M..5M", "(4,300,000.00)"));
  assert_true(fits("amount=..0", "-5"));
  assert_true(fits("amount=1000", "$1,000.00"));
  assert_false(fits("amount=..0", ""));
  assert_true(fits("assistance_listing=16.700..16.799", "16.738"));
  assert_true(fits("award_year=2016..", "2017"));
  assert_true(fits("fiscal_year=FY16..FY18", "2017"));
  assert_true(fits("period_start=1/1/2018..2018-12-31", "2018-01-24"));
  assert_true(fits("government=A..C", "Boston"));
  assert_false(fits("x=9..10", "95"));
}

static void keeps_what_not_names_away(void **state) {
  (void)state;
  fc_select *select = from_json("{\"assistance_listing\": \"16.*\", \"award_year\": [2016, 2017], "
                                "\"not\": {\"assistance_listing\": \"16.738\", \"award_year\": 2017}}");
  assert_int_equal(fc_select_columns(select), 2);
  const fc_str kept[] = {FC_STR("16.738"), FC_STR("2016")}, left[] = {FC_STR("16.738"), FC_STR("2017")};
  assert_true(fc_select_match(select, kept));
  assert_false(fc_select_match(select, left));
  assert_true(fc_select_names(select, "award_year"));
  assert_false(fc_select_names(select, "fiscal_year"));
  fc_where where = fc_select_where(select, 1);
  assert_string_equal(where.pointer, "/award_year");
  fc_select_free(select);
}

static void a_name_in_not_is_not_named(void **state) {
  (void)state;
  fc_select *select = from_json("{\"not\": {\"award_year\": 2017}}");
  assert_false(fc_select_names(select, "award_year"));
  fc_select_free(select);
  select = from_options("Year=2014", NULL);
  assert_true(fc_select_names(select, "fiscal_year"));
  fc_select_free(select);
}

static void assert_prints(fc_select *select, const char *text) {
  fc_buf out = {.p = NULL};
  fc_select_print(&out, select);
  assert_string_equal(fc_buf_data(&out, NULL), text);
  fc_buf_reset(&out);
  fc_select_free(select);
}

static void prints_in_words(void **state) {
  (void)state;
  assert_prints(from_options("assistance_listing=16.*", "award_year=2016"), "assistance_listing = 16.*, award_year = 2016");
  assert_prints(from_options("program!=a|b", "note=x"), "note = x, program is not a or b");
  assert_prints(from_json("{\"a\": \"\", \"not\": [{\"b\": 1, \"c\": 2}, {\"d\": true}]}"),
                "a = (empty), not (b = 1, c = 2), d is not yes");
  assert_prints(from_json("{}"), "");
}

static void refuses_malformed_selectors(void **state) {
  (void)state;
  static const struct {
    const char *json, *code, *pointer;
  } cases[] = {
      {"[1]", "F141", ""},
      {"{\"a\": []}", "F140", "/a"},
      {"{\"a\": {\"b\": 1}}", "F140", "/a"},
      {"{\"a\": null}", "F140", "/a"},
      {"{\"a\": \"..\"}", "F140", "/a"},
      {"{\"a\": \"1..2..3\"}", "F140", "/a"},
      {"{\"not\": 1}", "F141", "/not"},
      {"{\"not\": {\"not\": {\"a\": 1}}}", "F141", "/not"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_ctx *ctx = new_ctx();
    fc_json *json;
    fc_select *select;
    assert_int_equal(fc_json_parse(ctx, "s.json", cases[i].json, strlen(cases[i].json), &json), FC_OK);
    assert_int_equal(fc_select_from_json(ctx, json, fc_json_root(json), &select), FC_BAD_SCENARIO);
    assert_null(select);
    assert_string_equal(first_message(ctx, cases[i].code)->pointer, cases[i].pointer);
    fc_json_free(json);
    fc_ctx_free(ctx);
  }
}

static void refuses_malformed_options(void **state) {
  (void)state;
  static const struct {
    const char *first, *second, *code;
  } cases[] = {{"program", NULL, "F143"}, {"=x", NULL, "F143"}, {"program=a", "program=b", "F142"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_ctx *ctx = new_ctx();
    fc_str texts[] = {fc_str_of(cases[i].first), fc_str_of(cases[i].second)};
    fc_select *select;
    assert_int_equal(fc_select_from_options(ctx, "--select", texts, cases[i].second ? 2 : 1, &select), FC_BAD_USAGE);
    const fc_diag *diag = first_message(ctx, cases[i].code);
    assert_string_equal(diag->field, "--select");
    fc_ctx_free(ctx);
  }
}

static void splits_assignments(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int table;
    const char *header, *value;
    bool negated, valid;
  } cases[] = {
      {"grants.Funding Source=Federal*", 1 + FC_GRANTS, "Funding Source", "Federal*", false, true},
      {"budgets.\"A.=b\"!=x=y", 1 + FC_BUDGETS, "A.=b", "x=y", true, true},
      {"Totals.Revenue = 5", 0, "Totals.Revenue", "5", false, true},
      {"year!=2014", 0, "year", "2014", true, true},
      {"governments.state=", 1 + FC_GOVERNMENTS, "state", "", false, true},
      {"amount", 0, "", "", false, false},
      {"\"open=1", 0, "", "", false, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_assignment parts;
    assert_int_equal(fc_assignment_split(fc_str_of(cases[i].text), &parts), cases[i].valid);
    if (!cases[i].valid)
      continue;
    assert_int_equal(parts.table, cases[i].table);
    assert_true(fc_str_is(parts.header, cases[i].header));
    assert_true(fc_str_is(parts.value, cases[i].value));
    assert_int_equal(parts.negated, cases[i].negated);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(matches_values_globs_and_lists), cmocka_unit_test(matches_ranges),
      cmocka_unit_test(keeps_what_not_names_away),      cmocka_unit_test(a_name_in_not_is_not_named),
      cmocka_unit_test(prints_in_words),        cmocka_unit_test(refuses_malformed_selectors),
      cmocka_unit_test(refuses_malformed_options),      cmocka_unit_test(splits_assignments),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
