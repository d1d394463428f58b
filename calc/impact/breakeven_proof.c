/* breakeven_proof.c - whether more of a number can never mean less of a metric.
 *
 * What a cut leaves of an award, left - take, does not fall with left and does not rise with the rate and the amount of
 * a step, cent by cent (half cents rounded away from zero), where left is not negative and the step shares no sum. So
 * what is left after all cuts, each acting on what those before it leave, does not rise with the number either; and
 * where all that is taken is booked to the loss, once and whole, the loss does not fall. Nothing is said of other
 * cases. */
#include "impact/breakeven_parts.h"

#include <string.h>

static bool same_rate(fc_rate a, fc_rate b) {
  return a.num == b.num && a.den == b.den;
}

/* The loss itself, or the loss over something that no cut changes. */
static bool goes_with_loss(const fc_metric *metric) {
  bool whole = metric->form == FC_FORM_SUM && metric->operand[0] == FC_OPERAND_FUTURE &&
               metric->operand[1] == FC_OPERAND_INCURRED && metric->operand[2] == FC_OPERAND_CLAWBACK;
  return whole || (metric->form == FC_FORM_QUOTIENT && metric->operand[0] == FC_OPERAND_LOSS);
}

/* The one cut that holds the number; SIZE_MAX: it stands elsewhere as well. */
static size_t only_cut(const fc_breaking *b) {
  const fc_varied_number *number = &b->asked->axis->number;
  size_t found = SIZE_MAX;
  if (number->in_baseline || number->after_loss || number->parameter != SIZE_MAX)
    return SIZE_MAX;
  for (size_t k = 0; k < b->asked->plan->n_cuts; k++) {
    if (!number->in_cut[k])
      continue;
    if (found != SIZE_MAX)
      return SIZE_MAX;
    found = k;
  }
  return found;
}

/* Each award for itself, of what is due, and all that is taken is lost. */
static bool takes_simply(const fc_step *step) {
  bool lost = false;
  if (step->sharing != FC_EACH || step->received || step->amount.kind == FC_TERM_INCURRED ||
      step->rate.kind == FC_TERM_INCURRED)
    return false;
  for (size_t i = 0; i < step->bookings; i++) {
    const fc_booking *booking = &step->booking[i];
    if ((int)booking->account >= FC_LOSS_ACCOUNTS)
      continue;
    if (lost || booking->months || booking->lapses || booking->coefficient.num != booking->coefficient.den)
      return false;
    lost = true;
  }
  return lost;
}

static bool all_take_simply(const fc_plan *plan, size_t from) {
  for (size_t k = from; k < plan->n_cuts; k++)
    for (size_t s = 0; s < plan->cuts[k].n_steps; s++)
      if (!takes_simply(&plan->cuts[k].step[s]))
        return false;
  return true;
}

static bool none_is_negative(const fc_plan *plan, const fc_plan_cut *cut) {
  for (size_t i = 0; i < cut->n_touched; i++)
    for (size_t y = 0; y < plan->n_years; y++)
      for (int end = 0; end < FC_ENDS; end++)
        if (fc_plan_due(plan, cut->touched[i], y, (fc_end)end) < 0)
          return false;
  return true;
}

/* The number is the rate, or the amount, of a step that is otherwise the same at both ends of the grid, and at least
 * one is. */
static bool grows(const fc_step *a, const fc_step *b, bool *some) {
  if (a->rate.kind != b->rate.kind || a->amount.kind != b->amount.kind || a->ceiling.kind != b->ceiling.kind ||
      a->ceiling.money != b->ceiling.money || !same_rate(a->ceiling.growth, b->ceiling.growth) ||
      !same_rate(a->amount.growth, b->amount.growth) || a->sharing != b->sharing || a->bookings != b->bookings)
    return false;
  bool rate = !same_rate(a->rate.rate, b->rate.rate), amount = a->amount.money != b->amount.money;
  *some = *some || rate || amount;
  return fc_ratio_cmp(fc_ratio_of(a->rate.rate.num, a->rate.rate.den),
                      fc_ratio_of(b->rate.rate.num, b->rate.rate.den)) <= 0 &&
         a->amount.money <= b->amount.money;
}

/* The steps of the cut as the scenario makes them at a value. */
static fc_status steps_at(fc_breaking *b, size_t cut, int64_t index, fc_steps *out) {
  fc_ratio unused;
  size_t failed = b->n_failed;
  fc_status status = fc_breaking_measure(b, index, &unused);
  *out = b->asked->varied->cuts[cut].steps;
  if (b->n_failed != failed)
    out->n = 0;
  b->n_failed = failed;
  return status;
}

fc_status fc_breaking_prove(fc_breaking *b, bool *out) {
  const fc_plan *plan = b->asked->plan;
  const fc_varied_number *number = &b->asked->axis->number;
  *out = b->asked->axis->kind == FC_AXIS_TIMES;
  if (*out)
    return FC_OK;
  size_t cut = only_cut(b);
  bool direct = cut != SIZE_MAX && number->spec &&
                (strcmp(number->spec->name, "rate") == 0 || strcmp(number->spec->name, "amount") == 0);
  if (!direct || !goes_with_loss(b->asked->metric) || plan->rounding != FC_HALF_AWAY || !all_take_simply(plan, cut) ||
      !none_is_negative(plan, &plan->cuts[cut]))
    return FC_OK;
  fc_steps low, high;
  fc_status status = steps_at(b, cut, 0, &low);
  if (status == FC_OK)
    status = steps_at(b, cut, b->grid.last, &high);
  if (status != FC_OK || low.n != plan->cuts[cut].n_steps || high.n != low.n)
    return status;
  bool some = false, all = true;
  for (size_t s = 0; s < low.n; s++)
    all = all && grows(&low.step[s], &high.step[s], &some);
  *out = all && some;
  return FC_OK;
}
