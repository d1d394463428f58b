/* peak_cash.c - the most money that is waited for at once, month by month: what must be at hand meanwhile. */
#include "impact/metric.h"

static const char *peak_cash_refuse(const fc_row *row) {
  return row->after.has_cash ? NULL : "no cut of the scenario delays money or takes received money back";
}

static void peak_cash_compute(const fc_row *row, fc_value *out) {
  if (!row->unknown && row->after.has_cash)
    fc_metric_money(row->after.peak_cash, out);
}

const fc_metric fc_metric_peak_cash = {
    .name = "peak_cash",
    .summary = "most money that is waited for at once",
    .type = FC_MONEY,
    .unit = "USD",
    .by_default = true,
    .needs_row = true,
    .formula = "largest of what is due and not yet paid, at the end of a month",
    .refuse = peak_cash_refuse,
    .compute = peak_cash_compute,
};
