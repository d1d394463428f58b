/* book.c - what takings are booked to, and when.
 *
 * Of money that comes m months late, what was due in the first 12 - m % 12 months of a year comes m / 12 years later,
 * rounded to the cent, the rest a year after that (months.h). What would come after the plan's last year is kept apart.
 */
#include "impact/months.h"

#include <string.h>

/* Money of an award comes too late where the first of it would come after the award's period. */
static bool has_lapsed(const fc_plan *plan, const fc_award *award, size_t year, int months) {
  fc_day start = fc_dataset_government(plan->frame.dataset, award->government)->start;
  if (award->period_end == FC_NO_DATE || !plan->first_year)
    return false;
  if (!start.month)
    start = (fc_day){1, 1};
  int named, month, day;
  fc_date_split(fc_fiscal_year_first(plan->first_year + (int)year, start), &named, &month, &day);
  int later = month - 1 + months;
  return award->period_end < fc_date_of(named + later / 12, later % 12 + 1, 1) + day - 1;
}

static bool add(fc_money *to, fc_i128 amount) {
  fc_i128 sum = (fc_i128)*to + amount;
  return fc_i128_to_money(sum, to);
}

static size_t within(const fc_plan *plan, size_t year) {
  return year < plan->n_years ? year : plan->n_years;
}

bool fc_booking_amount(const fc_plan *plan, const fc_booking *booking, fc_money taken, fc_i128 *out) {
  const fc_rate *coefficient = &booking->coefficient;
  *out = taken;
  if (coefficient->den == 1 && coefficient->num == 1)
    return true;
  if (!fc_i128_mul(taken, coefficient->num, out))
    return false;
  *out = fc_i128_divide(*out, coefficient->den, plan->rounding);
  return true;
}

bool fc_booking_holds(const fc_plan *plan, size_t touched, const fc_step *step, const fc_booking *booking, size_t year) {
  if (!booking->lapses)
    return true;
  const fc_award *award = fc_dataset_award(plan->frame.dataset, plan->touched[touched].award);
  int months = booking->months;
  for (size_t k = 0; k < step->bookings; k++)
    months = step->booking[k].months > months ? step->booking[k].months : months;
  return !has_lapsed(plan, award, year, months);
}

/* Only money that comes with a part of a year is counted by months. */
static bool counts_months(const fc_step *step) {
  for (size_t i = 0; i < step->bookings; i++)
    if (step->booking[i].months % FC_MONTHS)
      return true;
  return false;
}

static bool book_one(const fc_plan *plan, const fc_booking *booking, const fc_month_weights *weights, size_t year,
                     fc_money taken, fc_money *book) {
  fc_money *account = book + (size_t)booking->account * (plan->n_years + 1);
  fc_i128 amount, first;
  if (!fc_booking_amount(plan, booking, taken, &amount))
    return false;
  size_t later = year + (size_t)booking->months / FC_MONTHS;
  int months = FC_MONTHS - booking->months % FC_MONTHS;
  if (months == FC_MONTHS)
    return add(&account[within(plan, later)], amount);
  if (!fc_months_part(weights, amount, months, plan->rounding, &first))
    return false;
  return add(&account[within(plan, later)], first) && add(&account[within(plan, later + 1)], amount - first);
}

static bool book_step(const fc_plan *plan, size_t touched, const fc_plan_cut *cut, const fc_step *step,
                      const fc_money *taken, fc_money *book) {
  bool by_months = counts_months(step);
  for (size_t y = 0; y < plan->n_years; y++) {
    if (taken[y] == 0)
      continue;
    fc_month_weights weights;
    if (by_months)
      weights = fc_plan_months(plan, cut, step, touched, y);
    for (size_t i = 0; i < step->bookings; i++)
      if (fc_booking_holds(plan, touched, step, &step->booking[i], y) &&
          !book_one(plan, &step->booking[i], &weights, y, taken[y], book))
        return false;
  }
  return true;
}

