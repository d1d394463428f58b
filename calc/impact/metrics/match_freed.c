/* match_freed.c - own money that had to go with the lost federal money, and no longer has to. */
#include "impact/metric.h"

static const char *match_freed_refuse(const fc_row *row) {
  return row->after.matched
             ? NULL
             : "no grant states its match; add a column match_rate, the recipient's share of total cost";
}

static void match_freed_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.known && row->after.matched)
    fc_metric_money(row->after.match_freed, out);
}

const fc_metric fc_metric_match_freed = {
    .name = "match_freed",
    .summary = "own money that would no longer have to match lost federal money",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "federal money of ended services * match_rate / (1 - match_rate)",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_MATCH_FREED},
    .refuse = match_freed_refuse,
    .compute = match_freed_compute,
};
