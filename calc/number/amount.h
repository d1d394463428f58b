/* amount.h - an amount as it is written, before it becomes cents. */
#ifndef FC_NUMBER_AMOUNT_H
#define FC_NUMBER_AMOUNT_H

#include "number/figure.h"
#include "number/scan.h"

/* The digits of a number and what stands round them. */
typedef struct fc_written {
  fc_hedge hedge;
  bool exactly; /* "=" stands before it */
  bool negative;
  fc_u128 digits;       /* integer and decimals run together, without the decimals past `kept` */
  int significant;      /* digits from the first that is not 0 */
  int decimals, kept;   /* written behind the point, and those of them that are in `digits` */
  bool more;            /* some digit past `kept` is not 0 */
  bool too_long;        /* the digits before the point do not fit */
  size_t first_decimal; /* byte where the decimals begin */
  bool scaled;          /* by a scale word */
  bool exponential;     /* written with an exponent */
  int power;            /* of ten, by the scale word or the exponent */
} fc_written;

/* A word before the number; FC_EXACTLY where there is none. */
fc_hedge fc_amount_hedge(fc_scan *scan);
/* The letters that come next as a scale word: sets scaled and power, or FC_BAD_NUMBER where they are none. */
fc_status fc_amount_scale_word(fc_scan *scan, fc_written *written);

/* Cents and range from what is written. `units` is what one unit of the cell is worth in dollars. */
fc_status fc_amount_value(fc_scan *scan, const fc_written *written, unsigned how, int64_t units, fc_figure *out,
                          fc_amount_seen *seen);

/* The cents of an amount in one of the usual forms, exact and in dollars; false: it is another, or none. */
bool fc_amount_plain(fc_str text, fc_money *cents);

#endif
