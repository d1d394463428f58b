/* change_real.c - the change of the grants from the first to the last year in dollars of the first, where the baseline states a
 * deflator. */
#include "impact/metric.h"

static void change_real_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->several_years && row->priced)
    fc_metric_rise(row->first, row->last_real, out);
}

const fc_metric fc_metric_change_real = {
    .name = "change_real",
    .summary = "change of the grants in real terms",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .needs_row = true,
    .needs = "say what money is worth over several years: \"baseline\": { \"deflator\": \"2%\" }",
    .formula = "left in the last year in dollars of the first / left in the first year - 1",
    .form = FC_FORM_RISE,
    .operand = {FC_OPERAND_FIRST, FC_OPERAND_LAST_REAL},
    .compute = change_real_compute,
};
