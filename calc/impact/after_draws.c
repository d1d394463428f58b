/* after_draws.c - the funds of each government drawn for its own cost.
 *
 * Ranges: own cost and funds are each taken at both of their ends, and the least and the greatest of the four outcomes
 * kept; a fund that is a part of the loss goes with the loss. */
#include "impact/after_draws.h"

#include <string.h>

/* One government while its funds are drawn. */
typedef struct drawing_government {
  fc_ctx *ctx;
  fc_tally *tally;
  fc_drawn_government *to;
  fc_arena scratch;   /* of what is not kept */
  size_t first, last; /* its awards among the touched */
  size_t years;
  uint64_t *mask; /* of each class of costs */
  size_t n_classes;
  fc_i128 *cost[FC_ENDS]; /* [class][year]; equal pointers where no loss is a range */
  fc_i128 *loss[FC_ENDS]; /* of each year */
  fc_span *budget;        /* of each year; NULL: no fund is a part of it */
  bool ranged;
  bool for_total; /* without awards that are in no total */
} drawing_government;

bool fc_after_has(const fc_plan *plan, fc_kept_up kept) {
  return plan->after.stated == (kept == FC_KEPT_AS_STATED);
}

fc_status fc_after_cost(fc_ctx *ctx, const fc_tally *tally, size_t touched, fc_end end, fc_kept_up kept,
                        fc_money *book, fc_own_cost *out) {
  const fc_plan *plan = tally->plan;
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  if (fc_plan_book(plan, touched, tally->taken[end], book) &&
      fc_own_cost_of(plan, touched, tally->taken[end], book, kept, out))
    return FC_OK;
  fc_where where =
      fc_dataset_where(tally->dataset, fc_dataset_award(tally->dataset, plan->touched[touched].award)->origin);
  return fc_fail(ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row",
                 "what is left to pay for this amount is beyond the range of money");
}

static size_t class_of(drawing_government *g, uint64_t mask) {
  size_t i = 0;
  while (i < g->n_classes && g->mask[i] != mask)
    i++;
  if (i == g->n_classes)
    g->mask[g->n_classes++] = mask;
  return i;
}

/* Costs by class and losses, at every end. */
static fc_status add_costs(drawing_government *g, fc_kept_up kept) {
  const fc_plan *plan = g->tally->plan;
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  fc_own_cost own[FC_YEARS_MAX];
  fc_status status = FC_OK;
  g->n_classes = 0;
  for (int end = 0; end < FC_ENDS; end++) {
    memset(g->cost[end], 0, (g->last - g->first) * g->years * sizeof *g->cost[end]);
    memset(g->loss[end], 0, g->years * sizeof *g->loss[end]);
  }
  for (size_t t = g->first; t < g->last && status == FC_OK; t++) {
    if (g->for_total && plan->touched[t].left_out)
      continue;
    size_t class = class_of(g, plan->after.mask ? plan->after.mask[t] : 0);
    for (int end = 0; end < FC_ENDS && status == FC_OK && !plan->touched[t].unknown; end++) {
      if (end != FC_VALUE && !g->tally->ranged)
        continue;
      status = fc_after_cost(g->ctx, g->tally, t, (fc_end)end, kept, book, own);
      for (size_t y = 0; y < g->years && status == FC_OK; y++) {
        g->cost[end][class * g->years + y] += own[y].own;
        for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
          g->loss[end][y] += book[a * (plan->n_years + 1) + y];
      }
    }
  }
  return status;
}

