/* cash.c - what clawbacks and delays move in the years answered for: money paid back goes, late money goes and comes. */
#include "impact/metric.h"

static void cash_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && (row->account[FC_BOOK_CASH].low || row->account[FC_BOOK_CASH].high))
    fc_metric_money(row->account[FC_BOOK_CASH], out);
}

const fc_metric fc_metric_cash = {
    .name = "cash",
    .summary = "money that comes or goes by clawbacks and delays",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .formula = "sum of what is booked to cash",
    .form = FC_FORM_SUM,
    .operand = {FC_OPERAND_CASH},
    .compute = cash_compute,
};
