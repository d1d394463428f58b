/* draws_funds.c - what reserves meet of what is left to pay, at drawn losses and drawn contingencies: each government's
 * schedule in exact cents, draw by draw (reserve.c). */
#include "impact/draws_funds.h"
#include "impact/after_draws.h"
#include "impact/draws_ops.h"

#include <string.h>

static fc_kept_up kept_of(const fc_draw_path *draws, const fc_metric *metric) {
  if (draws->plan->after.stated)
    return FC_KEPT_AS_STATED;
  return strcmp(metric->name, "gap_max") == 0 ? FC_KEPT_ALL : FC_KEPT_NONE;
}

bool fc_draws_is_of_funds(const fc_metric *metric, fc_funds_figure *figure) {
  static const struct {
    const char *name;
    fc_funds_figure figure;
  } known[] = {{"gap", FC_FUNDS_GAP},           {"gap_min", FC_FUNDS_GAP},
               {"gap_max", FC_FUNDS_GAP},       {"new_gap", FC_FUNDS_GAP},
               {"reserve_used", FC_FUNDS_USED}, {"coverage", FC_FUNDS_COVERAGE},
               {"full_years", FC_FUNDS_FULL}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(metric->name, known[i].name) == 0) {
      *figure = known[i].figure;
      return true;
    }
  return false;
}

/* The tally's arrays are forgotten with it. */
static void *keep(fc_draw_path *draws, const void *from, size_t count, size_t size) {
  void *copy = fc_draws_array(draws, count, size);
  if (copy && count)
    memcpy(copy, from, count * size);
  return copy;
}

static bool keep_case(fc_draw_path *draws, const fc_reserve_case *from, fc_reserve_case *to) {
  fc_reserve *reserves = keep(draws, from->reserves, from->n_reserves, sizeof *reserves);
  *to = *from;
  to->reserves = reserves;
  to->costs = keep(draws, from->costs, from->n_costs, sizeof *to->costs);
  for (size_t i = 0; reserves && i < from->n_reserves; i++)
    reserves[i].amount = keep(draws, from->reserves[i].amount, from->years, sizeof(fc_money));
  return reserves && to->costs && draws->status == FC_OK;
}

/* The awards of the plan that restricted funds of one kind may pay for. */
static const bool *with_mask(fc_draw_path *draws, uint64_t mask) {
  const fc_plan *plan = draws->plan;
  if (!plan->after.mask)
    return NULL;
  for (size_t i = 0; i < draws->n_masks; i++)
    if (draws->mask[i].mask == mask)
      return draws->mask[i].touched;
  fc_draw_mask *more = fc_draws_array(draws, draws->n_masks + 1, sizeof *more);
  bool *touched = fc_draws_array(draws, plan->n_touched, sizeof *touched);
  if (!more || !touched)
    return NULL;
  for (size_t t = 0; t < plan->n_touched; t++)
    touched[t] = plan->after.mask[t] == mask;
  if (draws->n_masks)
    memcpy(more, draws->mask, draws->n_masks * sizeof *more);
  more[draws->n_masks++] = (fc_draw_mask){mask, touched};
  draws->mask = more;
  return touched;
}

/* A fund's numbers that are drawn; those that are not stand in its case. */
static void take_fund(fc_draw_path *draws, const fc_fund *fund, fc_treasury *to, size_t i) {
  size_t index = (size_t)(fund - draws->plan->after.funds);
  fc_treasury_fund *out = &to->fund[i];
  *out = (fc_treasury_fund){.of = fund->of};
  if (index >= draws->plan->after.n_shared)
    return;
  const fc_contingency *from = &draws->scenario->contingencies.list[index];
  out->amount = fc_draws_parameter(draws, from->amount_parameter);
  out->rate = fc_draws_parameter(draws, from->rate_parameter);
  out->limit = fc_draws_parameter(draws, from->limit_parameter);
  out->replenish = fc_draws_parameter(draws, from->replenish_parameter);
  if (!out->rate && fund->of != FC_OF_SUM)
    out->rate = fc_draws_number(draws, fc_ratio_double((fc_ratio){fund->rate.num, fund->rate.den}));
}

/* The government alone, for its budget. */
static void take_budgets(fc_draw_path *draws, uint32_t government, fc_treasury *to) {
  to->budget = fc_draws_array(draws, draws->plan->n_years, sizeof *to->budget);
  for (size_t y = 0; to->budget && y < draws->plan->n_years; y++)
    fc_draws_add_budget_of(draws, government, y, &to->budget[y]);
}

