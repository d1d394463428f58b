/* sweep.h - the same question at many numbers: what-if tables. */
#ifndef FC_IMPACT_SWEEP_H
#define FC_IMPACT_SWEEP_H

#include "impact/axis.h"
#include <fiscalc/impact.h>

enum { FC_SWEEP_POINTS_MAX = 100000, FC_SWEEP_AXES_MAX = 8 };

typedef struct fc_sweep {
  fc_scenario *varied; /* a copy that may be set (fc_scenario_vary); axes' numbers were found in it */
  const fc_run_options *options;
  const fc_axis *axes; /* the first varies slowest; together at most FC_SWEEP_POINTS_MAX points */
  size_t n_axes;
} fc_sweep;

/* Table sweep: a row for each point with the metrics of all awards together, as `run` would show them in its total. Only
 * awards that a changed number touches are evaluated anew. The dataset must outlive the result. A point that the scenario
 * does not allow (two numbers that contradict each other) is an empty row, counted in a warning. */
fc_status fc_sweep_run(fc_ctx *ctx, const fc_dataset *dataset, const fc_sweep *sweep, fc_result **out);

#endif
