/* test_plan.c - which awards a scenario takes, of which year and stage, and what they are set against. */
#include "unit/plan_case.h"

#define GRANTS "government,fiscal_year,award_year,award_id,department,program,amount,stage\n"

static void takes_rows_of_the_year(void **state) {
  (void)state;
  static const char budgets[] = "government,fiscal_year,amount\nA,2017,900\nA,2018,1000\n";
  static const char grants[] =
      GRANTS "A,2017,,old,,,1,\nA,2018,,now,,,10,\nA,,2016,award,,,100,\nA,,,undated,,,1000,\n";
  answered of = answered_with(NULL, budgets, grants, TERMINATE, NULL);
  assert_cell(&of, "total", 0, "loss", "1010.00");
  assert_cell(&of, "impact", 0, "fiscal_year", "2018");
  forget(&of);
  of = answered_with(NULL, budgets, grants, "'years': 2017, " TERMINATE, NULL);
  assert_cell(&of, "total", 0, "loss", "1001.00");
  assert_cell(&of, "total", 0, "budget", "900.00");
  forget(&of);
  of = answered_with(NULL, budgets, grants, "'cuts': [ { 'select': { 'award_year': 2016 }, 'effect': 'terminate' } ]",
                     NULL);
  assert_cell(&of, "total", 0, "loss", "100.00");
  assert_cell(&of, "total", 0, "share_of_federal_aid", "?");
  assert_has(note_of(&of, "N412")->message, "award year 2016");
  forget(&of);
  of = answered_with(NULL, budgets, grants, "'cuts': [ { 'select': { 'fiscal_year': 2017 }, 'effect': 'terminate' } ]",
                     NULL);
  assert_cell(&of, "total", 0, "loss", "1.00");
  assert_cell(&of, "total", 0, "budget", "1000.00");
  forget(&of);
}

static void answers_for_several_years(void **state) {
  (void)state;
  static const char budgets[] = "government,fiscal_year,amount\nA,2017,900\nA,2018,1000\n";
  static const char scenario[] = "'years': { 'first': 2017, 'last': 2020 }, "
                                 "'baseline': { 'budget_growth': '10%', 'grant_growth': '50%' }, " TERMINATE;
  answered of = answered_with(NULL, budgets, GRANTS "A,2018,,x,,,10,\n", scenario, NULL);
  assert_cell(&of, "impact", 0, "first_year", "2017");
  assert_cell(&of, "impact", 0, "last_year", "2020");
  assert_cell(&of, "impact", 0, "loss", "47.50");
  assert_cell(&of, "impact", 0, "budget", "4210.00");
  assert_cell(&of, "years", 0, "loss", "0.00");
  assert_cell(&of, "years", 1, "loss", "10.00");
  assert_cell(&of, "years", 1, "share", "0.01");
  assert_cell(&of, "years", 3, "loss", "22.50");
  assert_cell(&of, "years", 3, "budget", "1210.00");
  assert_cell(&of, "years", 3, "budget_year", "2018");
  assert_cell(&of, "total_years", 2, "loss_so_far", "25.00");
  assert_non_null(note_of(&of, "N424"));
  forget(&of);
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.year = 2019;
  of = answered_with(NULL, budgets, GRANTS "A,2018,,x,,,10,\n", scenario, &options);
  assert_cell(&of, "impact", 0, "fiscal_year", "2019");
  assert_cell(&of, "impact", 0, "loss", "15.00");
  assert_cell(&of, "impact", 0, "budget", "1100.00");
  forget(&of);
}

