/* row_sums.c - the figures of a row that add up over its awards: what is due, what is booked, and what is lost by which
 * of its governments, in each year that is shown and in all of them together.
 *
 * Sums are of whole cents, so that the order of adding does not matter. Only money at the prices of the first year is
 * rounded award by award. */
#include "impact/tally.h"

#include <string.h>

/* Of all awards of a row in one year of the plan; of the year behind the last, what comes after them all. */
typedef struct year_sums {
  fc_i128 account[FC_ACCOUNTS], due, grant;
} year_sums;

typedef struct row_sums {
  fc_ctx *ctx;
  const fc_tally *tally;
  fc_group *group;
  year_sums sums[FC_ENDS][FC_YEARS_MAX + 1];
  fc_money book[FC_ENDS][FC_ACCOUNTS * (FC_YEARS_MAX + 1)]; /* of one award: [account][year] */
  fc_i128 lost[FC_ENDS][FC_YEARS_MAX];                      /* by awards of one government that follow one another */
  size_t government;                                        /* its place in the row */
  size_t years;                                             /* of the plan, and one for all after them */
} row_sums;

/* What is not a range is summed once. */
static bool is_summed(const row_sums *s, int end) {
  return end == FC_VALUE || s->tally->ranged;
}

static int summed_end(const row_sums *s, int end) {
  return s->tally->ranged ? end : FC_VALUE;
}

static void add_to(fc_span *to, const fc_i128 ends[FC_ENDS]) {
  to->low += ends[FC_LOW];
  to->value += ends[FC_VALUE];
  to->high += ends[FC_HIGH];
}

static fc_status fail_sums(fc_ctx *ctx) {
  return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
}

static fc_status book_award(row_sums *s, size_t t) {
  const fc_plan *plan = s->tally->plan;
  for (int end = 0; end < FC_ENDS; end++) {
    if (!is_summed(s, end))
      continue;
    memset(s->book[end], 0, FC_ACCOUNTS * s->years * sizeof(fc_money));
    if (fc_plan_book(plan, t, s->tally->taken[end], s->book[end]))
      continue;
    const fc_dataset *dataset = s->tally->dataset;
    fc_where where = fc_dataset_where(dataset, fc_dataset_award(dataset, plan->touched[t].award)->origin);
    return fc_fail(s->ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row",
                   "what is booked of this amount is beyond the range of money");
  }
  return FC_OK;
}

/* What is left of what was due in a year: what was taken back was due in another. */
static fc_money left_in(const row_sums *s, size_t t, size_t year, int end) {
  const fc_money *book = s->book[summed_end(s, end)];
  return fc_plan_due(s->tally->plan, t, year, (fc_end)end) - book[FC_BOOK_FUTURE * s->years + year] -
         book[FC_BOOK_INCURRED * s->years + year];
}

static fc_money loss_in(const row_sums *s, size_t year, int end) {
  const fc_money *book = s->book[summed_end(s, end)];
  fc_money loss = 0;
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    loss += book[a * s->years + year];
  return loss;
}

static void add_real(const fc_i128 loss[FC_ENDS], const fc_i128 left[FC_ENDS], bool last, fc_row *row) {
  add_to(&row->loss_real, loss);
  if (last)
    add_to(&row->last_real, left);
}

/* One award in dollars of the first year that is shown. */
static bool add_prices(row_sums *s, size_t t) {
  const fc_plan *plan = s->tally->plan;
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    fc_i128 loss[FC_ENDS], left[FC_ENDS];
    for (int end = 0; end < FC_ENDS; end++) {
      fc_money lost = loss_in(s, y, end), kept = left_in(s, t, y, end);
      if (!fc_plan_deflate(plan, y, &lost) || !fc_plan_deflate(plan, y, &kept))
        return false;
      loss[end] = lost;
      left[end] = kept;
    }
    add_real(loss, left, y + 1 == plan->show_to, &s->group->row);
    if (s->group->in_year)
      add_real(loss, left, y + 1 == plan->show_to, &s->group->in_year[y - plan->show_from]);
  }
  return true;
}

static void add_booked(row_sums *s, size_t t, int end) {
  const fc_plan *plan = s->tally->plan;
  const fc_money *book = s->book[end];
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    year_sums *sums = &s->sums[end][y];
    for (size_t a = 0; a < FC_ACCOUNTS; a++)
      if (s->tally->accounts >> a & 1)
        sums->account[a] += book[a * s->years + y];
    sums->due += fc_plan_due(plan, t, y, (fc_end)end);
    sums->grant += fc_plan_grant(plan, t, y, (fc_end)end);
    s->lost[end][y] += loss_in(s, y, end);
  }
  s->sums[end][plan->n_years].account[FC_BOOK_FUTURE] += book[FC_BOOK_FUTURE * s->years + plan->n_years];
}

