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

/* The phase of a cut's year, counted from its first one. */
static fc_ratio phase_of(const fc_timing *timing, int since) {
  if (since < 0)
    return (fc_ratio){0, 1};
  if (!timing->n_phase)
    return (fc_ratio){1, 1};
  fc_rate phase = timing->phase[(size_t)since < timing->n_phase ? (size_t)since : timing->n_phase - 1];
  return (fc_ratio){phase.num, phase.den};
}

static bool meets_balance(const fc_plan *plan, const fc_step *step, size_t touched) {
  return step->received || fc_plan_is_balance(plan, touched);
}

/* The government's year is looked up for dated cuts alone. */
fc_plan_mixed fc_plan_mix_parts(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year) {
  const fc_timing *timing = &cut->timing;
  const fc_due *due = &plan->touched[touched].due;
  bool balance = meets_balance(plan, step, touched), dated = is_dated(timing);
  int at = (int)year - timing->lag;
  fc_day start = dated ? start_of(plan, touched) : (fc_day){0};
  int since = balance || due->own_year ? 0 : at - (dated ? first_index(plan, timing, start) : 0);
  fc_plan_mixed mix = {.in_force = since >= 0,
                .when = {timing->when.num, timing->when.den},
                .phase = phase_of(timing, since),
                .of_year = {1, 1}};
  if (!balance && start.month && mix.in_force)
    mix.of_year = part_of_year(timing, start, due->own_year ? due->own_year : plan->first_year + at);
  return mix;
}

bool fc_plan_mix(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year,
                 fc_ratio *out) {
  fc_plan_mixed mix = fc_plan_mix_parts(plan, cut, step, touched, year);
  bool whole = mix.phase.num == mix.phase.den;
  *out = whole ? mix.when : fc_ratio_of(mix.when.num * mix.phase.num, mix.when.den * mix.phase.den);
  return out->num == 0 || mix.of_year.num == mix.of_year.den || fc_ratio_mul(*out, mix.of_year, out);
}

size_t fc_plan_balance(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year) {
  if (!fc_step_acts(plan, step, touched))
    return SIZE_MAX;
  if (!meets_balance(plan, step, touched))
    return year;
  if (fc_plan_once(plan, cut, touched) != year)
    return SIZE_MAX;
  return step->received ? plan->n_years : (size_t)plan->touched[touched].due.year;
}
