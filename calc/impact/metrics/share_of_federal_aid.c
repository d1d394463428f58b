/* share_of_federal_aid.c - the loss as a share of all federal aid of the year, where the cut grants are part of it. Its
 * ends are worst case over the inputs, which the two have in common: it never passes 1. */
#include "impact/metric.h"

static void federal_aid_compute(const fc_row *row, fc_value *out) {
  if (row->unknown)
    return;
  fc_metric_quotient(row->loss, &row->aid, out);
  if (row->aid_low.den)
    out->low = row->aid_low;
  if (row->aid_high.den)
    out->high = row->aid_high;
  if (out->present &&
      fc_ratio_cmp(out->high, (fc_ratio){1, 1}) > 0) /* of several years, whose ends are not known together */
    out->high = (fc_ratio){1, 1};
}

const fc_metric fc_metric_share_of_federal_aid = {
    .name = "share_of_federal_aid",
    .summary = "loss as a share of all federal aid",
    .type = FC_SHARE,
    .unit = "",
    .by_default = true,
    .own_ends = true,
    .formula = "loss / federal aid",
    .form = FC_FORM_QUOTIENT,
    .operand = {FC_OPERAND_LOSS, FC_OPERAND_AID},
    .compute = federal_aid_compute,
};
