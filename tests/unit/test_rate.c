/* test_rate.c - exact rates (number/rate.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <fiscalc/number.h>
#include <string.h>

static void rates_are_in_lowest_terms(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t num, den;
  } cases[] = {
      {"10%", 1, 10},
      {"0.1", 1, 10},
      {"12.5 %", 1, 8},
      {"1/3", 1, 3},
      {"2/6", 1, 3},
      {"0", 0, 1},
      {"-100%", -1, 1},
      {"\xE2\x88\x92"
       "5%",
       -1, 20},
      {" 25 % ", 1, 4},
      {"1", 1, 1},
      {".5%", 1, 200},
      {"1000000000", INT64_C(1000000000), 1},
      {"0.0000000000000001", 1, INT64_C(10000000000000000)},
      {"0.123456789012345", INT64_C(24691357802469), INT64_C(200000000000000)},
      {"-1/3", -1, 3},
      {"1 / 8", 1, 8},
      {"0%", 0, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_rate rate;
    fc_number_fault fault = {0, 0, ""};
    if (fc_rate_parse(cases[i].text, strlen(cases[i].text), &rate, &fault))
      fail_msg("\"%s\": %s", cases[i].text, fault.what);
    assert_int_equal(rate.num, cases[i].num);
    assert_int_equal(rate.den, cases[i].den);
  }
}

static void what_is_no_rate_is_refused_with_its_place(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t at;
    const char *what;
  } cases[] = {
      {"", 0, "no digit where a rate belongs"},
      {"%", 0, "no digit where a rate belongs"},
      {"ten", 0, "no digit where a rate belongs"},
      {"10 percent", 3, "more text behind the rate"},
      {"1.2.3", 3, "more text behind the rate"},
      {"1,000", 1, "more text behind the rate"},
      {"10%%", 3, "more text behind the rate"},
      {"1/0", 2, "a division by zero"},
      {"1/", 2, "no digit where a rate belongs"},
      {"0.5/2", 3, "a fraction of numbers that are not whole"},
      {"1e-3", 1, "more text behind the rate"},
      {"1234567890123456", 0, "more digits than a rate may have (15)"},
      {"0.00000000000000001", 0, "more digits than a rate may have (15)"},
      {"1000000001", 0, "a rate beyond a billion"},
      {"-1000000001", 0, "a rate beyond a billion"},
      {"--1", 1, "no digit where a rate belongs"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_rate rate;
    fc_number_fault fault = {99, 0, "nothing was said"};
    fc_status status = fc_rate_parse(cases[i].text, strlen(cases[i].text), &rate, &fault);
    if (status != FC_BAD_NUMBER || fault.at != cases[i].at || strcmp(fault.what, cases[i].what) != 0)
      fail_msg("\"%s\": %d, %s at %u", cases[i].text, status, fault.what, fault.at);
  }
  fc_rate rate;
  assert_int_equal(fc_rate_parse(NULL, 0, &rate, NULL), FC_BAD_NUMBER);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rates_are_in_lowest_terms),
      cmocka_unit_test(what_is_no_rate_is_refused_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
