/* date.c - days as numbers. The conversions are Howard Hinnant's days_from_civil and civil_from_days
 * (howardhinnant.github.io/date_algorithms.html): years begin in March, so that the leap day is the last. */
#include "number/calendar.h"
#include "number/scan.h"
#include <stdio.h>
#include <string.h>

#define FIRST_YEAR 1000
#define LAST_YEAR 9999
#define DAYS_OF_ERA 146097 /* 400 years */
#define EPOCH 719468       /* days from 0000-03-01 to 1970-01-01 */

static bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

fc_date fc_date_of(int year, int month, int day) {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
    return FC_NO_DATE;
  int march_year = month <= 2 ? year - 1 : year, march_month = (month + 9) % 12;
  int era = march_year / 400, year_of_era = march_year % 400;
  int day_of_year = (153 * march_month + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_OF_ERA + day_of_era - EPOCH;
}

void fc_date_split(fc_date date, int *year, int *month, int *day) {
  int64_t days = (int64_t)date + EPOCH;
  int64_t era = (days >= 0 ? days : days - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
  int day_of_era = (int)(days - era * DAYS_OF_ERA);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;
  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = (int)(year_of_era + era * 400) + (*month <= 2);
}

size_t fc_date_format(fc_date date, char out[16]) {
  int year, month, day;
  out[0] = '\0';
  if (date == FC_NO_DATE)
    return 0;
  fc_date_split(date, &year, &month, &day);
  int n = snprintf(out, 16, "%04d-%02d-%02d", year, month, day);
  return n > 0 && n < 16 ? (size_t)n : 0;
}

/* One to `most` digits. */
static bool read_number(fc_scan *scan, size_t least, size_t most, int *out) {
  size_t digits = 0;
  for (*out = 0; digits < most && fc_is_digit(fc_scan_peek(scan)); digits++, scan->at++)
    *out = *out * 10 + (fc_scan_peek(scan) - '0');
  return digits >= least;
}

/* The time of day that open data portals put behind a date, "T00:00:00.000". */
static bool only_time_follows(const fc_scan *scan) {
  char first = fc_scan_peek(scan);
  if (fc_scan_done(scan))
    return true;
  if ((first != 'T' && first != ' ') || !fc_is_digit(fc_scan_ahead(scan, 1)))
    return false;
  for (size_t i = 1; i < scan->text.n - scan->at; i++) {
    char c = fc_scan_ahead(scan, i);
    if (!fc_is_digit(c) && c != ':' && c != '.' && c != 'Z')
      return false;
  }
  return true;
}

static bool read_written(fc_str text, int *year, int *month, int *day) {
  text = fc_str_trim(text);
  fc_scan iso = {.text = text}, american = {.text = text};
  if (read_number(&iso, 4, 4, year) && fc_scan_char(&iso, '-') && read_number(&iso, 2, 2, month) &&
      fc_scan_char(&iso, '-') && read_number(&iso, 2, 2, day) && only_time_follows(&iso))
    return true;
  return read_number(&american, 1, 2, month) && fc_scan_char(&american, '/') && read_number(&american, 1, 2, day) &&
         fc_scan_char(&american, '/') && read_number(&american, 4, 4, year) && only_time_follows(&american);
}

bool fc_date_parse(fc_str text, fc_date *out) {
  int year, month, day;
  *out = read_written(text, &year, &month, &day) ? fc_date_of(year, month, day) : FC_NO_DATE;
  return *out != FC_NO_DATE;
}

bool fc_date_choose(fc_str text, fc_date *out, char why[FC_DATE_WHY]) {
  int year, month, day;
  char first[16], second[16];
  why[0] = '\0';
  *out = FC_NO_DATE;
  if (!read_written(text, &year, &month, &day))
    return false;
  *out = fc_date_of(year, month, day);
  bool american = memchr(text.p, '/', text.n), exchanged = american && fc_date_format(fc_date_of(year, day, month), second);
  if (*out == FC_NO_DATE) {
    snprintf(why, FC_DATE_WHY, "there is no such day");
    return false;
  }
  if (!exchanged || month == day)
    return true;
  fc_date_format(*out, first);
  snprintf(why, FC_DATE_WHY, "it may be %s or %s", first, second);
  *out = FC_NO_DATE;
  return false;
}

bool fc_day_parse(fc_str text, fc_day *out) {
  text = fc_str_trim(text);
  const int any_common_year = 2001; /* fiscal years do not begin on a leap day */
  fc_scan scan = {.text = text};
  fc_date date;
  fc_day day = {0, 0};
  *out = day;
  if (fc_date_parse(text, &date)) {
    int year;
    fc_date_split(date, &year, &day.month, &day.day);
  } else if (!read_number(&scan, 1, 2, &day.month) || !(fc_scan_char(&scan, '-') || fc_scan_char(&scan, '/')) ||
             !read_number(&scan, 1, 2, &day.day) || !fc_scan_done(&scan)) {
    return false;
  }
  if (fc_date_of(any_common_year, day.month, day.day) == FC_NO_DATE)
    return false;
  *out = day;
  return true;
}
