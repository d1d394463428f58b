/* loss_clawback.c - the part of the loss that is received money that is taken back. */
#include "impact/metric.h"
#include "scenario/effect.h"

static void loss_clawback_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_money(row->account[FC_BOOK_CLAWBACK], out);
}

const fc_metric fc_metric_loss_clawback = {
    .name = "loss_clawback",
    .summary = "part of the loss: received money that is taken back",
    .type = FC_MONEY,
    .unit = "USD",
    .formula = "sum of what is booked to clawback",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_CLAWBACK},
    .compute = loss_clawback_compute,
};
