/* tally_after.c - after the loss, of every row: what it leaves to pay, adds up award by award; what the funds meet of it
 * is known of rows that are about whole governments, for a reserve is a government's, not a program's. */
#include "impact/after_draws.h"

#include <string.h>

static void add_money(fc_span *to, const fc_money ends[FC_ENDS]) {
  to->low += ends[FC_LOW] < ends[FC_HIGH] ? ends[FC_LOW] : ends[FC_HIGH];
  to->value += ends[FC_VALUE];
  to->high += ends[FC_LOW] < ends[FC_HIGH] ? ends[FC_HIGH] : ends[FC_LOW];
}

/* One award's years, at all ends, with one part kept up. */
typedef struct award_costs {
  fc_own_cost room[FC_ENDS][FC_YEARS_MAX];
  const fc_own_cost *end[FC_ENDS];
} award_costs;

static fc_status find_costs(fc_ctx *ctx, const fc_tally *tally, size_t t, fc_kept_up kept, award_costs *costs) {
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  fc_status status = FC_OK;
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++) {
    costs->end[end] = costs->room[tally->ranged ? end : FC_VALUE];
    if (end == FC_VALUE || tally->ranged)
      status = fc_after_cost(ctx, tally, t, (fc_end)end, kept, book, costs->room[end]);
  }
  return status;
}

/* own cost, and of the case that is answered first the service as well. */
static void add_cost(const award_costs *costs, size_t year, fc_kept_up kept, fc_row_after *after) {
  fc_money own[FC_ENDS], freed[FC_ENDS], service[FC_ENDS];
  for (int end = 0; end < FC_ENDS; end++) {
    own[end] = costs->end[end][year].own;
    freed[end] = costs->end[end][year].freed;
    service[end] = costs->end[end][year].service;
  }
  add_money(kept == FC_KEPT_ALL ? &after->own_cost_all : &after->own_cost, own);
  if (kept == FC_KEPT_ALL)
    return;
  add_money(&after->match_freed, freed);
  add_money(&after->service_loss, service);
}

/* The part of its positions that an award would no longer pay, in hundredths: of its loss over what is due of it. */
static fc_status add_positions(fc_ctx *ctx, const fc_tally *tally, size_t t, fc_i128 loss, fc_i128 due,
                               fc_row_after *after) {
  const int64_t positions = tally->plan->after.positions[t];
  fc_i128 product;
  if (positions < 0) {
    after->loss_without_positions += loss;
    return FC_OK;
  }
  after->has_positions = true;
  if (due <= 0)
    return FC_OK;
  if (!fc_i128_mul(loss, positions, &product))
    return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "positions of this answer are beyond what can be counted");
  after->positions += fc_i128_divide(product, due, tally->plan->rounding);
  return FC_OK;
}

static fc_i128 loss_in(const fc_money *book, size_t years, size_t year) {
  fc_i128 loss = 0;
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    loss += book[a * years + year];
  return loss;
}

/* Jobs are counted at the stated values: of the years together an average year's. */
static fc_status count_positions(fc_ctx *ctx, const fc_tally *tally, fc_group *group, size_t t) {
  const fc_plan *plan = tally->plan;
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)] = {0};
  size_t years = plan->n_years + 1;
  fc_i128 loss = 0, due = 0;
  fc_status status = FC_OK;
  if (!plan->after.positions || !fc_plan_book(plan, t, tally->taken[FC_VALUE], book))
    return FC_OK;
  for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
    fc_i128 lost = loss_in(book, years, y), granted = fc_plan_grant(plan, t, y, FC_VALUE);
    loss += lost;
    due += granted;
    if (group->in_year)
      status = add_positions(ctx, tally, t, lost, granted, &group->in_year[y - plan->show_from].after);
  }
  return status == FC_OK ? add_positions(ctx, tally, t, loss, due, &group->row.after) : status;
}

static fc_status add_award(fc_ctx *ctx, const fc_tally *tally, fc_group *group, size_t t) {
  const fc_plan *plan = tally->plan;
  award_costs costs;
  fc_status status = count_positions(ctx, tally, group, t);
  bool matched = plan->after.match && plan->after.match[t].den;
  group->row.after.matched = group->row.after.matched || matched;
  for (int kept = 0; kept < FC_KEPT_UP && status == FC_OK; kept++) {
    if (!fc_after_has(plan, (fc_kept_up)kept))
      continue;
    status = find_costs(ctx, tally, t, (fc_kept_up)kept, &costs);
    for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
      add_cost(&costs, y, (fc_kept_up)kept, &group->row.after);
      if (group->in_year)
        add_cost(&costs, y, (fc_kept_up)kept, &group->in_year[y - plan->show_from].after);
    }
  }
  return status;
}

