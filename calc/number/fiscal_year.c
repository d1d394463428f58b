/* fiscal_year.c - fiscal years, named by the calendar year in which they end, as federal, city and state books do. */
#include "number/calendar.h"
#include "number/scan.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
#define MOST_YEARS 10 /* of one range */

/* Four digits, or two: 80..99 are of the last century. */
static bool read_year(fc_scan *scan, size_t *digits, int *year) {
  *year = 0;
  for (*digits = 0; fc_is_digit(fc_scan_peek(scan)) && *digits < 5; ++*digits, scan->at++)
    *year = *year * 10 + (fc_scan_peek(scan) - '0');
  if (*digits == 2)
    *year += *year >= 80 ? 1900 : 2000;
  return *digits == 2 || *digits == 4;
}

static bool read_prefix(fc_scan *scan) {
  bool named = fc_scan_text(scan, "FFY") || fc_scan_text(scan, "FY") || fc_scan_text(scan, "fiscal year");
  fc_scan_blanks(scan);
  return named;
}

static bool read_dash(fc_scan *scan) {
  return fc_scan_char(scan, '/') || fc_scan_minus(scan) || fc_scan_text(scan, "\xE2\x80\x93");
}

/* "2018.0", as tables that went through a data frame write it. */
static void pass_zero_decimal(fc_scan *scan) {
  if (fc_scan_peek(scan) == '.' && fc_scan_ahead(scan, 1) == '0')
    scan->at += 2;
}

static bool read_years(fc_scan *scan, int *first, int *last) {
  bool named = read_prefix(scan);
  size_t digits;
  if (!read_year(scan, &digits, first) || (digits == 2 && !named))
    return false;
  *last = *first;
  if (!read_dash(scan)) {
    pass_zero_decimal(scan);
    return fc_scan_done(scan);
  }
  const int century = *first / 100 * 100;
  if (!read_year(scan, &digits, last))
    return false;
  if (digits == 2) {
    *last = century + *last % 100;
    if (*last < *first) /* 1999-00 */
      *last += 100;
  }
  return fc_scan_done(scan) && *last > *first && *last - *first <= MOST_YEARS;
}

bool fc_fiscal_year_parse(fc_str text, int *year, int *years) {
  fc_scan scan = {.text = fc_str_trim(text)};
  int first, last;
  if (!read_years(&scan, &first, &last) || first < FIRST_YEAR || last > LAST_YEAR)
    return false;
  *year = last;
  if (years)
    *years = last > first ? last - first : 1;
  return true;
}

fc_date fc_fiscal_year_first(int year, fc_day start) {
  bool calendar_year = start.month == 1 && start.day == 1;
  return fc_date_of(calendar_year ? year : year - 1, start.month, start.day);
}

fc_date fc_fiscal_year_last(int year, fc_day start) {
  fc_date next = fc_fiscal_year_first(year + 1, start);
  return next == FC_NO_DATE ? FC_NO_DATE : next - 1;
}
