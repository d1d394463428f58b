/* days_of_spending.c - the time in which the budget spends as much as is lost. A year has 365 days. Revenue is no
 * spending, so that a budget known by its revenue alone has no such figure. */
#include "impact/metric.h"

static const char *days_refuse(const fc_row *row) {
  return row->budget.present && row->budget.revenue
             ? "only revenue is known of this budget, which is not spending; leave days_of_spending out of the metrics"
             : NULL;
}

static void days_compute(const fc_row *row, fc_value *out) {
  if (row->unknown || row->budget.revenue)
    return;
  fc_metric_quotient(row->loss, &row->budget, out);
  fc_metric_scale(out, 365, 1);
}

const fc_metric fc_metric_days_of_spending = {
    .name = "days_of_spending",
    .summary = "days in which the budget spends as much as is lost",
    .type = FC_NUMBER,
    .unit = "days",
    .by_default = true,
    .of_budget = true,
    .formula = "loss / (budget / 365)",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_BUDGET},
    .times = 365,
    .refuse = days_refuse,
    .compute = days_compute,
};
