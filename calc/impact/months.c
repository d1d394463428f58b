/* months.c - by which months money of a year was due. */
#include "impact/months.h"

static fc_day start_of(const fc_plan *plan, size_t touched) {
  fc_day start = fc_dataset_government(plan->frame.dataset, plan->touched[touched].government)->start;
  return start.month ? start : (fc_day){1, 1};
}

/* The calendar month of a day, counted from year 0. */
static int month_of(fc_date date) {
  int year, month, day;
  fc_date_split(date, &year, &month, &day);
  return year * FC_MONTHS + month - 1;
}

int fc_plan_first_month(const fc_plan *plan, size_t touched, size_t year) {
  return month_of(fc_fiscal_year_first(plan->first_year + (int)year, start_of(plan, touched)));
}

/* First day of a month counted from year 0. */
static fc_date first_day(int month, int day) {
  return fc_date_of(month / FC_MONTHS, month % FC_MONTHS + 1, 1) + day - 1;
}

/* Whether a cut counts days of a year, and of which: as fc_plan_mix does. */
static bool counts_days(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year,
                        int *named) {
  const fc_timing *timing = &cut->timing;
  const fc_award *award = fc_dataset_award(plan->frame.dataset, plan->touched[touched].award);
  int own = plan->touched[touched].due.own_year;
  *named = own ? own : plan->first_year + (int)year - timing->lag;
  return (timing->from != FC_NO_DATE || timing->until != FC_NO_DATE) && !step->received &&
         !fc_plan_is_balance(plan, touched) &&
         fc_dataset_government(plan->frame.dataset, award->government)->start.month != 0;
}

fc_month_weights fc_plan_months(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched,
                                size_t year) {
  const fc_timing *timing = &cut->timing;
  fc_day start = start_of(plan, touched);
  fc_month_weights weights;
  int64_t sum = 0;
  int named;
  bool dated = counts_days(plan, cut, step, touched, year, &named);
  int first = dated ? month_of(fc_fiscal_year_first(named, start)) : 0;
  for (int m = 0; m < FC_MONTHS && dated; m++) {
    fc_date begin = first_day(first + m, start.day), end = first_day(first + m + 1, start.day) - 1;
    begin = timing->from != FC_NO_DATE && timing->from > begin ? timing->from : begin;
    end = timing->until != FC_NO_DATE && timing->until < end ? timing->until : end;
    sum += weights.month[m] = end >= begin ? end - begin + 1 : 0;
  }
  for (int m = 0; m < FC_MONTHS && sum == 0; m++)
    weights.month[m] = 1;
  return weights;
}

bool fc_months_part(const fc_month_weights *weights, fc_i128 amount, int months, fc_rounding rounding, fc_i128 *out) {
  int64_t part = 0, all = 0;
  for (int m = 0; m < FC_MONTHS; m++) {
    part += m < months ? weights->month[m] : 0;
    all += weights->month[m];
  }
  if (!fc_i128_mul(amount, part, out))
    return false;
  *out = fc_i128_divide(*out, all, rounding);
  return true;
}

static bool is_even(const fc_month_weights *weights) {
  for (int m = 1; m < FC_MONTHS; m++)
    if (weights->month[m] != weights->month[0])
      return false;
  return true;
}

/* Over even months: the twelfths of what is left of the whole dozens are few, and need no long division. Only halves
 * that go to the nearest even number depend on the rest. */
static void split_evenly(fc_i128 amount, fc_i128 part[FC_MONTHS]) {
  fc_i128 dozens = amount / FC_MONTHS;
  int rest = (int)(amount % FC_MONTHS), before = 0;
  for (int m = 1; m <= FC_MONTHS; m++) {
    int until = (rest * m + (rest < 0 ? -FC_MONTHS / 2 : FC_MONTHS / 2)) / FC_MONTHS;
    part[m - 1] = dozens + until - before;
    before = until;
  }
}

bool fc_months_split(const fc_month_weights *weights, fc_i128 amount, fc_rounding rounding, fc_i128 part[FC_MONTHS]) {
  fc_i128 before = 0, until;
  if (rounding == FC_HALF_AWAY && is_even(weights)) {
    split_evenly(amount, part);
    return true;
  }
  for (int m = 0; m < FC_MONTHS; m++) {
    if (!fc_months_part(weights, amount, m + 1, rounding, &until))
      return false;
    part[m] = until - before;
    before = until;
  }
  return true;
}
