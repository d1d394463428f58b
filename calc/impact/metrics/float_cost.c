/* float_cost.c - what it costs to wait for late money, at the simple interest of the delay. It is no part of the loss. */
#include "impact/metric.h"

static void float_cost_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && (row->account[FC_BOOK_FLOAT].low || row->account[FC_BOOK_FLOAT].high))
    fc_metric_money(row->account[FC_BOOK_FLOAT], out);
}

const fc_metric fc_metric_float_cost = {
    .name = "float_cost",
    .summary = "cost of waiting for money that comes late",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .formula = "late money * interest a year * months / 12",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_FLOAT},
    .compute = float_cost_compute,
};
