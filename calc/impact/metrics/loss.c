/* loss.c - what a scenario takes: future + incurred + clawed back. */
#include "impact/metric.h"

static void loss_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_money(row->loss, out);
}

const fc_metric fc_metric_loss = {
    .name = "loss",
    .summary = "dollars that the scenario takes",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .formula = "loss_future + loss_incurred + loss_clawback",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_FUTURE, FC_OPERAND_INCURRED, FC_OPERAND_CLAWBACK},
    .compute = loss_compute,
};
