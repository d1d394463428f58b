/* ends_shared.c - ends of rows where a sum is shared pro rata.
 *
 * A share of a sum grows with the award's own amount and falls with the others': a row loses most with its own awards
 * at their high ends and all others at their low ones, and least the other way round. Of ratios the extreme lies at
 * some choice of ends: the search starts from the best of the four corners (own and others, low and high) and moves one
 * award after the other to the end that makes it more extreme, until none does. Each move is an evaluation of the whole
 * plan; where there are too many of them the corners stand. */
#include "impact/ends.h"

#include <stdlib.h>
#include <string.h>

static const double MOST_WORK = 5e7; /* steps of evaluations, of all rows: about a second */
enum { SWEEPS = 8 };

bool fc_plan_shares_sums(const fc_plan *plan) {
  for (size_t k = 0; k < plan->n_cuts; k++)
    for (size_t s = 0; s < plan->cuts[k].n_steps; s++)
      if (plan->cuts[k].step[s].sharing != FC_EACH)
        return true;
  return false;
}

/* A row being searched. */
typedef struct fc_search {
  fc_ctx *ctx;
  const fc_tally *tally;
  const fc_group *group;
  const bool *in;      /* governments that count; NULL: all */
  const fc_span *rest; /* beside the row's awards; NULL: nothing */
  uint8_t *end;        /* of each touched award */
  fc_money *taken;
} fc_search;

static fc_status start(fc_search *search) {
  const fc_plan *plan = search->tally->plan;
  search->end = malloc(plan->n_touched);
  search->taken = malloc((plan->n_takings + 1) * sizeof *search->taken);
  return search->end && search->taken ? FC_OK : fc_fail_memory(search->ctx);
}

static void finish(fc_search *search) {
  free(search->end);
  free(search->taken);
}

static fc_status evaluate(fc_search *search) {
  return fc_plan_evaluate(search->ctx, search->tally->plan, search->end, search->taken);
}

static bool counts(const fc_search *search, size_t touched) {
  return !search->tally->plan->touched[touched].unknown &&
         (!search->in || search->in[fc_group_government(search->tally, search->group, touched)]);
}

static void set_corner(fc_search *search, fc_end own, fc_end others) {
  memset(search->end, (int)others, search->tally->plan->n_touched);
  for (size_t i = 0; i < search->group->n_members; i++)
    if (counts(search, search->group->member[i]))
      search->end[search->group->member[i]] = (uint8_t)own;
}

/* The ratio at the ends that are set; den 0: none. The rest stands at the end that makes it more extreme. */
static fc_ratio measure(const fc_search *search, int sign) {
  const fc_plan *plan = search->tally->plan;
  fc_i128 loss = 0, whole = 0;
  for (size_t i = 0; i < search->group->n_members; i++) {
    size_t t = search->group->member[i];
    if (!counts(search, t))
      continue;
    whole += fc_plan_grant(plan, t, plan->n_years, (fc_end)search->end[t]);
    loss += fc_plan_loss(plan, t, search->taken, plan->n_years);
  }
  if (search->rest)
    whole += (loss >= 0) == (sign > 0) ? search->rest->low : search->rest->high;
  return whole > 0 ? fc_ratio_of(loss, whole) : (fc_ratio){0, 0};
}

static bool is_better(fc_ratio candidate, fc_ratio than, int sign) {
  return candidate.den && (!than.den || sign * fc_ratio_cmp(candidate, than) > 0);
}

static bool is_loose(const fc_plan *plan, size_t touched) {
  return !fc_figure_is_exact(fc_dataset_award(plan->frame.dataset, plan->touched[touched].award)->amount) &&
         !plan->touched[touched].unknown;
}

/* Moves one award to its best end. */
static fc_status move(fc_search *search, size_t touched, int sign, fc_ratio *best, bool *moved) {
  uint8_t kept = search->end[touched];
  for (uint8_t end = 0; end < FC_ENDS; end++) {
    if (end == kept)
      continue;
    search->end[touched] = end;
    fc_status status = evaluate(search);
    if (status != FC_OK)
      return status;
    fc_ratio ratio = measure(search, sign);
    if (!is_better(ratio, *best, sign))
      continue;
    *best = ratio;
    *moved = true;
    kept = end;
  }
  search->end[touched] = kept;
  return FC_OK;
}

static bool is_affordable(const fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  size_t loose = 0;
  for (size_t t = 0; t < plan->n_touched; t++)
    loose += is_loose(plan, t);
  double evaluations = (double)(tally->n_groups + 1) * (double)loose * SWEEPS;
  return evaluations * (double)plan->n_takings < MOST_WORK;
}

static fc_status climb(fc_search *search, int sign, fc_ratio *best) {
  const fc_plan *plan = search->tally->plan;
  bool moved = is_affordable(search->tally);
  for (int sweep = 0; sweep < SWEEPS && moved; sweep++) {
    moved = false;
    for (size_t t = 0; t < plan->n_touched; t++) {
      fc_status status = is_loose(plan, t) ? move(search, t, sign, best, &moved) : FC_OK;
      if (status != FC_OK)
        return status;
    }
  }
  return FC_OK;
}

static const fc_end corners[][2] = {
    {FC_VALUE, FC_VALUE}, {FC_LOW, FC_LOW}, {FC_HIGH, FC_HIGH}, {FC_LOW, FC_HIGH}, {FC_HIGH, FC_LOW}};
enum { CORNERS = sizeof corners / sizeof *corners };

