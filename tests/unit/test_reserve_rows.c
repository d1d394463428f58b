/* test_reserve_rows.c - reserve rows of budgets, kept with how they may be drawn (dataset/reserve.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/reserve.h"
#include "unit/dataset_case.h"

static const fc_keep with_reserves = {.everything = true, .reserves = true};

#define HEADER "government,fiscal_year,stage,scope,fund,amount,access,kind,max_per_year,restricted_to,years_covered\n"

static void rows_are_kept_with_how_they_may_be_drawn(void **state) {
  (void)state;
  const case_files files = {.budgets = HEADER
                            "B,2018,adopted,all_funds,,1000,,,,,\n"
                            "B,2018,adopted,reserve,Rainy day fund,50,Somewhat Difficult,,20,,\n"
                            "B,2018,adopted,Reserves,General reserve,7,easy,yearly,,schools,\n"
                            "B,2018,adopted,reserve,Biennial,8,,yearly,,,2\n"
                            "A,2018,adopted,reserve_capital,,3,,,,,\n"};
  fc_dataset *dataset = case_read(files, &with_reserves);
  size_t n;
  const fc_reserve_row *rows = fc_dataset_reserves(dataset, case_government(dataset, "B"), &n);
  assert_int_equal(n, 3); /* by name */
  assert_true(fc_str_is(fc_dataset_text(dataset, rows[0].name), "Biennial"));
  assert_int_equal(rows[0].amount.value, 400);
  assert_false(rows[0].access_stated);
  assert_int_equal(rows[1].kind, FC_RESERVE_YEARLY);
  assert_true(fc_str_is(fc_dataset_text(dataset, rows[1].restricted_to), "schools"));
  assert_false(rows[1].limited);
  assert_int_equal(rows[2].access, FC_ACCESS_SOMEWHAT_DIFFICULT);
  assert_int_equal(rows[2].kind, FC_RESERVE_STOCK);
  assert_false(rows[2].kind_stated);
  assert_true(rows[2].limited);
  assert_int_equal(rows[2].max_per_year, 2000);
  rows = fc_dataset_reserves(dataset, case_government(dataset, "A"), &n);
  assert_int_equal(n, 1);
  assert_true(fc_str_is(fc_dataset_text(dataset, rows[0].name), "reserve"));
  fc_dataset_free(dataset);
}

static void rows_are_not_kept_unless_asked_for(void **state) {
  (void)state;
  const fc_keep plain = {.everything = true};
  size_t n;
  fc_dataset *dataset =
      case_read((case_files){.budgets = HEADER "B,2018,adopted,reserve,x,5,odd,odd,,,\n"}, &plain);
  assert_null(fc_dataset_reserves(dataset, 0, &n));
  assert_int_equal(n, 0);
  fc_dataset_free(dataset);
}

static void unknown_words_are_errors_with_their_row(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  const case_files files = {.budgets = HEADER "B,2018,adopted,reserve,x,5,esy,weekly,,,\n"
                                              "B,2018,adopted,reserve,y,-5,easy,stock,,,\n"};
  assert_int_equal(case_try(ctx, files, &with_reserves, &dataset), FC_BAD_DATA);
  const fc_diag *word = case_message(ctx, "F212"), *below = case_message(ctx, "F213");
  assert_non_null(word);
  assert_string_equal(word->field, "access");
  assert_int_equal(word->line, 2);
  assert_non_null(strstr(word->help, "very_difficult"));
  assert_int_equal(fc_diag_count(ctx), 3);
  assert_non_null(below);
  assert_int_equal(below->line, 3);
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_are_kept_with_how_they_may_be_drawn),
      cmocka_unit_test(rows_are_not_kept_unless_asked_for),
      cmocka_unit_test(unknown_words_are_errors_with_their_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
