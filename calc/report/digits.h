/* digits.h - figures printed to the digits that their range supports (SEMANTICS section 2), in words' units. */
#ifndef FC_REPORT_DIGITS_H
#define FC_REPORT_DIGITS_H

#include "report/reading.h"
#include <fiscalc/report.h>

/* How a figure is written: scaled by 10^power, between two texts, to 10^finest at the finest (of the scaled figure). */
typedef struct fc_unit {
  const char *before, *after, *after_one; /* after_one: behind exactly 1 ("1 minute"); NULL: as after */
  int power, finest;
  bool trim; /* an exact figure drops zeros at its end: $5 billion, not $5.000 billion */
} fc_unit;

extern const fc_unit fc_unit_percent; /* 0.0050% */
extern const fc_unit fc_unit_plain;   /* 20,000 */
extern const fc_unit fc_unit_whole;   /* 8,622,698: counts of what comes whole */
extern const fc_unit fc_unit_dollars; /* $423,861 */
extern const fc_unit fc_unit_cents;   /* 50 cents */

/* The most significant digits of text, from the options. */
int fc_digits_most(const fc_report_options *options);

/* Prints the figure to its honest digits, at most `most` of them, or "LOW to HIGH" where none survives or no point is
 * known. Nothing where it is absent. */
void fc_print_figure(fc_buf *out, const fc_reading *reading, const fc_unit *unit, int most);
/* The same with the last digit given (10^exponent of the scaled figure), for columns that share one. */
void fc_print_at(fc_buf *out, fc_ratio value, const fc_unit *unit, int exponent, bool trim);
/* "0.0049% to 0.0051%"; false and nothing printed where both ends would read the same. */
bool fc_print_range(fc_buf *out, const fc_reading *reading, const fc_unit *unit, int most);
/* Does at least one digit survive the range? */
bool fc_survives(const fc_reading *reading, const fc_unit *unit, int most);

/* An amount of dollars in words: $4.3 million, $85.99 billion, $423,861, 50 cents is fc_unit_cents. */
void fc_print_money(fc_buf *out, const fc_reading *dollars, int most);
/* "$5 million to $6 million", always as a range; false where both ends would read the same. */
bool fc_print_money_range(fc_buf *out, const fc_reading *dollars, int most);
/* The unit in which an amount is written in words. */
fc_unit fc_money_unit(const fc_reading *dollars, int most);

#endif
