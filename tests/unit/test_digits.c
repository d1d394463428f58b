/* Figures as text prints them: honest digits in words' units, ranges, time, counts. Expectations worked out by hand
 * from SEMANTICS section 2. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "report/words.h"
#include "unit/result_case.h"

/* "value low high" as numbers or quotients of two; value "-": no point. One number: exact. */
static fc_reading reading(const char *text) {
  fc_str value = case_part(&text, ' '), low = case_part(&text, ' '), high = case_part(&text, ' ');
  fc_reading out = {.present = true, .point = !fc_str_is(value, "-")};
  if (out.point)
    out.value = case_ratio(value);
  out.low = low.n ? case_ratio(low) : out.value;
  out.high = high.n ? case_ratio(high) : out.value;
  return out;
}

static void assert_printed(fc_buf *text, const char *figure, const char *expected) {
  const char *printed = text->p ? text->p : "";
  if (strcmp(printed, expected) != 0)
    print_message("%s\n", figure);
  assert_string_equal(printed, expected);
  fc_buf_reset(text);
}

static void shares_keep_honest_digits(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"4300000/85990000000 4250000/85995000000 4350000/85985000000", "0.0050%"},
      {"4120447/85990000000 4120447/85995000000 4120447/85985000000", "0.004792%"},
      {"38845/211000000 38845/211500000 38845/210500000", "0.0184%"},
      {"38845/190000000 38845/195000000 38845/185000000", "0.020%"},
      {"8714462/30446112", "28.62%"},
      {"1", "100%"},
      {"1/10", "10%"},
      {"0", "0%"},
      {"-1/3", "-33.33%"},
      {"4/1000 35/10500 45/9500", "0.4%"},
      {"- 38845/211500000 38845/185000000", "0.0184% to 0.0210%"},
      {"1/100 1/1000 9/100", "0.1% to 9.0%"},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading share = reading(cases[i][0]);
    fc_print_figure(&text, &share, &fc_unit_percent, 4);
    assert_printed(&text, cases[i][0], cases[i][1]);
  }
}

static void more_digits_may_be_asked_for(void **state) {
  (void)state;
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  fc_buf text = {0};
  fc_reading share = reading("8714462/30446112");
  assert_int_equal(fc_digits_most(&options), 4);
  options.digits = 8;
  fc_print_figure(&text, &share, &fc_unit_percent, fc_digits_most(&options));
  assert_printed(&text, "8 digits", "28.622577%");
  options.digits = 1000;
  assert_in_range(fc_digits_most(&options), 4, 38);
}

static void ranges_show_what_rounding_leaves(void **state) {
  (void)state;
  fc_buf text = {0};
  fc_reading share = reading("4300000/85990000000 4250000/85995000000 4350000/85985000000");
  assert_true(fc_print_range(&text, &share, &fc_unit_percent, 4));
  assert_printed(&text, "jag", "0.0049% to 0.0051%");
  share = reading("1/2");
  assert_false(fc_print_range(&text, &share, &fc_unit_percent, 4));
  assert_printed(&text, "exact", "");
}

static void money_is_written_in_words(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"4300000 4250000 4350000", "$4.3 million"},
      {"85990000000 85985000000 85995000000", "$85.99 billion"},
      {"4120447", "$4.12 million"},
      {"2757311975.50", "$2.757 billion"},
      {"5000000000", "$5 billion"},
      {"5000000000 4950000000 5050000000", "$5.0 billion"},
      {"999999999", "$1 billion"},
      {"999960000", "$1 billion"},
      {"999940000", "$999.9 million"},
      {"423861", "$423,861"},
      {"999999.99", "$1 million"},
      {"999949.99", "$999,949.99"},
      {"0.50", "$0.50"},
      {"12", "$12"},
      {"0", "$0"},
      {"-4300000", "-$4.3 million"},
      {"58937989803", "$58.94 billion"},
      {"1200000000000", "$1.2 trillion"},
      {"350000 345000 355000", "$350,000"},
      {"1000000000 500000000 1500000000", "$1 billion"},
      {"-", ""},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading money = cases[i][0][0] == '-' && !cases[i][0][1] ? (fc_reading){0} : reading(cases[i][0]);
    fc_print_money(&text, &money, 4);
    assert_printed(&text, cases[i][0], cases[i][1]);
  }
}

