/* share.c - the loss as a share of the budget. */
#include "impact/metric.h"

static void share_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_quotient(row->loss, &row->budget, out);
}

const fc_metric fc_metric_share = {
    .name = "share",
    .summary = "loss as a share of the budget",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .of_budget = true,
    .formula = "loss / budget",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_BUDGET},
    .compute = share_compute,
};
