/* mix.c - when a cut acts on an award, and how much of it: phase, condition, and the part of the fiscal year that lies
 * between its first and its last day. */
#include "impact/plan.h"

static fc_day start_of(const fc_plan *plan, size_t touched) {
  return fc_dataset_government(plan->frame.dataset, plan->touched[touched].government)->start;
}

/* The index of the fiscal year that a day lies in, perhaps outside of the plan's; 0 where years have no start. */
static int index_of_day(const fc_plan *plan, fc_day start, fc_date day) {
  int year, month, of_month;
  if (!start.month || !plan->first_year)
    return 0;
  fc_date_split(day, &year, &month, &of_month);
  for (int named = year; named <= year + 1; named++)
    if (day >= fc_fiscal_year_first(named, start) && day <= fc_fiscal_year_last(named, start))
      return named - plan->first_year;
  return year - plan->first_year;
}

/* The part of a fiscal year between two days, by days, both included. */
static fc_ratio part_of_year(const fc_timing *timing, fc_day start, int year) {
  fc_date first = fc_fiscal_year_first(year, start), last = fc_fiscal_year_last(year, start);
  fc_date from = timing->from == FC_NO_DATE || timing->from < first ? first : timing->from;
  fc_date until = timing->until == FC_NO_DATE || timing->until > last ? last : timing->until;
  return until < from ? (fc_ratio){0, 1} : (fc_ratio){until - from + 1, last - first + 1};
}

static bool is_dated(const fc_timing *timing) {
  return timing->from != FC_NO_DATE || timing->until != FC_NO_DATE;
}

static int first_index(const fc_plan *plan, const fc_timing *timing, fc_day start) {
  return timing->from == FC_NO_DATE ? 0 : index_of_day(plan, start, timing->from);
}

bool fc_plan_is_balance(const fc_plan *plan, size_t touched) {
  return plan->touched[touched].due.kind == FC_DUE_ONCE && plan->touched[touched].stock;
}

size_t fc_plan_once(const fc_plan *plan, const fc_plan_cut *cut, size_t touched) {
  const fc_timing *timing = &cut->timing;
  fc_day start = start_of(plan, touched);
  const fc_due *due = &plan->touched[touched].due;
  int year = due->kind == FC_DUE_SPREAD ? due->part_year : due->year;
  if (timing->from != FC_NO_DATE)
    year = index_of_day(plan, start, timing->from);
  year = year < 0 ? 0 : year;
  if (start.month && plan->first_year && timing->until != FC_NO_DATE &&
      timing->until < fc_fiscal_year_first(plan->first_year + year, start))
    return plan->n_years;
  year += timing->lag;
  return (size_t)year < plan->n_years ? (size_t)year : plan->n_years;
}

/* Phase and condition, from the cut's first year on. */
static fc_ratio part_in_force(const fc_timing *timing, int since) {
  if (since < 0)
    return (fc_ratio){0, 1};
  fc_ratio part = {timing->when.num, timing->when.den};
  if (!timing->n_phase)
    return part;
  fc_rate phase = timing->phase[(size_t)since < timing->n_phase ? (size_t)since : timing->n_phase - 1];
  return fc_ratio_of(part.num * phase.num, part.den * phase.den);
}

bool fc_plan_mix(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year,
                 fc_ratio *out) {
  const fc_timing *timing = &cut->timing;
  const fc_due *due = &plan->touched[touched].due;
  bool balance = step->received || fc_plan_is_balance(plan, touched);
  int at = (int)year - timing->lag;
  if (!is_dated(timing)) {
    *out = part_in_force(timing, balance || due->own_year ? 0 : at);
    return true;
  }
  fc_day start = start_of(plan, touched);
  int first = first_index(plan, timing, start);
  if (balance || due->own_year) {
    *out = part_in_force(timing, 0);
    first = at;
  } else {
    *out = part_in_force(timing, at - first);
  }
  if (balance || !start.month || out->num == 0)
    return true;
  int named = due->own_year ? due->own_year : plan->first_year + at;
  return fc_ratio_mul(*out, part_of_year(timing, start, named), out);
}
