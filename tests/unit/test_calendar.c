/* test_calendar.c - dates and fiscal years (number/date.c, fiscal_year.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/calendar.h"

static void every_day_of_eight_centuries_comes_back(void **state) {
  (void)state;
  fc_date expected = fc_date_of(1600, 1, 1), last = fc_date_of(2399, 12, 31);
  assert_int_equal(fc_date_of(1970, 1, 1), 0);
  assert_int_equal(fc_date_of(2000, 3, 1), 11017);
  assert_int_equal(last - expected, 2 * 146097 - 1);
  for (fc_date date = expected; date <= last; date++) {
    int year, month, day;
    fc_date_split(date, &year, &month, &day);
    if (fc_date_of(year, month, day) != date)
      fail_msg("%d-%d-%d", year, month, day);
  }
}

static void days_that_are_none(void **state) {
  (void)state;
  static const int cases[][3] = {{2018, 2, 29}, {1900, 2, 29}, {2018, 13, 1}, {2018, 0, 1},
                                 {2018, 1, 0},  {2018, 4, 31}, {10000, 1, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(fc_date_of(cases[i][0], cases[i][1], cases[i][2]), FC_NO_DATE);
  assert_true(fc_date_of(2000, 2, 29) != FC_NO_DATE);
}

static void dates_as_texts(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"2018-01-24", "2018-01-24"},
      {"1/24/2018", "2018-01-24"},
      {"01/24/2018", "2018-01-24"},
      {" 2018-01-24 ", "2018-01-24"},
      {"2018-01-24T00:00:00.000", "2018-01-24"},
      {"2018-01-24 17:30:00", "2018-01-24"},
      {"12/31/1999", "1999-12-31"},
      {"", ""},
      {"2018-1-24", ""},
      {"24/1/2018", ""},
      {"2018-02-30", ""},
      {"2018-01-24x", ""},
      {"1/24/18", ""},
      {"20180124", ""},
      {"2018-01-24T", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_date date;
    char text[16];
    bool valid = fc_date_parse(fc_str_of(cases[i][0]), &date);
    fc_date_format(date, text);
    assert_string_equal(text, cases[i][1]);
    assert_int_equal(valid, *cases[i][1] != '\0');
  }
}

static void a_chosen_date_is_refused_with_the_reason(void **state) {
  (void)state;
  static const struct {
    const char *text, *why;
  } bad[] = {{"2018-02-30", "there is no such day"},
             {"13/01/2018", "there is no such day"},
             {"02/03/2024", "it may be 2024-02-03 or 2024-03-02"},
             {"June", ""},
             {"2018-1-24", ""},
             {"", ""}};
  static const char *const good[] = {"2018-01-24", "1/24/2018", "02/02/2024", "2024-02-03T00:00:00.000"};
  fc_date date;
  char why[FC_DATE_WHY];
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_false(fc_date_choose(fc_str_of(bad[i].text), &date, why));
    assert_string_equal(why, bad[i].why);
    assert_int_equal(date, FC_NO_DATE);
  }
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    assert_true(fc_date_choose(fc_str_of(good[i]), &date, why));
}

static void days_of_a_year(void **state) {
  (void)state;
  fc_day day;
  assert_true(fc_day_parse(FC_STR("07-01"), &day) && day.month == 7 && day.day == 1);
  assert_true(fc_day_parse(FC_STR("2017-07-01"), &day) && day.month == 7 && day.day == 1);
  assert_true(fc_day_parse(FC_STR("10/1"), &day) && day.month == 10);
  static const char *const refused[] = {"", "13-01", "02-29", "July 1", "07", "2016-02-29"};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    assert_false(fc_day_parse(fc_str_of(refused[i]), &day));
}

static void fiscal_years_as_texts(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int year, years; /* 0: refused */
  } cases[] = {
      {"2018", 2018, 1},
      {"FY2018", 2018, 1},
      {"FY 2018", 2018, 1},
      {"FY13-14", 2014, 1},
      {"2017-18", 2018, 1},
      {"FY2011-2012", 2012, 1},
      {"2013/14", 2014, 1},
      {"2017-2019", 2019, 2},
      {"1999-00", 2000, 1},
      {"fy18", 2018, 1},
      {"FY 99", 1999, 1},
      {"2018.0", 2018, 1},
      {"FFY2016", 2016, 1},
      {"Fiscal Year 2018", 2018, 1},
      {"2017\xE2\x80\x93"
       "18",
       2018, 1},
      {"18", 0, 0},
      {"13-14", 0, 0},
      {"2018-01", 0, 0},
      {"2018-2017", 0, 0},
      {"2018-18", 0, 0},
      {"", 0, 0},
      {"FY", 0, 0},
      {"1899", 0, 0},
      {"2201", 0, 0},
      {"20188", 0, 0},
      {"2018-01-24", 0, 0},
      {"2018x", 0, 0},
      {"201", 0, 0},
      {"2018.5", 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int year = 0, years = 0;
    bool valid = fc_fiscal_year_parse(fc_str_of(cases[i].text), &year, &years);
    if (valid != (cases[i].year != 0) || (valid && (year != cases[i].year || years != cases[i].years)))
      fail_msg("\"%s\": %d, %d", cases[i].text, year, years);
  }
}

static void fiscal_years_as_days(void **state) {
  (void)state;
  static const struct {
    fc_day start;
    const char *first, *last;
  } cases[] = {
      {{7, 1}, "2017-07-01", "2018-06-30"},
      {{1, 1}, "2018-01-01", "2018-12-31"},
      {{10, 1}, "2017-10-01", "2018-09-30"},
      {{3, 1}, "2017-03-01", "2018-02-28"},
      {{0, 0}, "", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char first[16], last[16];
    fc_date_format(fc_fiscal_year_first(2018, cases[i].start), first);
    fc_date_format(fc_fiscal_year_last(2018, cases[i].start), last);
    assert_string_equal(first, cases[i].first);
    assert_string_equal(last, cases[i].last);
  }
  /* 36.5M a year from July, ended on 2025-04-08: 84 of 365 days are left */
  assert_int_equal(fc_fiscal_year_last(2025, (fc_day){7, 1}) - fc_date_of(2025, 4, 8) + 1, 84);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_eight_centuries_comes_back),
      cmocka_unit_test(days_that_are_none),
      cmocka_unit_test(dates_as_texts),
      cmocka_unit_test(a_chosen_date_is_refused_with_the_reason),
      cmocka_unit_test(days_of_a_year),
      cmocka_unit_test(fiscal_years_as_texts),
      cmocka_unit_test(fiscal_years_as_days),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
