/* loss_incurred.c - the part of the loss that is money spent before the cut and no longer paid back. */
#include "impact/metric.h"
#include "scenario/effect.h"

static void loss_incurred_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_money(row->account[FC_BOOK_INCURRED], out);
}

const fc_metric fc_metric_loss_incurred = {
    .name = "loss_incurred",
    .summary = "part of the loss: money spent before the cut and no longer paid back",
    .type = FC_MONEY,
    .unit = "USD",
    .formula = "sum of what is booked to incurred",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_INCURRED},
    .compute = loss_incurred_compute,
};
