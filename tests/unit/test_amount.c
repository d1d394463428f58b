/* test_amount.c - amounts as people and spreadsheets write them (number/amount.c, amount_value.c, amount_words.c,
 * scan.c). The cases come from the strict American reading of accounting.js, babel and dinero.js, and from the forms
 * that public budgets hold. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/figure.h"
#include <stdio.h>
#include <string.h>

static fc_status read_as(const char *text, unsigned how, fc_figure *figure, fc_amount_seen *seen,
                         fc_number_fault *fault) {
  return fc_amount_read(fc_str_of(text), how, figure, seen, fault);
}

static void assert_cents(const char *text, unsigned how, fc_money low, fc_money value, fc_money high) {
  fc_figure figure;
  fc_number_fault fault = {0, 0, ""};
  if (read_as(text, how, &figure, NULL, &fault))
    fail_msg("\"%s\" was refused: %s at %u", text, fault.what, fault.at);
  if (figure.low != low || figure.value != value || figure.high != high)
    fail_msg("\"%s\" is %lld (%lld to %lld)", text, (long long)figure.value, (long long)figure.low,
             (long long)figure.high);
}

static void amounts_written_out_are_exact(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_money cents;
  } cases[] = {
      {"$ 123,456", 12345600},
      {"$ -123,456.78", -12345678},
      {"-$5", -500},
      {"(1,234.50)", -123450},
      {"$(5)", -500},
      {"($5)", -500},
      {"( 5 )", -500},
      {"-5", -500},
      {"5-", -500},
      {"\xE2\x88\x92"
       "5",
       -500},
      {"5\xE2\x88\x92", -500},
      {"+5", 500},
      {"$85,990,000,000", 8599000000000},
      {"11370347", 1137034700},
      {"$11,370,347.00", 1137034700},
      {"1,234.5", 123450},
      {".50", 50},
      {"-.5", -50},
      {"5.", 500},
      {"0", 0},
      {"-0.01", -1},
      {"007", 700},
      {"1.2300", 123},
      {"US$ 12.00", 1200},
      {"USD 12", 1200},
      {"12 dollars", 1200},
      {" \xC2\xA0"
       "12\t",
       1200},
      {"92233720368547758.07", INT64_MAX},
      {"-92233720368547758.08", INT64_MIN},
      {"(92,233,720,368,547,758.08)", INT64_MIN},
      {"0000000000000000000000000000000000000000000000000012", 1200},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_cents(cases[i].text, FC_AMOUNT_PLAIN, cases[i].cents, cases[i].cents, cases[i].cents);
}

#define MILLION INT64_C(100000000) /* in cents */
#define BILLION INT64_C(100000000000)

static void scale_words_carry_half_a_unit_of_the_last_digit(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_money low, value, high;
  } cases[] = {
      {"4.3M", 4250000 * INT64_C(100), 4300000 * INT64_C(100), 4350000 * INT64_C(100)},
      {"$4.3 million", 4250000 * INT64_C(100), 4300000 * INT64_C(100), 4350000 * INT64_C(100)},
      {"4.3 mn", 4250000 * INT64_C(100), 4300000 * INT64_C(100), 4350000 * INT64_C(100)},
      {"85.99B", 85985 * MILLION, 85990 * MILLION, 85995 * MILLION},
      {"1.2bn", 1150 * MILLION, 1200 * MILLION, 1250 * MILLION},
      {"nearly $86 billion", 85500 * MILLION, 86 * BILLION, 86500 * MILLION},
      {"350 thousand", 34950000, 35000000, 35050000},
      {"1,200 k", 119950000, 120000000, 120050000},
      {"2tn", 1500 * BILLION, 2000 * BILLION, 2500 * BILLION},
      {"1 Trillion", 500 * BILLION, 1000 * BILLION, 1500 * BILLION},
      {"(4.3M)", -4350000 * INT64_C(100), -4300000 * INT64_C(100), -4250000 * INT64_C(100)},
      {"4.3M-", -4350000 * INT64_C(100), -4300000 * INT64_C(100), -4250000 * INT64_C(100)},
      {"0.5K", 45000, 50000, 55000},
      {"1.23456K", 123456, 123456, 123456}, /* half a cent either way is exact to the cent */
      {"1.2345K", 123445, 123450, 123455},
      {"=1B", BILLION, BILLION, BILLION},
      {"= $4.3 million", 43 * MILLION / 10, 43 * MILLION / 10, 43 * MILLION / 10},
      {"1.000B", BILLION, BILLION, BILLION},
      {"4.300M", 4299500 * INT64_C(100), 4300000 * INT64_C(100), 4300500 * INT64_C(100)},
      {"1.00B", 995 * MILLION, BILLION, 1005 * MILLION},
      {"12 million dollars", 115 * MILLION / 10, 12 * MILLION, 125 * MILLION / 10},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_cents(cases[i].text, FC_AMOUNT_PLAIN, cases[i].low, cases[i].value, cases[i].high);
  assert_cents("4.3M", FC_AMOUNT_CHOSEN, 430000000, 430000000, 430000000);
}

