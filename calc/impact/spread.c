/* spread.c - mappings from an award's span to the recipient's fiscal years (SEMANTICS section 1, Years).
 *
 * 10M of federal year 2026 for a government whose years begin in July: overlap 7.5M of fiscal year 2026 and 2.5M of
 * 2027; forward 10M of 2027. */
#include "impact/spread.h"

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

static const char *by_months(const fc_award_span *span, fc_day start, fc_spread *out) {
  out->first_year = fiscal_year_of(start, span->year, span->month);
  for (int i = 0; i < span->months; i++) {
    int months = span->month - 1 + i;
    int at = fiscal_year_of(start, span->year + months / 12, months % 12 + 1) - out->first_year;
    if (at >= FC_SPREAD_MAX)
      return "its period is too long";
    out->part[at]++;
    out->n = at + 1;
  }
  return NULL;
}

/* The recipient's year that begins in July, August or September of the federal year. */
static const char *forward(const fc_award_span *span, fc_day start, fc_spread *out) {
  if (!span->federal_year)
    return "\"forward\" needs its award_year";
  if (start.month < 7 || start.month > 9)
    return "\"forward\" is for fiscal years that begin in July, August or September";
  *out = (fc_spread){.first_year = span->federal_year + 1, .n = 1, .part = {1}};
  return NULL;
}

const char *fc_spread_of(const fc_award *award, fc_day start, const fc_year_mapping *mapping, fc_spread *out) {
  fc_award_span span = {0};
  *out = (fc_spread){.n = 1, .part = {1}};
  if (!start.month)
    return "the start of its government's fiscal years is not known (fiscal_year_start)";
  if (!span_of(award, &span))
    return "it states neither an award_year nor a period";
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
    return "it would fall on more years than can be answered for";
  for (int i = 0; i < out->n; i++)
    out->part[i] = 1;
  int64_t den = 1;
  for (size_t i = 0; i < mapping->n_profile; i++)
    if (__builtin_mul_overflow(den, mapping->profile[i].den, &den))
      return "the parts of the profile have too many digits";
  for (size_t i = 0; i < mapping->n_profile; i++)
    if (__builtin_mul_overflow(den / mapping->profile[i].den, mapping->profile[i].num, &out->part[i]))
      return "the parts of the profile have too many digits";
  return NULL;
}
