/* budget.c - the budget that the loss is set against: the row's own as far as budgets know its keys, else its
 * government's; expenditure unless only revenue is known. */
#include "impact/metric.h"

static void budget_compute(const fc_row *row, fc_value *out) {
  if (!row->budget.present)
    return;
  fc_metric_money(row->budget.amount, out);
  out->point = !row->budget.conflict;
}

const fc_metric fc_metric_budget = {
    .name = "budget",
    .summary = "budget that the loss is set against",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .of_budget = true,
    .formula = "sum of the budgets of the row's governments",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_BUDGET},
    .compute = budget_compute,
};
