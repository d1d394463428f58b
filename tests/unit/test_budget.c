/* What the budget of a government or department is: totals before parts, never both, never two totals added. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/dataset_case.h"

static const fc_keep plain = {.everything = true};

static fc_budget_answer ask(const fc_dataset *dataset, const char *government, int year, const char *stage,
                            const char *scope, const char *department) {
  fc_budget_answer answer;
  const fc_budget_query query = {.government = case_government(dataset, government),
                                 .year = year,
                                 .stage = case_text(dataset, stage),
                                 .scope = case_text(dataset, scope),
                                 .department = case_text(dataset, department),
                                 .any_direction = true};
  assert_int_equal(fc_budget_find(dataset, &query, &answer), FC_OK);
  return answer;
}

static fc_budget_answer whole(const fc_dataset *dataset, const char *government) {
  return ask(dataset, government, 2018, "", "all_funds", "");
}

static void a_total_stands_before_its_parts(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,department,fund,amount\n"
                                                          "A,2018,,,1000\nA,2018,Police,,300\nA,2018,Parks,,100\n"
                                                          "B,2018,Police,,300\nB,2018,Parks,,100\nB,2018,Parks,,50\n"
                                                          "C,2018,Police,General,30\nC,2018,Police,Grants,5\n"
                                                          "C,2018,Parks,,20\nC,2018,Parks,General,12\n"},
                                  &plain);
  assert_int_equal(case_dollars(whole(dataset, "A").amount), 1000);
  assert_int_equal(case_dollars(whole(dataset, "B").amount), 450);
  assert_int_equal(case_dollars(whole(dataset, "C").amount), 55); /* the row of Parks beats its finer row */
  assert_int_equal(case_dollars(ask(dataset, "A", 2018, "", "all_funds", "Police").amount), 300);
  assert_int_equal(case_dollars(ask(dataset, "C", 2018, "", "all_funds", "Police").amount), 35);
  assert_int_equal(case_dollars(ask(dataset, "C", 2018, "", "all_funds", "Parks").amount), 20);
  assert_false(ask(dataset, "A", 2017, "", "all_funds", "").present);
  fc_dataset_free(dataset);
}

static void two_totals_are_a_range_and_never_added(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,amount,precision\n"
                                                          "Burlington,2018,211000000,rounded_1M\n"
                                                          "Burlington,2018,190000000,rounded_10M\n"
                                                          "Twice,2018,500,\nTwice,2018,500,\n"},
                                  &plain);
  fc_budget_answer answer = whole(dataset, "Burlington");
  assert_true(answer.present && answer.conflict);
  assert_true(answer.amount.low == (fc_i128)18500000000 && answer.amount.high == (fc_i128)21150000000);
  assert_int_equal(answer.first, 0);
  assert_int_equal(answer.second, 1);
  answer = whole(dataset, "Twice");
  assert_false(answer.conflict);
  assert_int_equal(case_dollars(answer.amount), 500);
  fc_dataset_free(dataset);
}

static void departments_and_funds_are_two_views(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,department,fund,account,amount\n"
                                                          "Agree,2018,Police,,,60\nAgree,2018,Parks,,,40\n"
                                                          "Agree,2018,,General,,70\nAgree,2018,,Grants,,30\n"
                                                          "Differ,2018,Police,,,60\nDiffer,2018,,General,,70\n"
                                                          "Blank,2018,Police,General,x,60\nBlank,2018,,General,y,5\n"},
                                  &plain);
  assert_int_equal(case_dollars(whole(dataset, "Agree").amount), 100);
  assert_false(whole(dataset, "Agree").conflict);
  assert_true(whole(dataset, "Differ").conflict);
  assert_int_equal(case_dollars(whole(dataset, "Blank").amount), 65);
  fc_dataset_free(dataset);
}

static void a_biennium_is_divided_and_holds_for_both_years(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,years_covered,amount\n"
                                                          "Oregon,2019,2,75900000000\nWays,2017-19,,100\n"
                                                          "Both,2018,2,900\nBoth,2018,1,500\n"},
                                  &plain);
  fc_budget_answer answer = whole(dataset, "Oregon");
  assert_true(case_dollars(answer.amount) == 37950000000LL && answer.years_covered == 2);
  assert_true(ask(dataset, "Oregon", 2019, "", "all_funds", "").present);
  assert_false(ask(dataset, "Oregon", 2017, "", "all_funds", "").present);
  assert_int_equal(case_dollars(whole(dataset, "Ways").amount), 50);
  assert_int_equal(case_dollars(whole(dataset, "Both").amount), 500);
  fc_dataset_free(dataset);
}

static void revenue_answers_only_where_nothing_else_does(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.budgets = "government,fiscal_year,Revenue or Spending,department,amount\n"
                                        "A,2018,Spending,Police,7\nA,2018,Revenue,Police,9\n"
                                        "B,2018,R,Police,9\nB,2018,R,Parks,2\n"},
                &plain);
  assert_int_equal(case_dollars(whole(dataset, "A").amount), 7);
  assert_int_equal(whole(dataset, "B").direction, FC_REVENUE);
  assert_int_equal(case_dollars(whole(dataset, "B").amount), 11);
  fc_dataset_free(dataset);
}

