/* test_fail_if.c - conditions on the answer: read, compared exactly, judged on the total before the rows. */
#include "request_case.h"

#include "request/fail_if.h"

static void splits(const char *text, const char *column, fc_comparison comparison, const char *value) {
  fc_condition condition;
  assert_true(fc_condition_split(fc_str_of(text), &condition));
  assert_true(fc_str_is(condition.column, column));
  assert_true(fc_str_is(condition.value, value));
  assert_int_equal(condition.comparison, comparison);
}

static void test_conditions_are_split(void **state) {
  (void)state;
  splits("share>1%", "share", FC_MORE, "1%");
  splits("loss >= $4.3 million", "loss", FC_NOT_LESS, "$4.3 million");
  splits("share<0.01", "share", FC_LESS, "0.01");
  splits("share<=1/3", "share", FC_NOT_MORE, "1/3");
  splits("awards=23", "awards", FC_EQUAL, "23");
  splits("awards==23", "awards", FC_EQUAL, "23");
  splits("awards!=23", "awards", FC_UNEQUAL, "23");
  fc_condition condition;
  assert_false(fc_condition_split(fc_str_of("share"), &condition));
  assert_false(fc_condition_split(fc_str_of("share>"), &condition));
  assert_false(fc_condition_split(fc_str_of(">1"), &condition));
  assert_false(fc_condition_split(fc_str_of("share!1"), &condition));
}

static fc_status ask(const char *amount, const char *total, const char *condition) {
  fc_request *request = share_request(amount, total);
  assert_int_equal(fc_request_add(ctx, request, "fail-if", condition), FC_OK);
  fc_result *result;
  fc_status status = fc_request_run(ctx, request, &result);
  fc_result_free(result);
  fc_request_free(request);
  return status;
}

static void test_comparisons_are_exact(void **state) {
  (void)state;
  assert_int_equal(ask("1", "3", "share>=1/3"), FC_FINDING);
  assert_int_equal(ask("1", "3", "share>1/3"), FC_OK);
  assert_int_equal(ask("1", "3", "share<33.3333333333334%"), FC_FINDING);
  assert_int_equal(ask("1", "3", "one_in=3"), FC_FINDING);
  assert_int_equal(ask("4.3M", "85.99B", "amount>=4.3M"), FC_FINDING);
  assert_int_equal(ask("4.3M", "85.99B", "amount>4,300,000.00"), FC_OK);
  assert_int_equal(ask("1", "3", "days_of_spending!=5"), FC_FINDING);
}

static void test_unknown_figures_and_values_are_refused(void **state) {
  (void)state;
  assert_int_equal(ask("1", "3", "shrae>1%"), FC_BAD_USAGE);
  assert_string_equal(last_code(), "F609");
  assert_non_null(strstr(fc_diag_at(ctx, 0)->help, "\"share\""));
  assert_int_equal(ask("1", "3", "amount_written>1"), FC_BAD_USAGE); /* a text has no order */
  assert_int_equal(ask("1", "3", "share>a lot"), FC_BAD_USAGE);
  assert_int_equal(ask("1", "3", "share"), FC_BAD_USAGE);
}

static fc_result *two_tables(bool total_has_share) {
  fc_result *result;
  fc_table_builder *impact, *total;
  const fc_column columns[] = {{"government", "", FC_TEXT}, {"share", "", FC_SHARE}};
  assert_int_equal(fc_result_new("run", &result), FC_OK);
  assert_int_equal(fc_result_build_table(result, "impact", columns, 2, &impact), FC_OK);
  fc_cell row[] = {fc_cell_text(FC_STR("Modoc")), fc_cell_ratio(fc_ratio_of(28, 100))};
  assert_int_equal(fc_table_add_row(impact, row), FC_OK);
  assert_int_equal(fc_result_build_table(result, "total", columns + 1, 1, &total), FC_OK);
  const fc_cell sum[] = {total_has_share ? fc_cell_ratio(fc_ratio_of(18, 100)) : fc_cell_none()};
  assert_int_equal(fc_table_add_row(total, sum), FC_OK);
  return result;
}

static bool finds(bool total_has_share, const char *condition) {
  fc_request *request = share_request("1", "2");
  assert_int_equal(fc_request_add(ctx, request, "fail-if", condition), FC_OK);
  fc_result *result = two_tables(total_has_share);
  assert_int_equal(fc_fail_if(ctx, &request->asked, result), FC_OK);
  bool finding = fc_result_finding(result);
  fc_result_free(result);
  fc_request_free(request);
  return finding;
}

static void test_the_total_stands_before_the_rows(void **state) {
  (void)state;
  assert_false(finds(true, "share>20%"));
  assert_true(finds(false, "share>20%")); /* a total without the figure leaves it to the rows */
  assert_false(finds(false, "share>30%"));
}

/* Two totals under one key: only the ends of the share are known. */
static bool finds_in_range(const char *condition) {
  fc_request *request = share_request("1", "2");
  assert_int_equal(fc_request_add(ctx, request, "fail-if", condition), FC_OK);
  fc_result *result;
  fc_table_builder *impact;
  const fc_column columns[] = {{"share", "", FC_SHARE}, {"share_low", "", FC_SHARE}, {"share_high", "", FC_SHARE}};
  const fc_cell row[] = {fc_cell_none(), fc_cell_ratio(fc_ratio_of(18, 100)), fc_cell_ratio(fc_ratio_of(21, 100))};
  assert_int_equal(fc_result_new("run", &result), FC_OK);
  assert_int_equal(fc_result_build_table(result, "impact", columns, 3, &impact), FC_OK);
  assert_int_equal(fc_table_add_row(impact, row), FC_OK);
  assert_int_equal(fc_fail_if(ctx, &request->asked, result), FC_OK);
  bool finding = fc_result_finding(result);
  fc_result_free(result);
  fc_request_free(request);
  return finding;
}

static void test_a_range_meets_what_all_of_it_meets(void **state) {
  (void)state;
  assert_true(finds_in_range("share>17%"));
  assert_false(finds_in_range("share>20%"));
  assert_true(finds_in_range("share<22%"));
  assert_false(finds_in_range("share<20%"));
  assert_false(finds_in_range("share=20%"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(test_conditions_are_split),
      CASE(test_comparisons_are_exact),
      CASE(test_unknown_figures_and_values_are_refused),
      CASE(test_the_total_stands_before_the_rows),
      CASE(test_a_range_meets_what_all_of_it_meets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
