/* after_draws.h - of each government of an answer, what its funds meet of its own cost. Inside this floor only. */
#ifndef FC_IMPACT_AFTER_DRAWS_H
#define FC_IMPACT_AFTER_DRAWS_H

#include "impact/own_cost.h"
#include "impact/reserve.h"
#include "impact/tally.h"

typedef struct fc_draw_sums {
  fc_span available, drawn, gap;
} fc_draw_sums;

/* With one part of the future loss kept up. */
typedef struct fc_draws {
  fc_reserve_case of; /* reserves in the order of fc_drawn_government.fund, as stated; kept for the tiers */
  fc_schedule schedule;
  fc_draw_sums total;          /* of the years that are shown, with the ends that ranges leave */
  const fc_draw_sums *in_year; /* n_years */
} fc_draws;

typedef struct fc_drawn_government {
  uint32_t government;
  const fc_fund **fund; /* the scenario's, then its own */
  size_t n_funds;
  fc_draws draws[FC_KEPT_UP]; /* stated; or none and all */
  bool counts_less;           /* some of its awards are in no total: passed on by a government that is in it */
  fc_draws in_total[FC_KEPT_UP]; /* without them, where that is so */
} fc_drawn_government;

/* The governments of the run, in its order. */
struct fc_tally_after {
  fc_drawn_government *government;
  size_t n;
};

/* Fills tally->after; the plan wants it. */
fc_status fc_after_draw(fc_ctx *ctx, fc_tally *tally);
/* Whether an answer is made with this part kept up: with what is stated, or with both ends. */
bool fc_after_has(const fc_plan *plan, fc_kept_up kept);
/* What one award leaves to pay at one end of the inputs, in each of n_years; its book in `book`, FC_ACCOUNTS x (n_years
 * + 1), is filled as well. F402 with the row. */
fc_status fc_after_cost(fc_ctx *ctx, const fc_tally *tally, size_t touched, fc_end end, fc_kept_up kept,
                        fc_money *book, fc_own_cost *out);

#endif
