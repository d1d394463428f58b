/* reserve.c - drawing reserves down, year by year.
 *
 * In their order, each reserve draws as much as it can beside what those before it draw. What a reserve pays for is not
 * fixed until all have drawn: where one before could as well pay for something else it makes room for one behind that
 * may not (augmenting paths, Edmonds and Karp 1972), so that none stands idle that its restriction would let help. */
#include "impact/reserve.h"

#include <string.h>

#define NO_COST SIZE_MAX

typedef struct drawer {
  const fc_reserve_case *of;
  size_t *order; /* reserves by access, then as given */
  fc_i128 *open; /* of each cost: what is left to pay in the year */
  fc_i128 *paid; /* [place in order * n_costs + cost]: in the year */
  /* A search for a cost that is still open: costs in the order in which they were reached, and from where. */
  size_t *reached, *from_cost, *through;
} drawer;

/* The places of reserves as they are drawn: a stable sort by access, without those beyond the tiers asked for. */
static size_t put_in_order(drawer *d) {
  size_t n = 0;
  for (unsigned access = 0; access < d->of->tiers && access < FC_ACCESSES; access++)
    for (size_t r = 0; r < d->of->n_reserves; r++)
      if (d->of->reserves[r].access == access)
        d->order[n++] = r;
  return n;
}

static bool pays_for(const fc_reserve *reserve, uint64_t mask) {
  return !reserve->pays || (reserve->pays & mask) != 0;
}

/* Costs below zero lessen the others, in order, so that what is drawn is never more than the year's cost. */
static void open_year(drawer *d, size_t year) {
  fc_i128 below = 0;
  for (size_t c = 0; c < d->of->n_costs; c++) {
    fc_i128 cost = d->of->costs[c].cost[year];
    d->open[c] = cost > 0 ? cost : 0;
    below += cost < 0 ? -cost : 0;
  }
  for (size_t c = 0; c < d->of->n_costs && below > 0; c++) {
    fc_i128 part = d->open[c] < below ? d->open[c] : below;
    d->open[c] -= part;
    below -= part;
  }
}

static fc_i128 open_to(const drawer *d, const fc_reserve *reserve) {
  fc_i128 sum = 0;
  for (size_t c = 0; c < d->of->n_costs; c++)
    if (pays_for(reserve, d->of->costs[c].mask))
      sum += d->open[c];
  return sum;
}

/* What a reserve holds and may give in a year; `before`: its last year, NULL in the first. */
static fc_drawing offer(const drawer *d, const fc_reserve *reserve, size_t year, const fc_drawing *before) {
  fc_drawing out = {0};
  if (year < reserve->from)
    return out;
  fc_i128 balance = reserve->amount[year];
  if (reserve->kind == FC_RESERVE_STOCK) {
    fc_i128 full = reserve->amount[reserve->from];
    balance = year == reserve->from ? full : (fc_i128)before->left + reserve->replenish;
    balance = balance < full ? balance : full;
  }
  fc_i128 limit = balance;
  if (reserve->limited)
    limit = reserve->limit.den
                ? fc_i128_divide(balance * reserve->limit.num, reserve->limit.den, d->of->rounding)
                : (fc_i128)reserve->limit_sum;
  out.balance = (fc_money)balance;
  out.available = (fc_money)(limit < balance ? limit : balance);
  out.left = out.balance;
  return out;
}

static fc_i128 *paid_at(drawer *d, size_t place, size_t cost) {
  return &d->paid[place * d->of->n_costs + cost];
}

/* Costs that a reserve may pay for and that no search has reached yet. */
static size_t reach(drawer *d, size_t place, size_t from, size_t n_reached) {
  const fc_reserve *reserve = &d->of->reserves[d->order[place]];
  for (size_t c = 0; c < d->of->n_costs; c++) {
    if (d->through[c] != SIZE_MAX || !pays_for(reserve, d->of->costs[c].mask))
      continue;
    d->through[c] = place;
    d->from_cost[c] = from;
    d->reached[n_reached++] = c;
  }
  return n_reached;
}

/* An open cost for the reserve at a place, also by letting those before it pay for other costs; NO_COST: there is none. */
static size_t find_open(drawer *d, size_t place) {
  memset(d->through, 0xFF, d->of->n_costs * sizeof *d->through);
  size_t n = reach(d, place, NO_COST, 0);
  for (size_t i = 0; i < n; i++) {
    size_t cost = d->reached[i];
    if (d->open[cost] > 0)
      return cost;
    for (size_t before = 0; before < place; before++)
      if (*paid_at(d, before, cost) > 0)
        n = reach(d, before, cost, n);
  }
  return NO_COST;
}

