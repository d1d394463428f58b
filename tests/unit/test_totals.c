/* test_totals.c - totals of several governments: amounts always add; shares are over those that have both figures, and
 * empty where governments overlap. */
#include "unit/plan_case.h"

static void shares_are_over_those_with_both_figures(void **state) {
  (void)state;
  answered of = answered_with("government,population\nA,10\nB,\nC,30\n",
                              "government,fiscal_year,amount\nA,2018,1000\nB,2018,3000\n",
                              "government,fiscal_year,amount\nA,2018,10\nB,2018,50\nC,2018,900\n", TERMINATE, NULL);
  assert_cell(&of, "total", 0, "governments", "3");
  assert_cell(&of, "total", 0, "governments_with_budget", "2");
  assert_cell(&of, "total", 0, "loss", "960.00");
  assert_cell(&of, "total", 0, "budget", "4000.00");
  assert_cell(&of, "total", 0, "share", "0.015");
  assert_cell(&of, "total", 0, "per_capita", "22.75");
  assert_cell(&of, "impact", 2, "share", "-");
  assert_cell(&of, "impact", 1, "per_capita", "-");
  assert_has(note_of(&of, "N400")->message, "2 of 3");
  forget(&of);
}

static void overlapping_governments_have_no_common_share(void **state) {
  (void)state;
  answered of = answered_with("government,within,population\nA,B,10\nB,,40\n",
                              "government,fiscal_year,amount\nA,2018,1000\nB,2018,3000\n",
                              "government,fiscal_year,amount\nA,2018,10\nB,2018,50\n", TERMINATE, NULL);
  assert_cell(&of, "total", 0, "loss", "60.00");
  assert_cell(&of, "total", 0, "budget", "4000.00");
  assert_cell(&of, "total", 0, "share", "-");
  assert_cell(&of, "total", 0, "per_capita", "-");
  assert_cell(&of, "total", 0, "share_of_grant", "1");
  assert_cell(&of, "impact", 0, "share", "0.01");
  assert_non_null(note_of(&of, "N408"));
  forget(&of);
}

/* Burlington: 38,845 of 211M or of 190M. */
static void two_totals_leave_a_range(void **state) {
  (void)state;
  answered of = answered_with(NULL, "government,fiscal_year,amount\nA,2018,211000000\nA,2018,190000000\n",
                              "government,fiscal_year,amount\nA,2018,38845\n", TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "share", "-");
  assert_cell(&of, "impact", 0, "share_low", "0.000184099526066");
  assert_cell(&of, "impact", 0, "share_high", "0.000204447368421");
  assert_cell(&of, "impact", 0, "budget", "-");
  assert_has(note_of(&of, "N401")->message, "211,000,000");
  forget(&of);
}

static void parts_are_added_only_where_there_is_no_whole(void **state) {
  (void)state;
  static const char grants[] = "government,fiscal_year,amount\nA,2018,10\n";
  answered of = answered_with(NULL, "government,fiscal_year,department,amount\nA,2018,Police,300\nA,2018,Health,200\n",
                              grants, TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "budget", "500.00");
  forget(&of);
  of = answered_with(NULL, "government,fiscal_year,department,amount\nA,2018,Police,300\nA,2018,,1000\n", grants,
                     TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "budget", "1000.00");
  forget(&of);
}

static void biennial_budgets_are_divided(void **state) {
  (void)state;
  answered of = answered_with(NULL, "government,fiscal_year,years_covered,amount\nA,2018,2,1000\n",
                              "government,fiscal_year,amount\nA,2018,10\n", TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "budget", "500.00");
  assert_non_null(note_of(&of, "N418"));
  forget(&of);
}

/* A full cut is 100 % of its grants, and a share of federal aid never passes 1, however the amounts were rounded. */
static void ends_are_worst_case_over_the_inputs(void **state) {
  (void)state;
  static const char budgets[] = "government,fiscal_year,amount\nA,2018,1000M\n";
  static const char grants[] = "government,fiscal_year,award_id,amount\nA,2018,1,4.3M\nA,2018,2,10.0M\n";
  answered of = answered_with(NULL, budgets, grants, TERMINATE, NULL);
  assert_cell(&of, "impact", 0, "loss_low", "14200000.00");
  assert_cell(&of, "impact", 0, "loss_high", "14400000.00");
  assert_cell(&of, "impact", 0, "share_of_grant", "1");
  assert_cell(&of, "impact", 0, "share_of_grant_low", "?");
  assert_cell(&of, "impact", 0, "share_of_federal_aid", "1");
  assert_cell(&of, "impact", 0, "share_of_federal_aid_low", "?");
  forget(&of);
  /* All of the first and a tenth of the second: (4.25 + 1.005) / (4.25 + 10.05) to (4.35 + 0.995) / (4.35 + 9.95). */
  of = answered_with(NULL, budgets, grants,
                     "'cuts': [ { 'select': { 'award_id': '1' }, 'effect': 'terminate' },"
                     " { 'select': { 'award_id': '2' }, 'effect': 'percent', 'rate': '10%' } ]",
                     NULL);
  assert_cell(&of, "impact", 0, "share_of_grant_low", "0.367482517483");
  assert_cell(&of, "impact", 0, "share_of_grant_high", "0.373776223776");
  forget(&of);
  /* A sum that is chosen is exact, whatever it is shared over. */
  of = answered_with(NULL, budgets, grants, "'cuts': [ { 'effect': 'amount', 'amount': 1430000 } ]", NULL);
  assert_cell(&of, "total", 0, "loss", "1430000.00");
  assert_cell(&of, "total", 0, "loss_low", "?");
  assert_cell(&of, "total", 0, "share_of_grant", "0.1");
  assert_cell(&of, "total", 0, "share_of_grant_low", "0.0993055555556");
  assert_cell(&of, "total", 0, "share_of_grant_high", "0.100704225352");
  forget(&of);
}

static void suspect_rows_are_told_apart(void **state) {
  (void)state;
  answered of = answered_with(NULL, "government,fiscal_year,amount\nA,2018,1000\nB,2018,1000\n",
                              "government,fiscal_year,amount,flag,note\nA,2018,10,,\nB,2018,90,suspect,too much\n",
                              TERMINATE, NULL);
  assert_cell(&of, "total", 0, "loss", "100.00");
  assert_cell(&of, "total", 0, "loss_without_suspect", "10.00");
  assert_has(note_of(&of, "N405")->message, "too much");
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(shares_are_over_those_with_both_figures, start, stop),
      cmocka_unit_test_setup_teardown(overlapping_governments_have_no_common_share, start, stop),
      cmocka_unit_test_setup_teardown(two_totals_leave_a_range, start, stop),
      cmocka_unit_test_setup_teardown(parts_are_added_only_where_there_is_no_whole, start, stop),
      cmocka_unit_test_setup_teardown(biennial_budgets_are_divided, start, stop),
      cmocka_unit_test_setup_teardown(ends_are_worst_case_over_the_inputs, start, stop),
      cmocka_unit_test_setup_teardown(suspect_rows_are_told_apart, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
