/* own_cost.c - own cost, freed match and lost service of an award.
 *
 * Money spent before the cut or taken back must be paid whatever becomes of the service. Of the future loss, local money
 * that an effect books (a state that maintains its program when the federal share falls) is own cost; of the rest the
 * backfill. With every federal dollar that is neither, the match that went with it is freed and the service shrinks by
 * both; not where the effect itself says what local money does (it books to own, be it nothing). */
#include "impact/own_cost.h"

const char *fc_kept_up_name(fc_kept_up kept) {
  static const char *const names[FC_KEPT_UP] = {"stated", "none", "all"};
  return names[kept];
}

static fc_rate part_kept(const fc_plan *plan, size_t touched, fc_kept_up kept) {
  if (kept == FC_KEPT_AS_STATED)
    return plan->after.backfill[plan->after.priority[touched]];
  return (fc_rate){kept == FC_KEPT_ALL, 1};
}

static bool says_what_local_money_does(const fc_step *step) {
  for (size_t i = 0; i < step->bookings; i++)
    if (step->booking[i].account == FC_BOOK_OWN)
      return true;
  return false;
}

/* Of the future loss of a year, what comes of steps that say what local money does. */
static fc_i128 settled_in(const fc_plan *plan, size_t touched, const fc_money *taken, size_t year) {
  const fc_touched *t = &plan->touched[touched];
  fc_i128 sum = 0;
  for (uint32_t i = 0; i < t->cuts; i++) {
    const fc_plan_cut *cut = &plan->cuts[t->cut[i]];
    for (size_t s = 0; s < cut->n_steps; s++)
      if (says_what_local_money_does(&cut->step[s]))
        sum += taken[fc_plan_taking(plan, cut, t->place[i], s) + year];
  }
  return sum;
}

/* money * rate, rounded once. */
static bool part_of(fc_i128 money, fc_rate rate, fc_rounding rounding, fc_i128 *out) {
  if (!fc_i128_mul(money, rate.num, out))
    return false;
  *out = fc_i128_divide(*out, rate.den, rounding);
  return true;
}

bool fc_own_cost_of(const fc_plan *plan, size_t touched, const fc_money *taken, const fc_money *book, fc_kept_up kept,
                    fc_own_cost *out) {
  const fc_rate rate = part_kept(plan, touched, kept);
  const fc_rate *match = plan->after.match ? &plan->after.match[touched] : NULL;
  size_t years = plan->n_years + 1;
  for (size_t y = 0; y < plan->n_years; y++) {
    fc_i128 future = book[FC_BOOK_FUTURE * years + y], local = book[FC_BOOK_OWN * years + y];
    fc_i128 due = (fc_i128)book[FC_BOOK_INCURRED * years + y] + book[FC_BOOK_CLAWBACK * years + y];
    fc_i128 unsettled = future - settled_in(plan, touched, taken, y), backfill, of_unsettled, freed = 0;
    if (!part_of(future - local, rate, plan->rounding, &backfill) ||
        !part_of(unsettled, rate, plan->rounding, &of_unsettled) ||
        (match && match->den && !part_of(unsettled - of_unsettled, *match, plan->rounding, &freed)))
      return false;
    fc_i128 own = due + local + backfill;
    if (!fc_i128_to_money(own, &out[y].own) || !fc_i128_to_money(freed, &out[y].freed) ||
        !fc_i128_to_money(due + future - own + freed, &out[y].service))
      return false;
  }
  return true;
}