/* Pays as much of `most` as can be on the way that find_open found. */
static fc_i128 pay_through(drawer *d, size_t cost, fc_i128 most) {
  fc_i128 sum = d->open[cost] < most ? d->open[cost] : most;
  for (size_t c = cost; d->from_cost[c] != NO_COST; c = d->from_cost[c]) {
    fc_i128 room = *paid_at(d, d->through[c], d->from_cost[c]);
    sum = room < sum ? room : sum;
  }
  d->open[cost] -= sum;
  for (size_t c = cost; c != NO_COST; c = d->from_cost[c]) {
    *paid_at(d, d->through[c], c) += sum;
    if (d->from_cost[c] != NO_COST)
      *paid_at(d, d->through[c], d->from_cost[c]) -= sum;
  }
  return sum;
}

static fc_money pay(drawer *d, size_t place, fc_money available) {
  fc_i128 drawn = 0;
  size_t cost;
  while (drawn < available && (cost = find_open(d, place)) != NO_COST)
    drawn += pay_through(d, cost, available - drawn);
  return (fc_money)drawn;
}

static void draw_year(drawer *d, size_t n, size_t year, fc_schedule *out) {
  fc_reserve_year *sums = &out->year[year];
  size_t years = d->of->years;
  open_year(d, year);
  memset(d->paid, 0, n * d->of->n_costs * sizeof *d->paid);
  for (size_t c = 0; c < d->of->n_costs; c++) {
    sums->cost += d->of->costs[c].cost[year];
    sums->gap += d->open[c];
  }
  for (size_t i = 0; i < n; i++) {
    const fc_reserve *reserve = &d->of->reserves[d->order[i]];
    fc_drawing *drawing = &out->drawing[d->order[i] * years + year];
    *drawing = offer(d, reserve, year, year ? drawing - 1 : NULL);
    drawing->drawn = pay(d, i, drawing->available);
    drawing->left = drawing->balance - drawing->drawn;
    sums->drawn += drawing->drawn;
  }
  sums->gap -= sums->drawn;
}

/* What a reserve could pay at most: all that may be drawn of it in every year that is added up. */
static fc_i128 most_of(drawer *d, size_t r, const fc_schedule *out) {
  const fc_reserve *reserve = &d->of->reserves[r];
  fc_i128 sum = 0;
  fc_drawing drawing = {0};
  if (d->of->first)
    drawing = out->drawing[r * d->of->years + d->of->first - 1];
  for (size_t year = d->of->first; year < d->of->last; year++) {
    drawing = offer(d, reserve, year, &drawing);
    open_year(d, year);
    fc_i128 wanted = reserve->pays ? open_to(d, reserve) : drawing.available;
    drawing.drawn = wanted < drawing.available ? (fc_money)wanted : drawing.available;
    drawing.left = drawing.balance - drawing.drawn;
    sum += drawing.drawn;
  }
  return sum;
}

static void add_up(const fc_reserve_case *of, fc_schedule *out) {
  out->first_gap = of->last;
  for (size_t year = of->last; year-- > of->first;) {
    out->total.cost += out->year[year].cost;
    out->total.drawn += out->year[year].drawn;
    out->total.gap += out->year[year].gap;
    if (out->year[year].gap > 0)
      out->first_gap = year;
  }
  out->full_years = out->first_gap - of->first;
}

fc_status fc_reserve_draw(fc_arena *arena, const fc_reserve_case *of, fc_schedule *out) {
  size_t n_costs = of->n_costs + 1;
  drawer d = {.of = of,
              .order = fc_arena_array(arena, of->n_reserves + 1, sizeof *d.order),
              .open = fc_arena_array(arena, n_costs, sizeof *d.open),
              .paid = fc_arena_array(arena, (of->n_reserves + 1) * n_costs, sizeof *d.paid),
              .reached = fc_arena_array(arena, 3 * n_costs, sizeof *d.reached)};
  *out = (fc_schedule){.drawing = fc_arena_array(arena, of->n_reserves * of->years + 1, sizeof *out->drawing),
                       .year = fc_arena_array(arena, of->years + 1, sizeof *out->year)};
  if (!d.order || !d.open || !d.paid || !d.reached || !out->drawing || !out->year)
    return FC_NO_MEMORY;
  d.from_cost = d.reached + n_costs;
  d.through = d.from_cost + n_costs;
  size_t n = put_in_order(&d);
  for (size_t year = 0; year < of->years; year++)
    draw_year(&d, n, year, out);
  for (size_t i = 0; i < n; i++)
    out->available += most_of(&d, d.order[i], out);
  add_up(of, out);
  return FC_OK;
}
