/* after.c - the numbers of the response and of contingencies in a plan. */
#include "impact/after.h"

#include <string.h>

static void *copy_of(fc_arena *arena, const void *from, size_t count, size_t size) {
  void *copy = fc_arena_array(arena, count + 1, size);
  if (copy && count)
    memcpy(copy, from, count * size);
  return copy;
}

bool fc_after_copy(fc_arena *arena, const fc_plan_after *from, fc_plan_after *to) {
  *to = *from;
  to->backfill = copy_of(arena, from->backfill, from->n_backfill, sizeof *to->backfill);
  to->funds = copy_of(arena, from->funds, from->n_funds, sizeof *to->funds);
  return to->backfill && to->funds;
}

static void take_fund(fc_fund *fund, const fc_contingency *from) {
  fund->sum = from->amount;
  fund->rate = from->rate;
  fund->limited = from->limited;
  fund->limit = from->limit;
  fund->limit_sum = from->limit_sum;
  fund->replenish = from->replenish;
}

void fc_after_take(fc_plan_after *after, const fc_response *response, const fc_contingencies *contingencies) {
  /* Both arrays are the copy's own. */
  fc_rate *rates = (fc_rate *)(uintptr_t)after->backfill;
  fc_fund *funds = (fc_fund *)(uintptr_t)after->funds;
  for (size_t i = 0; i < after->n_backfill; i++)
    rates[i] = i < response->n_by ? response->by[i].rate : response->rate;
  for (size_t i = 0; i < after->n_shared; i++)
    take_fund(&funds[i], &contingencies->list[i]);
  after->position_cost = response->position_cost;
}
