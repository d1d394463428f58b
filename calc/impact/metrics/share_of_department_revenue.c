/* share_of_department_revenue.c - the loss as a share of the revenue booked to the department. */
#include "impact/metric.h"

static void department_revenue_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_quotient(row->loss, &row->department_revenue, out);
}

const fc_metric fc_metric_share_of_department_revenue = {
    .name = "share_of_department_revenue",
    .summary = "loss as a share of the revenue booked to the department (taxes are booked centrally)",
    .type = FC_SHARE,
    .unit = "",
    .formula = "loss / revenue booked to the department",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_DEPARTMENT_REVENUE},
    .compute = department_revenue_compute,
};
