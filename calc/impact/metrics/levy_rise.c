/* levy_rise.c - by how much the tax levy would have to rise to bring in the loss. */
#include "impact/metric.h"

static const char *levy_refuse(const fc_row *row) {
  return row->after.levy.present
             ? NULL
             : "the budgets have no revenue row of scope property_tax, tax_levy or taxes for these governments and years";
}

static void levy_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown)
    fc_metric_quotient(row->loss, &row->after.levy, out);
}

const fc_metric fc_metric_levy_rise = {
    .name = "levy_rise",
    .summary = "loss as a share of the tax levy",
    .type = FC_SHARE,
    .unit = "",
    .after_loss = true,
    .needs_row = true,
    .formula = "loss / tax levy",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_LEVY},
    .refuse = levy_refuse,
    .compute = levy_compute,
};
