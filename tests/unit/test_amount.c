/* test_amount.c - amounts as people and files write them, rates, precisions, splits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "number/figure.h"

typedef struct reading {
  const char *text;
  fc_money value, low, high;
} reading;

static const reading readings[] = {
    {"4.3M", 430000000, 425000000, 435000000},
    {"$4.3 million", 430000000, 425000000, 435000000},
    {"85.99B", 8599000000000, 8598500000000, 8599500000000},
    {"$85,990,000,000", 8599000000000, 8599000000000, 8599000000000},
    {"(1,234.50)", -123450, -123450, -123450},
    {"-5", -500, -500, -500},
    {"5-", -500, -500, -500},
    {"\xE2\x88\x92" "5", -500, -500, -500},
    {"1.2bn", 120000000000, 115000000000, 125000000000},
    {"350 thousand", 35000000, 34950000, 35050000},
    {"nearly $86 billion", 8600000000000, 8550000000000, 8650000000000},
    {"=1B", 100000000000, 100000000000, 100000000000},
    {"1.000B", 100000000000, 100000000000, 100000000000},
    {"$ -123,456.78", -12345678, -12345678, -12345678},
    {"$(5)", -500, -500, -500},
    {".50", 50, 50, 50},
    {"5.", 500, 500, 500},
    {"92233720368547758.07", INT64_MAX, INT64_MAX, INT64_MAX},
    {"-92233720368547758.08", INT64_MIN, INT64_MIN, INT64_MIN},
};

static void reads_amounts(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
    const reading *r = &readings[i];
    fc_figure figure;
    fc_number_fault fault;
    if (fc_amount_parse(r->text, strlen(r->text), FC_AMOUNT_PLAIN, &figure, &fault) != FC_OK)
      fail_msg("%s: refused at %u: %s", r->text, fault.at, fault.what);
    if (figure.value != r->value || figure.low != r->low || figure.high != r->high)
      fail_msg("%s: %lld (%lld to %lld)", r->text, (long long)figure.value, (long long)figure.low,
               (long long)figure.high);
  }
}

static void refuses_what_is_ambiguous(void **state) {
  (void)state;
  static const char *const texts[] = {"",    "2000,000", "0,,000", "N/A",   "1e6",  "0x10", "NaN",       "inf",
                                      "1.005", "(-5)",   "-5-",    "--5",   "4,3M", "4.3MM", "1.234.567", "1.234,56",
                                      "12,3O0", "5 5",   "$",      "5T",    "4.3X"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    fc_figure figure;
    fc_number_fault fault = {0, 0, NULL};
    if (fc_amount_parse(texts[i], strlen(texts[i]), FC_AMOUNT_PLAIN, &figure, &fault) == FC_OK)
      fail_msg("\"%s\" was read as %lld", texts[i], (long long)figure.value);
    assert_non_null(fault.what);
    assert_true(fault.length >= 1);
  }
  fc_figure figure;
  fc_number_fault fault;
  assert_int_equal(fc_amount_parse("92233720368547758.08", 20, 0, &figure, &fault), FC_OVERFLOW);
  assert_int_equal(fc_amount_parse("12,3O0", 6, 0, &figure, &fault), FC_BAD_NUMBER);
  assert_int_equal(fault.at, 4);
}

static void reads_spreadsheet_leavings(void **state) {
  (void)state;
  fc_figure figure;
  fc_amount_seen seen;
  fc_number_fault fault;
  assert_int_equal(fc_amount_read(FC_STR("3688368.1700000004"), 0, &figure, &seen, &fault), FC_OK);
  assert_true(seen.tail);
  assert_int_equal(figure.value, 368836817);
  assert_int_equal(fc_amount_read(FC_STR("34322627.64999998"), 0, &figure, &seen, &fault), FC_OK);
  assert_int_equal(figure.value, 3432262765);
  assert_int_equal(fc_amount_read(FC_STR("174194.234987085"), 0, &figure, &seen, &fault), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_read(FC_STR("174194.234987085"), FC_AMOUNT_ROUND, &figure, &seen, &fault), FC_OK);
  assert_int_equal(figure.value, 17419423);
  assert_int_equal(fc_amount_read(FC_STR("1.00171E+11"), FC_AMOUNT_EXPONENT, &figure, &seen, &fault), FC_OK);
  assert_int_equal(figure.value, 10017100000000);
  assert_int_equal(figure.high - figure.low, 100000000);
}

static void chosen_amounts_are_exact(void **state) {
  (void)state;
  fc_figure figure;
  fc_number_fault fault;
  assert_int_equal(fc_amount_parse("4.3M", 4, FC_AMOUNT_CHOSEN, &figure, &fault), FC_OK);
  assert_true(fc_figure_is_exact(figure));
}

static void precision_gives_half_its_unit(void **state) {
  (void)state;
  fc_figure figure = fc_figure_exact(8520000000000);
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("rounded_0.1B")), FC_OK);
  assert_int_equal(figure.low, 8515000000000);
  assert_int_equal(figure.high, 8525000000000);
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("exact")), FC_OK);
  assert_true(fc_figure_is_exact(figure));
  assert_int_equal(fc_figure_set_precision(&figure, FC_STR("roughly")), FC_BAD_NUMBER);
}

static void splits_by_largest_remainder(void **state) {
  (void)state;
  fc_money parts[4];
  assert_int_equal(fc_money_allocate(100, (fc_money[]){1, 1, 1}, 3, parts), FC_OK);
  assert_int_equal(parts[0], 34);
  assert_int_equal(parts[1], 33);
  assert_int_equal(fc_money_allocate(-100, (fc_money[]){1, 1, 1}, 3, parts), FC_OK);
  assert_int_equal(parts[0], -34);
  assert_int_equal(fc_money_allocate(1, (fc_money[]){1, 1, 1, 1}, 4, parts), FC_OK);
  assert_int_equal(parts[0] + parts[1] + parts[2] + parts[3], 1);
  assert_int_equal(fc_money_allocate(100, (fc_money[]){0, 0}, 2, parts), FC_BAD_NUMBER);
  assert_int_equal(fc_money_allocate(100, (fc_money[]){-50, -50}, 2, parts), FC_BAD_NUMBER);
}

static void rates_are_exact(void **state) {
  (void)state;
  fc_rate rate;
  fc_number_fault fault;
  fc_money money;
  assert_int_equal(fc_rate_parse("12.5 %", 6, &rate, &fault), FC_OK);
  assert_int_equal(rate.num, 1);
  assert_int_equal(rate.den, 8);
  assert_int_equal(fc_rate_parse("1/3", 3, &rate, &fault), FC_OK);
  assert_int_equal(fc_money_scale(100, rate, FC_HALF_AWAY, &money), FC_OK);
  assert_int_equal(money, 33);
  assert_int_equal(fc_rate_parse("0.5", 3, &rate, &fault), FC_OK);
  assert_int_equal(fc_money_scale(-5, rate, FC_HALF_AWAY, &money), FC_OK);
  assert_int_equal(money, -3);
  assert_int_equal(fc_money_scale(-5, rate, FC_HALF_EVEN, &money), FC_OK);
  assert_int_equal(money, -2);
  assert_int_not_equal(fc_rate_parse("ten", 3, &rate, &fault), FC_OK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_amounts),
      cmocka_unit_test(refuses_what_is_ambiguous),
      cmocka_unit_test(reads_spreadsheet_leavings),
      cmocka_unit_test(chosen_amounts_are_exact),
      cmocka_unit_test(precision_gives_half_its_unit),
      cmocka_unit_test(splits_by_largest_remainder),
      cmocka_unit_test(rates_are_exact),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