static void hedges_are_kept(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_hedge hedge;
  } cases[] = {
      {"4.3M", FC_EXACTLY},          {"nearly 86B", FC_NEARLY},     {"Nearly $86 billion", FC_NEARLY},
      {"about 5", FC_ABOUT},         {"up to 400M", FC_UP_TO},      {"at least 10M", FC_AT_LEAST},
      {"more than 5", FC_MORE_THAN}, {"less than 5", FC_LESS_THAN}, {"over 5", FC_MORE_THAN},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_figure figure;
    assert_int_equal(read_as(cases[i].text, 0, &figure, NULL, NULL), FC_OK);
    assert_int_equal(figure.hedge, cases[i].hedge);
  }
  assert_string_equal(fc_hedge_word(FC_EXACTLY), "");
  assert_string_equal(fc_hedge_word(FC_UP_TO), "up to");
  assert_string_equal(fc_hedge_word(FC_MORE_THAN), "more than");
}

static void what_is_ambiguous_is_refused_with_its_place(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t at, length;
    const char *what;
  } cases[] = {
      {"", 0, 1, "nothing; a missing amount is not zero"},
      {"  ", 0, 2, "nothing; a missing amount is not zero"},
      {"12,3O0", 4, 1, "letter O where a digit belongs"},
      {"O.50", 0, 1, "letter O where a digit belongs"},
      {"1o", 1, 1, "letter o where a digit belongs"},
      {"1l0", 1, 1, "letter l where a digit belongs"},
      {"4.I5", 2, 1, "letter I where a digit belongs"},
      {"2000,000", 4, 1, "a comma that does not part thousands"},
      {"0,,000", 1, 1, "a comma that does not part thousands"},
      {"4,3M", 1, 1, "a comma that does not part thousands"},
      {"1,00,000", 4, 1, "a comma that does not part thousands"},
      {"1,234,", 5, 1, "a comma that does not part thousands"},
      {"0,123", 1, 1, "a comma that does not part thousands"},
      {",5", 0, 1, "a comma that does not part thousands"},
      {"1.234.567", 5, 1, "a second decimal point"},
      {"1.234,56", 5, 1, "a comma behind the decimal point"},
      {"(-5)", 1, 1, "two signs"},
      {"-(5)", 1, 1, "two signs"},
      {"--5", 1, 1, "two signs"},
      {"-5-", 2, 1, "two signs"},
      {"(5-)", 2, 1, "two signs"},
      {"\xE2\x88\x92-5", 1, 1, "two signs"},
      {"$$5", 1, 1, "two currency signs"},
      {"(5", 0, 1, "a bracket that is not closed"},
      {"5)", 1, 1, "a bracket that was not opened"},
      {"(5))", 3, 1, "a bracket that was closed before"},
      {"(4.3)M", 5, 1, "more text behind the amount"},
      {"5MM", 1, 2, "MM, which means different things; write M or million"},
      {"5 T", 2, 1, "T, which means different things; write thousand or tn"},
      {"5 mio", 2, 3, "a word that is no scale (K, M, B, thousand, million, billion, tn, trillion)"},
      {"N/A", 0, 3, "text where a number belongs"},
      {"NaN", 0, 3, "text where a number belongs"},
      {"inf", 0, 3, "text where a number belongs"},
      {"-", 0, 1, "no digit"},
      {"about", 0, 5, "no digit"},
      {".", 0, 1, "a mark where a number belongs"},
      {"#REF!", 0, 1, "a mark where a number belongs"},
      {"0x10", 1, 1, "a hexadecimal number"},
      {"1e6", 1, 2, "an exponent, which a spreadsheet writes when it drops digits"},
      {"1.00171E+11", 7, 4, "an exponent, which a spreadsheet writes when it drops digits"},
      {"1.005", 4, 1, "digits below the cent"},
      {"1,234.5678", 8, 2, "digits below the cent"},
      {"1.234567K", 7, 1, "digits below the cent"},
      {"12%", 2, 1, "a percent sign in an amount"},
      {"1 234", 2, 1, "a blank inside the number"},
      {"5-10", 2, 2, "more text behind the amount"},
      {"4.3M 5", 5, 1, "more text behind the amount"},
      {"\xE2\x82\xAC"
       "5",
       0, 1, "a currency that is not the dollar"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_figure figure;
    fc_number_fault fault = {99, 99, "nothing was said"};
    fc_status status = read_as(cases[i].text, FC_AMOUNT_PLAIN, &figure, NULL, &fault);
    if (status != FC_BAD_NUMBER || fault.at != cases[i].at || fault.length != cases[i].length ||
        strcmp(fault.what, cases[i].what) != 0)
      fail_msg("\"%s\": %s at %u, %u long: %s", cases[i].text, fc_status_name(status), fault.at, fault.length,
               fault.what);
  }
}

