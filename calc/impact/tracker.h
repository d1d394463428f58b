/* tracker.h - what notices, terminations and proposals name: sums by status, by estimator, by any column. No budget is
 * needed, and nothing is called a loss but the undrawn balance of what would be terminated. */
#ifndef FC_IMPACT_TRACKER_H
#define FC_IMPACT_TRACKER_H

#include "dataset/model.h"

typedef struct fc_tracker_options {
  const char *const *by; /* columns of the table at_risk */
  size_t n_by;
  size_t top; /* rows of at_risk; 0: all */
} fc_tracker_options;

/* Tables at_risk, status and estimators (where rows state them) and total. The dataset keeps every row that stands. It must
 * outlive the result. */
fc_status fc_tracker_sum(fc_ctx *ctx, const fc_dataset *dataset, const fc_tracker_options *options, fc_result **out);

#endif
