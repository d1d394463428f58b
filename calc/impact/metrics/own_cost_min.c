/* own_cost_min.c - what the loss leaves to pay where no response is stated and every service ends with its grant. */
#include "impact/metric.h"

static void own_cost_min_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && !row->after.stated)
    fc_metric_money(row->after.own_cost, out);
}

const fc_metric fc_metric_own_cost_min = {
    .name = "own_cost_min",
    .summary = "left to pay from own money if every service ended with its grant",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "own_cost with a backfill of 0%",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_OWN_COST},
    .compute = own_cost_min_compute,
};
