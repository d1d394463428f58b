/* loss_future.c - the part of the loss that is money that would no longer come. */
#include "impact/metric.h"
#include "scenario/effect.h"

static void loss_future_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_money(row->account[FC_BOOK_FUTURE], out);
}

const fc_metric fc_metric_loss_future = {
    .name = "loss_future",
    .summary = "part of the loss: money that would no longer come",
    .type = FC_MONEY,
    .unit = "USD",
    .formula = "sum of what is booked to future",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_FUTURE},
    .compute = loss_future_compute,
};
