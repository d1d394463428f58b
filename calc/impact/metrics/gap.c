/* gap.c - what is left to close: own cost that no reserve meets, year by year. */
#include "impact/metric.h"

static void gap_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && row->after.stated && row->after.of_governments)
    fc_metric_money(row->after.gap, out);
}

const fc_metric fc_metric_gap = {
    .name = "gap",
    .summary = "own cost that no reserve meets",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .at_both_ends = {"gap_min", "gap_max"},
    .formula = "own_cost - drawn, of each year",
    .operand = {FC_OPERAND_OWN_COST, FC_OPERAND_DRAWN},
    .refuse = fc_row_refuse_part,
    .compute = gap_compute,
};
