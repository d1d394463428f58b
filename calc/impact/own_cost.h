/* own_cost.h - what the loss of one award leaves to pay, year by year. Inside this floor only. */
#ifndef FC_IMPACT_OWN_COST_H
#define FC_IMPACT_OWN_COST_H

#include "impact/plan.h"

/* Which part of the future loss is kept up from own money. */
typedef enum fc_kept_up { FC_KEPT_AS_STATED, FC_KEPT_NONE, FC_KEPT_ALL, FC_KEPT_UP } fc_kept_up;
const char *fc_kept_up_name(fc_kept_up kept); /* "stated", "none", "all" */

typedef struct fc_own_cost {
  fc_money own;     /* to pay from own money */
  fc_money freed;   /* the match that no longer goes with lost federal money */
  fc_money service; /* what is no longer spent on the service: the rest of the loss, and the match that is freed */
} fc_own_cost;

/* Of an award whose takings at one end are `taken` and are booked in `book` (fc_plan_book), in each of n_years. false:
 * overflow. */
bool fc_own_cost_of(const fc_plan *plan, size_t touched, const fc_money *taken, const fc_money *book, fc_kept_up kept,
                    fc_own_cost *out);

#endif
