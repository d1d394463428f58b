/* plan.h - a compiled plan, and its evaluation in exact cents. */
#ifndef FC_IMPACT_PLAN_H
#define FC_IMPACT_PLAN_H

#include "dataset/budget.h"
#include "dataset/stage.h"
#include "impact/metric.h"
#include "scenario/scenario.h"
#include <fiscalc/impact.h>

/* An award that some cut selects. */
typedef struct fc_touched {
  size_t award;        /* index into the dataset's awards */
  const uint32_t *cut; /* cuts that select it, in order */
  uint32_t cuts;
} fc_touched;

struct fc_plan {
  fc_arena arena;
  const fc_dataset *dataset;
  const fc_scenario *scenario; /* copied parts only: a plan outlives its scenario */
  fc_run_options options;
  int year;
  fc_str scope;
  fc_stage_choice stage;
  const fc_step *steps;
  size_t n_steps;
  const fc_touched *touched; /* in the order of the dataset's awards */
  size_t n_touched;
  const uint32_t *governments; /* in scope of the run, sorted by key */
  size_t n_governments;
  fc_notes notes;
};

/* At which end of the inputs' ranges a plan is evaluated. */
typedef enum fc_end { FC_LOW, FC_VALUE, FC_HIGH } fc_end;

/* taken[t * n_steps + s]: what step s takes from touched award t. Each row's takings never pass what it has. O(touched
 * x steps); amounts that are shared are split by largest remainder, ties by the awards' keys. */
fc_status fc_plan_evaluate(fc_ctx *ctx, const fc_plan *plan, fc_end end, fc_money *taken);

/* What federal aid each breakdown row gets, without a scenario: tables exposure, total, concentration. */
typedef struct fc_exposure_options {
  const char *const *by;
  size_t n_by;
  int year;
  const char *stage, *denominator, *sort; /* sort: share (default), amount, per_capita */
  size_t top;                             /* 0: all */
} fc_exposure_options;
fc_status fc_exposure(fc_ctx *ctx, const fc_dataset *dataset /* outlives the result */, const fc_exposure_options *options,
                      fc_result **out);

#endif