static void take_treasury(fc_draw_path *draws, const fc_drawn_government *from, fc_kept_up kept, bool total,
                          fc_treasury *to) {
  const fc_draws *at_points = total && from->counts_less ? &from->in_total[kept] : &from->draws[kept];
  size_t years = draws->plan->n_years;
  bool of_budget = false;
  if (!keep_case(draws, &at_points->of, &to->of))
    return;
  to->fund = fc_draws_array(draws, from->n_funds, sizeof *to->fund);
  to->cost = fc_draws_array(draws, to->of.n_costs * years, sizeof *to->cost);
  to->loss = fc_draws_array(draws, years, sizeof *to->loss);
  if (!to->fund || !to->cost || !to->loss)
    return;
  for (size_t i = 0; i < from->n_funds; i++) {
    take_fund(draws, from->fund[i], to, i);
    of_budget = of_budget || from->fund[i]->of == FC_OF_BUDGET;
  }
  if (of_budget)
    take_budgets(draws, from->government, to);
  for (size_t y = 0; y < years && draws->status == FC_OK; y++) {
    fc_draw_scope scope = {.government = from->government + 1, .whole = !total, .first = y, .last = y + 1};
    fc_draws_add_loss_of(draws, &scope, &to->loss[y]);
    for (size_t c = 0; c < to->of.n_costs; c++) {
      scope.kept = with_mask(draws, to->of.costs[c].mask);
      fc_draws_add_own_of(draws, &scope, kept, &to->cost[c * years + y]);
    }
  }
}

/* Where each government of the dataset is among those of the answer: 1 + its place; 0: nowhere. */
static const uint32_t *find_places(fc_draw_path *draws) {
  const struct fc_tally_after *after = draws->tally->after;
  if (draws->treasury_of)
    return draws->treasury_of;
  uint32_t *place = fc_draws_array(draws, draws->n_governments, sizeof *place);
  for (size_t g = 0; place && g < after->n; g++)
    place[after->government[g].government] = (uint32_t)g + 1;
  return draws->treasury_of = place;
}

/* Whether an award of a row is of another government than the one before it: awards of one stand together. */
static bool begins(const fc_draw_path *draws, const fc_group *group, size_t i) {
  const fc_touched *touched = draws->plan->touched;
  return i == 0 || touched[group->member[i]].government != touched[group->member[i - 1]].government;
}

/* The governments of the group's awards, each once. */
void fc_draws_make_funds(fc_draw_path *draws, const fc_group *group, const fc_metric *metric, fc_draw_output *out) {
  const uint32_t *place = find_places(draws);
  size_t n = 0;
  for (size_t i = 0; i < group->n_members; i++)
    n += begins(draws, group, i);
  out->treasury = fc_draws_array(draws, n, sizeof *out->treasury);
  for (size_t i = 0; place && out->treasury && i < group->n_members && draws->status == FC_OK; i++) {
    uint32_t at = place[draws->plan->touched[group->member[i]].government];
    if (at && begins(draws, group, i))
      take_treasury(draws, &draws->tally->after->government[at - 1], kept_of(draws, metric), !group->key,
                    &out->treasury[out->n_treasuries++]);
  }
}

enum { RATE_DEN = 1000000000 };

static fc_rate rate_of(double rate) {
  return (fc_rate){(int64_t)(rate * RATE_DEN + 0.5), RATE_DEN};
}

static fc_money cents_of(double dollars) {
  return (fc_money)(dollars * 100 + (dollars < 0 ? -0.5 : 0.5));
}

/* One government's columns, while its rows are gone through. */
typedef struct treasury_rows {
  fc_draw_rows *rows;
  const fc_treasury *of;
  double *cost, *loss, *budget; /* [class][year][row], [year][row] */
} treasury_rows;

static double at(const fc_draw_rows *rows, const double *columns, size_t column, size_t row) {
  return columns[column * rows->rows + row];
}

static void set_amounts(const treasury_rows *t, size_t i, size_t row, fc_money *amount) {
  const fc_treasury_fund *fund = &t->of->fund[i];
  for (size_t y = 0; y < t->of->of.years; y++) {
    amount[y] = t->of->of.reserves[i].amount[y];
    if (fund->of == FC_OF_SUM && fund->amount)
      amount[y] = cents_of(fc_draw_rows_column(t->rows, fund->amount)[row]);
    if (fund->of == FC_OF_SUM)
      continue;
    double whole = at(t->rows, fund->of == FC_OF_LOSS ? t->loss : t->budget, y, row);
    amount[y] = cents_of(whole * fc_draw_rows_column(t->rows, fund->rate)[row]);
    amount[y] = amount[y] > 0 ? amount[y] : 0;
  }
}

