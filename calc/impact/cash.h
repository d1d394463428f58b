/* cash.h - money that is waited for, month by month. Inside this floor only. */
#ifndef FC_IMPACT_CASH_H
#define FC_IMPACT_CASH_H

#include "impact/months.h"
#include "impact/tally.h"

/* What is booked to cash in each month: `due` that does not come or must be given back, `paid` that comes late. */
typedef struct fc_cash_month {
  fc_i128 due, paid;
} fc_cash_month;

enum { FC_CASH_MONTHS = (FC_YEARS_MAX + 2) * FC_MONTHS + 600 }; /* a delay has at most 600 months */
typedef struct fc_cash {
  int first; /* calendar month, counted from year 0 */
  size_t n;  /* months up to the last that has any */
  fc_cash_month month[FC_CASH_MONTHS]; /* n of them */
} fc_cash;

/* Whether some cut delays money or takes received money back. */
bool fc_tally_moves_cash(const fc_tally *tally);
/* The cash of a row's awards at one end of the inputs. false: overflow. */
bool fc_cash_of(const fc_tally *tally, const fc_group *group, fc_end end, fc_cash *out);
/* The most that is waited for at the end of a month. */
fc_i128 fc_cash_peak(const fc_cash *cash);

#endif