static void time_is_told_in_its_unit(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"1569500000/85990000000 1551250000/85995000000 1587750000/85985000000", "26 minutes"},
      {"36/10", "3.6 days"},
      {"1", "1 day"},
      {"183", "183 days"},
      {"1/24", "1 hour"},
      {"1/2", "12 hours"},
      {"1/1440", "1 minute"},
      {"1/86400", "1 second"},
      {"- 9/10 33/10", "0.9 to 3.3 days"},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading days = reading(cases[i][0]);
    fc_print_time(&text, &days, 4);
    assert_printed(&text, cases[i][0], cases[i][1]);
  }
}

static void residents_pay_cents_or_dollars(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"4300000/8622698 4250000/8622698 4350000/8622698", "50 cents"},
      {"1225/100", "$12.25"},
      {"2", "$2.00"},
      {"1/100", "1 cent"},
      {"3/1000", "0.3 cents"},
      {"1234567", "$1.235 million"},
      {"997/1000", "$1.00"},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading dollars = reading(cases[i][0]);
    fc_print_per_resident(&text, &dollars, 4);
    assert_printed(&text, cases[i][0], cases[i][1]);
  }
}

static void one_in_many_is_said_with_two_digits(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"85990000000/4300000 85985000000/4350000 85995000000/4250000", "about $1 of every $20,000"},
      {"85990000000/4120447", "about $1 of every $21,000"},
      {"5", "about $1 of every $5"},
      {"534/100", "about $1 of every $5.30"},
      {"85990000000/5", "about $1 of every $17 billion"},
      {"3/2", ""},
      {"3 1 9", ""},
      {"-20000", ""},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading one_in = reading(cases[i][0]);
    assert_int_equal(fc_print_one_in(&text, &one_in, "about $1 of every ", "$", 4), *cases[i][1] != '\0');
    assert_printed(&text, cases[i][0], cases[i][1]);
  }
}

static void words_are_made_of_names_and_dates(void **state) {
  (void)state;
  fc_buf text = {0};
  fc_print_possessive(&text, FC_STR("New York City"));
  assert_printed(&text, "city", "New York City's");
  fc_print_possessive(&text, FC_STR("Los Angeles"));
  assert_printed(&text, "s", "Los Angeles'");
  fc_print_name(&text, FC_STR("all_funds"));
  assert_printed(&text, "name", "all funds");
  fc_print_capital(&text, FC_STR("nearly"));
  assert_printed(&text, "capital", "Nearly");
  fc_print_month(&text, FC_STR("2017-07-01"));
  assert_printed(&text, "month", "July 2017");
  fc_print_month(&text, FC_STR("soon"));
  assert_printed(&text, "no month", "soon");
  fc_print_count(&text, 1, "government", "governments");
  assert_printed(&text, "one", "1 government");
  fc_print_count(&text, 90000, "award", "awards");
  assert_printed(&text, "many", "90,000 awards");
  fc_print_text(&text, FC_STR("a\x1B[2J"));
  assert_printed(&text, "escape", "a\\x1B[2J");
}

static void awards_last_years(void **state) {
  (void)state;
  static const struct {
    const char *first, *last, *years;
  } cases[] = {
      {"2015-10-01", "2019-09-30", "four"}, {"2015-10-01", "2018-03-31", "2.5"},
      {"2015-10-01", "2016-09-30", ""},     {"2015-10-01", "", ""},
      {"2000-01-01", "2011-12-31", "12"},
  };
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_reading years = fc_years_between(fc_str_of(cases[i].first), fc_str_of(cases[i].last));
    assert_int_equal(years.present, *cases[i].years != '\0');
    if (years.present)
      fc_print_years(&text, &years);
    assert_printed(&text, cases[i].first, cases[i].years);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shares_keep_honest_digits),
      cmocka_unit_test(more_digits_may_be_asked_for),
      cmocka_unit_test(ranges_show_what_rounding_leaves),
      cmocka_unit_test(money_is_written_in_words),
      cmocka_unit_test(time_is_told_in_its_unit),
      cmocka_unit_test(residents_pay_cents_or_dollars),
      cmocka_unit_test(one_in_many_is_said_with_two_digits),
      cmocka_unit_test(words_are_made_of_names_and_dates),
      cmocka_unit_test(awards_last_years),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