static fc_status add_award(row_sums *s, size_t t) {
  fc_status status = book_award(s, t);
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++)
    if (is_summed(s, end))
      add_booked(s, t, end);
  return status != FC_OK || !s->tally->plan->price || add_prices(s, t) ? status : fail_sums(s->ctx);
}

/* What the awards of one government lost is a part of the row's loss. */
static void give_part(row_sums *s) {
  const fc_plan *plan = s->tally->plan;
  fc_group *group = s->group;
  fc_span *part = (fc_span *)(uintptr_t)group->governments.part + s->government;
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    fc_i128 lost[FC_ENDS];
    for (int end = 0; end < FC_ENDS; end++)
      lost[end] = s->lost[summed_end(s, end)][y];
    add_to(part, lost);
    if (group->in_year)
      add_to(&group->part_in_year[(y - plan->show_from) * group->governments.n + s->government], lost);
  }
  for (int end = 0; end < FC_ENDS; end++)
    if (is_summed(s, end))
      memset(s->lost[end], 0, (s->years - 1) * sizeof(fc_i128));
}

/* What goes out (cash) is least where the inputs are highest. */
static void order_ends(fc_row *row) {
  fc_span *const each[] = {&row->account[FC_BOOK_CASH], &row->later};
  for (size_t i = 0; i < sizeof each / sizeof *each; i++)
    if (each[i]->low > each[i]->high)
      *each[i] = (fc_span){each[i]->high, each[i]->value, each[i]->low};
}

/* The sums of one year, added to a row. */
static void add_year(const row_sums *s, size_t year, fc_row *row) {
  const fc_plan *plan = s->tally->plan;
  fc_i128 loss[FC_ENDS], left[FC_ENDS], grant[FC_ENDS], booked[FC_ENDS];
  for (int end = 0; end < FC_ENDS; end++) {
    const year_sums *sums = &s->sums[summed_end(s, end)][year];
    loss[end] = 0;
    for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
      loss[end] += sums->account[a];
    left[end] = sums->due - sums->account[FC_BOOK_FUTURE] - sums->account[FC_BOOK_INCURRED];
    grant[end] = sums->grant;
  }
  add_to(&row->loss, loss);
  add_to(&row->grant, grant);
  for (size_t a = 0; a < FC_ACCOUNTS; a++) {
    for (int end = 0; end < FC_ENDS; end++)
      booked[end] = s->sums[summed_end(s, end)][year].account[a];
    add_to(&row->account[a], booked);
  }
  if (year == plan->show_from)
    add_to(&row->first, left);
  if (year + 1 == plan->show_to)
    add_to(&row->last, left);
}

static void give_rows(const row_sums *s) {
  const fc_plan *plan = s->tally->plan;
  fc_group *group = s->group;
  fc_i128 later[FC_ENDS];
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    add_year(s, y, &group->row);
    if (group->in_year)
      add_year(s, y, &group->in_year[y - plan->show_from]);
  }
  for (int end = 0; end < FC_ENDS; end++)
    later[end] = s->sums[summed_end(s, end)][plan->n_years].account[FC_BOOK_FUTURE];
  add_to(&group->row.later, later);
  group->row.unknown = group->unknown == group->n_members;
  order_ends(&group->row);
  for (size_t y = 0; group->in_year && y < fc_tally_years(s->tally); y++) {
    group->in_year[y].unknown = group->row.unknown;
    order_ends(&group->in_year[y]);
  }
}

static void start(row_sums *s) {
  for (int end = 0; end < FC_ENDS; end++)
    if (is_summed(s, end)) {
      memset(s->sums[end], 0, s->years * sizeof **s->sums);
      memset(s->lost[end], 0, (s->years - 1) * sizeof **s->lost);
    }
}

fc_status fc_group_sum(fc_ctx *ctx, const fc_tally *tally, fc_group *group) {
  row_sums s;
  const fc_touched *touched = tally->plan->touched;
  fc_status status = FC_OK;
  s.ctx = ctx;
  s.tally = tally;
  s.group = group;
  s.years = tally->plan->n_years + 1;
  start(&s);
  for (size_t i = 0; i < group->n_members && status == FC_OK; i++) {
    size_t t = group->member[i];
    if (i == 0)
      s.government = fc_group_government(tally, group, t);
    if (i && touched[t].government != touched[group->member[i - 1]].government) {
      give_part(&s);
      s.government = fc_group_government(tally, group, t);
    }
    if (touched[t].unknown)
      group->unknown++;
    else
      status = add_award(&s, t);
  }
  if (group->n_members)
    give_part(&s);
  give_rows(&s);
  return status;
}