static void keeps_to_one_stage(void **state) {
  (void)state;
  static const char budgets[] = "government,fiscal_year,stage,amount\nA,2018,adopted,1000\nA,2018,modified,2000\n";
  static const char grants[] = GRANTS "A,2018,,x,,,10,adopted\nA,2018,,x,,,30,modified\n";
  answered of = answered_with(NULL, budgets, grants, TERMINATE, NULL);
  assert_cell(&of, "total", 0, "loss", "30.00");
  assert_cell(&of, "total", 0, "share", "0.015");
  assert_cell(&of, "impact", 0, "stage", "modified");
  forget(&of);
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.stage = "Adopted Budget";
  of = answered_with(NULL, budgets, grants, TERMINATE, &options);
  assert_cell(&of, "total", 0, "loss", "10.00");
  assert_cell(&of, "total", 0, "share", "0.01");
  forget(&of);
  of = answered_with(NULL, budgets, grants, "'cuts': [ { 'select': { 'stage': 'adopted' }, 'effect': 'terminate' } ]",
                     NULL);
  assert_cell(&of, "total", 0, "loss", "10.00");
  forget(&of);
}

static void selects_governments_by_any_column_of_theirs(void **state) {
  (void)state;
  answered of = answered_with("government_id,government,state,letter\na,Ayton,NY,2018-01-24\nb,Beeton,CA,\n",
                              "government_id,fiscal_year,amount\na,2018,100\nb,2018,100\n",
                              "government_id,fiscal_year,award_id,amount\na,2018,1,10\nb,2018,2,20\n",
                              "'governments': { 'letter': '2018-01-24' }, " TERMINATE, NULL);
  assert_int_equal(rows_of(&of, "impact"), 1);
  assert_cell(&of, "impact", 0, "government", "Ayton");
  assert_cell(&of, "total", 0, "loss", "10.00");
  forget(&of);
}

static void breaks_down_by_columns_of_both_tables(void **state) {
  (void)state;
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  static const char *const by[] = {"state", "program"};
  options.by = by;
  options.n_by = 2;
  answered of =
      answered_with("government_id,government,state\na,Ayton,NY\nb,Beeton,CA\nc,Ceeton,NY\n",
                    "government_id,fiscal_year,amount\na,2018,100\nb,2018,100\nc,2018,300\n",
                    "government_id,fiscal_year,award_id,program,amount\na,2018,1,P,10\nb,2018,2,P,20\nc,2018,3,P,30\n",
                    TERMINATE, &options);
  assert_int_equal(rows_of(&of, "impact"), 2);
  assert_cell(&of, "impact", 0, "state", "CA");
  assert_cell(&of, "impact", 1, "loss", "40.00");
  assert_cell(&of, "impact", 1, "budget", "400.00");
  assert_cell(&of, "impact", 1, "share", "0.1");
  forget(&of);
}

/* Shares of a department are of its expenditure; of its revenue only by that name. */
static void sets_departments_against_their_budgets(void **state) {
  (void)state;
  static const char grants[] =
      "government,fiscal_year,award_id,department,amount\nA,2014,1,Social Services,1546907585\n";
  static const char *const asked[] = {"share_of_department"};
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  answered of = answered_with(
      NULL,
      "government,fiscal_year,direction,department,amount\nA,2014,expenditure,Social Services,9400000000\n"
      "A,2014,expenditure,,73955661212\n",
      grants, TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "share_of_department", "0.164564636702");
  forget(&of);
  static const char revenue[] =
      "government,fiscal_year,direction,department,amount\nA,2014,revenue,Social Services,2209045215\n";
  of = answered_with(NULL, revenue, grants, TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "share_of_department", "?");
  assert_cell(&of, "impact", 0, "days_of_spending", "?");
  assert_non_null(note_of(&of, "N417"));
  forget(&of);
  static const char *const of_revenue[] = {"share_of_department_revenue"};
  options.metrics = of_revenue;
  options.n_metrics = 1;
  of = answered_with(NULL, revenue, grants, TERMINATE, &options);
  assert_cell(&of, "impact", 0, "share_of_department_revenue", "0.700260716483");
  forget(&of);
  options.metrics = asked;
  fc_diag_clear(ctx);
  load(&of, NULL, revenue, grants);
  answer(&of, TERMINATE, &options);
  assert_int_equal(of.status, FC_CANNOT_ANSWER);
  assert_has(fc_diag_at(ctx, 0)->help, "share_of_department_revenue");
  forget(&of);
}

