/* Result tables: built row by row or computed when read, their cells as JSON and CSV print them, and provenance. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/result_case.h"
#include <math.h>
#include <stdio.h>

static void assert_cell(const fc_table *table, size_t row, size_t column, const char *expected) {
  fc_buf *text;
  int empty;
  assert_int_equal(fc_table_text(table, row, column, &text, &empty), FC_OK);
  assert_string_equal(fc_buf_data(text, NULL) ? fc_buf_data(text, NULL) : "", expected ? expected : "");
  assert_int_equal(empty, expected == NULL);
  fc_buf_free(text);
}

static void cells_are_printed_plainly(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  case_table(result, "impact",
             "name:text|listing:code|awards:integer|loss:money:USD|share:share|days:number:days|day:date|inside:bool",
             CASE_ROWS("S\xC3\xA3o Paulo|16.738|23|4300000|4300000/85990000000|0.5|2018-01-24|yes",
                       "x|01|-5|-0.50|1/3|-2/3|2018-01-25|no", "||||||||"));
  const fc_table *table = fc_result_find(result, "impact");
  static const char *const expected[3][8] = {
      {"S\xC3\xA3o Paulo", "16.738", "23", "4300000.00", "0.0000500058146296", "0.5", "2018-01-24", "true"},
      {"x", "01", "-5", "-0.50", "0.333333333333", "-0.666666666667", "2018-01-25", "false"},
      {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}};
  for (size_t row = 0; row < 3; row++)
    for (size_t column = 0; column < 8; column++)
      assert_cell(table, row, column, expected[row][column]);
  fc_result_free(result);
}

static void cells_are_read_as_numbers(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  case_table(result, "t", "name:text|loss:money|share:share", CASE_ROWS("a|12.34|1/4", "b||"));
  const fc_table *table = fc_result_find(result, "t");
  fc_money money;
  assert_int_equal(fc_table_money(table, 0, 1, &money), FC_OK);
  assert_int_equal(money, 1234);
  assert_int_equal(fc_table_money(table, 1, 1, &money), FC_BAD_NUMBER);
  assert_int_equal(fc_table_money(table, 0, 2, &money), FC_BAD_NUMBER);
  assert_int_equal(fc_table_money(table, 2, 1, &money), FC_BAD_ARGUMENT);
  assert_true(fc_table_double(table, 0, 1) == 12.34);
  assert_true(fc_table_double(table, 0, 2) == 0.25);
  assert_true(isnan(fc_table_double(table, 1, 2)));
  assert_true(isnan(fc_table_double(table, 0, 0)));
  assert_true(isnan(fc_table_double(table, 9, 9)));
  fc_result_free(result);
}

static void sums_beyond_money_are_told(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  fc_column column = {"total", "USD", FC_MONEY};
  fc_table_builder *builder;
  fc_cell cell = fc_cell_money((fc_i128)INT64_MAX * 3);
  fc_money money;
  assert_int_equal(fc_result_build_table(result, "t", &column, 1, &builder), FC_OK);
  assert_int_equal(fc_table_add_row(builder, &cell), FC_OK);
  assert_int_equal(fc_table_money(fc_result_find(result, "t"), 0, 0, &money), FC_OVERFLOW);
  assert_cell(fc_result_find(result, "t"), 0, 0, "276701161105643274.21");
  fc_result_free(result);
}

static void texts_are_copied(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  char name[] = "table", column_name[] = "column", text[] = "text";
  fc_column column = {column_name, "", FC_TEXT};
  fc_table_builder *builder;
  fc_cell cell = fc_cell_text(fc_str_of(text));
  assert_int_equal(fc_result_build_table(result, name, &column, 1, &builder), FC_OK);
  assert_int_equal(fc_table_add_row(builder, &cell), FC_OK);
  memset(name, 'x', 5);
  memset(column_name, 'x', 6);
  memset(text, 'x', 4);
  const fc_table *table = fc_result_table(result, 0);
  assert_string_equal(fc_table_name(table), "table");
  assert_string_equal(fc_table_column_name(table, 0), "column");
  assert_cell(table, 0, 0, "text");
  assert_null(fc_result_table(result, 1));
  assert_null(fc_result_find(result, "other"));
  assert_true(fc_table_find_column(table, "other") == SIZE_MAX);
  assert_null(fc_table_column_name(table, 1));
  fc_result_free(result);
}

static void columns_keep_names_of_their_own(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  case_table(result, "t", "department:text|loss:money|department:text|department_2:text|department:text",
             CASE_ROWS("a|1|b|c|d"));
  static const char *const expected[] = {"department", "loss", "department_2", "department_2_2", "department_3"};
  for (size_t i = 0; i < 5; i++)
    assert_string_equal(fc_table_column_name(fc_result_find(result, "t"), i), expected[i]);
  fc_result_free(result);
}

static int released;

static void fill_squares(const void *self, size_t row, fc_cell *cells) {
  (void)self;
  cells[0] = fc_cell_integer((int64_t)(row * row));
}

static void count_release(void *self) {
  assert_int_equal(*(int *)self, ++released);
}

static void rows_may_be_computed(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  fc_column column = {"square", "", FC_INTEGER};
  int first = 1, second = 2, third = 3;
  released = 0;
  /* Tables go before what they read from, the last given first. */
  assert_int_equal(fc_result_own(result, &third, count_release), FC_OK);
  assert_int_equal(fc_result_own(result, &second, count_release), FC_OK);
  assert_int_equal(
      fc_result_add_table(result, "squares", &column, 1, 1000000, (fc_rows){&first, fill_squares, count_release}),
      FC_OK);
  assert_cell(fc_result_table(result, 0), 999999, 0, "999998000001");
  fc_result_free(result);
  assert_int_equal(released, 3);
}

