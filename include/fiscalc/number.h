/* fiscalc/number.h - money, exact rates, and figures that carry the rounding they were published with. */
#ifndef FISCALC_NUMBER_H
#define FISCALC_NUMBER_H

#include <fiscalc/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Money is whole cents. The whole range of int64_t is valid: about 92 quadrillion dollars either way. */
typedef int64_t fc_money;

/* A word that stood before a number and is kept with it. */
typedef enum fc_hedge {
  FC_EXACTLY = 0, /* no word */
  FC_NEARLY,
  FC_ABOUT,
  FC_UP_TO,
  FC_AT_LEAST,
  FC_MORE_THAN,
  FC_LESS_THAN
} fc_hedge;

/* A reported amount and the range that its rounding leaves: low <= value <= high, equal ends where it is exact. */
typedef struct fc_figure {
  fc_money value, low, high;
  fc_hedge hedge;
} fc_figure;

/* What is wrong with a text that is not an amount. */
typedef struct fc_number_fault {
  uint32_t at;     /* characters before the fault */
  uint32_t length; /* characters that are wrong, at least 1 */
  const char *what; /* "letter O where a digit belongs"; static text */
} fc_number_fault;

/* How amounts may be written, added together. */
enum {
  FC_AMOUNT_PLAIN = 0,
  FC_AMOUNT_ROUND = 1,    /* digits below the cent are rounded half away from zero */
  FC_AMOUNT_EXPONENT = 2, /* 1.00171E+11 is read; the digits it lost become the range */
  FC_AMOUNT_CHOSEN = 4    /* a chosen number: exact, no range, no hedge */
};

/* Reads an amount of dollars: 4.3M, $4.3 million, 1.2bn, 350 thousand, $85,990,000,000, (1,234.50), -5, 5-, U+2212 5,
 * nearly $86 billion, =1B. A number with a scale word carries half a unit of its last digit unless "=" stands before
 * it or its decimals are three zeros or more (1.000B); one written out is exact to the cent.
 * FC_BAD_NUMBER with *fault filled for a text that is ambiguous or no amount; FC_OVERFLOW beyond fc_money.
 * An empty text is FC_BAD_NUMBER: missing is never 0. No allocation. */
FC_API fc_status fc_amount_parse(const char *text, size_t n, unsigned how, fc_figure *out, fc_number_fault *fault);

/* "1234567.89", "-0.50": plain dollars and two decimals, as in CSV and JSON. Returns the length; writes at most cap
 * bytes, a NUL among them (24 always suffice). */
FC_API size_t fc_money_format(fc_money money, char *out, size_t cap);

/* Checked sums. */
FC_API fc_status fc_money_add(fc_money a, fc_money b, fc_money *out);

/* An exact rate: num/den, den > 0, in lowest terms. */
typedef struct fc_rate {
  int64_t num, den;
} fc_rate;

/* Reads "10%", "0.1", "12.5 %", "1/3". Between -10^9 and 10^9, at most 15 significant digits. */
FC_API fc_status fc_rate_parse(const char *text, size_t n, fc_rate *out, fc_number_fault *fault);

typedef enum fc_rounding { FC_HALF_AWAY = 0, FC_HALF_EVEN } fc_rounding;

/* money * rate, rounded once to the cent. FC_OVERFLOW beyond fc_money. */
FC_API fc_status fc_money_scale(fc_money money, fc_rate rate, fc_rounding rounding, fc_money *out);

/* Splits total over weights by largest remainder: parts are in proportion, add up to total, and ties go to the lowest
 * index. Weights are >= 0 with a sum > 0, else FC_BAD_NUMBER. O(n log n). */
FC_API fc_status fc_money_allocate(fc_money total, const fc_money *weights, size_t n, fc_money *parts);

#ifdef __cplusplus
}
#endif
#endif
