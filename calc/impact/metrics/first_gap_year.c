/* first_gap_year.c - the fiscal year in which own cost is first not met whole; empty where it always is. */
#include "impact/metric.h"

static void first_gap_year_compute(const fc_row *row, fc_value *out) {
  if (row->unknown || !row->after.known || !row->after.stated || !row->after.first_gap_year)
    return;
  out->present = out->point = true;
  out->value = out->low = out->high = (fc_ratio){row->after.first_gap_year, 1};
}

const fc_metric fc_metric_first_gap_year = {
    .name = "first_gap_year",
    .summary = "fiscal year of the first gap",
    .type = FC_INTEGER,
    .unit = "",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "first year in which drawn < own_cost",
    .operand = {FC_OPERAND_OWN_COST, FC_OPERAND_DRAWN},
    .compute = first_gap_year_compute,
};
