/* response.h - "response": what is kept up from own money when grants end, and what a job costs. */
#ifndef FC_SCENARIO_RESPONSE_H
#define FC_SCENARIO_RESPONSE_H

#include "base/diag.h"

/* The part of the future loss of awards of one priority that own money takes the place of. */
typedef struct fc_backfill {
  const char *priority; /* "mandatory"; "other" for awards whose priority is not named */
  fc_rate rate;
  uint32_t parameter; /* 1 + the parameter that it is, 0: none */
} fc_backfill;

typedef struct fc_response {
  bool stated;  /* a backfill is: else both ends are shown */
  fc_rate rate; /* of every award; by priority: of awards whose priority is not named */
  const fc_backfill *by;
  size_t n_by;
  bool counts_jobs;
  fc_money position_cost; /* of one job for a year, where counts_jobs */
  uint32_t rate_parameter, position_cost_parameter; /* as of a backfill */
  fc_where where;
} fc_response;

#endif
