/* own_cost.c - what the loss leaves to pay from own money: what was spent or must be given back, and of the future loss the
 * part that the response keeps up. Most losses end a service, not a balance. */
#include "impact/metric.h"

static void own_cost_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && row->after.stated)
    fc_metric_money(row->after.own_cost, out);
}

const fc_metric fc_metric_own_cost = {
    .name = "own_cost",
    .summary = "part of the loss that is left to pay from own money",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .at_both_ends = {"own_cost_min", "own_cost_max"},
    .formula = "loss_incurred + loss_clawback + own share + backfill * rest of loss_future",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_OWN_COST},
    .compute = own_cost_compute,
};
