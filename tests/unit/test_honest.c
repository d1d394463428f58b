/* test_honest.c - how many digits a figure supports (number/honest.c): the reference cases of the rules. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/figure.h"
#include "number/ratio.h"

/* A share of two figures as text prints it: scaled by 10^power, or "-" where no digit survives. */
static void assert_honest(fc_ratio value, fc_ratio low, fc_ratio high, int power, int most, const char *expected) {
  int exponent;
  fc_buf buf = {.p = NULL};
  if (fc_honest_exponent(value, low, high, power, most, &exponent))
    fc_honest_print(&buf, value, power, exponent, true);
  else
    fc_buf_text(&buf, "-");
  assert_string_equal(fc_buf_data(&buf, NULL), expected);
  fc_buf_reset(&buf);
}

static fc_figure figure(const char *text) {
  fc_figure out;
  assert_int_equal(fc_amount_read(fc_str_of(text), FC_AMOUNT_PLAIN, &out, NULL, NULL), FC_OK);
  return out;
}

static void assert_share(const char *part, const char *whole, const char *precision, const char *expected) {
  fc_figure a = figure(part), b = figure(whole);
  if (precision)
    assert_int_equal(fc_figure_set_precision(&b, fc_str_of(precision)), FC_OK);
  assert_honest(fc_ratio_of(a.value, b.value), fc_ratio_of(a.low, b.high), fc_ratio_of(a.high, b.low), 2, 4, expected);
}

static void shares(void **state) {
  (void)state;
  assert_share("4.3M", "85.99B", NULL, "0.0050");
  assert_share("4,120,447", "85.99B", NULL, "0.004792");
  assert_share("38,845", "211M", NULL, "0.0184");
  assert_share("38,845", "190M", "rounded_10M", "0.020");
  assert_share("8,714,462", "30,446,112", NULL, "28.62");
  assert_share("7,113,728,532", "73,955,661,212", NULL, "9.619");
}

/* 4.3M of 85.99B: one dollar in 20,000, 50 cents a resident, 26 minutes of spending. */
static void the_founding_case(void **state) {
  (void)state;
  fc_figure cut = figure("$4.3M"), budget = figure("$85.99B");
  const fc_i128 residents = 8622698, minutes = 365 * 24 * 60;
  assert_honest(fc_ratio_of(budget.value, cut.value), fc_ratio_of(budget.low, cut.high),
                fc_ratio_of(budget.high, cut.low), 0, 4, "20,000");
  assert_honest(fc_ratio_of(cut.value, residents * 100), fc_ratio_of(cut.low, residents * 100),
                fc_ratio_of(cut.high, residents * 100), 0, 4, "0.50");
  assert_honest(fc_ratio_of(cut.value * minutes, budget.value), fc_ratio_of(cut.low * minutes, budget.high),
                fc_ratio_of(cut.high * minutes, budget.low), 0, 4, "26");
  fc_buf buf = {.p = NULL};
  fc_honest_print(&buf, fc_ratio_of(cut.low, budget.high), 2, -4, false);
  fc_buf_text(&buf, " to ");
  fc_honest_print(&buf, fc_ratio_of(cut.high, budget.low), 2, -4, false);
  assert_string_equal(fc_buf_data(&buf, NULL), "0.0049 to 0.0051");
  fc_buf_reset(&buf);
}

static void at_least_one_digit_and_at_most_four(void **state) {
  (void)state;
  fc_ratio third = fc_ratio_of(1, 3);
  assert_honest(third, third, third, 0, 4, "0.3333");
  assert_honest(third, third, third, 0, 8, "0.33333333");
  assert_honest(third, third, third, 0, 1, "0.3");
  assert_honest(fc_ratio_of(99996, 1000), fc_ratio_of(99996, 1000), fc_ratio_of(99996, 1000), 0, 4, "100.0");
  assert_honest(fc_ratio_of(4, 1), fc_ratio_of(-2, 1), fc_ratio_of(10, 1), 0, 4, "-"); /* 4, give or take 6 */
  assert_honest(fc_ratio_of(4, 1), fc_ratio_of(3, 1), fc_ratio_of(5, 1), 0, 4, "4");   /* just: half the width is 1 */
  assert_honest(fc_ratio_of(40, 1), fc_ratio_of(38, 1), fc_ratio_of(42, 1), 0, 4, "40");
  assert_honest(fc_ratio_of(-123456, 1), fc_ratio_of(-123956, 1), fc_ratio_of(-122956, 1), 0, 4, "-123,000");
  assert_honest(fc_ratio_of(0, 1), fc_ratio_of(0, 1), fc_ratio_of(0, 1), 2, 4, "0");
  assert_honest(fc_ratio_of(0, 1), fc_ratio_of(-1, 9), fc_ratio_of(1, 9), 2, 4, "-");
}

/* Terms of 127 bits: the width of the range needs 256. */
static void terms_of_any_size(void **state) {
  (void)state;
  const fc_i128 largest = (fc_i128)(~(fc_u128)0 >> 1);
  fc_ratio half = {largest / 2, largest}, low = {largest / 2 - 1, largest - 1}, high = {largest / 2 + 1, largest - 2};
  assert_honest(half, low, high, 0, 4, "0.5000");
  assert_honest(half, fc_ratio_of(49, 100), high, 0, 4, "0.50");
  assert_honest((fc_ratio){1, largest}, (fc_ratio){1, largest}, (fc_ratio){1, largest}, 38, 4, "0.5877");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shares),
      cmocka_unit_test(the_founding_case),
      cmocka_unit_test(at_least_one_digit_and_at_most_four),
      cmocka_unit_test(terms_of_any_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
