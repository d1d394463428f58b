/* expected_back.c - what is disputed of the money that was taken back; the loss holds all of it. */
#include "impact/metric.h"

static void expected_back_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && (row->account[FC_BOOK_EXPECTED_BACK].low || row->account[FC_BOOK_EXPECTED_BACK].high))
    fc_metric_money(row->account[FC_BOOK_EXPECTED_BACK], out);
}

const fc_metric fc_metric_expected_back = {
    .name = "expected_back",
    .summary = "part of what was taken back that is disputed",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .formula = "disputed part of loss_clawback",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_EXPECTED_BACK},
    .compute = expected_back_compute,
};
