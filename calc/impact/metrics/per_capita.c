/* per_capita.c - the loss for each resident. */
#include "impact/metric.h"

static void per_capita_compute(const fc_row *row, fc_value *out) {
  if (row->unknown)
    return;
  fc_metric_quotient(row->loss, &row->population, out);
  fc_metric_scale(out, 1, 100); /* cents to dollars */
}

const fc_metric fc_metric_per_capita = {
    .name = "per_capita",
    .summary = "loss for each resident",
    .type = FC_NUMBER,
    .unit = "USD per resident",
    .by_default = true,
    .formula = "loss / population",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_POPULATION},
    .compute = per_capita_compute,
};
