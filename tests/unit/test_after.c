/* test_after.c - after the loss through a whole answer: own cost, freed match, lost service, and reserves year by year. */
#include "unit/plan_case.h"
#include "impact/variant.h"
#include <stdio.h>

#define BUDGETS "government,fiscal_year,stage,scope,fund,amount,access,kind,restricted_to\n" \
                "A,2026,adopted,all_funds,,1000,,,\n"
#define GRANTS "government,fiscal_year,award_id,program,amount,amount_basis,outlayed,incurred,match_rate,priority,positions\n"
#define TERMINATED "'years': 2026, 'cuts': [ { 'effect': 'terminate' } ]"

static void what_is_spent_or_taken_back_is_paid_whatever_ends(void **state) {
  (void)state;
  /* SSP: 237M awarded, 200M paid, 80.5M taken back, 37M spent and not paid. */
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Shelter,237,awarded,200,37,,,\n",
                              "'years': 2026, 'cuts': [ { 'effect': 'terminate' }, { 'name': 'back', 'effect': 'clawback', "
                              "'amount': 80.5 } ], 'response': { 'backfill': 0 }",
                              NULL);
  assert_cell(&of, "impact", 0, "loss", "117.50");
  assert_cell(&of, "impact", 0, "own_cost", "117.50");
  assert_cell(&of, "impact", 0, "service_loss", "0.00");
  forget(&of);
}

static void a_match_is_freed_with_the_service_that_ends(void **state) {
  (void)state;
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,300,,,,25%,,\n",
                              TERMINATED ", 'response': { 'backfill': '50%' }", NULL);
  assert_cell(&of, "impact", 0, "own_cost", "150.00");
  assert_cell(&of, "impact", 0, "match_freed", "50.00");
  assert_cell(&of, "impact", 0, "service_loss", "200.00");
  forget(&of);
}

static void a_change_of_the_match_says_what_local_money_does(void **state) {
  (void)state;
  static const char *const responses[] = {"maintain", "hold_local"};
  static const char *const expected[][4] = {{"20.00", "20.00", "0.00", "0.00"}, {"66.67", "0.00", "66.67", "0.00"}};
  for (size_t i = 0; i < 2; i++) {
    char members[256];
    snprintf(members, sizeof members,
             "'years': 2026, 'cuts': [ { 'effect': 'match_change', 'from': '75%%', 'to': '70%%', 'response': '%s' } ], "
             "'response': { 'backfill': 0 }",
             responses[i]);
    answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,300,,,,25%,,\n", members, NULL);
    assert_cell(&of, "impact", 0, "loss", expected[i][0]);
    assert_cell(&of, "impact", 0, "own_cost", expected[i][1]);
    assert_cell(&of, "impact", 0, "service_loss", expected[i][2]);
    assert_cell(&of, "impact", 0, "match_freed", expected[i][3]);
    forget(&of);
  }
}

static void both_ends_are_shown_where_no_response_is_stated(void **state) {
  (void)state;
  const char *const own_cost[] = {"own_cost", "gap"};
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.metrics = own_cost;
  options.n_metrics = 2;
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,740,,,,,,\n", TERMINATED, &options);
  assert_cell(&of, "impact", 0, "own_cost", "?");
  assert_cell(&of, "impact", 0, "own_cost_min", "0.00");
  assert_cell(&of, "impact", 0, "own_cost_max", "740.00");
  assert_cell(&of, "impact", 0, "gap_min", "0.00");
  assert_cell(&of, "impact", 0, "gap_max", "740.00");
  assert_cell(&of, "gap", 0, "backfill", "none");
  assert_cell(&of, "gap", 1, "gap", "740.00");
  assert_null(fc_result_find(of.result, "reserves"));
  forget(&of);
}

static void nothing_is_said_of_it_where_nothing_is_asked(void **state) {
  (void)state;
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,740,,,,25%,,12\n", TERMINATED, NULL);
  assert_cell(&of, "impact", 0, "service_loss", "?");
  assert_cell(&of, "impact", 0, "positions", "?");
  assert_null(fc_result_find(of.result, "gap"));
  forget(&of);
}

static void backfill_goes_by_priority_and_rounds_each_award(void **state) {
  (void)state;
  answered of = answered_with(NULL, BUDGETS,
                              GRANTS "A,2026,1,Care,0.01,,,,,high,\nA,2026,2,Care,0.01,,,,,high,\n"
                                     "A,2026,3,Care,100,,,,,mandatory,\nA,2026,4,Care,100,,,,,,\n",
                              TERMINATED ", 'response': { 'backfill': { 'mandatory': 1, 'high': '50%' } }", NULL);
  assert_cell(&of, "impact", 0, "own_cost", "100.02"); /* each half cent is rounded up */
  forget(&of);
}