static void provenance_is_kept_in_order(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  const char *const roles[] = {"amount"}, *const headers[] = {"Actuals"};
  fc_input input = {"grants.csv", "grants", NULL, 23, 1, roles, headers};
  const char *value;
  assert_int_equal(fc_result_set(result, "year", "2017"), FC_OK);
  assert_int_equal(fc_result_set(result, "stage", "adopted"), FC_OK);
  assert_int_equal(fc_result_set(result, "year", "2018"), FC_OK);
  assert_int_equal(fc_result_settings(result), 2);
  assert_string_equal(fc_result_setting_at(result, 0, &value), "year");
  assert_string_equal(value, "2018");
  assert_string_equal(fc_result_setting(result, "stage"), "adopted");
  assert_null(fc_result_setting(result, "scope"));
  assert_int_equal(fc_result_add_input(result, &input), FC_OK);
  assert_string_equal(fc_result_input(result, 0)->headers[0], "Actuals");
  assert_null(fc_result_input(result, 0)->sha256);
  assert_null(fc_result_scenario_name(result));
  assert_int_equal(fc_result_set_scenario(result, "ten percent", NULL, NULL), FC_OK);
  assert_string_equal(fc_result_scenario_name(result), "ten percent");
  assert_int_equal(fc_result_set_reproduce(result, "fiscalc run x.json"), FC_OK);
  assert_string_equal(fc_result_reproduce(result), "fiscalc run x.json");
  assert_false(fc_result_finding(result));
  fc_result_set_finding(result, true);
  assert_true(fc_result_finding(result));
  assert_string_equal(fc_result_keep(result, FC_STR("kept")).p, "kept");
  fc_result_free(result);
  fc_result_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_are_printed_plainly),       cmocka_unit_test(cells_are_read_as_numbers),
      cmocka_unit_test(sums_beyond_money_are_told),      cmocka_unit_test(texts_are_copied),
      cmocka_unit_test(columns_keep_names_of_their_own), cmocka_unit_test(rows_may_be_computed),
      cmocka_unit_test(provenance_is_kept_in_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
