/* explain.h - one figure of an answer, taken apart: its formula in words and figures, the grants and the rows of budgets
 * behind it with file and line, and the steps that took from those grants, in order.
 *
 * Nothing is computed anew: the parts are those of the tally that made the figure, and add up to it. */
#ifndef FC_IMPACT_EXPLAIN_H
#define FC_IMPACT_EXPLAIN_H

#include <fiscalc/impact.h>

/* Tables explained, terms, awards, steps, budget_rows and sources, of the first metric that the plan shows. `row`: the
 * values of the breakdown's columns, parted by commas, or "total"; NULL: the only row that is shown, else the total.
 * F405 (FC_BAD_USAGE) where there is no such row. Else as fc_plan_run. */
fc_status fc_plan_explain(fc_ctx *ctx, const fc_plan *plan, const char *row, fc_result **out);

#endif
