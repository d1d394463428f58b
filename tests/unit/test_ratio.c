/* test_ratio.c - ratios compared and printed (number/ratio.c, ratio_print.c, decimal.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/ratio.h"

static const fc_i128 largest = (fc_i128)(~(fc_u128)0 >> 1);

static void lowest_terms(void **state) {
  (void)state;
  fc_ratio r = fc_ratio_of(430, -8599);
  assert_true(r.num == -430 && r.den == 8599);
  r = fc_ratio_of(-6, -4);
  assert_true(r.num == 3 && r.den == 2);
  r = fc_ratio_of(0, -7);
  assert_true(r.num == 0 && r.den == 1);
}

static void comparing_is_exact(void **state) {
  (void)state;
  assert_true(fc_ratio_cmp(fc_ratio_of(1, 3), fc_ratio_of(333333333, 1000000000)) > 0);
  assert_true(fc_ratio_cmp(fc_ratio_of(-1, 3), fc_ratio_of(1, 3)) < 0);
  assert_true(fc_ratio_cmp(fc_ratio_of(-1, 3), fc_ratio_of(-1, 2)) > 0);
  assert_true(fc_ratio_cmp(fc_ratio_of(0, 3), fc_ratio_of(0, 9)) == 0);
  /* neighbors that no 128-bit cross product tells apart */
  assert_true(fc_ratio_cmp((fc_ratio){largest - 1, largest}, (fc_ratio){largest - 2, largest - 1}) > 0);
  assert_true(fc_ratio_cmp((fc_ratio){largest, largest - 1}, (fc_ratio){largest, largest - 1}) == 0);
}

static void products(void **state) {
  (void)state;
  fc_ratio out;
  assert_true(fc_ratio_mul((fc_ratio){largest, 3}, (fc_ratio){3, largest}, &out));
  assert_true(out.num == 1 && out.den == 1);
  assert_true(fc_ratio_mul(fc_ratio_of(-2, 3), fc_ratio_of(9, 4), &out));
  assert_true(out.num == -3 && out.den == 2);
  assert_false(fc_ratio_mul((fc_ratio){largest, 2}, (fc_ratio){largest, 3}, &out));
  assert_true(fc_ratio_minus(fc_ratio_of(1, 6), fc_ratio_of(3, 4), &out));
  assert_int_equal(fc_ratio_cmp(out, fc_ratio_of(-7, 12)), 0);
  assert_true(fc_ratio_minus((fc_ratio){1, largest}, (fc_ratio){1, largest}, &out));
  assert_int_equal(fc_ratio_cmp(out, fc_ratio_of(0, 1)), 0);
  assert_false(fc_ratio_minus((fc_ratio){-largest, 1}, (fc_ratio){largest, 1}, &out));
  assert_true(fc_ratio_double(fc_ratio_of(1, 4)) == 0.25);
}

static void assert_printed(fc_ratio r, int digits, const char *expected) {
  fc_buf buf = {.p = NULL};
  fc_ratio_print(&buf, r, digits);
  assert_string_equal(fc_buf_data(&buf, NULL), expected);
  fc_buf_reset(&buf);
}

static void significant_digits(void **state) {
  (void)state;
  assert_printed(fc_ratio_of(430000000, 8599000000000), 12, "0.0000500058146296");
  assert_printed(fc_ratio_of(1, 4), 12, "0.25");
  assert_printed(fc_ratio_of(0, 4), 12, "0");
  assert_printed(fc_ratio_of(-1, 3), 3, "-0.333");
  assert_printed(fc_ratio_of(2, 3), 1, "0.7");
  assert_printed(fc_ratio_of(99996, 100), 4, "1000");
  assert_printed(fc_ratio_of(5, 10), 12, "0.5");
  assert_printed(fc_ratio_of(20, 1), 12, "20");
  assert_printed(fc_ratio_of(123456789, 1), 4, "123500000");
  assert_printed(fc_ratio_of(-15, 1), 1, "-20");
  assert_printed((fc_ratio){1, largest}, 38,
                 "0.0000000000000000000000000000000000000058774717541114375398436826861112283891");
  assert_printed((fc_ratio){largest, 1}, 38, "170141183460469231731687303715884105730");
  assert_printed((fc_ratio){largest - 1, largest}, 38, "0.99999999999999999999999999999999999999");
  assert_printed((fc_ratio){largest - 1, largest}, 12, "1");
}

static void assert_fixed(fc_ratio r, int power, int decimals, bool marks, const char *expected) {
  fc_buf buf = {.p = NULL};
  fc_ratio_print_fixed(&buf, r, power, decimals, marks);
  assert_string_equal(fc_buf_data(&buf, NULL), expected);
  fc_buf_reset(&buf);
}

static void fixed_decimals(void **state) {
  (void)state;
  assert_fixed(fc_ratio_of(8714462, 30446112), 2, 6, false, "28.622577");
  assert_fixed(fc_ratio_of(1, 8), 0, 2, false, "0.13");
  assert_fixed(fc_ratio_of(-1, 8), 0, 2, false, "-0.13");
  assert_fixed(fc_ratio_of(-1, 1000), 0, 2, false, "0.00"); /* no minus before nothing */
  assert_fixed(fc_ratio_of(1, 1), 2, 0, false, "100");
  assert_fixed(fc_ratio_of(1234567895, 1000), 0, 2, true, "1,234,567.90");
  assert_fixed(fc_ratio_of(999999, 1), 0, 0, true, "999,999");
  assert_fixed(fc_ratio_of(9999996, 10), 0, 0, true, "1,000,000");
  assert_fixed(fc_ratio_of(12345, 1), -3, 1, false, "12.3");
  assert_fixed(fc_ratio_of(1, 3), 0, 20, false, "0.33333333333333333333");
  assert_fixed(fc_ratio_of(0, 1), 2, 2, true, "0.00");
  assert_fixed(fc_ratio_of(1, 2), 0, 0, false, "1");
  assert_fixed((fc_ratio){largest, 1}, 0, 2, true, "170,141,183,460,469,231,731,687,303,715,884,105,727.00");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lowest_terms),       cmocka_unit_test(comparing_is_exact), cmocka_unit_test(products),
      cmocka_unit_test(significant_digits), cmocka_unit_test(fixed_decimals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
