/* spread.c - mappings from an award's span to the recipient's fiscal years (SEMANTICS section 1, Years).
 *
 * 10M of federal year 2026 for a government whose years begin in July: overlap 7.5M of fiscal year 2026 and 2.5M of
 * 2027; forward 10M of 2027. */
#include "impact/spread.h"

static const fc_unmapped no_start = {
    "the start of its government's fiscal years is not known",
    "add fiscal_year_start (07-01) to the governments table, or give --set fiscal_year_start=07-01"};
static const fc_unmapped no_span = {"it states neither an award_year nor a period",
                                    "add its award_year, or period_start and period_end, or leave it out of the cut"};
static const fc_unmapped no_award_year = {"\"forward\" needs its award_year",
                                          "add its award_year, or choose overlap, which takes its period"};
static const fc_unmapped not_forward = {"\"forward\" is for fiscal years that begin in July, August or September",
                                        "choose another mapping, such as overlap"};
static const fc_unmapped too_long = {"its period is too long", "look whether its period_start and period_end are right"};
static const fc_unmapped too_many = {"it would fall on more years than can be answered for",
                                     "look whether its period is right, or write a shorter profile"};
static const fc_unmapped too_fine = {"the parts of the profile have too many digits",
                                     "write parts with fewer digits, such as \"33.3%\""};

typedef struct fc_award_span {
  int year, month;  /* of its first day */
  int months;       /* whole ones, rounded up */
  int federal_year; /* 0: a period */
} fc_award_span;

static int months_between(fc_date first, fc_date last) {
  int year, month, day, end_year, end_month, end_day;
  fc_date_split(first, &year, &month, &day);
  fc_date_split(last + 1, &end_year, &end_month, &end_day);
  return (end_year - year) * 12 + end_month - month + (end_day > day);
}

static bool span_of(const fc_award *award, fc_award_span *out) {
  int day;
  if (award->period_start != FC_NO_DATE && award->period_end != FC_NO_DATE &&
      award->period_end >= award->period_start) {
    fc_date_split(award->period_start, &out->year, &out->month, &day);
    out->months = months_between(award->period_start, award->period_end);
    out->federal_year = award->award_year;
    return true;
  }
  *out = (fc_award_span){award->award_year - 1, 10, 12, award->award_year};
  return award->award_year != 0;
}

/* The fiscal year in which the first day of a month lies. */
static int fiscal_year_of(fc_day start, int year, int month) {
  bool later = month > start.month || (month == start.month && start.day == 1);
  if (start.month == 1 && start.day == 1)
    return year;
  return later ? year + 1 : year;
}

static const fc_unmapped *by_months(const fc_award_span *span, fc_day start, fc_spread *out) {
  out->first_year = fiscal_year_of(start, span->year, span->month);
  for (int i = 0; i < span->months; i++) {
    int months = span->month - 1 + i;
    int at = fiscal_year_of(start, span->year + months / 12, months % 12 + 1) - out->first_year;
    if (at >= FC_SPREAD_MAX)
      return &too_long;
    out->part[at]++;
    out->n = at + 1;
  }
  return NULL;
}

/* The recipient's year that begins in July, August or September of the federal year. */
static const fc_unmapped *forward(const fc_award_span *span, fc_day start, fc_spread *out) {
  if (!span->federal_year)
    return &no_award_year;
  if (start.month < 7 || start.month > 9)
    return &not_forward;
  *out = (fc_spread){.first_year = span->federal_year + 1, .n = 1, .part = {1}};
  return NULL;
}

const fc_unmapped *fc_spread_of(const fc_award *award, fc_day start, const fc_year_mapping *mapping, fc_spread *out) {
  fc_award_span span = {0};
  *out = (fc_spread){.n = 1, .part = {1}};
  if (!start.month)
    return &no_start;
  if (!span_of(award, &span))
    return &no_span;
  if (mapping->kind == FC_MAP_FORWARD)
    return forward(&span, start, out);
  if (mapping->kind == FC_MAP_OVERLAP) {
    out->part[0] = 0;
    return by_months(&span, start, out);
  }
  out->first_year = fiscal_year_of(start, span.year, span.month);
  if (mapping->kind == FC_MAP_EVEN)
    out->n = (span.months + 11) / 12;
  if (mapping->kind == FC_MAP_PROFILE)
    out->n = (int)mapping->n_profile;
  if (out->n > FC_SPREAD_MAX)
    return &too_many;
  for (int i = 0; i < out->n; i++)
    out->part[i] = 1;
  int64_t den = 1;
  for (size_t i = 0; i < mapping->n_profile; i++)
    if (__builtin_mul_overflow(den, mapping->profile[i].den, &den))
      return &too_fine;
  for (size_t i = 0; i < mapping->n_profile; i++)
    if (__builtin_mul_overflow(den / mapping->profile[i].den, mapping->profile[i].num, &out->part[i]))
      return &too_fine;
  return NULL;
}