/* The budget of each year that a part of it is asked of. */
static fc_status find_budgets(drawing_government *g) {
  const fc_plan *plan = g->tally->plan;
  bool has = false;
  fc_span part = {0};
  const fc_members members = {.government = &g->to->government, .part = &part, .n = 1, .has = &has};
  size_t without = 0;
  g->budget = fc_arena_array(&g->scratch, g->years, sizeof *g->budget);
  if (!g->budget)
    return fc_fail_memory(g->ctx);
  for (size_t y = 0; y < g->years; y++) {
    const fc_budget_wish wish = {.stage = FC_INTERN_NONE, .scope = plan->frames[y].scope, .any_direction = true};
    fc_denominator budget;
    fc_status status = fc_denominator_budget(&plan->frames[y], &members, &wish, &budget);
    if (status != FC_OK)
      return status;
    if (budget.base.present)
      g->budget[y] = budget.base.amount;
    if (budget.base.present && budget.base.conflict)
      g->budget[y].value = budget.base.amount.low;
    without += !budget.base.present;
  }
  if (without)
    fc_notes_add(&g->tally->notes, FC_WARNING, "N457", NULL, "add the budget, or state an amount",
                 "%.*s has no budget that a contingency could be a part of: there it is nothing",
                 FC_STR_ARG(fc_dataset_text(g->tally->dataset,
                                            fc_dataset_government(g->tally->dataset, g->to->government)->name)));
  return FC_OK;
}

static fc_i128 at_end(fc_span span, fc_end end) {
  return end == FC_LOW ? span.low : end == FC_HIGH ? span.high : span.value;
}

/* Of a fund in a year, never below zero. */
static bool amount_of(const drawing_government *g, const fc_fund *fund, size_t year, fc_end cost, fc_end reserve,
                      fc_money *out) {
  fc_i128 amount = fund->sum;
  if (fund->in_year) {
    const fc_figure *figure = &fund->in_year[year];
    amount = reserve == FC_LOW ? figure->low : reserve == FC_HIGH ? figure->high : figure->value;
  } else if (fund->of != FC_OF_SUM) {
    fc_i128 whole = fund->of == FC_OF_LOSS ? g->loss[cost][year] : at_end(g->budget[year], reserve);
    if (!fc_i128_mul(whole, fund->rate.num, &amount))
      return false;
    amount = fc_i128_divide(amount, fund->rate.den, g->tally->plan->rounding);
  }
  return fc_i128_to_money(amount > 0 ? amount : 0, out);
}

/* The index of the first year in which a fund is there. */
static size_t first_year_of(const drawing_government *g, const fc_fund *fund) {
  const fc_plan *plan = g->tally->plan;
  const fc_day start = fc_dataset_government(g->tally->dataset, g->to->government)->start;
  if (!plan->first_year || (!fund->from_year && fund->from_date == FC_NO_DATE))
    return 0;
  size_t y = 0;
  while (y < g->years && (fund->from_year ? plan->first_year + (int)y < fund->from_year
                                          : fc_fiscal_year_last(plan->first_year + (int)y, start) < fund->from_date))
    y++;
  return y;
}

static bool build(const drawing_government *g, fc_end cost, fc_end reserve, fc_reserve *reserves, fc_money *amounts) {
  for (size_t i = 0; i < g->to->n_funds; i++) {
    const fc_fund *fund = g->to->fund[i];
    fc_money *amount = amounts + i * g->years;
    for (size_t y = 0; y < g->years; y++)
      if (!amount_of(g, fund, y, cost, reserve, &amount[y]))
        return false;
    reserves[i] = (fc_reserve){.access = fund->access,
                               .kind = fund->kind,
                               .from = first_year_of(g, fund),
                               .amount = amount,
                               .limited = fund->limited,
                               .limit = fund->limit,
                               .limit_sum = fund->limit_sum,
                               .replenish = fund->replenish,
                               .pays = fund->pays};
  }
  return true;
}

