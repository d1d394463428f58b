/* Stages, scopes, directions and bases: how files write them, their order, and how texts say them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/codes.h"
#include "unit/dataset_case.h"

static void assert_canonical(const char *written, const char *expected) {
  char scratch[64], copy[64];
  fc_str stage = fc_stage_canonical(fc_str_of(written), scratch, sizeof scratch);
  memcpy(copy, stage.p, stage.n);
  copy[stage.n] = 0;
  assert_string_equal(copy, expected);
}

static void stages_are_recognized_as_files_write_them(void **state) {
  (void)state;
  assert_canonical("Adopted Budget", "adopted");
  assert_canonical("Actuals", "actual");
  assert_canonical("Approved", "adopted");
  assert_canonical("enacted", "adopted");
  assert_canonical("MODIFIED", "modified");
  assert_canonical("Revised Budget", "modified");
  assert_canonical("modified_nov_2017", "modified_nov_2017");
  assert_canonical("Enacted_june", "adopted_june");
  assert_canonical("Financial Plan", "Financial Plan");
  assert_canonical("", "");
}

static void stages_are_ordered(void **state) {
  (void)state;
  static const char *const order[] = {"proposed",          "preliminary",       "executive",    "recommended",
                                      "recommended_june",  "adopted",           "adopted_june", "modified",
                                      "modified_nov_2017", "modified_feb_2018", "actual"};
  for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++)
    assert_true(fc_stage_cmp(fc_str_of(order[i]), fc_str_of(order[i + 1])) < 0);
  assert_int_equal(fc_stage_rank(fc_str_of("Financial Plan")), 0);
  assert_int_equal(fc_stage_cmp(fc_str_of("adopted"), fc_str_of("adopted")), 0);
}

static void assert_words(const char *stage, const char *expected) {
  fc_buf text = {0};
  fc_stage_words(&text, fc_str_of(stage));
  assert_string_equal(text.p, expected);
  fc_buf_reset(&text);
}

static void stages_are_said_in_words(void **state) {
  (void)state;
  assert_words("adopted", "adopted");
  assert_words("modified_nov_2017", "as modified November 2017");
  assert_words("proposed_2016_second_year", "proposed 2016 second year");
  assert_words("recommended_approved_june", "recommended approved June");
}

static void assert_budget_words(const char *stage, const char *scope, fc_direction direction, const char *part,
                                const char *expected) {
  fc_buf text = {0};
  fc_budget_words(&text, fc_str_of(stage), fc_str_of(scope), direction, fc_str_of(part));
  assert_string_equal(text.p, expected);
  fc_buf_reset(&text);
}

static void budgets_are_named(void **state) {
  (void)state;
  assert_budget_words("adopted", "all_funds", FC_EXPENDITURE, "", "adopted budget, all funds");
  assert_budget_words("modified_nov_2017", "general_fund", FC_EXPENDITURE, "",
                      "budget as modified November 2017, general fund");
  assert_budget_words("actual", "all_funds", FC_EXPENDITURE, "", "actual spending, all funds");
  assert_budget_words("actual", "all_funds", FC_REVENUE, "", "actual revenue, all funds");
  assert_budget_words("", "all_funds", FC_EXPENDITURE, "", "budget, all funds");
  assert_budget_words("executive", "all_funds", FC_EXPENDITURE, "Police Department",
                      "Police Department budget (executive)");
  assert_budget_words("", "all_funds", FC_REVENUE, "Social Services", "revenue booked to Social Services");
}

static void scopes_say_whether_they_are_wholes(void **state) {
  (void)state;
  static const char *const wholes[] = {"all_funds", "general_fund", "operating", "net_of_prepayments_excl_reserves"};
  static const char *const others[] = {"reserve", "reserve_trust", "all_taxes",        "tax_revenue",
                                       "capital", "federal_aid",   "related_entities", "unknown"};
  for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
    assert_true(fc_scope_is_whole(fc_str_of(wholes[i])));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_false(fc_scope_is_whole(fc_str_of(others[i])));
}

static void directions_and_bases_are_read(void **state) {
  (void)state;
  fc_direction direction;
  fc_basis basis;
  assert_true(fc_direction_of(fc_str_of("Spending"), &direction) && direction == FC_EXPENDITURE);
  assert_true(fc_direction_of(fc_str_of("E"), &direction) && direction == FC_EXPENDITURE);
  assert_true(fc_direction_of(fc_str_of("R"), &direction) && direction == FC_REVENUE);
  assert_true(fc_direction_of(fc_str_of("Revenues"), &direction) && direction == FC_REVENUE);
  assert_false(fc_direction_of(fc_str_of("sideways"), &direction));
  assert_true(fc_basis_of(fc_str_of("Obligated"), &basis) && basis == FC_BASIS_STOCK);
  assert_true(fc_basis_of(fc_str_of("ceiling"), &basis) && basis == FC_BASIS_CEILING);
  assert_true(fc_basis_of(fc_str_of(""), &basis) && basis == FC_BASIS_FLOW);
  assert_false(fc_basis_of(fc_str_of("guessed"), &basis) || basis != FC_BASIS_FLOW);
}

static void states_and_agencies_have_codes(void **state) {
  (void)state;
  assert_true(fc_str_is(fc_state_code(fc_str_of("New York")), "NY"));
  assert_true(fc_str_is(fc_state_code(fc_str_of("ny")), "NY"));
  assert_true(fc_str_is(fc_state_code(fc_str_of("District Of Columbia")), "DC"));
  assert_true(fc_str_is(fc_state_code(fc_str_of("Ontario")), "Ontario"));
  assert_true(fc_str_is(fc_state_code(fc_str_of("")), ""));
  assert_true(fc_str_is(fc_agency_of_listing(fc_str_of("16.738")), "Department of Justice"));
  assert_true(fc_str_is(fc_agency_of_listing(fc_str_of("93.RD")), "Department of Health and Human Services"));
  assert_int_equal(fc_agency_of_listing(fc_str_of("Not Federal Grant")).n, 0);
  assert_int_equal(fc_agency_of_listing(fc_str_of("16738")).n, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stages_are_recognized_as_files_write_them),
      cmocka_unit_test(stages_are_ordered),
      cmocka_unit_test(stages_are_said_in_words),
      cmocka_unit_test(budgets_are_named),
      cmocka_unit_test(scopes_say_whether_they_are_wholes),
      cmocka_unit_test(directions_and_bases_are_read),
      cmocka_unit_test(states_and_agencies_have_codes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