static void capital_and_reserves_are_not_all_funds(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,scope,stage,budget_type,amount\n"
                                                          "A,2018,,adopted,operating,10\nA,2018,,adopted,Capital,99\n"
                                                          "A,2018,reserve,adopted,,3\nA,2018,General Fund,adopted,,6\n"
                                                          "A,2018,,proposed,,8\nA,2018,federal_aid,adopted,,1\n"},
                                  &plain);
  assert_int_equal(case_dollars(ask(dataset, "A", 2018, "adopted", "all_funds", "").amount), 10);
  assert_int_equal(case_dollars(ask(dataset, "A", 2018, "adopted", "capital", "").amount), 99);
  fc_arena arena = {NULL};
  const fc_budget_name *names;
  size_t n;
  assert_int_equal(fc_budget_list(dataset, case_government(dataset, "A"), 2018, &arena, &names, &n), FC_OK);
  assert_int_equal(n, 3); /* adopted all funds, adopted general fund, proposed all funds */
  assert_true(fc_str_is(fc_dataset_text(dataset, names[0].stage), "adopted"));
  assert_true(fc_str_is(fc_dataset_text(dataset, names[0].scope), "all_funds"));
  assert_true(fc_str_is(fc_dataset_text(dataset, names[1].scope), "general_fund"));
  assert_true(fc_str_is(fc_dataset_text(dataset, names[2].stage), "proposed"));
  fc_arena_free(&arena);
  fc_dataset_free(dataset);
}

static void the_latest_stage_of_a_department_is_found(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.budgets = "government,fiscal_year,stage,department,amount\n"
                                        "A,2018,modified_nov_2017,,86\nA,2018,executive,Police,5\n"
                                        "A,2018,preliminary,Police,4\nA,2018,Plan of mine,Police,99\n"},
                &plain);
  const fc_budget_query query = {.government = case_government(dataset, "A"),
                                 .year = 2018,
                                 .stage = case_text(dataset, "modified_nov_2017"),
                                 .scope = case_text(dataset, "all_funds"),
                                 .department = case_text(dataset, "Police"),
                                 .any_direction = true};
  fc_budget_answer answer;
  uint32_t stage;
  assert_int_equal(fc_budget_find_latest(dataset, &query, &answer, &stage), FC_OK);
  assert_true(answer.present && fc_str_is(fc_dataset_text(dataset, stage), "executive"));
  assert_int_equal(case_dollars(answer.amount), 5);
  fc_dataset_free(dataset);
}

static void one_stage_is_chosen_for_budgets_and_grants(void **state) {
  (void)state;
  static const char budgets[] =
      "government,fiscal_year,stage,amount\nA,2018,adopted,1\nA,2018,actual,2\nB,2018,adopted,1\n"
      "B,2018,modified,2\n";
  fc_dataset *dataset = case_read((case_files){.budgets = budgets,
                                               .grants = "government,fiscal_year,stage,amount\n"
                                                         "A,2018,actual,1\nA,2018,adopted,1\n"},
                                  &plain);
  fc_arena arena = {NULL};
  fc_ctx *ctx = case_ctx();
  fc_stage_choice choice;
  uint32_t a = case_government(dataset, "A"), b = case_government(dataset, "B"), both[] = {a, b};
  assert_int_equal(fc_dataset_year(dataset), 2018);
  fc_stage_choose(ctx, dataset, both, 2, 2018, FC_STR("all_funds"), FC_STR(""), NULL, 0, &arena, &choice);
  assert_true(choice.common && choice.budget == case_text(dataset, "adopted") && choice.grant == choice.budget);
  fc_stage_choose(ctx, dataset, &a, 1, 2018, FC_STR("all_funds"), FC_STR(""), NULL, 0, &arena, &choice);
  assert_true(choice.common && choice.budget == case_text(dataset, "actual"));
  fc_stage_choose(ctx, dataset, &a, 1, 2018, FC_STR("all_funds"), FC_STR("adopted"), NULL, 0, &arena, &choice);
  assert_true(choice.forced && fc_stage_of_budget(&choice, a) == case_text(dataset, "adopted"));
  assert_true(fc_stage_of_grants(&choice, a) == case_text(dataset, "adopted"));
  fc_ctx_free(ctx);
  fc_arena_free(&arena);
  fc_dataset_free(dataset);
}

static void without_a_common_stage_each_has_its_own(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government,fiscal_year,stage,amount\nA,2018,adopted,1\n"
                                                          "B,2018,proposed,1\nC,2018,adopted,3\nD,2018,,3\n"},
                                  &plain);
  fc_arena arena = {NULL};
  fc_ctx *ctx = case_ctx();
  fc_stage_choice choice;
  fc_stage_choose(ctx, dataset, NULL, 0, 2018, FC_STR("all_funds"), FC_STR(""), NULL, 0, &arena, &choice);
  assert_false(choice.common);
  assert_int_equal(choice.mixed, 2);
  assert_true(fc_stage_of_budget(&choice, case_government(dataset, "B")) == case_text(dataset, "proposed"));
  assert_int_equal(fc_stage_of_budget(&choice, case_government(dataset, "D")), 0);
  fc_ctx_free(ctx);
  fc_arena_free(&arena);
  fc_dataset_free(dataset);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_total_stands_before_its_parts),
      cmocka_unit_test(two_totals_are_a_range_and_never_added),
      cmocka_unit_test(departments_and_funds_are_two_views),
      cmocka_unit_test(a_biennium_is_divided_and_holds_for_both_years),
      cmocka_unit_test(revenue_answers_only_where_nothing_else_does),
      cmocka_unit_test(capital_and_reserves_are_not_all_funds),
      cmocka_unit_test(the_latest_stage_of_a_department_is_found),
      cmocka_unit_test(one_stage_is_chosen_for_budgets_and_grants),
      cmocka_unit_test(without_a_common_stage_each_has_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