/* A case of both ends, and its schedule, in an arena. */
static fc_status draw(const drawing_government *g, fc_arena *arena, fc_end cost, fc_end reserve, fc_reserve_case *of,
                      fc_schedule *out) {
  const fc_plan *plan = g->tally->plan;
  fc_reserve *reserves = fc_arena_array(arena, g->to->n_funds + 1, sizeof *reserves);
  fc_money *amounts = fc_arena_array(arena, g->to->n_funds * g->years + 1, sizeof *amounts);
  fc_reserve_cost *costs = fc_arena_array(arena, g->n_classes + 1, sizeof *costs);
  fc_i128 *cells = fc_arena_array(arena, g->n_classes * g->years + 1, sizeof *cells);
  if (!reserves || !amounts || !costs || !cells)
    return fc_fail_memory(g->ctx);
  if (!build(g, cost, reserve, reserves, amounts))
    return fc_fail(g->ctx, FC_OVERFLOW, "F402", NULL, NULL, "a contingency of this answer is beyond the range of money");
  memcpy(cells, g->cost[cost], g->n_classes * g->years * sizeof *cells);
  for (size_t i = 0; i < g->n_classes; i++)
    costs[i] = (fc_reserve_cost){g->mask[i], cells + i * g->years};
  *of = (fc_reserve_case){.years = g->years,
                          .first = plan->show_from,
                          .last = plan->show_to,
                          .reserves = reserves,
                          .n_reserves = g->to->n_funds,
                          .costs = costs,
                          .n_costs = g->n_classes,
                          .rounding = plan->rounding,
                          .tiers = FC_ACCESSES};
  return fc_reserve_draw(arena, of, out) == FC_OK ? FC_OK : fc_fail_memory(g->ctx);
}

static fc_i128 available_in(const fc_reserve_case *of, const fc_schedule *schedule, size_t year) {
  fc_i128 sum = 0;
  for (size_t r = 0; r < of->n_reserves; r++)
    sum += schedule->drawing[r * of->years + year].available;
  return sum;
}

static void widen(fc_span *span, fc_i128 value, bool first) {
  if (first)
    *span = (fc_span){value, value, value};
  span->low = value < span->low ? value : span->low;
  span->high = value > span->high ? value : span->high;
}

static void widen_sums(const fc_reserve_case *of, const fc_schedule *schedule, bool first, fc_draws *draws,
                       fc_draw_sums *in_year) {
  widen(&draws->total.available, schedule->available, first);
  widen(&draws->total.drawn, schedule->total.drawn, first);
  widen(&draws->total.gap, schedule->total.gap, first);
  for (size_t y = 0; y < of->years; y++) {
    widen(&in_year[y].available, available_in(of, schedule, y), first);
    widen(&in_year[y].drawn, schedule->year[y].drawn, first);
    widen(&in_year[y].gap, schedule->year[y].gap, first);
  }
}

static fc_status draw_kept(drawing_government *g, fc_kept_up kept, fc_draws *draws) {
  static const fc_end corners[][2] = {{FC_LOW, FC_LOW}, {FC_LOW, FC_HIGH}, {FC_HIGH, FC_LOW}, {FC_HIGH, FC_HIGH}};
  fc_draw_sums *in_year = fc_tally_array(g->ctx, g->tally, g->years, sizeof *in_year);
  fc_status status = in_year ? add_costs(g, kept) : FC_NO_MEMORY;
  if (status == FC_OK)
    status = draw(g, &g->tally->arena, FC_VALUE, FC_VALUE, &draws->of, &draws->schedule);
  if (status != FC_OK)
    return status;
  draws->in_year = in_year;
  widen_sums(&draws->of, &draws->schedule, true, draws, in_year);
  for (size_t i = 0; g->ranged && i < sizeof corners / sizeof *corners && status == FC_OK; i++) {
    fc_arena scratch = {NULL};
    fc_reserve_case of;
    fc_schedule schedule;
    status = draw(g, &scratch, corners[i][0], corners[i][1], &of, &schedule);
    if (status == FC_OK)
      widen_sums(&of, &schedule, false, draws, in_year);
    fc_arena_free(&scratch);
  }
  return status;
}

/* The funds of a government: those of the scenario, and its own, which stand together from *own on. */
static bool list_funds(fc_ctx *ctx, fc_tally *tally, fc_drawn_government *to, size_t *own) {
  const fc_plan_after *after = &tally->plan->after;
  size_t end = *own;
  while (end < after->n_funds && after->funds[end].government == to->government)
    end++;
  to->fund = fc_tally_array(ctx, tally, after->n_shared + end - *own, sizeof *to->fund);
  for (size_t i = 0; to->fund && i < after->n_shared; i++)
    to->fund[to->n_funds++] = &after->funds[i];
  for (; to->fund && *own < end; ++*own)
    to->fund[to->n_funds++] = &after->funds[*own];
  return to->fund != NULL;
}

