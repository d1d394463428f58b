/* sides.h - scenarios over the same data, side by side: their figures, how these differ, and from one to another step by
 * step. */
#ifndef FC_IMPACT_SIDES_H
#define FC_IMPACT_SIDES_H

#include "scenario/scenario.h"
#include "table/result.h"
#include <fiscalc/impact.h>

typedef struct fc_side {
  const char *label; /* no other side has it */
  const fc_scenario *scenario;
  const fc_plan *plan; /* of that scenario, over the same data and by the same options as all others */
} fc_side;

typedef struct fc_sides_asked {
  const fc_side *side;
  size_t n, base; /* at least two; what the others are compared with */
  const fc_run_options *options;
  bool breakdown; /* rows by the plans' breakdown, which is the same for all */
  size_t top;     /* of the breakdown only so many, those that differ most; 0: all */
} fc_sides_asked;

/* Tables compare (a row for each scenario with the figures of all grants together, as `run` shows them in its total),
 * differences, waterfall (waterfall.h), breakdown, scenarios. F334 where they answer for different years. All that is
 * asked outlives the result. O(runs + rows log rows + (cuts that differ) plans). */
fc_status fc_sides_compare(fc_ctx *ctx, const fc_dataset *dataset, const fc_sides_asked *asked, fc_result **out);

#endif
