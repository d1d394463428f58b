/* test_i128.c - 128-bit integers and their 256-bit products (number/i128.c, wide.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "number/wide.h"

static const fc_i128 largest = (fc_i128)(~(fc_u128)0 >> 1);
static const fc_i128 least = -(fc_i128)(~(fc_u128)0 >> 1) - 1;

static void overflow_is_told(void **state) {
  (void)state;
  fc_i128 out;
  assert_true(fc_i128_add(largest, 0, &out) && out == largest);
  assert_false(fc_i128_add(largest, 1, &out));
  assert_false(fc_i128_mul(largest, 2, &out));
  assert_false(fc_i128_mul(least, -1, &out));
  fc_money money;
  assert_true(fc_i128_to_money(INT64_MIN, &money) && money == INT64_MIN);
  assert_false(fc_i128_to_money((fc_i128)INT64_MAX + 1, &money));
  assert_false(fc_i128_to_money((fc_i128)INT64_MIN - 1, &money));
}

static void common_divisors(void **state) {
  (void)state;
  assert_true(fc_i128_gcd(12, -18) == 6);
  assert_true(fc_i128_gcd(0, -5) == 5);
  assert_true(fc_i128_gcd(7, 0) == 7);
  assert_true(fc_i128_gcd(largest, 1) == 1);
  assert_true(fc_i128_magnitude(least) == (fc_u128)1 << 127);
}

/* Numerator, denominator, half even, half away: the table of IEEE 754 roundings for public finance. */
static void division_rounds_once(void **state) {
  (void)state;
  static const int cases[][4] = {
      {20, 10, 2, 2},    {-20, 10, -2, -2}, {0, 10, 0, 0},    {15, 10, 2, 2},  {25, 10, 2, 3}, {-25, 10, -2, -3},
      {-15, 10, -2, -2}, {6, 10, 1, 1},     {-6, 10, -1, -1}, {4, 10, 0, 0},   {-4, 10, 0, 0}, {3, 2, 2, 2},
      {5, 2, 2, 3},      {-3, 2, -2, -2},   {7, 3, 2, 2},     {-7, 3, -2, -2}, {1, 2, 0, 1},   {-1, 2, 0, -1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(fc_i128_divide(cases[i][0], cases[i][1], FC_HALF_EVEN) == cases[i][2]);
    assert_true(fc_i128_divide(cases[i][0], cases[i][1], FC_HALF_AWAY) == cases[i][3]);
  }
  assert_true(fc_i128_divide(largest, largest, FC_HALF_AWAY) == 1);
  assert_true(fc_i128_divide(largest - 1, largest, FC_HALF_AWAY) == 1);
  assert_true(fc_i128_divide(least, 1, FC_HALF_EVEN) == least);
}

static void printing(void **state) {
  (void)state;
  char text[48];
  assert_int_equal(fc_i128_format(largest, text), 39);
  assert_string_equal(text, "170141183460469231731687303715884105727");
  fc_i128_format(least, text);
  assert_string_equal(text, "-170141183460469231731687303715884105728");
  fc_i128_format(0, text);
  assert_string_equal(text, "0");
  assert_int_equal(fc_cents_format(-7, text), 5);
  assert_string_equal(text, "-0.07");
  fc_cents_format(123450, text);
  assert_string_equal(text, "1234.50");
  fc_cents_format(least, text);
  assert_string_equal(text, "-1701411834604692317316873037158841057.28");
}

static void dollars_for_messages(void **state) {
  (void)state;
  static const struct {
    fc_i128 cents;
    const char *text;
  } cases[] = {{0, "$0"},
               {5, "$0.05"},
               {99900, "$999"},
               {100000, "$1,000"},
               {123450, "$1,234.50"},
               {-123450, "-$1,234.50"},
               {21100000000, "$211,000,000"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[64];
    assert_int_equal(fc_dollars_format(cases[i].cents, text), strlen(cases[i].text));
    assert_string_equal(text, cases[i].text);
  }
}

static void wide_products(void **state) {
  (void)state;
  fc_u128 all = ~(fc_u128)0;
  fc_wide square = fc_wide_product(all, all); /* (2^128 - 1)^2 = 2^256 - 2^129 + 1 */
  const fc_wide expected = {{1, 0, UINT64_MAX - 1, UINT64_MAX, 0}};
  assert_int_equal(fc_wide_cmp(&square, &expected), 0);
  fc_wide twice = fc_wide_sum(&square, &square), same = fc_wide_times(&square, 2);
  assert_int_equal(fc_wide_cmp(&twice, &same), 0);
  assert_int_equal(fc_wide_cmp(&twice, &square), 1);
  fc_wide back = fc_wide_distance(&square, &twice);
  assert_int_equal(fc_wide_cmp(&back, &square), 0);
  fc_wide nothing = fc_wide_distance(&square, &square);
  assert_true(fc_wide_is_zero(&nothing));
  assert_false(fc_wide_is_zero(&square));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(overflow_is_told),     cmocka_unit_test(common_divisors),
      cmocka_unit_test(division_rounds_once), cmocka_unit_test(printing),
      cmocka_unit_test(dollars_for_messages), cmocka_unit_test(wide_products),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
