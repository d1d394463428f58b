/* coverage.c - how often the money that could meet own cost holds it: 118 % is one such year and 0.18 of another. */
#include "impact/metric.h"

static void coverage_compute(const fc_row *row, fc_value *out) {
  const fc_base cost = {.present = fc_row_has_funds(row), .amount = row->after.own_cost};
  fc_metric_quotient(row->after.available, &cost, out);
}

const fc_metric fc_metric_coverage = {
    .name = "coverage",
    .summary = "available reserves as a share of own cost",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "available / own_cost",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_AVAILABLE, FC_OPERAND_OWN_COST},
    .refuse = fc_row_refuse_funds,
    .compute = coverage_compute,
};
