/* share_of_department.c - the loss as a share of the expenditure budget of the department that gets the grants. Revenue
 * booked to a department is no such budget: taxes are booked centrally. */
#include "impact/metric.h"

static const char *department_refuse(const fc_row *row) {
  if (row->department.present)
    return NULL;
  if (!row->department_revenue.present && !row->budget.revenue)
    return "no expenditure budget of one department that gets these grants is known; break the answer down with --by "
           "department, or add the department's rows to the budgets";
  return "only the revenue booked to departments is known, not their budgets; ask for it by name, --by department "
         "--metrics share_of_department_revenue, or add the department's expenditure rows";
}

static void department_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_quotient(row->loss, &row->department, out);
}

const fc_metric fc_metric_share_of_department = {
    .name = "share_of_department",
    .summary = "loss as a share of the department's budget",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .formula = "loss / expenditure budget of the department",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_DEPARTMENT},
    .refuse = department_refuse,
    .compute = department_compute,
};
