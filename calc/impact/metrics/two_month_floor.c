/* two_month_floor.c - two months of the budget. The Government Finance Officers Association recommends to hold as much
 * unrestricted, of general fund spending or revenue; of another scope it is no such test, which a note says. */
#include "impact/metric.h"

static void floor_compute(const fc_row *row, fc_value *out) {
  if (!row->budget.present || row->budget.overlap)
    return;
  fc_span sixth = {fc_i128_divide(row->budget.amount.low, 6, FC_HALF_AWAY),
                   fc_i128_divide(row->budget.amount.value, 6, FC_HALF_AWAY),
                   fc_i128_divide(row->budget.amount.high, 6, FC_HALF_AWAY)};
  fc_metric_money(sixth, out);
  out->point = !row->budget.conflict;
}

const fc_metric fc_metric_two_month_floor = {
    .name = "two_month_floor",
    .summary = "two months of the budget, the least that should be held in reserve",
    .type = FC_MONEY,
    .unit = "USD",
    .of_budget = true,
    .formula = "budget * 2 / 12",
    .operand = {FC_OPERAND_BUDGET},
    .compute = floor_compute,
};