static bool book_cut(const fc_plan *plan, size_t touched, uint32_t cut_index, uint32_t place, const fc_money *taken,
                     fc_money *book) {
  const fc_plan_cut *cut = &plan->cuts[cut_index];
  for (size_t s = 0; s < cut->n_steps; s++)
    if (!book_step(plan, touched, cut, &cut->step[s], taken + fc_plan_taking(plan, cut, place, s), book))
      return false;
  return true;
}

bool fc_plan_book_since(const fc_plan *plan, size_t touched, uint32_t since, const fc_money *taken, fc_money *book) {
  const fc_touched *t = &plan->touched[touched];
  for (uint32_t i = 0; i < t->cuts; i++)
    if (t->cut[i] >= since && !book_cut(plan, touched, t->cut[i], t->place[i], taken, book))
      return false;
  return true;
}

bool fc_plan_book(const fc_plan *plan, size_t touched, const fc_money *taken, fc_money *book) {
  return fc_plan_book_since(plan, touched, 0, taken, book);
}

static fc_money sum_loss(const fc_plan *plan, const fc_money *book, size_t first, size_t last) {
  fc_money loss = 0;
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    for (size_t y = first; y < last; y++)
      loss += book[a * (plan->n_years + 1) + y];
  return loss;
}

fc_money fc_plan_loss(const fc_plan *plan, size_t touched, const fc_money *taken, size_t year) {
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  fc_plan_book(plan, touched, taken, book);
  return year < plan->n_years ? sum_loss(plan, book, year, year + 1)
                              : sum_loss(plan, book, plan->show_from, plan->show_to);
}

fc_money fc_plan_loss_by(const fc_plan *plan, size_t touched, uint32_t cut, uint32_t place, const fc_money *taken) {
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  book_cut(plan, touched, cut, place, taken, book);
  return sum_loss(plan, book, plan->show_from, plan->show_to);
}

/* Money of the loss that comes in later years. */
static bool comes_later(const fc_booking *booking) {
  return booking->account == FC_BOOK_FUTURE && booking->coefficient.num < 0;
}

bool fc_plan_makes_late(const fc_plan_cut *cut) {
  for (size_t s = 0; s < cut->n_steps; s++)
    for (size_t i = 0; i < cut->step[s].bookings; i++)
      if (comes_later(&cut->step[s].booking[i]))
        return true;
  return false;
}

/* What of the takings in the years that are shown comes later, in the year in which it comes. */
static void add_later(const fc_plan *plan, size_t touched, const fc_plan_cut *cut, const fc_step *step,
                      const fc_money *taken, fc_money *book) {
  for (size_t i = 0; i < step->bookings; i++)
    for (size_t y = plan->show_from; y < plan->show_to && comes_later(&step->booking[i]); y++) {
      fc_month_weights weights = {{0}};
      if (taken[y] && counts_months(step))
        weights = fc_plan_months(plan, cut, step, touched, y);
      if (taken[y] && fc_booking_holds(plan, touched, step, &step->booking[i], y))
        book_one(plan, &step->booking[i], &weights, y, taken[y], book);
    }
}

fc_late fc_plan_late_by(const fc_plan *plan, size_t touched, uint32_t cut_index, uint32_t place, const fc_money *taken) {
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  const fc_plan_cut *cut = &plan->cuts[cut_index];
  fc_late late = {0, 0};
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  for (size_t s = 0; s < cut->n_steps; s++)
    add_later(plan, touched, cut, &cut->step[s], taken + fc_plan_taking(plan, cut, place, s), book);
  for (size_t y = 0; y <= plan->n_years; y++) {
    fc_money comes = -book[FC_BOOK_FUTURE * (plan->n_years + 1) + y];
    late.all += comes;
    late.after += y >= plan->show_to ? comes : 0;
  }
  return late;
}
