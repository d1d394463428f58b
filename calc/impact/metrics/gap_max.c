/* gap_max.c - the gap where no response is stated and every service is kept up. */
#include "impact/metric.h"

static void gap_max_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && !row->after.stated && row->after.of_governments)
    fc_metric_money(row->after.gap_all, out);
}

const fc_metric fc_metric_gap_max = {
    .name = "gap_max",
    .summary = "gap if every service were kept up",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "gap with a backfill of 100%",
    .operand = {FC_OPERAND_OWN_COST_ALL},
    .refuse = fc_row_refuse_part,
    .compute = gap_max_compute,
};
