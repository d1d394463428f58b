/* service_loss.c - what would no longer be spent on services: the rest of the loss, and the match that goes with it. A
 * program of 400 with 300 of federal money that ends is 400 of service, of which 100 of own money is freed. */
#include "impact/metric.h"

static void service_loss_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known)
    fc_metric_money(row->after.service_loss, out);
}

const fc_metric fc_metric_service_loss = {
    .name = "service_loss",
    .summary = "spending on services that would end, with its match; without a response if all end",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "loss - own_cost + match_freed",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_SERVICE_LOSS},
    .compute = service_loss_compute,
};