static void places_are_counted_in_characters(void **state) {
  (void)state;
  fc_figure figure;
  fc_number_fault fault;
  assert_int_equal(read_as("\xE2\x88\x92\xC2\xA0"
                           "12O",
                           0, &figure, NULL, &fault),
                   FC_BAD_NUMBER);
  assert_int_equal(fault.at, 4);
}

static void what_is_too_large_is_an_overflow(void **state) {
  (void)state;
  static const char *const cases[] = {
      "92233720368547758.08",
      "-92233720368547758.09",
      "93,000 tn",
      "92233720368547758M",
      "99999999999999999999999999999999999999999999999999999999",
      "=92233720368547759",
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_figure figure;
    fc_number_fault fault = {0, 0, NULL};
    assert_int_equal(read_as(cases[i], 0, &figure, NULL, &fault), FC_OVERFLOW);
    assert_non_null(fault.what);
  }
  fc_figure figure;
  assert_int_equal(read_as("1E+99", FC_AMOUNT_EXPONENT, &figure, NULL, NULL), FC_OVERFLOW);
  assert_int_equal(read_as("1E+99999999999999999999", FC_AMOUNT_EXPONENT, &figure, NULL, NULL), FC_OVERFLOW);
  assert_int_equal(read_as("=92,233,720,368.54775807 mn", 0, &figure, NULL, NULL), FC_OK);
  assert_int_equal(figure.value, INT64_MAX);
}

static void tails_of_binary_floats_are_rounded_and_seen(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_money cents;
  } tails[] = {
      {"3688368.1700000004", 368836817}, {"34322627.64999998", 3432262765},
      {"434.99999999999994", 43500},     {"3.3000000000000003", 330},
      {"0.30000000000000004", 30},       {"-88814198.64999999", -8881419865},
      {"5.499999999999999", 550},        {"1234567890123.4502", 123456789012345},
  };
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    fc_figure figure;
    fc_amount_seen seen;
    assert_int_equal(read_as(tails[i].text, 0, &figure, &seen, NULL), FC_OK);
    assert_int_equal(figure.value, tails[i].cents);
    assert_true(fc_figure_is_exact(figure));
    assert_true(seen.tail && !seen.subcent);
  }
  static const char *const genuine[] = {
      "174194.234987085", "3688368.1712345678", "123456.70001", "0.00000000000001234", "1.005", "12345678901234.567"};
  for (size_t i = 0; i < sizeof genuine / sizeof *genuine; i++) {
    fc_figure figure;
    assert_int_equal(read_as(genuine[i], 0, &figure, NULL, NULL), FC_BAD_NUMBER);
  }
}

