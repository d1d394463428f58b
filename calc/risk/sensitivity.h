/* sensitivity.h - what the answer of a plan depends on. */
#ifndef FC_RISK_SENSITIVITY_H
#define FC_RISK_SENSITIVITY_H

#include "impact/plan.h"
#include "risk/method.h"
#include "scenario/scenario.h"

/* A method's tables over figures of all awards together, as `run` would show them in its total: the metrics that were asked
 * for, else loss. The plan and the scenario that it was compiled from are not needed after the call.
 * `options->output` names a metric. What fc_plan_function and fc_method_run say. */
fc_status fc_sensitivity_of_plan(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario,
                                 const fc_sensitivity_options *options, fc_result **out);

#endif
