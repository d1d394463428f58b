/* loss_real.c - the loss in dollars of the first year, where the baseline states a deflator. Each award of each year is
 * rounded to the cent, so that rows add up. */
#include "impact/metric.h"

static void loss_real_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->priced)
    fc_metric_money(row->loss_real, out);
}

const fc_metric fc_metric_loss_real = {
    .name = "loss_real",
    .summary = "loss in dollars of the first year",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .needs_row = true,
    .needs = "say what money is worth over several years: \"baseline\": { \"deflator\": \"2%\" }",
    .formula = "loss of each year / price of the year * price of the first year",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_LOSS_REAL},
    .compute = loss_real_compute,
};
