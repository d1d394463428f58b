/* calendar.h - dates and fiscal years. A fiscal year is named by the calendar year in which it ends. */
#ifndef FC_NUMBER_CALENDAR_H
#define FC_NUMBER_CALENDAR_H

#include "base/text.h"
#include <fiscalc/number.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar; FC_NO_DATE where there is none. */
typedef int32_t fc_date;
#define FC_NO_DATE INT32_MIN

typedef struct fc_day { /* of a year: when fiscal years begin */
  int month, day;
} fc_day;

bool fc_date_parse(fc_str text, fc_date *out); /* 2018-01-24; also 1/24/2018 (month first) */
/* A date that somebody chooses, in a scenario or an option: not one whose day and month could be exchanged, 02/03/2024.
 * false: `why` says what is wrong, "" where the text is no date at all. */
enum { FC_DATE_WHY = 64 };
bool fc_date_choose(fc_str text, fc_date *out, char why[FC_DATE_WHY]);
size_t fc_date_format(fc_date date, char out[16]); /* ISO */
fc_date fc_date_of(int year, int month, int day);
void fc_date_split(fc_date date, int *year, int *month, int *day);
bool fc_day_parse(fc_str text, fc_day *out); /* 07-01, or a whole date, of which the year is dropped */

/* 2018, FY2018, FY 2018, FY13-14, 2017-18, FY2011-2012, 2013/14: the ending year, 1900..2200. "2017-2019" (more than
 * one year) gives its last year and *years = 2. */
bool fc_fiscal_year_parse(fc_str text, int *year, int *years /* covered; may be NULL */);
fc_date fc_fiscal_year_first(int year, fc_day start); /* 2018 and 07-01: 2017-07-01; 01-01: 2018-01-01 */
fc_date fc_fiscal_year_last(int year, fc_day start);

#endif