/* A part of another department, or of a scope that may not hold grants, is only equal to a share. */
static void says_whether_the_part_lies_inside(void **state) {
  (void)state;
  answered of = answered_with(
      NULL,
      "government,fiscal_year,scope,department,amount\nA,2018,all_funds,,1000\nA,2018,general_fund,,500\n"
      "A,2018,all_funds,Police,200\nA,2018,all_funds,Health,300\nA,2018,reserve,,50\n",
      "government,fiscal_year,award_id,department,amount\nA,2018,1,Police,10\n",
      TERMINATE ", 'report': { 'against': [ { 'department': 'Health' }, { 'scope': 'reserve' } ] }", NULL);
  static const struct {
    const char *kind, *amount, *share, *contained, *chosen;
  } expected[] = {
      {"budget", "1000.00", "0.01", "true", "true"},
      {"budget", "500.00", "0.02", "false", "false"},
      {"department", "200.00", "0.05", "true", "false"},
      {"federal_aid", "10.00", "1", "true", "false"},
      {"department", "300.00", "0.0333333333333", "false", "false"},
      {"reserve", "50.00", "0.2", "false", "false"},
  };
  assert_int_equal(rows_of(&of, "denominators"), 6);
  for (size_t i = 0; i < 6; i++) {
    assert_cell(&of, "denominators", i, "kind", expected[i].kind);
    assert_cell(&of, "denominators", i, "amount", expected[i].amount);
    assert_cell(&of, "denominators", i, "share", expected[i].share);
    assert_cell(&of, "denominators", i, "contained", expected[i].contained);
    assert_cell(&of, "denominators", i, "chosen", expected[i].chosen);
  }
  forget(&of);
}

/* 4.3M over four years is 1.075M a year. */
static void notes_an_award_of_several_years(void **state) {
  (void)state;
  answered of = answered_with(NULL, "government,fiscal_year,amount\nA,2018,$85.99B\n",
                              "government,award_year,award_id,period_start,period_end,amount\n"
                              "A,2016,1,2015-10-01,2019-09-30,4.3M\n",
                              "'cuts': [ { 'select': { 'award_year': 2016 }, 'effect': 'terminate' } ]", NULL);
  assert_has(note_of(&of, "N407")->message, "covers 4 years");
  assert_has(note_of(&of, "N407")->message, "1,075,000");
  assert_cell(&of, "impact", 0, "share", "0.0000500058146296");
  assert_cell(&of, "impact", 0, "share_low", "0.0000494214779929");
  assert_cell(&of, "impact", 0, "share_high", "0.0000505902192243");
  forget(&of);
}

static void sorts_by_a_figure(void **state) {
  (void)state;
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.sort = "loss";
  options.top = 2;
  answered of = answered_with(NULL, "government,fiscal_year,amount\nA,2018,10\nB,2018,10\nC,2018,10\n",
                              "government,fiscal_year,amount\nA,2018,1\nB,2018,3\nC,2018,3\n", TERMINATE, &options);
  assert_int_equal(rows_of(&of, "impact"), 2);
  assert_cell(&of, "impact", 0, "government", "B");
  assert_cell(&of, "impact", 1, "government", "C");
  assert_cell(&of, "total", 0, "loss", "7.00");
  assert_non_null(note_of(&of, "N420"));
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(takes_rows_of_the_year, start, stop),
      cmocka_unit_test_setup_teardown(answers_for_several_years, start, stop),
      cmocka_unit_test_setup_teardown(keeps_to_one_stage, start, stop),
      cmocka_unit_test_setup_teardown(selects_governments_by_any_column_of_theirs, start, stop),
      cmocka_unit_test_setup_teardown(breaks_down_by_columns_of_both_tables, start, stop),
      cmocka_unit_test_setup_teardown(sets_departments_against_their_budgets, start, stop),
      cmocka_unit_test_setup_teardown(says_whether_the_part_lies_inside, start, stop),
      cmocka_unit_test_setup_teardown(notes_an_award_of_several_years, start, stop),
      cmocka_unit_test_setup_teardown(sorts_by_a_figure, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
