/* full_years.c - years whose own cost is met whole before the first gap; of several governments the fewest. */
#include "impact/metric.h"

static void full_years_compute(const fc_row *row, fc_value *out) {
  if (!fc_row_has_funds(row) || row->after.full_years < 0)
    return;
  out->present = out->point = true;
  out->value = out->low = out->high = (fc_ratio){row->after.full_years, 1};
}

const fc_metric fc_metric_full_years = {
    .name = "full_years",
    .summary = "years before the first gap",
    .type = FC_INTEGER,
    .unit = "",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "years from the first on in which drawn = own_cost",
    .operand = {FC_OPERAND_OWN_COST, FC_OPERAND_DRAWN},
    .refuse = fc_row_refuse_funds,
    .compute = full_years_compute,
};
