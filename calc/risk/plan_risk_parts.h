/* plan_risk_parts.h - what the tables of a plan's risk are made of; seen by their own files alone. */
#ifndef FC_RISK_PLAN_RISK_PARTS_H
#define FC_RISK_PLAN_RISK_PARTS_H

#include "impact/draws.h"
#include "risk/plan_risk.h"

enum { FC_RISK_METRICS_MOST = 24 };

typedef struct fc_plan_risk {
  fc_ctx *ctx;
  fc_arena arena;
  const fc_plan *plan;
  const fc_scenario *scenario;
  const fc_risk_options *options;
  fc_survey survey;
  const fc_metric *metric[FC_RISK_METRICS_MOST]; /* an output of the function each */
  size_t n_metrics;
  fc_function function;
  fc_function *alone; /* of each metric, by itself; NULL: the function is a sum, or there was no need */
  fc_output_asked asked[FC_RISK_METRICS_MOST];
  fc_simulated simulated;
} fc_plan_risk;

/* What is asked of every metric, in the order of the rows of table risk. */
typedef struct fc_risk_row {
  const char *name; /* "mean", "p05", "cvar95" */
  fc_figure_asked asked;
  const char *what; /* in words */
} fc_risk_row;
extern const fc_risk_row fc_risk_rows[];
extern const size_t fc_risk_n_rows;

/* The figure as it is best known: worked out where it can be. */
const fc_risk_figure *fc_best_figure(const fc_output_risk *output, size_t figure);
/* The place of a figure among those that are asked of a metric; SIZE_MAX: it is not. */
size_t fc_figure_place(const fc_output_asked *asked, fc_figure_kind kind, double at);

/* The type in which a mean or a quantile of a metric stands: whole numbers have means that are none. */
fc_type fc_risk_type(const fc_metric *metric);
/* A number of a metric to the digits that half the width of its interval supports (0: all). NaN: an empty cell. */
fc_cell fc_risk_cell(const fc_metric *metric, double value, double half);
fc_cell fc_risk_share_cell(double value, double half);
/* Half the width of its interval; of what is exact ten times that, so that no digit is shown that may be wrong. */
double fc_risk_half(const fc_risk_figure *figure);
const char *fc_known_word(fc_known known); /* "exact", "estimated", "" */

fc_status fc_risk_add_figures(fc_plan_risk *risk, fc_result *result);       /* risk, estimates */
fc_status fc_risk_add_probabilities(fc_plan_risk *risk, fc_result *result); /* probabilities, exceedance */
fc_status fc_risk_add_histogram(fc_plan_risk *risk, fc_result *result);
fc_status fc_risk_add_reserve(fc_plan_risk *risk, fc_result *result);
fc_status fc_risk_add_allocation(fc_plan_risk *risk, fc_result *result);
fc_status fc_risk_add_rows(fc_plan_risk *risk, fc_result *result);
fc_status fc_risk_add_draws(fc_plan_risk *risk, fc_result *result);

#endif