static void reserves_of_the_data_are_drawn_and_the_scenarios_take_their_place(void **state) {
  (void)state;
  static const char budgets[] = BUDGETS "A,2026,adopted,reserve,General,300,easy,yearly,\n"
                                        "A,2026,adopted,reserve,Health,200,moderate,stock,program=Care\n"
                                        "A,2026,adopted,reserve,Trust,500,very_difficult,stock,retirees\n";
  static const char grants[] = GRANTS "A,2026,1,Care,250,,,,,,\nA,2026,2,Roads,350,,,,,,\n";
  answered of = answered_with(NULL, budgets, grants, TERMINATED ", 'response': { 'backfill': 1 }, 'reserves': 'data'", NULL);
  assert_cell(&of, "reserves", 0, "contingency", "General");
  assert_cell(&of, "reserves", 0, "drawn", "300.00");
  assert_cell(&of, "reserves", 1, "drawn", "200.00"); /* the general one leaves it what it may pay for */
  assert_cell(&of, "reserves", 2, "restricted_to", "retirees");
  assert_cell(&of, "reserves", 2, "drawn", "0.00");
  assert_cell(&of, "impact", 0, "gap", "100.00");
  assert_cell(&of, "impact", 0, "reserve_used", "1");
  forget(&of);
  of = answered_with(NULL, budgets, grants,
                     TERMINATED ", 'response': { 'backfill': 1 }, 'reserves': 'data', 'contingencies': [ { 'name': "
                                "'Trust', 'amount': 80, 'access': 'very_difficult' } ]",
                     NULL);
  assert_int_equal(fc_table_rows(fc_result_find(of.result, "reserves")), 3);
  assert_cell(&of, "impact", 0, "gap", "20.00");
  assert_cell(&of, "tiers", 0, "gap", "300.00");
  assert_cell(&of, "tiers", 1, "access", "easy and moderate");
  assert_cell(&of, "tiers", 2, "gap", "20.00");
  forget(&of);
}

static void ranges_are_the_worst_of_own_cost_and_reserve(void **state) {
  (void)state;
  answered of = answered_with(NULL,
                              "government,fiscal_year,stage,scope,fund,amount,precision\n"
                              "A,2026,adopted,all_funds,,1000,\nA,2026,adopted,reserve,Fund,100,rounded_20\n",
                              "government,fiscal_year,program,amount,precision\nA,2026,Care,120,rounded_10\n",
                              TERMINATED ", 'response': { 'backfill': 1 }, 'reserves': 'data'", NULL);
  assert_cell(&of, "impact", 0, "gap", "20.00");
  assert_cell(&of, "impact", 0, "gap_low", "5.00");   /* 115 - 110 */
  assert_cell(&of, "impact", 0, "gap_high", "35.00"); /* 125 - 90 */
  assert_cell(&of, "impact", 0, "reserve_used_high", "1");
  forget(&of);
}

static void a_program_has_no_reserve_of_its_own(void **state) {
  (void)state;
  const char *const by[] = {"program"};
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.by = by;
  options.n_by = 1;
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,250,,,,,,\n",
                              TERMINATED ", 'response': { 'backfill': 1 }, 'contingencies': [ { 'amount': 50 } ]", &options);
  assert_cell(&of, "impact", 0, "own_cost", "250.00");
  assert_cell(&of, "impact", 0, "gap", "-");
  assert_cell(&of, "total", 0, "gap", "200.00");
  forget(&of);
}

static void what_is_passed_on_is_paid_once_in_the_total(void **state) {
  (void)state;
  answered of = answered_with(NULL, "government,fiscal_year,amount\nState,2026,1000\nCity,2026,500\n",
                              "government,fiscal_year,award_id,assistance_listing,amount,via\n"
                              "State,2026,F1,16.738,100,\nCity,2026,F1,16.738,40,State\nCity,2026,F2,16.710,10,\n",
                              TERMINATED ", 'response': { 'backfill': 1 }, 'contingencies': [ { 'amount': 30 } ]", NULL);
  assert_cell(&of, "impact", 0, "government", "City");
  assert_cell(&of, "impact", 0, "gap", "20.00"); /* 50 - 30 */
  assert_cell(&of, "impact", 1, "gap", "70.00");
  assert_cell(&of, "total", 0, "own_cost", "110.00");
  assert_cell(&of, "total", 0, "gap", "70.00"); /* 100 - 30, and of the city 10 - 10 */
  forget(&of);
}

