/* plan_risk.h - the distribution of a plan's figures, as tables. */
#ifndef FC_RISK_PLAN_RISK_H
#define FC_RISK_PLAN_RISK_H

#include "impact/plan.h"
#include "risk/simulate.h"

/* More of a figure than this: how likely is it? */
typedef struct fc_exceeds {
  const fc_metric *metric;
  fc_ratio level; /* cents, a fraction, a plain number */
  const char *text; /* "loss > $10M", as it was asked */
} fc_exceeds;

typedef struct fc_risk_options {
  fc_simulate_options simulate;
  const fc_exceeds *exceeds;
  size_t n_exceeds;
  bool metrics_named; /* on the command line: one that cannot be drawn is an error, of the scenario's it is left out */
  uint64_t listed; /* draws that are shown one by one; 0: none */
} fc_risk_options;

/* Tables risk (a row a figure: mean, sd, p05 ... cvar99), estimates (the same as drawn, where risk was worked out),
 * probabilities, exceedance, histogram, reserve, allocation, rows (quantiles of each row of the breakdown), draws. Plan and
 * scenario must outlive the result. The result is a finding where the target was not met. */
fc_status fc_risk_run(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario, const fc_risk_options *options,
                      fc_result **out);

#endif
