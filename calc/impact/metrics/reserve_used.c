/* reserve_used.c - what is drawn of the money that could meet own cost. It never passes 1. */
#include "impact/metric.h"

static void reserve_used_compute(const fc_row *row, fc_value *out) {
  const fc_base available = {.present = fc_row_has_funds(row), .amount = row->after.available};
  fc_metric_quotient(row->after.drawn, &available, out);
  if (out->present && fc_ratio_cmp(out->high, (fc_ratio){1, 1}) > 0)
    out->high = (fc_ratio){1, 1};
}

const fc_metric fc_metric_reserve_used = {
    .name = "reserve_used",
    .summary = "part of the available reserves that is drawn",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "drawn / available",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_DRAWN, FC_OPERAND_AVAILABLE},
    .refuse = fc_row_refuse_funds,
    .compute = reserve_used_compute,
};
