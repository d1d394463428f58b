/* reduction.h - the plan that laws ask of governments which depend on federal money: what a cut of 5 % and of 25 % would
 * take of each agency's programs, with room for how it would be met and by whom.
 *
 * Practice: Utah's federal funds reduction plans (5 and 25 percent, by agency and program), due where federal money is a
 * stated part of a budget. */
#ifndef FC_IMPACT_REDUCTION_H
#define FC_IMPACT_REDUCTION_H

#include "impact/plan.h"

#define FC_REDUCTION_RATES_MAX 12

typedef struct fc_reduction_options {
  fc_exposure_options exposure; /* by: the government first, then the department where it is among them; no sort: by key */
  bool by_stated;               /* by the user; else columns that the grants do not have stay empty */
  fc_rate rate[FC_REDUCTION_RATES_MAX]; /* above 0, at most 1, each once */
  size_t rates;
  fc_rounding rounding;
  bool of_governments, of_departments;           /* thresholds that are set */
  fc_rate government_threshold, department_threshold; /* federal money as a part of the budget, from which a plan is due */
} fc_reduction_options;

/* Tables plan, thresholds (where one is set) and total. */
fc_status fc_reduction(fc_ctx *ctx, const fc_dataset *dataset /* outlives the result */,
                       const fc_reduction_options *options, fc_result **out);

/* "cut_5", "cut_12_5": the column of a rate. */
void fc_reduction_column(fc_buf *out, fc_rate rate);

#endif
