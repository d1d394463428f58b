/* months.h - the months of a fiscal year over which the money that a cut takes was due. Inside this floor only.
 *
 * Money of a year is taken to be due evenly over its twelve months; of a cut that has a first or a last day, over those
 * in which it acts, by days. */
#ifndef FC_IMPACT_MONTHS_H
#define FC_IMPACT_MONTHS_H

#include "impact/plan.h"

enum { FC_MONTHS = 12 };
typedef struct fc_month_weights {
  int64_t month[FC_MONTHS];
} fc_month_weights;

fc_month_weights fc_plan_months(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched,
                                size_t year);
/* What of an amount falls on the first so many months, rounded to the cent; all of it on twelve. false: overflow. */
bool fc_months_part(const fc_month_weights *weights, fc_i128 amount, int months, fc_rounding rounding, fc_i128 *out);
/* What of an amount falls on each month, so that the first so many together are as fc_months_part. false: overflow. */
bool fc_months_split(const fc_month_weights *weights, fc_i128 amount, fc_rounding rounding, fc_i128 part[FC_MONTHS]);
/* The calendar month in which a fiscal year of an award's government begins, counted from year 0. */
int fc_plan_first_month(const fc_plan *plan, size_t touched, size_t year);

/* A booking of a step: whether it holds for money taken in a year, and its amount. false of the latter: overflow. */
bool fc_booking_holds(const fc_plan *plan, size_t touched, const fc_step *step, const fc_booking *booking, size_t year);
bool fc_booking_amount(const fc_plan *plan, const fc_booking *booking, fc_money taken, fc_i128 *out);

#endif
