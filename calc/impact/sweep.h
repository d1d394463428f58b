/* sweep.h - the same question at many numbers: what-if tables. */
#ifndef FC_IMPACT_SWEEP_H
#define FC_IMPACT_SWEEP_H

#include "scenario/scenario.h"
#include "table/result.h"
#include <fiscalc/impact.h>

enum { FC_SWEEP_POINTS_MAX = 100000, FC_SWEEP_AXES_MAX = 8 };

typedef enum fc_axis_kind {
  FC_AXIS_NUMBER,      /* a number of the scenario */
  FC_AXIS_DENOMINATOR, /* the scope that shares are of */
  FC_AXIS_STAGE
} fc_axis_kind;

/* One thing that varies, and its values. */
typedef struct fc_axis {
  fc_axis_kind kind;
  const char *name; /* as it was asked for */
  fc_varied_number number;
  const char *const *text; /* n values, as a scenario would write them */
  const fc_cell *cell;     /* the same for a table, of `type` */
  size_t n;
  fc_type type;
  const char *unit;
} fc_axis;

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
