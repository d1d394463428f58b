/* own_cost_max.c - what the loss leaves to pay where no response is stated and every service is kept up. */
#include "impact/metric.h"

static void own_cost_max_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && !row->after.stated)
    fc_metric_money(row->after.own_cost_all, out);
}

const fc_metric fc_metric_own_cost_max = {
    .name = "own_cost_max",
    .summary = "left to pay from own money if every service were kept up",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "own_cost with a backfill of 100%",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_OWN_COST_ALL},
    .compute = own_cost_max_compute,
};
