/* test_ratio.c - printing ratios exactly and with the digits that their inputs carry. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "number/ratio.h"

static void expect_honest(fc_ratio value, fc_ratio low, fc_ratio high, int power, const char *text) {
  fc_buf out = {0};
  int exponent;
  assert_true(fc_honest_exponent(value, low, high, power, 4, &exponent));
  fc_honest_print(&out, value, power, exponent, true);
  assert_string_equal(fc_buf_data(&out, NULL), text);
  fc_buf_reset(&out);
}

#define M 1000000
#define R(a, b) fc_ratio_of((fc_i128)(a), (fc_i128)(b))

static void prints_what_rounded_inputs_support(void **state) {
  (void)state;
  const int64_t million = M;
  expect_honest(R(43 * million / 10, 85990 * million), R(425 * million / 100, 85995 * million),
                R(435 * million / 100, 85985 * million), 2, "0.0050");
  expect_honest(R(4120447, 85990 * million), R(4120447, 85995 * million), R(4120447, 85985 * million), 2, "0.004792");
  expect_honest(R(38845, 211 * million), R(38845, 2115 * million / 10), R(38845, 2105 * million / 10), 2, "0.0184");
  expect_honest(R(38845, 190 * million), R(38845, 195 * million), R(38845, 185 * million), 2, "0.020");
  expect_honest(R(85990 * million, 43 * million / 10), R(85985 * million, 435 * million / 100),
                R(85995 * million, 425 * million / 100), 0, "20,000");
  expect_honest(R(43 * million / 10, 8622698), R(425 * million / 100, 8622698), R(435 * million / 100, 8622698), 0,
                "0.50");
  expect_honest(R(1, 3), R(1, 3), R(1, 3), 2, "33.33");
}

static void says_when_no_digit_survives(void **state) {
  (void)state;
  int exponent;
  assert_false(fc_honest_exponent(R(5, 1), R(-5, 1), R(15, 1), 0, 4, &exponent));
}

static void prints_significant_digits(void **state) {
  (void)state;
  static const struct {
    int64_t num, den;
    const char *text;
  } cases[] = {{43, 859900, "0.0000500058146296"}, {1, 4, "0.25"},  {2, 3, "0.666666666667"},
               {-2, 3, "-0.666666666667"},         {0, 7, "0"},     {100, 1, "100"},
               {1234567890123456, 1, "1234567890120000"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_buf out = {0};
    fc_ratio_print(&out, R(cases[i].num, cases[i].den), 12);
    assert_string_equal(fc_buf_data(&out, NULL), cases[i].text);
    fc_buf_reset(&out);
  }
}

static void compares_beyond_64_bits(void **state) {
  (void)state;
  const fc_i128 big = (fc_i128)INT64_MAX * INT64_MAX;
  assert_true(fc_ratio_cmp(fc_ratio_of(big, big - 1), fc_ratio_of(big - 1, big - 2)) < 0);
  assert_int_equal(fc_ratio_cmp(R(1, 3), R(2, 6)), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(prints_what_rounded_inputs_support),
      cmocka_unit_test(says_when_no_digit_survives),
      cmocka_unit_test(prints_significant_digits),
      cmocka_unit_test(compares_beyond_64_bits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