static fc_status extreme(fc_search *search, int sign, fc_ratio *out) {
  size_t from = 0;
  *out = (fc_ratio){0, 0};
  for (size_t i = 0; i < CORNERS; i++) {
    set_corner(search, corners[i][0], corners[i][1]);
    fc_status status = evaluate(search);
    if (status != FC_OK)
      return status;
    fc_ratio ratio = measure(search, sign);
    if (!is_better(ratio, *out, sign))
      continue;
    *out = ratio;
    from = i;
  }
  set_corner(search, corners[from][0], corners[from][1]);
  return climb(search, sign, out);
}

fc_status fc_shared_ratio_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in,
                               const fc_span *rest, fc_ratio *low, fc_ratio *high) {
  fc_search search = {.ctx = ctx, .tally = tally, .group = group, .in = in, .rest = rest};
  fc_status status = start(&search);
  if (status == FC_OK)
    status = extreme(&search, -1, low);
  if (status == FC_OK)
    status = extreme(&search, 1, high);
  finish(&search);
  return status;
}

static void widen(fc_span *span, fc_i128 amount) {
  span->low = amount < span->low ? amount : span->low;
  span->high = amount > span->high ? amount : span->high;
}

/* What the awards that count lose in a year, or (n_years) in all that are shown. */
static fc_i128 loss_of(const fc_search *search, size_t year) {
  fc_i128 loss = 0;
  for (size_t i = 0; i < search->group->n_members; i++) {
    size_t t = search->group->member[i];
    if (counts(search, t))
      loss += fc_plan_loss(search->tally->plan, t, search->taken, year);
  }
  return loss;
}

/* What is booked to each account, of each year of the plan. */
static fc_status book_all(const fc_search *search, fc_money *book) {
  const fc_plan *plan = search->tally->plan;
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  for (size_t i = 0; i < search->group->n_members; i++) {
    size_t t = search->group->member[i];
    if (counts(search, t) && !fc_plan_book(plan, t, search->taken, book))
      return fc_fail(search->ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
  }
  return FC_OK;
}

static fc_status widen_losses(const fc_search *search, fc_group *group) {
  const fc_plan *plan = search->tally->plan;
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  fc_i128 all[FC_ACCOUNTS] = {0}, loss = 0;
  fc_status status = book_all(search, book);
  for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
    fc_i128 loss_in_year = 0;
    for (size_t a = 0; a < FC_ACCOUNTS; a++) {
      fc_money booked = book[a * (plan->n_years + 1) + y];
      all[a] += booked;
      loss_in_year += a < FC_LOSS_ACCOUNTS ? booked : 0;
      if (group->in_year)
        widen(&group->in_year[y - plan->show_from].account[a], booked);
    }
    loss += loss_in_year;
    if (group->in_year)
      widen(&group->in_year[y - plan->show_from].loss, loss_in_year);
  }
  widen(&group->row.loss, loss);
  for (size_t a = 0; a < FC_ACCOUNTS; a++)
    widen(&group->row.account[a], all[a]);
  return status;
}

fc_status fc_shared_loss_ends(fc_ctx *ctx, const fc_tally *tally, fc_group *group) {
  fc_search search = {.ctx = ctx, .tally = tally, .group = group};
  fc_status status = start(&search);
  for (size_t i = 0; i < CORNERS && status == FC_OK; i++) {
    set_corner(&search, corners[i][0], corners[i][1]);
    status = evaluate(&search);
    if (status == FC_OK)
      status = widen_losses(&search, group);
  }
  finish(&search);
  return status;
}

/* What the governments that count lose together, at every corner. */
fc_status fc_shared_part_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in, size_t year,
                              fc_span *part) {
  fc_search search = {.ctx = ctx, .tally = tally, .group = group, .in = in};
  fc_status status = start(&search);
  for (size_t i = 0; i < CORNERS && status == FC_OK; i++) {
    set_corner(&search, corners[i][0], corners[i][1]);
    status = evaluate(&search);
    if (status == FC_OK)
      widen(part, loss_of(&search, year));
  }
  finish(&search);
  return status;
}

static fc_status widen_award(fc_search *search, size_t touched, fc_span *span) {
  const fc_plan *plan = search->tally->plan;
  for (size_t i = 0; i < CORNERS; i++) {
    memset(search->end, (int)corners[i][1], plan->n_touched);
    search->end[touched] = (uint8_t)corners[i][0];
    fc_status status = evaluate(search);
    if (status != FC_OK)
      return status;
    widen(span, fc_plan_loss(plan, touched, search->taken, plan->n_years));
  }
  return FC_OK;
}

fc_status fc_shared_award_ends(fc_ctx *ctx, fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  double work = (double)CORNERS * (double)plan->n_touched * (double)plan->n_takings;
  fc_search search = {.ctx = ctx, .tally = tally};
  tally->award_loss = fc_tally_array(ctx, tally, plan->n_touched, sizeof *tally->award_loss);
  fc_status status = tally->award_loss ? start(&search) : FC_NO_MEMORY;
  for (size_t t = 0; t < plan->n_touched && status == FC_OK; t++) {
    fc_span *span = &tally->award_loss[t];
    *span = (fc_span){tally->loss[FC_VALUE][t], tally->loss[FC_VALUE][t], tally->loss[FC_VALUE][t]};
    widen(span, tally->loss[FC_LOW][t]);
    widen(span, tally->loss[FC_HIGH][t]);
    if (work < MOST_WORK)
      status = widen_award(&search, t, span);
  }
  finish(&search);
  return status;
}
