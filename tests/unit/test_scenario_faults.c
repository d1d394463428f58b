/* test_scenario_faults.c - what is refused, with pointer, line, code and mend; all faults in one run. */
#include "unit/scenario_case.h"

typedef struct fault {
  const char *text, *code, *pointer, *message, *help;
} fault;

#define CUTS "'cuts': [ { 'effect': 'terminate' } ]"

static const fault faults[] = {
    {"[]", "F302", "", "an object", NULL},
    {"{ " CUTS " }", "F300", "", "\"fiscalc\": 1", "first member"},
    {"{ 'fiscalc': 2, " CUTS " }", "F300", "/fiscalc", "another form", NULL},
    {"{ 'fiscalc': 1, 'cutz': [], " CUTS " }", "F301", "/cutz", "cutz", "cuts"},
    {"{ 'fiscalc': 1 }", "F309", "", "no cuts", "percent"},
    {"{ 'fiscalc': 1, 'cuts': [] }", "F309", "/cuts", "no cuts", NULL},
    {"{ 'fiscalc': 1, 'cuts': {} }", "F302", "/cuts", "a list", NULL},
    {"{ 'fiscalc': 1, 'name': 3, " CUTS " }", "F302", "/name", "a text", NULL},
    {"{ 'fiscalc': 1, 'years': 'soon', " CUTS " }", "F307", "/years", "fiscal year", "2018"},
    {"{ 'fiscalc': 1, 'years': { 'first': 2018 }, " CUTS " }", "F303", "/years", "last", NULL},
    {"{ 'fiscalc': 1, 'years': { 'first': 2018, 'last': 2016 }, " CUTS " }", "F307", "/years", "before", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'select': {} } ] }", "F303", "/cuts/0", "effect", "percent"},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percnt', 'rate': '10%' } ] }", "F304", "/cuts/0/effect", "percnt",
     "did you mean \"percent\""},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent' } ] }", "F303", "/cuts/0", "rate", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': '-5%' } ] }", "F305", "/cuts/0/rate", "-5%",
     "never adds any"},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': '101%' } ] }", "F305", "/cuts/0/rate", "above 100%",
     NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': 10 } ] }", "F305", "/cuts/0/rate", "10", "\"10%\""},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': 'ten' } ] }", "F306", "/cuts/0/rate", "rate", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': true } ] }", "F306", "/cuts/0/rate", "rate", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'percent', 'rate': '10%', 'where': '$p' } ] }", "F301", "/cuts/0/where",
     "where", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'amount', 'amount': -1 } ] }", "F305", "/cuts/0/amount", "-1",
     "never adds any"},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'amount', 'amount': '4,3M' } ] }", "F306", "/cuts/0/amount", "amount",
     NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'amount', 'rate': '10%' } ] }", "F301", "/cuts/0/rate", "rate", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'terminate', 'from': '2025-02-30' } ] }", "F306", "/cuts/0/from", "date",
     NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'effect': 'terminate', 'from': 2025 } ] }", "F306", "/cuts/0/from", "date", NULL},
    {"{ 'fiscalc': 1, 'cuts': [ { 'name': 'a', 'effect': 'terminate' }, { 'name': 'a', 'effect': 'terminate' } ] }",
     "F308", "/cuts/1/name", "\"a\"", NULL},
    {"{ 'fiscalc': 1, " CUTS ", 'report': { 'by': [] } }", "F309", "/report/by", "empty", NULL},
    {"{ 'fiscalc': 1, " CUTS ", 'report': { 'by': [1] } }", "F302", "/report/by/0", "a text", NULL},
    {"{ 'fiscalc': 1, " CUTS ", 'report': { 'metric': ['loss'] } }", "F301", "/report/metric", "metric", "metrics"},
};

static void each_fault_names_its_place_and_mend(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    fc_scenario *scenario = (fc_scenario *)(void *)state; /* must be overwritten with NULL */
    fc_diag_clear(ctx);
    fc_status status = parse(faults[i].text, &scenario);
    if (status != FC_BAD_SCENARIO)
      print_message("%s: %s\n", faults[i].text, fc_status_name(status));
    assert_int_equal(status, FC_BAD_SCENARIO);
    assert_null(scenario);
    const fc_diag *diag = fc_diag_at(ctx, 0);
    if (strcmp(diag->code, faults[i].code) != 0)
      print_message("%s: %s %s\n", faults[i].text, diag->code, diag->message);
    assert_string_equal(diag->code, faults[i].code);
    assert_string_equal(diag->pointer ? diag->pointer : "", faults[i].pointer);
    assert_string_equal(diag->file, "folder/s.json");
    assert_int_equal(diag->line, 1);
    assert_has(diag->message, faults[i].message);
    if (faults[i].help)
      assert_has(diag->help, faults[i].help);
  }
}

static void all_faults_come_in_one_run(void **state) {
  (void)state;
  fc_scenario *scenario;
  assert_int_equal(parse("{ 'fiscalc': 1, 'titel': 'x',\n"
                         "  'years': 0,\n"
                         "  'cuts': [ { 'effect': 'percent', 'rate': '200%' },\n"
                         "            { 'effect': 'ammount', 'amount': 5 },\n"
                         "            { 'effect': 'amount', 'amount': 'x' } ],\n"
                         "  'report': { 'by': 7 } }",
                         &scenario),
                   FC_BAD_SCENARIO);
  static const struct {
    const char *code;
    uint64_t line;
  } expected[] = {{"F301", 1}, {"F307", 2}, {"F305", 3}, {"F304", 4}, {"F306", 5}, {"F302", 6}};
  assert_int_equal(fc_diag_count(ctx), 6);
  for (size_t i = 0; i < 6; i++) {
    assert_string_equal(fc_diag_at(ctx, i)->code, expected[i].code);
    assert_int_equal(fc_diag_at(ctx, i)->line, expected[i].line);
  }
}

static void text_that_is_no_json_is_told_apart(void **state) {
  (void)state;
  fc_scenario *scenario;
  assert_int_equal(parse("{ 'fiscalc': 1,", &scenario), FC_BAD_FILE);
  assert_int_equal(fc_scenario_read(ctx, "/nonexistent/s.json", &scenario), FC_CANNOT_READ);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(each_fault_names_its_place_and_mend, start, stop),
      cmocka_unit_test_setup_teardown(all_faults_come_in_one_run, start, stop),
      cmocka_unit_test_setup_teardown(text_that_is_no_json_is_told_apart, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