static void add_span(fc_span *to, fc_span more) {
  to->low += more.low;
  to->value += more.value;
  to->high += more.high;
}

static void add_sums(const fc_draw_sums *sums, fc_kept_up kept, fc_row_after *after) {
  add_span(kept == FC_KEPT_ALL ? &after->gap_all : &after->gap, sums->gap);
  if (kept == FC_KEPT_ALL)
    return;
  add_span(&after->available, sums->available);
  add_span(&after->drawn, sums->drawn);
}

/* Of several governments the fewest full years, and the first of their gaps (0: there is none). */
static void add_years(int full, int first, fc_row_after *after) {
  after->full_years = after->full_years < 0 || full < after->full_years ? full : after->full_years;
  if (first && (!after->first_gap_year || first < after->first_gap_year))
    after->first_gap_year = first;
}

static int named(const fc_plan *plan, size_t year) {
  return year < plan->show_to ? plan->first_year + (int)year : 0;
}

static void add_government(const fc_tally *tally, const fc_drawn_government *government, fc_group *group) {
  const fc_plan *plan = tally->plan;
  for (int kept = 0; kept < FC_KEPT_UP; kept++) {
    bool total = !group->key && government->counts_less;
    const fc_draws *draws = total ? &government->in_total[kept] : &government->draws[kept];
    if (!fc_after_has(plan, (fc_kept_up)kept))
      continue;
    add_sums(&draws->total, (fc_kept_up)kept, &group->row.after);
    if (kept == FC_KEPT_AS_STATED)
      add_years((int)draws->schedule.full_years, named(plan, draws->schedule.first_gap), &group->row.after);
    for (size_t y = plan->show_from; group->in_year && y < plan->show_to; y++) {
      fc_row_after *after = &group->in_year[y - plan->show_from].after;
      bool full = draws->schedule.year[y].gap == 0;
      add_sums(&draws->in_year[y], (fc_kept_up)kept, after);
      if (kept == FC_KEPT_AS_STATED)
        add_years(full, full ? 0 : named(plan, y), after);
    }
  }
}

/* Not so where some of their awards stand in others of the row. */
static bool is_of_whole_governments(const fc_tally *tally, const fc_group *group) {
  if (group->key && group->n_all != group->n_members)
    return false;
  for (size_t i = 0; group->key && i < tally->plan->report.n_by; i++)
    if (!fc_award_column_is_of_government(&tally->plan->report.by[i]))
      return false;
  return true;
}

/* What the run states holds for every row. */
static void start(const fc_plan *plan, bool of_governments, bool several, fc_row_after *after) {
  *after = (fc_row_after){.known = true,
                          .stated = plan->after.stated,
                          .of_governments = of_governments,
                          .has_funds = plan->after.has_funds,
                          .full_years = -1,
                          .counts_jobs = plan->after.counts_jobs,
                          .position_cost = (fc_i128)plan->after.position_cost *
                                           (several ? (fc_i128)(plan->show_to - plan->show_from) : 1)};
}

static void add_governments(const fc_tally *tally, fc_group *group) {
  size_t at = 0;
  for (size_t i = 0; i < group->n_members; i++) {
    uint32_t government = fc_dataset_award(tally->dataset, tally->plan->touched[group->member[i]].award)->government;
    if (at && tally->after->government[at - 1].government == government)
      continue;
    while (tally->after->government[at].government != government)
      at++;
    add_government(tally, &tally->after->government[at++], group);
  }
}

fc_status fc_group_after(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  const fc_plan *plan = tally->plan;
  if (!plan->after.wanted)
    return FC_OK;
  bool whole = is_of_whole_governments(tally, group);
  fc_status status = FC_OK;
  start(plan, whole, true, &group->row.after);
  for (size_t y = 0; group->in_year && y < fc_tally_years(tally); y++)
    start(plan, whole, false, &group->in_year[y].after);
  for (size_t i = 0; i < group->n_members && status == FC_OK; i++)
    if (!plan->touched[group->member[i]].unknown)
      status = add_award(ctx, tally, group, group->member[i]);
  if (status == FC_OK && whole)
    add_governments(tally, group);
  for (size_t y = 0; group->in_year && y < fc_tally_years(tally); y++)
    group->in_year[y].after.matched = group->row.after.matched;
  return status;
}
