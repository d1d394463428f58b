/* words.h - figures and names as a sentence holds them: dates, counts, durations, possessives. */
#ifndef FC_REPORT_WORDS_H
#define FC_REPORT_WORDS_H

#include "report/digits.h"

/* A text of the input, with control characters and marks of direction shown as \xNN. */
void fc_print_text(fc_buf *out, fc_str text);
/* "all_funds" as "all funds". */
void fc_print_name(fc_buf *out, fc_str text);
/* The same with a capital first letter, where the text starts a sentence. */
void fc_print_capital(fc_buf *out, fc_str text);
/* " (16.738)" behind a name; nothing for an empty text. */
void fc_print_in_parentheses(fc_buf *out, fc_str text);
/* "New York City's", "Los Angeles'". */
void fc_print_possessive(fc_buf *out, fc_str name);

/* "July 2017" of an ISO date; the text itself where it is none. */
void fc_print_month(fc_buf *out, fc_str iso);
/* The same so many years later. */
void fc_print_month_after(fc_buf *out, fc_str iso, int years);
/* 1 government, 23 governments; counts of 10,000 and more with thousands marks. */
void fc_print_count(fc_buf *out, int64_t count, const char *one, const char *many);
void fc_print_integer(fc_buf *out, int64_t value);

/* A share of a year's spending as time: 26 minutes, 3.6 days. */
void fc_print_time(fc_buf *out, const fc_reading *days, int most);
/* An amount for each resident: 50 cents, $3.42. */
void fc_print_per_resident(fc_buf *out, const fc_reading *dollars, int most);
/* Residents: 8.62 million, 423,861. */
void fc_print_people(fc_buf *out, const fc_reading *count);
/* "about $1 of every $20,000"; false where the share is too large or too vague to be said so. */
bool fc_print_one_in(fc_buf *out, const fc_reading *one_in, const char *before, const char *each, int most);
/* Years between two ISO dates, both included: 4 for 2015-10-01 to 2019-09-30. Absent where it is no longer than one
 * year. */
fc_reading fc_years_between(fc_str first, fc_str last);
/* "four", "2.5". */
void fc_print_years(fc_buf *out, const fc_reading *years);

#endif
