/* change.c - how much less (or more) is left of the grants in the last year than in the first. */
#include "impact/metric.h"

static void change_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->several_years)
    fc_metric_rise(row->first, row->last, out);
}

const fc_metric fc_metric_change = {
    .name = "change",
    .summary = "change of the grants from the first to the last year",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .needs_row = true,
    .needs = "answer for several years: \"years\": { \"first\": 2009, \"last\": 2017 }",
    .formula = "left in the last year / left in the first year - 1",
    .form = FC_FORM_RISE,
    .operand = {FC_OPERAND_FIRST, FC_OPERAND_LAST},
    .compute = change_compute,
};
