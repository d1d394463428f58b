/* figure.h - amounts with their range: precision texts, scaling by a file's units, exact sums with ranges. */
#ifndef FC_NUMBER_FIGURE_H
#define FC_NUMBER_FIGURE_H

#include "base/text.h"
#include "number/i128.h"

/* Exact sums of figures, in cents. */
typedef struct fc_span {
  fc_i128 low, value, high;
} fc_span;

fc_figure fc_figure_exact(fc_money value);
bool fc_figure_is_exact(fc_figure f);
void fc_span_add(fc_span *sum, fc_figure f); /* 10^20 rows of the largest figure fit: cannot overflow */
bool fc_span_is_exact(fc_span s);

/* One unit of the rounding that a precision text states, in cents: 10,000,000.00 for "rounded_10M", 0 for "exact".
 * FC_BAD_NUMBER: not a precision. */
fc_status fc_precision_parse(fc_str precision, fc_money *unit);
/* The rounding stated by a precision column: "exact", "rounded_0.1M", "rounded_10M", "10M", "100", "rounded_1K". The
 * figure's range becomes half of it either way. FC_BAD_NUMBER: not a precision. */
fc_status fc_figure_set_precision(fc_figure *figure, fc_str precision);
/* A cell of a file in thousands (factor 1000) and so on: value and range times factor, and where the figure was exact
 * the range becomes half a unit of the last digit that the cell showed (`decimals` of them). FC_OVERFLOW. */
fc_status fc_figure_scale_units(fc_figure *figure, int64_t factor, int decimals);
/* "nearly", "up to", ... or "". */
const char *fc_hedge_word(fc_hedge hedge);
/* The word of a sum, of the words of its parts (a bit for each fc_hedge): "at least" and "up to" cancel to none. */
fc_hedge fc_hedge_of_sum(unsigned seen);

/* More of what reading an amount saw, for notes (internal form of fc_amount_parse). */
typedef struct fc_amount_seen {
  bool tail;     /* digits of a binary float's tail were rounded away */
  bool subcent;  /* digits below the cent were rounded by option */
  bool exponent;
  int decimals;  /* digits after the point, without a dropped tail */
} fc_amount_seen;
fc_status fc_amount_read(fc_str text, unsigned how, fc_figure *out, fc_amount_seen *seen, fc_number_fault *fault);
/* The same for a cell of a file whose amounts are in `units` dollars (1000: thousands): 1,234.567 is 1,234,567.00, give
 * or take half a unit of the last digit that the cell shows. */
fc_status fc_amount_read_units(fc_str text, unsigned how, int64_t units, fc_figure *out, fc_amount_seen *seen,
                               fc_number_fault *fault);

#endif
