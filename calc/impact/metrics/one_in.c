/* one_in.c - the share turned over: one dollar lost in so many of the budget. */
#include "impact/metric.h"

static void one_in_compute(const fc_row *row, fc_value *out) {
  fc_value share = {0};
  if (!row->unknown)
    fc_metric_quotient(row->loss, &row->budget, &share);
  if (!share.present || share.low.num <= 0)
    return;
  out->present = true;
  out->point = share.point;
  if (share.point)
    out->value = fc_ratio_of(share.value.den, share.value.num);
  out->low = fc_ratio_of(share.high.den, share.high.num);
  out->high = fc_ratio_of(share.low.den, share.low.num);
}

const fc_metric fc_metric_one_in = {
    .name = "one_in",
    .summary = "one dollar of the budget in so many would be lost",
    .type = FC_NUMBER,
    .unit = "dollars of budget per dollar lost",
    .by_default = true,
    .of_budget = true,
    .formula = "budget / loss",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_BUDGET, FC_OPERAND_LOSS},
    .compute = one_in_compute,
};