static bool make_room(drawing_government *g) {
  size_t awards = g->last - g->first + 1;
  g->mask = fc_arena_array(&g->scratch, awards, sizeof *g->mask);
  for (int end = 0; end < FC_ENDS; end++) {
    bool own = end == FC_LOW || g->tally->ranged;
    g->cost[end] = own ? fc_arena_array(&g->scratch, awards * g->years, sizeof *g->cost[end]) : g->cost[FC_LOW];
    g->loss[end] = own ? fc_arena_array(&g->scratch, g->years, sizeof *g->loss[end]) : g->loss[FC_LOW];
    if (!g->cost[end] || !g->loss[end])
      return false;
  }
  return g->mask != NULL;
}

static bool is_ranged(const drawing_government *g) {
  bool ranged = g->tally->ranged;
  for (size_t i = 0; i < g->to->n_funds && !ranged; i++) {
    const fc_fund *fund = g->to->fund[i];
    for (size_t y = 0; y < g->years && !ranged; y++)
      ranged = fund->in_year ? fund->in_year[y].low != fund->in_year[y].high
                             : fund->of == FC_OF_BUDGET && g->budget[y].low != g->budget[y].high;
  }
  return ranged;
}

static bool has_part_of_budget(const fc_drawn_government *government) {
  for (size_t i = 0; i < government->n_funds; i++)
    if (government->fund[i]->of == FC_OF_BUDGET)
      return true;
  return false;
}

static bool counts_less(const drawing_government *g) {
  for (size_t t = g->first; t < g->last; t++)
    if (g->tally->plan->touched[t].left_out)
      return true;
  return false;
}

static fc_status draw_government(drawing_government *g) {
  fc_status status = make_room(g) ? FC_OK : fc_fail_memory(g->ctx);
  if (status == FC_OK && has_part_of_budget(g->to))
    status = find_budgets(g);
  g->ranged = status == FC_OK && is_ranged(g);
  for (int kept = 0; kept < FC_KEPT_UP && status == FC_OK; kept++)
    if (fc_after_has(g->tally->plan, (fc_kept_up)kept))
      status = draw_kept(g, (fc_kept_up)kept, &g->to->draws[kept]);
  g->for_total = g->to->counts_less = counts_less(g);
  for (int kept = 0; kept < FC_KEPT_UP && status == FC_OK && g->for_total; kept++)
    if (fc_after_has(g->tally->plan, (fc_kept_up)kept))
      status = draw_kept(g, (fc_kept_up)kept, &g->to->in_total[kept]);
  fc_arena_free(&g->scratch);
  return status;
}

fc_status fc_after_draw(fc_ctx *ctx, fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  size_t n = plan->frame.n_governments, own = plan->after.n_shared, t = 0;
  struct fc_tally_after *after = fc_tally_array(ctx, tally, 1, sizeof *after);
  if (!after)
    return FC_NO_MEMORY;
  after->government = fc_tally_array(ctx, tally, n, sizeof *after->government);
  after->n = n;
  fc_status status = after->government ? FC_OK : FC_NO_MEMORY;
  for (size_t i = 0; i < n && status == FC_OK; i++) {
    drawing_government g = {.ctx = ctx, .tally = tally, .to = &after->government[i], .years = plan->n_years, .first = t};
    g.to->government = plan->frame.governments[i];
    while (t < plan->n_touched &&
           fc_dataset_award(tally->dataset, plan->touched[t].award)->government == g.to->government)
      t++;
    g.last = t;
    status = list_funds(ctx, tally, g.to, &own) ? draw_government(&g) : FC_NO_MEMORY;
  }
  tally->after = after;
  return status;
}
