/* breakeven.h - at which value of one number a metric comes to a level. */
#ifndef FC_IMPACT_BREAKEVEN_H
#define FC_IMPACT_BREAKEVEN_H

#include "impact/axis.h"
#include "impact/metric.h"
#include "impact/plan.h"

/* Between which values it is looked for, as far as that was asked. */
typedef struct fc_number_range {
  bool stated, stepped; /* from low to high; by a step */
  fc_ratio low, high, step;
} fc_number_range;

typedef struct fc_breakeven {
  fc_scenario *varied; /* a copy that may be set (fc_scenario_vary); the axis' number was found in it */
  const fc_plan *plan; /* of the scenario as it stands, whose first metric is the one that is asked for */
  const fc_axis *axis; /* a number, or FC_AXIS_TIMES: no values */
  fc_number_range bounds;
  const char *row; /* as fc_plan_explain; NULL: the total */
  const fc_metric *metric;
  fc_ratio level; /* cents of money */
} fc_breakeven;

/* Tables breakeven (a row for each value at which the metric comes to the level, in order; none where it does not) and
 * searched (one row: over which values, how, and between what the metric lies there). FC_BAD_USAGE where the range
 * cannot be, or the natural one is not known; FC_CANNOT_ANSWER where the metric has a figure at no value. The plan must
 * outlive the call alone. O(evaluations of the number). */
fc_status fc_breakeven_run(fc_ctx *ctx, const fc_breakeven *breakeven, fc_result **out);

/* Whether a figure is in proportion to the loss, so that n such losses make n times as much. */
bool fc_metric_is_proportional(const fc_metric *metric);

#endif