static fc_status draw_row(const treasury_rows *t, fc_arena *arena, size_t row, fc_schedule *out) {
  const fc_reserve_case *from = &t->of->of;
  fc_reserve_case of = *from;
  fc_reserve *reserves = fc_arena_array(arena, of.n_reserves + 1, sizeof *reserves);
  fc_reserve_cost *costs = fc_arena_array(arena, of.n_costs + 1, sizeof *costs);
  fc_money *amounts = fc_arena_array(arena, of.n_reserves * of.years + 1, sizeof *amounts);
  fc_i128 *cells = fc_arena_array(arena, of.n_costs * of.years + 1, sizeof *cells);
  if (!reserves || !costs || !amounts || !cells)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < of.n_reserves; i++) {
    const fc_treasury_fund *fund = &t->of->fund[i];
    reserves[i] = from->reserves[i];
    set_amounts(t, i, row, amounts + i * of.years);
    reserves[i].amount = amounts + i * of.years;
    double limit = fund->limit ? fc_draw_rows_column(t->rows, fund->limit)[row] : 0;
    if (fund->limit && reserves[i].limit.den)
      reserves[i].limit = rate_of(limit);
    else if (fund->limit)
      reserves[i].limit_sum = cents_of(limit);
    if (fund->replenish)
      reserves[i].replenish = cents_of(fc_draw_rows_column(t->rows, fund->replenish)[row]);
  }
  for (size_t c = 0; c < of.n_costs; c++) {
    for (size_t y = 0; y < of.years; y++)
      cells[c * of.years + y] = cents_of(at(t->rows, t->cost, c * of.years + y, row));
    costs[c] = (fc_reserve_cost){from->costs[c].mask, cells + c * of.years};
  }
  of.reserves = reserves;
  of.costs = costs;
  return fc_reserve_draw(arena, &of, out);
}

/* Of several governments the fewest full years. */
static void add_schedule(const treasury_rows *t, const fc_draw_output *output, const fc_schedule *schedule, bool first,
                         size_t row, double *gap, double *drawn, double *available) {
  size_t y = output->funds_year;
  if (output->funds == FC_FUNDS_FULL) {
    double full = y == FC_DRAWN_YEARS ? (double)schedule->full_years : schedule->year[y].gap == 0;
    gap[row] = first || full < gap[row] ? full : gap[row];
    return;
  }
  fc_i128 all = y == FC_DRAWN_YEARS ? schedule->available : 0;
  for (size_t r = 0; y != FC_DRAWN_YEARS && r < t->of->of.n_reserves; r++)
    all += schedule->drawing[r * t->of->of.years + y].available;
  const fc_reserve_year *sums = y == FC_DRAWN_YEARS ? &schedule->total : &schedule->year[y];
  gap[row] += (double)sums->gap / 100;
  drawn[row] += (double)sums->drawn / 100;
  available[row] += (double)all / 100;
}

static bool begin(treasury_rows *t, fc_arena *arena) {
  size_t n = t->rows->rows, years = t->of->of.years;
  t->cost = fc_arena_array(arena, (t->of->of.n_costs + 2) * years * n + 1, sizeof *t->cost);
  if (!t->cost)
    return false;
  t->loss = t->cost + t->of->of.n_costs * years * n;
  t->budget = t->loss + years * n;
  for (size_t i = 0; i < t->of->of.n_costs * years; i++)
    fc_draw_rows_operand(t->rows, &t->of->cost[i], t->cost + i * n);
  for (size_t y = 0; y < years; y++) {
    fc_draw_rows_operand(t->rows, &t->of->loss[y], t->loss + y * n);
    if (t->of->budget)
      fc_draw_rows_sum(t->rows, &t->of->budget[y], t->budget + y * n);
  }
  return true;
}

static bool run_treasury(treasury_rows *t, const fc_draw_output *output, bool first, double *gap, double *drawn,
                         double *available) {
  fc_arena columns = {0}, room = {0};
  bool good = begin(t, &columns);
  for (size_t row = 0; good && row < t->rows->rows; row++) {
    fc_schedule schedule;
    good = draw_row(t, &room, row, &schedule) == FC_OK;
    if (good)
      add_schedule(t, output, &schedule, first, row, gap, drawn, available);
    fc_arena_clear(&room);
  }
  fc_arena_free(&room);
  fc_arena_free(&columns);
  return good;
}

/* NaN where there is nothing to be a part of. */
static double quotient(double part, double whole) {
  return whole > 0 ? part / whole : __builtin_nan("");
}

void fc_draw_rows_funds(fc_draw_rows *rows, const fc_draw_output *output, double *out) {
  size_t n = rows->rows;
  double *gap = rows->room + 2 * n, *drawn = gap + n, *available = drawn + n;
  memset(gap, 0, 3 * n * sizeof *gap);
  fc_draw_rows_operand(rows, &output->a, out);
  for (size_t i = 0; i < output->n_treasuries; i++) {
    treasury_rows t = {.rows = rows, .of = &output->treasury[i]};
    rows->failed = !run_treasury(&t, output, i == 0, gap, drawn, available) || rows->failed;
  }
  for (size_t i = 0; i < n; i++)
    switch (output->funds) {
    case FC_FUNDS_USED:
      out[i] = quotient(drawn[i], available[i]);
      break;
    case FC_FUNDS_COVERAGE:
      out[i] = quotient(available[i], out[i]);
      break;
    default:
      out[i] += gap[i];
    }
}
