/* share_of_grant.c - the loss as a share of the selected grants themselves. Its ends are worst case over the inputs,
 * which the two have in common: a full cut is 100 %. */
#include "impact/metric.h"

static void grant_compute(const fc_row *row, fc_value *out) {
  const fc_base grant = {.present = true, .amount = row->grant};
  if (row->unknown)
    return;
  fc_metric_quotient(row->loss, &grant, out);
  if (row->grant_low.den)
    out->low = row->grant_low;
  if (row->grant_high.den)
    out->high = row->grant_high;
}

const fc_metric fc_metric_share_of_grant = {
    .name = "share_of_grant",
    .summary = "loss as a share of the selected grants",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .own_ends = true,
    .formula = "loss / amount of the selected grants",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_GRANT},
    .compute = grant_compute,
};
