/* test_calendar.c - dates and fiscal years. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "number/calendar.h"

static void reads_fiscal_years(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year, years;
  } cases[] = {{"2018", 2018, 1},    {"FY2018", 2018, 1},      {"FY13-14", 2014, 1}, {"2017-18", 2018, 1},
               {"FY 2018", 2018, 1}, {"FY2011-2012", 2012, 1}, {"2013/14", 2014, 1}, {"2017-2019", 2019, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int year = 0, years = 0;
    if (!fc_fiscal_year_parse(fc_str_of(cases[i].text), &year, &years) || year != cases[i].year ||
        years != cases[i].years)
      fail_msg("%s: %d, %d", cases[i].text, year, years);
  }
  int year;
  assert_false(fc_fiscal_year_parse(FC_STR("18"), &year, NULL));
  assert_false(fc_fiscal_year_parse(FC_STR("2018-17"), &year, NULL));
}

static void counts_days(void **state) {
  (void)state;
  fc_date from;
  assert_true(fc_date_parse(FC_STR("2025-04-08"), &from));
  assert_int_equal(fc_fiscal_year_first(2025, (fc_day){7, 1}), fc_date_of(2024, 7, 1));
  assert_int_equal(fc_fiscal_year_last(2025, (fc_day){7, 1}) - from + 1, 84);
  assert_int_equal(fc_fiscal_year_first(2018, (fc_day){1, 1}), fc_date_of(2018, 1, 1));
  assert_int_equal(fc_date_of(1970, 1, 1), 0);
  assert_false(fc_date_parse(FC_STR("2018-02-29"), &from));
  char text[16];
  fc_date_format(fc_date_of(2018, 1, 24), text);
  assert_string_equal(text, "2018-01-24");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads_fiscal_years), cmocka_unit_test(counts_days)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