static void delayed_money_is_waited_for_month_by_month(void **state) {
  (void)state;
  answered of = answered_with("government,fiscal_year_start\nA,07-01\n", BUDGETS, GRANTS "A,2026,1,Care,1200,,,,,,\n",
                              "'years': 2026, 'cuts': [ { 'effect': 'delay', 'months': 3 } ]", NULL);
  assert_cell(&of, "impact", 0, "loss", "300.00"); /* of April to June: paid after the year */
  assert_cell(&of, "impact", 0, "peak_cash", "300.00");
  assert_cell(&of, "cash", 0, "month", "2025-07");
  assert_cell(&of, "cash", 0, "waited_for", "100.00");
  assert_cell(&of, "cash", 3, "paid", "100.00");
  assert_cell(&of, "cash", 14, "waited_for", "0.00");
  assert_int_equal(fc_table_rows(fc_result_find(of.result, "cash")), 15);
  forget(&of);
}

static void a_correction_takes_from_what_is_waited_for(void **state) {
  (void)state;
  answered of = answered_with("government,fiscal_year_start\nA,07-01\n", BUDGETS,
                              GRANTS "A,2026,1,Care,1200,,,,,,\nA,2026,2,Care,-240,,,,,,\n",
                              "'years': 2026, 'cuts': [ { 'effect': 'delay', 'months': 3 } ]", NULL);
  assert_cell(&of, "impact", 0, "loss", "240.00");
  assert_cell(&of, "impact", 0, "peak_cash", "240.00");
  assert_cell(&of, "cash", 0, "due", "80.00"); /* (1200 - 240) / 12 */
  assert_cell(&of, "cash", 3, "paid", "80.00");
  assert_cell(&of, "cash", 14, "waited_for", "0.00");
  forget(&of);
}

static void assert_measure(fc_variant *variant, const char *metric, int64_t cents) {
  fc_value value;
  assert_int_equal(fc_variant_measure(ctx, variant, fc_metric_find(fc_str_of(metric)), &value), FC_OK);
  assert_true(value.present);
  assert_int_equal((int64_t)value.value.num, cents);
}

static void a_variant_draws_anew(void **state) {
  (void)state;
  const fc_where where = {.field = "--vary"};
  fc_scenario *other;
  fc_variant *variant;
  answered of = answered_with(NULL, BUDGETS, GRANTS "A,2026,1,Care,250,,,,,high,\n",
                              TERMINATED ", 'response': { 'backfill': { 'high': 1 } }, 'contingencies': [ { 'name': "
                                         "'fund', 'amount': 50 } ]",
                              NULL);
  assert_int_equal(fc_variant_new(ctx, of.plan, &variant), FC_OK);
  assert_measure(variant, "gap", 20000);
  assert_int_equal(fc_scenario_vary(ctx, of.scenario, &other), FC_OK);
  assert_int_equal(fc_scenario_set_figure(ctx, other, FC_STR("fund.amount"), FC_STR("90"), &where), FC_OK);
  assert_int_equal(fc_scenario_set_figure(ctx, other, FC_STR("/response/backfill/high"), FC_STR("50%"), &where), FC_OK);
  assert_int_equal(fc_scenario_retake(ctx, other), FC_OK);
  assert_int_equal(fc_variant_take(ctx, variant, other), FC_OK);
  assert_measure(variant, "own_cost", 12500);
  assert_measure(variant, "gap", 3500);
  fc_scenario_free(other);
  fc_variant_free(variant);
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_is_spent_or_taken_back_is_paid_whatever_ends, start, stop),
      cmocka_unit_test_setup_teardown(a_match_is_freed_with_the_service_that_ends, start, stop),
      cmocka_unit_test_setup_teardown(a_change_of_the_match_says_what_local_money_does, start, stop),
      cmocka_unit_test_setup_teardown(both_ends_are_shown_where_no_response_is_stated, start, stop),
      cmocka_unit_test_setup_teardown(nothing_is_said_of_it_where_nothing_is_asked, start, stop),
      cmocka_unit_test_setup_teardown(backfill_goes_by_priority_and_rounds_each_award, start, stop),
      cmocka_unit_test_setup_teardown(reserves_of_the_data_are_drawn_and_the_scenarios_take_their_place, start, stop),
      cmocka_unit_test_setup_teardown(ranges_are_the_worst_of_own_cost_and_reserve, start, stop),
      cmocka_unit_test_setup_teardown(a_program_has_no_reserve_of_its_own, start, stop),
      cmocka_unit_test_setup_teardown(what_is_passed_on_is_paid_once_in_the_total, start, stop),
      cmocka_unit_test_setup_teardown(a_variant_draws_anew, start, stop),
      cmocka_unit_test_setup_teardown(delayed_money_is_waited_for_month_by_month, start, stop),
      cmocka_unit_test_setup_teardown(a_correction_takes_from_what_is_waited_for, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