static void options_round_and_read_exponents(void **state) {
  (void)state;
  fc_figure figure;
  fc_amount_seen seen;
  assert_int_equal(read_as("1.005", FC_AMOUNT_ROUND, &figure, &seen, NULL), FC_OK);
  assert_int_equal(figure.value, 101);
  assert_true(seen.subcent);
  assert_int_equal(seen.decimals, 3);
  assert_cents("-1.005", FC_AMOUNT_ROUND, -101, -101, -101);
  assert_cents("-1.00499999", FC_AMOUNT_ROUND, -100, -100, -100);
  assert_cents("1.00171E+11", FC_AMOUNT_EXPONENT, INT64_C(10017050000000), INT64_C(10017100000000),
               INT64_C(10017150000000));
  assert_cents("1e6", FC_AMOUNT_EXPONENT, 50000000, 100000000, 150000000);
  assert_cents("1.5E-01", FC_AMOUNT_EXPONENT, 15, 15, 15);
  assert_cents("=1e6", FC_AMOUNT_EXPONENT, 100000000, 100000000, 100000000);
  assert_int_equal(read_as("-1.00171E+11", FC_AMOUNT_EXPONENT, &figure, &seen, NULL), FC_OK);
  assert_true(seen.exponent);
  assert_int_equal(read_as("1.5E-05", FC_AMOUNT_EXPONENT, &figure, NULL, NULL), FC_BAD_NUMBER);
  assert_cents("1.5E-05", FC_AMOUNT_EXPONENT | FC_AMOUNT_ROUND, 0, 0, 0);
  assert_int_equal(read_as("nearly 5", FC_AMOUNT_CHOSEN, &figure, NULL, NULL), FC_BAD_NUMBER);
}

static void files_in_thousands(void **state) {
  (void)state;
  static const struct {
    const char *text;
    fc_money low, value, high;
    int decimals;
  } cases[] = {
      {"1,234.567", 123456650, 123456700, 123456750, 3},
      {"1234", 123350000, 123400000, 123450000, 0},
      {"(12.5)", -1255000, -1250000, -1245000, 1},
      {"1234.5670000000001", 123456650, 123456700, 123456750, 3},
      {"0.00001", 1, 1, 1, 5},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_figure figure;
    fc_amount_seen seen;
    assert_int_equal(fc_amount_read_units(fc_str_of(cases[i].text), 0, 1000, &figure, &seen, NULL), FC_OK);
    assert_int_equal(figure.low, cases[i].low);
    assert_int_equal(figure.value, cases[i].value);
    assert_int_equal(figure.high, cases[i].high);
    assert_int_equal(seen.decimals, cases[i].decimals);
  }
  fc_figure figure;
  assert_int_equal(fc_amount_read_units(FC_STR("0.000001"), 0, 1000, &figure, NULL, NULL), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_read_units(FC_STR("4.3M"), 0, 1000, &figure, NULL, NULL), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_read_units(FC_STR("4"), 0, 0, &figure, NULL, NULL), FC_BAD_ARGUMENT);
}

static void the_public_door_takes_any_bytes(void **state) {
  (void)state;
  fc_figure figure;
  fc_number_fault fault;
  assert_int_equal(fc_amount_parse(NULL, 0, 0, &figure, &fault), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_parse("5\0", 2, 0, &figure, &fault), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_parse("\xFF\xFE", 2, 0, &figure, &fault), FC_BAD_NUMBER);
  assert_int_equal(fc_amount_parse("12.50 and more", 5, 0, &figure, NULL), FC_OK);
  assert_int_equal(figure.value, 1250);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(amounts_written_out_are_exact),
      cmocka_unit_test(scale_words_carry_half_a_unit_of_the_last_digit),
      cmocka_unit_test(hedges_are_kept),
      cmocka_unit_test(what_is_ambiguous_is_refused_with_its_place),
      cmocka_unit_test(places_are_counted_in_characters),
      cmocka_unit_test(what_is_too_large_is_an_overflow),
      cmocka_unit_test(tails_of_binary_floats_are_rounded_and_seen),
      cmocka_unit_test(options_round_and_read_exponents),
      cmocka_unit_test(files_in_thousands),
      cmocka_unit_test(the_public_door_takes_any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
