/* cash.c - money that is waited for: what is booked to cash, in the months in which it was due and in which it comes. */
#include "impact/cash.h"

#include <stdlib.h>

static bool moves_cash(const fc_step *step) {
  for (size_t i = 0; i < step->bookings; i++)
    if (step->booking[i].account == FC_BOOK_CASH)
      return true;
  return false;
}

bool fc_tally_moves_cash(const fc_tally *tally) {
  return tally->accounts >> FC_BOOK_CASH & 1;
}

/* Months are counted from the earliest fiscal year of the row's governments. */
static int first_month(const fc_tally *tally, const fc_group *group) {
  const fc_touched *touched = tally->plan->touched;
  int first = INT32_MAX;
  for (size_t i = 0; i < group->n_members; i++) {
    if (i && touched[group->member[i]].government == touched[group->member[i - 1]].government)
      continue;
    int month = fc_plan_first_month(tally->plan, group->member[i], 0);
    first = month < first ? month : first;
  }
  return group->n_members ? first : 0;
}

/* A month of the cash; those before it are there as well. */
static fc_cash_month *month_at(fc_cash *cash, size_t at) {
  while (cash->n <= at)
    cash->month[cash->n++] = (fc_cash_month){0, 0};
  return &cash->month[at];
}

/* One booking of one year's taking, by months. */
static bool add_booking(const fc_plan *plan, const fc_booking *booking, const fc_month_weights *weights, int first,
                        fc_money taken, fc_cash *out) {
  fc_i128 amount, part[FC_MONTHS];
  if (!fc_booking_amount(plan, booking, taken, &amount) || !fc_months_split(weights, amount, plan->rounding, part))
    return false;
  for (int m = 0; m < FC_MONTHS; m++) {
    size_t at = (size_t)(first + m + booking->months - out->first);
    if (part[m] == 0 || at >= FC_CASH_MONTHS)
      continue;
    fc_cash_month *month = month_at(out, at);
    /* Of a correction, a row below zero, less is due and less is paid. */
    if (booking->coefficient.num < 0)
      month->due -= part[m];
    else
      month->paid += part[m];
  }
  return true;
}

static bool add_step(const fc_tally *tally, size_t touched, const fc_plan_cut *cut, const fc_step *step,
                     const fc_money *taken, fc_cash *out) {
  const fc_plan *plan = tally->plan;
  for (size_t y = 0; y < plan->n_years; y++) {
    if (!taken[y])
      continue;
    const fc_month_weights weights = fc_plan_months(plan, cut, step, touched, y);
    int first = fc_plan_first_month(plan, touched, y);
    for (size_t i = 0; i < step->bookings; i++)
      if (step->booking[i].account == FC_BOOK_CASH && fc_booking_holds(plan, touched, step, &step->booking[i], y) &&
          !add_booking(plan, &step->booking[i], &weights, first, taken[y], out))
        return false;
  }
  return true;
}

bool fc_cash_of(const fc_tally *tally, const fc_group *group, fc_end end, fc_cash *out) {
  const fc_plan *plan = tally->plan;
  out->n = 0;
  out->first = first_month(tally, group);
  for (size_t i = 0; i < group->n_members; i++) {
    const fc_touched *t = &plan->touched[group->member[i]];
    for (uint32_t k = 0; k < t->cuts && !t->unknown; k++) {
      const fc_plan_cut *cut = &plan->cuts[t->cut[k]];
      for (size_t s = 0; s < cut->n_steps; s++)
        if (moves_cash(&cut->step[s]) &&
            !add_step(tally, group->member[i], cut, &cut->step[s],
                      tally->taken[end] + fc_plan_taking(plan, cut, t->place[k], s), out))
          return false;
    }
  }
  return true;
}

fc_i128 fc_cash_peak(const fc_cash *cash) {
  fc_i128 waited = 0, peak = 0;
  for (size_t m = 0; m < cash->n; m++) {
    waited += cash->month[m].due - cash->month[m].paid;
    peak = waited > peak ? waited : peak;
  }
  return peak;
}

static bool fill_row(const fc_tally *tally, fc_group *group, fc_cash *cash) {
  fc_i128 peak[FC_ENDS];
  for (int end = 0; end < FC_ENDS; end++) {
    if (end == FC_LOW || tally->ranged) {
      if (!fc_cash_of(tally, group, (fc_end)end, cash))
        return false;
      peak[end] = fc_cash_peak(cash);
    } else {
      peak[end] = peak[FC_LOW];
    }
  }
  bool rising = peak[FC_LOW] < peak[FC_HIGH];
  group->row.after.has_cash = true;
  group->row.after.peak_cash =
      (fc_span){peak[rising ? FC_LOW : FC_HIGH], peak[FC_VALUE], peak[rising ? FC_HIGH : FC_LOW]};
  return true;
}

fc_status fc_group_cash(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  if (!fc_tally_moves_cash(tally))
    return FC_OK;
  fc_cash *cash = malloc(sizeof *cash);
  if (!cash)
    return fc_fail_memory(ctx);
  bool ok = fill_row(tally, group, cash);
  free(cash);
  return ok ? FC_OK : fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "cash of this answer is beyond the range of money");
}
