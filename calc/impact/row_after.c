/* row_after.c - what metrics after the loss ask of a row. */
#include "impact/metric.h"

static const char of_a_government[] = "a reserve is a government's, not that of a program or department: break the answer "
                                      "down by government alone, --by government";

bool fc_row_has_funds(const fc_row *row) {
  return !row->unknown && row->after.known && row->after.stated && row->after.of_governments && row->after.has_funds;
}

const char *fc_row_refuse_part(const fc_row *row) {
  return row->after.of_governments || !row->after.known ? NULL : of_a_government;
}

const char *fc_row_refuse_funds(const fc_row *row) {
  if (!row->after.has_funds)
    return "the scenario names no money that could meet the loss: add \"contingencies\", or \"reserves\": \"data\"";
  if (!row->after.stated)
    return "the scenario does not say what is kept up: add \"response\": { \"backfill\": \"100%\" }";
  return fc_row_refuse_part(row);
}
