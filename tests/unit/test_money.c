/* test_money.c - cents printed, added, scaled and split (number/money.c, allocate.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <fiscalc/number.h>
#include <string.h>

static void money_prints_with_two_decimals(void **state) {
  (void)state;
  static const struct {
    fc_money money;
    const char *text;
  } cases[] = {
      {0, "0.00"},
      {-50, "-0.50"},
      {7, "0.07"},
      {123456789, "1234567.89"},
      {INT64_MAX, "92233720368547758.07"},
      {INT64_MIN, "-92233720368547758.08"},
  };
  char text[24];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_int_equal(fc_money_format(cases[i].money, text, sizeof text), strlen(cases[i].text));
    assert_string_equal(text, cases[i].text);
  }
  assert_int_equal(fc_money_format(123456, text, 4), 7); /* cut, and ended with NUL */
  assert_string_equal(text, "123");
  assert_int_equal(fc_money_format(1, NULL, 0), 4);
}

static void sums_are_checked(void **state) {
  (void)state;
  fc_money sum;
  assert_int_equal(fc_money_add(INT64_MAX, -1, &sum), FC_OK);
  assert_int_equal(sum, INT64_MAX - 1);
  assert_int_equal(fc_money_add(INT64_MAX, 1, &sum), FC_OVERFLOW);
  assert_int_equal(fc_money_add(INT64_MIN, -1, &sum), FC_OVERFLOW);
}

static void scaling_rounds_once(void **state) {
  (void)state;
  static const struct {
    fc_money money;
    fc_rate rate;
    fc_money away, even;
  } cases[] = {
      {101, {1, 2}, 51, 50},
      {-101, {1, 2}, -51, -50},
      {103, {1, 2}, 52, 52},
      {100, {1, 3}, 33, 33},
      {3650000000, {84, 365}, 840000000, 840000000},
      {INT64_MIN, {1, 1}, INT64_MIN, INT64_MIN},
      {INT64_MAX, {999999999999999, 1000000000000000}, 9223372036854766584, 9223372036854766584},
      {0, {1, 7}, 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_money scaled;
    assert_int_equal(fc_money_scale(cases[i].money, cases[i].rate, FC_HALF_AWAY, &scaled), FC_OK);
    assert_int_equal(scaled, cases[i].away);
    assert_int_equal(fc_money_scale(cases[i].money, cases[i].rate, FC_HALF_EVEN, &scaled), FC_OK);
    assert_int_equal(scaled, cases[i].even);
  }
  fc_money scaled;
  assert_int_equal(fc_money_scale(INT64_MAX, (fc_rate){2, 1}, FC_HALF_AWAY, &scaled), FC_OVERFLOW);
  assert_int_equal(fc_money_scale(INT64_MIN, (fc_rate){-1, 1}, FC_HALF_AWAY, &scaled), FC_OVERFLOW);
  assert_int_equal(fc_money_scale(1, (fc_rate){1, 0}, FC_HALF_AWAY, &scaled), FC_BAD_ARGUMENT);
}

static void splits_add_up_and_ties_go_to_the_first(void **state) {
  (void)state;
  static const struct {
    fc_money total, weights[4], parts[4];
    size_t n;
  } cases[] = {
      {1003, {50, 50}, {502, 501}, 2},
      {100, {1, 3}, {25, 75}, 2},
      {1003, {0, 50, 50}, {0, 502, 501}, 3},
      {100, {1, 1, 1}, {34, 33, 33}, 3},
      {5, {7, 2}, {4, 1}, 2},
      {-100, {1, 1, 1}, {-34, -33, -33}, 3},
      {0, {2, 3}, {0, 0}, 2},
      {1, {1, 1, 1, 1}, {1, 0, 0, 0}, 4},
      {10, {1, 5, 1}, {2, 7, 1}, 3},
      {INT64_MIN, {INT64_MAX, INT64_MAX}, {INT64_MIN / 2, INT64_MIN / 2}, 2},
      {INT64_MIN, {9}, {INT64_MIN}, 1},
      {INT64_MAX, {1, INT64_MAX - 1}, {1, INT64_MAX - 1}, 2},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_money parts[4];
    assert_int_equal(fc_money_allocate(cases[i].total, cases[i].weights, cases[i].n, parts), FC_OK);
    for (size_t j = 0; j < cases[i].n; j++)
      if (parts[j] != cases[i].parts[j])
        fail_msg("case %zu, part %zu: %lld", i, j, (long long)parts[j]);
  }
}

static void weights_must_make_sense(void **state) {
  (void)state;
  fc_money parts[2];
  assert_int_equal(fc_money_allocate(100, (fc_money[]){0, 0}, 2, parts), FC_BAD_NUMBER);
  assert_int_equal(fc_money_allocate(100, (fc_money[]){-50, 150}, 2, parts), FC_BAD_NUMBER);
  assert_int_equal(fc_money_allocate(100, NULL, 0, parts), FC_BAD_NUMBER);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(money_prints_with_two_decimals),
      cmocka_unit_test(sums_are_checked),
      cmocka_unit_test(scaling_rounds_once),
      cmocka_unit_test(splits_add_up_and_ties_go_to_the_first),
      cmocka_unit_test(weights_must_make_sense),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
