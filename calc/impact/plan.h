/* plan.h - a compiled plan, and its evaluation in exact cents. */
#ifndef FC_IMPACT_PLAN_H
#define FC_IMPACT_PLAN_H

#include "impact/column.h"
#include "impact/frame.h"
#include "impact/metric.h"
#include "scenario/effect.h"
#include <fiscalc/impact.h>

/* An award that some cut selects. */
typedef struct fc_touched {
  size_t award;        /* index into the dataset's awards */
  const uint32_t *cut; /* cuts that select it, in order */
  uint32_t cuts;
  bool unknown; /* a cut needs its undrawn balance, which is not stated: its loss is not known */
  bool suspect; /* its row is flagged so */
} fc_touched;

typedef struct fc_plan_cut {
  const char *name, *effect, *words, *select; /* select: conditions as text, "": every grant */
  const uint32_t *touched;                    /* indexes of the awards that it selects, in order */
  size_t n_touched;
} fc_plan_cut;

/* What is shown: copied from options and scenario, so that a plan outlives both. */
typedef struct fc_plan_report {
  const fc_award_column *by;
  size_t n_by;
  const fc_metric *const *metrics;
  size_t n_metrics;
  bool metrics_asked; /* else all by_default that some row has */
  bool sorted;        /* rows largest first, by sort_metric, or by awards where it is NULL */
  const fc_metric *sort_metric;
  size_t top;            /* rows shown; 0: all */
  const size_t *against; /* budget rows to set the loss against */
  size_t n_against;
} fc_plan_report;

struct fc_plan {
  fc_arena arena;
  fc_frame frame;
  const char *scenario_name, *scenario_file, *scenario_sha256;
  fc_rounding rounding;
  fc_plan_report report;
  const fc_plan_cut *cuts;
  size_t n_cuts;
  const fc_step *steps;
  size_t n_steps;
  const fc_touched *touched; /* in the order of the dataset's awards */
  size_t n_touched;
  fc_notes notes;
};

/* At which end of an input's range it is taken. */
typedef enum fc_end { FC_LOW, FC_VALUE, FC_HIGH, FC_ENDS } fc_end;

/* What an award has to lose: the amount of a flow row, the undrawn balance of a stock row (never below 0 for an award
 * that is more than drawn). */
fc_money fc_plan_left(const fc_plan *plan, size_t touched, fc_end end);
fc_money fc_plan_amount(const fc_plan *plan, size_t touched, fc_end end);

/* Whether a step acts on an award of its cut. */
bool fc_step_acts(const fc_plan *plan, const fc_step *step, size_t touched);

/* taken[t * n_steps + s]: what step s takes from touched award t, whose amount is taken at end[t]. No award loses more
 * than it has. Sums that are shared are split by largest remainder, ties by the awards' keys. O(touched x steps). */
fc_status fc_plan_evaluate(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end /* of fc_end, n_touched */,
                           fc_money *taken);

/* What federal aid each breakdown row gets, without a scenario: tables exposure, total, concentration. */
typedef struct fc_exposure_options {
  const char *const *by;
  size_t n_by;
  int year;
  const char *stage, *denominator, *sort; /* sort: share (default), amount, per_capita */
  size_t top;                             /* 0: all */
  bool without_budgets;                   /* shares are not asked for: no budget need be known */
} fc_exposure_options;
fc_status fc_exposure(fc_ctx *ctx, const fc_dataset *dataset /* outlives the result */,
                      const fc_exposure_options *options, fc_result **out);

#endif
