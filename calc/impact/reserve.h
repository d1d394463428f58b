/* reserve.h - which reserves meet what is left to pay, year by year: exact, and without a dataset.
 *
 * Costs of a year are met by access, then in the order given. A stock is drawn down and is filled up again by what is
 * replenished, never above its amount; a yearly reserve is set aside anew. Of a reserve's balance at the start of a year
 * no more may be drawn in it than its limit, which is rounded to the cent once (SEMANTICS section 3, After the loss). */
#ifndef FC_IMPACT_RESERVE_H
#define FC_IMPACT_RESERVE_H

#include "base/arena.h"
#include "dataset/reserve.h"

#define FC_RESERVES_RESTRICTED 64 /* reserves of one government that pay for some costs alone */

/* A reserve of one government, its figures at one end of their ranges. */
typedef struct fc_reserve {
  fc_access access;
  fc_reserve_kind kind;
  size_t from;            /* the first year in which it may be drawn; the number of years: never */
  const fc_money *amount; /* >= 0, one for each year: what is set aside in it; of a stock that of its first year */
  bool limited;
  fc_rate limit;      /* part of the balance at the start of the year, where limit.den is not 0 */
  fc_money limit_sum; /* else a sum */
  fc_money replenish; /* of a stock, at the start of each year after its first */
  uint64_t pays;      /* 0: for any cost; else the one bit that costs which it may pay for have in their `mask` */
} fc_reserve;

/* Costs that the same restricted reserves may pay for. A year's may be negative: corrections. */
typedef struct fc_reserve_cost {
  uint64_t mask;
  const fc_i128 *cost; /* one for each year */
} fc_reserve_cost;

typedef struct fc_reserve_case {
  size_t years;
  size_t first, last; /* years that are added up: [first, last) */
  const fc_reserve *reserves;
  size_t n_reserves;
  const fc_reserve_cost *costs;
  size_t n_costs;
  fc_rounding rounding;
  unsigned tiers; /* reserves of the first so many kinds of access alone; FC_ACCESSES: all */
} fc_reserve_case;

/* A reserve in one year. */
typedef struct fc_drawing {
  fc_money balance;   /* at the start of the year */
  fc_money available; /* of it, what may be drawn */
  fc_money drawn;
  fc_money left; /* balance - drawn */
} fc_drawing;

typedef struct fc_reserve_year {
  fc_i128 cost, drawn, gap; /* cost = drawn + gap; of a cost below zero nothing is drawn and there is no gap */
} fc_reserve_year;

typedef struct fc_schedule {
  fc_drawing *drawing;   /* [reserve * years + year] */
  fc_reserve_year *year; /* years */
  fc_reserve_year total; /* of the years first to last */
  fc_i128 available;     /* the most that all could pay in them: as if from `first` on all that may be drawn were, of a
                          * restricted reserve for no more than the costs that it may pay for */
  size_t full_years;     /* before the first gap */
  size_t first_gap;      /* last: there is none */
} fc_schedule;

/* The arrays of *out lie in the arena. FC_NO_MEMORY. O(years x reserves x costs). */
fc_status fc_reserve_draw(fc_arena *arena, const fc_reserve_case *of, fc_schedule *out);

#endif
