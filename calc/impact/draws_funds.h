/* draws_funds.h - figures of what reserves meet, at drawn numbers. */
#ifndef FC_IMPACT_DRAWS_FUNDS_H
#define FC_IMPACT_DRAWS_FUNDS_H

#include "impact/draws_parts.h"
#include "impact/own_cost.h"

/* Whether a metric is such a figure, and which. */
bool fc_draws_is_of_funds(const fc_metric *metric, fc_funds_figure *figure);
/* Whose awards and years: 1 + a government; awards that are in no total as well; some awards alone. */
typedef struct fc_draw_scope {
  uint32_t government;
  bool whole;
  size_t first, last;
  const bool *kept;
} fc_draw_scope;
void fc_draws_add_loss_of(fc_draw_path *draws, const fc_draw_scope *scope, fc_draw_operand *to);
void fc_draws_add_own_of(fc_draw_path *draws, const fc_draw_scope *scope, fc_kept_up kept, fc_draw_operand *to);
void fc_draws_add_budget_of(fc_draw_path *draws, uint32_t government, size_t year, fc_draw_sum *sum);

/* The treasuries of a row's governments. */
void fc_draws_make_funds(fc_draw_path *draws, const fc_group *group, const fc_metric *metric, fc_draw_output *out);
void fc_draw_rows_funds(fc_draw_rows *rows, const fc_draw_output *output, double *out);

#endif
