/* reserve_probe.c - the schedule of reserves for an oracle: a case a line in, its answer a line out.
 *
 * In, all integers: years reserves costs tiers half_even; of each reserve access kind from limited num den sum replenish
 * pays and an amount a year; of each cost its mask and a cost a year. Out: of each reserve and year balance available
 * drawn left; of each year cost drawn gap; available full_years first_gap. */
#include "impact/reserve.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 16 };

static bool read_integer(int64_t *out) {
  return scanf("%" SCNd64, out) == 1;
}

static int64_t next(void) {
  int64_t value = 0;
  if (!read_integer(&value))
    exit(1);
  return value;
}

static void read_reserve(fc_reserve *reserve, fc_money *amount, size_t years) {
  reserve->access = (fc_access)next();
  reserve->kind = (fc_reserve_kind)next();
  reserve->from = (size_t)next();
  reserve->limited = next() != 0;
  reserve->limit.num = next();
  reserve->limit.den = next();
  reserve->limit_sum = next();
  reserve->replenish = next();
  reserve->pays = (uint64_t)next();
  reserve->amount = amount;
  for (size_t year = 0; year < years; year++)
    amount[year] = next();
}

static void answer(const fc_reserve_case *of, const fc_schedule *s) {
  for (size_t i = 0; i < of->n_reserves * of->years; i++)
    printf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " ", s->drawing[i].balance, s->drawing[i].available,
           s->drawing[i].drawn, s->drawing[i].left);
  for (size_t year = 0; year < of->years; year++)
    printf("%" PRId64 " %" PRId64 " %" PRId64 " ", (int64_t)s->year[year].cost, (int64_t)s->year[year].drawn,
           (int64_t)s->year[year].gap);
  printf("%" PRId64 " %zu %zu\n", (int64_t)s->available, s->full_years, s->first_gap);
}

int main(void) {
  static fc_reserve reserves[MOST];
  static fc_money amounts[MOST][MOST];
  static fc_reserve_cost costs[MOST];
  static fc_i128 cost[MOST][MOST];
  int64_t years;
  while (read_integer(&years)) {
    fc_reserve_case of = {(size_t)years, 0, (size_t)years, reserves, (size_t)next(), costs, (size_t)next(), FC_HALF_AWAY, 0};
    of.tiers = (unsigned)next();
    of.rounding = next() ? FC_HALF_EVEN : FC_HALF_AWAY;
    if (of.years > MOST || of.n_reserves > MOST || of.n_costs > MOST)
      return 1;
    for (size_t r = 0; r < of.n_reserves; r++)
      read_reserve(&reserves[r], amounts[r], of.years);
    for (size_t c = 0; c < of.n_costs; c++) {
      costs[c] = (fc_reserve_cost){(uint64_t)next(), cost[c]};
      for (size_t year = 0; year < of.years; year++)
        cost[c][year] = next();
    }
    fc_arena arena = {NULL};
    fc_schedule schedule;
    if (fc_reserve_draw(&arena, &of, &schedule) != FC_OK)
      return 1;
    answer(&of, &schedule);
    fc_arena_free(&arena);
  }
  return 0;
}
