/* gap_min.c - the gap where no response is stated and every service ends with its grant. */
#include "impact/metric.h"

static void gap_min_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && !row->after.stated && row->after.of_governments)
    fc_metric_money(row->after.gap, out);
}

const fc_metric fc_metric_gap_min = {
    .name = "gap_min",
    .summary = "gap if every service ended with its grant",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "gap with a backfill of 0%",
    .operand = {FC_OPERAND_OWN_COST, FC_OPERAND_DRAWN},
    .refuse = fc_row_refuse_part,
    .compute = gap_min_compute,
};
