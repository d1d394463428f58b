/* new_gap.c - the gap of a budget as it was published, with the gap that the loss adds: own cost that no reserve meets.
 *
 * Against a scope that is a gap ("budget_gap") share says what part of it the loss is; this is the sum in dollars. */
#include "dataset/sum.h"
#include "impact/metric.h"

static const char *new_gap_refuse(const fc_row *row) {
  if (!row->budget.present || !row->budget.is_gap)
    return "the budget that the loss is set against is no gap: name a scope that is, --denominator budget_gap";
  if (!row->after.stated)
    return "the scenario does not say what is kept up: add \"response\": { \"backfill\": \"100%\" }";
  return fc_row_refuse_part(row);
}

static void new_gap_compute(const fc_row *row, fc_value *out) {
  if (row->unknown || !row->after.known || new_gap_refuse(row) || row->budget.partial)
    return;
  fc_span sum = row->budget.amount;
  fc_span_add_span(&sum, row->after.gap);
  fc_metric_money(sum, out);
  out->point = !row->budget.conflict;
}

const fc_metric fc_metric_new_gap = {
    .name = "new_gap",
    .summary = "published budget gap with the gap that the loss adds",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .of_budget = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "budget (a gap) + own_cost - drawn, of each year",
    .operand = {FC_OPERAND_BUDGET, FC_OPERAND_OWN_COST, FC_OPERAND_DRAWN},
    .refuse = new_gap_refuse,
    .compute = new_gap_compute,
};
