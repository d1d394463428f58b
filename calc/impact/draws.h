/* draws.h - a plan as a function of its uncertain parameters: what simulation and sensitivity read.
 *
 * The same steps as the exact evaluation takes, in double, for many draws at once: figures differ from the exact ones by
 * the roundings of cents, no more. Awards that meet the same steps are one group while every step takes the same part of
 * each, so that a draw costs as many operations as there are groups, not awards. Money is in dollars. */
#ifndef FC_IMPACT_DRAWS_H
#define FC_IMPACT_DRAWS_H

#include "chance/function.h"
#include "impact/metric.h"
#include "impact/plan.h"

/* Whose figure it is. */
typedef enum fc_drawn_scope {
  FC_DRAWN_TOTAL,
  FC_DRAWN_ROW, /* of the breakdown, in the order of fc_plan_survey */
  FC_DRAWN_CUT  /* of the scenario: its loss, a part of the total's */
} fc_drawn_scope;

#define FC_DRAWN_YEARS SIZE_MAX

typedef struct fc_drawn_figure {
  fc_drawn_scope scope;
  size_t index;            /* of the row, of the cut */
  size_t year;             /* of those that are shown, from 0; FC_DRAWN_YEARS: all of them together */
  const fc_metric *metric; /* of a cut: loss */
} fc_drawn_figure;

/* What there is to be drawn. */
typedef struct fc_survey {
  const char *const *row; /* "New York City", "New York City, Title I" */
  size_t n_rows;
  const fc_metric *const *metric; /* that `run` shows and the draw path has */
  size_t n_metrics;
  const char *const *cut;
  size_t n_cuts, n_years; /* years that are shown */
  int first_year;
} fc_survey;
fc_status fc_plan_survey(fc_ctx *ctx, const fc_plan *plan, fc_arena *arena, fc_survey *out);

/* Why a metric cannot be drawn at all; NULL: it can. */
const char *fc_drawn_refusal(const fc_metric *metric);

/* An input of the function. */
typedef struct fc_drawn_input {
  size_t parameter;  /* index of the scenario's */
  const char *of;    /* the government, program or award that it is drawn for; NULL: for all */
} fc_drawn_input;

/* The plan at drawn values of the scenario's uncertain parameters (the scenario that the plan was compiled from), as many
 * as anything depends on. Outputs stand in the order of the figures and are named after them ("share", "loss of New York
 * City", "loss in 2027"). A figure that has no value at a draw is NaN there (a share of own cost where there is none).
 *
 * `parts` is filled where the figures are sums over cuts that share neither awards nor parameters, divided by budgets or
 * residents alone that no cut depends on.
 *
 * F440 with the reason where a figure cannot be drawn, or has no value at the points; F441 where a parameter may be what
 * the scenario does not allow. Everything lies in the arena; plan and scenario must outlive the function. A call of
 * `evaluate` takes memory for a few hundred rows and gives it back: O(groups) for each of them. O(awards) to make. */
fc_status fc_plan_function(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario, const fc_drawn_figure *figures,
                           size_t n, fc_arena *arena, fc_function *out);
const fc_drawn_input *fc_plan_inputs(const fc_function *function); /* n_inputs */

#endif
