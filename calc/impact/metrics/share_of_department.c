/* share_of_department.c - the loss as a share of the expenditure budget of the department that gets the grants. Revenue
 * booked to a department is no such budget: taxes are booked centrally. */
#include "impact/metric.h"

static const char *department_refuse(const fc_row *row) {
  return !row->department.present && row->department_revenue.present
             ? "only the revenue booked to the department is known, not its budget; "
               "ask for it by name, --metrics share_of_department_revenue, or add the department's expenditure rows"
             : NULL;
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
    .refuse = department_refuse,
    .compute = department_compute,
};
