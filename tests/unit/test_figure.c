/* test_figure.c - figures with their range (number/figure.c, precision.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/figure.h"

static void sums_keep_their_range(void **state) {
  (void)state;
  fc_span sum = {0, 0, 0};
  fc_span_add(&sum, (fc_figure){100, 90, 110, FC_EXACTLY});
  assert_false(fc_span_is_exact(sum));
  for (int i = 0; i < 3; i++)
    fc_span_add(&sum, fc_figure_exact(INT64_MAX));
  assert_true(sum.value == (fc_i128)INT64_MAX * 3 + 100);
  assert_true(sum.low == (fc_i128)INT64_MAX * 3 + 90);
  assert_true(fc_figure_is_exact(fc_figure_exact(5)));
}

static void precisions(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_money unit;
  } cases[] = {
      {"exact", 0},   {"rounded_0.1M", 10000000}, {"rounded_10M", 1000000000}, {"10M", 1000000000},
      {"100", 10000}, {"rounded_1K", 100000},     {"rounded_1", 100},          {" rounded_0.1B ", 10000000000},
      {"0.01", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_money unit;
    assert_int_equal(fc_precision_parse(fc_str_of(cases[i].text), &unit), FC_OK);
    assert_int_equal(unit, cases[i].unit);
  }
  static const char *const refused[] = {"", "rounded_", "about right", "-10M", "0", "nearly 10M", "rounded 10M"};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    fc_money unit;
    assert_int_equal(fc_precision_parse(fc_str_of(refused[i]), &unit), FC_BAD_NUMBER);
  }
}

static void a_precision_replaces_the_range(void **state) {
  (void)state;
  fc_figure figure = fc_figure_exact(INT64_C(8599000000000));
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("rounded_10M")), FC_OK);
  assert_int_equal(figure.low, INT64_C(8598500000000));
  assert_int_equal(figure.high, INT64_C(8599500000000));
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("exact")), FC_OK);
  assert_true(fc_figure_is_exact(figure));
  figure = fc_figure_exact(INT64_MAX);
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("1")), FC_OVERFLOW);
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("x")), FC_BAD_NUMBER);
}

static void units_scale_value_and_range(void **state) {
  (void)state;
  fc_figure figure = fc_figure_exact(123450);
  assert_int_equal(fc_figure_scale_units(&figure, 1000, 1), FC_OK);
  assert_int_equal(figure.value, 123450000);
  assert_int_equal(figure.low, 123445000);
  assert_int_equal(figure.high, 123455000);
  figure = (fc_figure){100, 90, 110, FC_ABOUT};
  assert_int_equal(fc_figure_scale_units(&figure, 1000, 0), FC_OK);
  assert_int_equal(figure.low, 90000);
  assert_int_equal(figure.hedge, FC_ABOUT);
  figure = fc_figure_exact(5);
  assert_int_equal(fc_figure_scale_units(&figure, 1, 0), FC_OK);
  assert_true(fc_figure_is_exact(figure));
  figure = fc_figure_exact(INT64_MAX / 10);
  assert_int_equal(fc_figure_scale_units(&figure, 1000, 0), FC_OVERFLOW);
  assert_int_equal(figure.value, INT64_MAX / 10);
  assert_int_equal(fc_figure_scale_units(&figure, 0, 0), FC_BAD_ARGUMENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_keep_their_range),
      cmocka_unit_test(precisions),
      cmocka_unit_test(a_precision_replaces_the_range),
      cmocka_unit_test(units_scale_value_and_range),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
