/* after.h - after the loss: what is left to pay from own money, and what can meet it.
 *
 * own cost = loss incurred + loss clawed back + local money that takes the place of what is lost + backfill * (the rest
 * of the future loss), rounded to the cent for each award and year. What is neither is lost service, with the match that
 * goes with it. Without a stated backfill both ends are kept: no grant is kept up, all are. */
#ifndef FC_IMPACT_AFTER_H
#define FC_IMPACT_AFTER_H

#include "base/arena.h"
#include "dataset/reserve.h"
#include "scenario/contingency.h"
#include "scenario/response.h"

/* Money that can meet own cost. */
typedef struct fc_fund {
  const char *name;
  uint32_t government; /* UINT32_MAX: each government has its own */
  fc_access access;
  fc_reserve_kind kind;
  fc_contingency_of of;
  fc_money sum;               /* FC_OF_SUM of the scenario */
  const fc_figure *in_year;   /* of the data: each year's of the plan; NULL: of the scenario */
  fc_rate rate;               /* of the loss or of the budget */
  bool limited;
  fc_rate limit;              /* den 0: a sum */
  fc_money limit_sum, replenish;
  int from_year;              /* 0: not stated */
  fc_date from_date;          /* FC_NO_DATE: not stated */
  uint64_t pays;              /* fc_reserve.pays */
  const char *restricted_to;  /* in words; "": for anything */
  const fc_reserve_row *row;  /* of the data: the first year's; NULL: of the scenario */
} fc_fund;

/* What a plan knows of it; arrays without a count have an element for each touched award, and are NULL where no award
 * states it. */
typedef struct fc_plan_after {
  bool wanted, stated; /* something of it is asked for; a backfill is stated */
  bool has_funds;      /* contingencies or reserves are named */
  const fc_rate *backfill;   /* n_backfill: by priority, in the order of the response; then for all others */
  const uint16_t *priority;  /* which of them is an award's */
  size_t n_backfill;
  const fc_rate *match;     /* own dollars that go with a federal dollar; den 0: not stated */
  const int64_t *positions; /* hundredths; -1: not stated */
  const uint64_t *mask;     /* funds that may pay for it, by their bits */
  bool counts_jobs;
  fc_money position_cost;
  const fc_fund *funds; /* of the scenario, in file order; then of the data, by government */
  size_t n_funds, n_shared;
} fc_plan_after;

/* A copy whose numbers may be set, in an arena: a plan's numbers change, what it selects does not. false: no memory. */
bool fc_after_copy(fc_arena *arena, const fc_plan_after *from, fc_plan_after *to);
/* Takes over the numbers of a scenario's response and contingencies; `after` is a copy, or is being made. */
void fc_after_take(fc_plan_after *after, const fc_response *response, const fc_contingencies *contingencies);

#endif
