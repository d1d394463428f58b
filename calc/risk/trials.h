/* trials.h - draws as result tables, for who audits them or models on: each draw a row, and the metalogs nearest to them. */
#ifndef FC_RISK_TRIALS_H
#define FC_RISK_TRIALS_H

#include "base/diag.h"
#include "table/result.h"

/* Columns of draws: outputs, and inputs where somebody wants those. NaN: there is no number. */
typedef struct fc_trials {
  const fc_column *column; /* names, types (money in dollars, share, number) and units */
  const double *const *value; /* [columns][rows] */
  size_t n_columns, n_rows;
  uint64_t first; /* index of the first row's draw */
} fc_trials;

/* Table "draws": column draw, the index as SIPmath counts it (from 1), then the columns. It reads them when it is read: they
 * must live as long as the result (fc_result_own). */
fc_status fc_result_add_draws(fc_result *result, const fc_trials *trials);

/* Table "metalogs": for each column its variable, lower and upper bound (empty: none), the number of terms, how far the curve
 * lies from the draws on the average in standard deviations, and the coefficients a1, a2, ... A column without a metalog, as
 * of one value, is left out, with a note. What is never below 0 is bounded there. */
fc_status fc_result_add_metalogs(fc_ctx *ctx, fc_result *result, const fc_trials *trials);
/* The same of a table that the result has already, such as its draws: of its columns of money, shares and numbers. */
fc_status fc_result_add_metalogs_of(fc_ctx *ctx, fc_result *result, const fc_table *table);

#endif
