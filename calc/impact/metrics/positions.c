/* positions.c - jobs that the lost money pays: those of grants that state theirs, in proportion to what is lost of them;
 * else at a stated cost each, which is an upper figure, since not all money pays wages. Of several years an average one's.
 */
#include "impact/metric.h"

static const char *positions_refuse(const fc_row *row) {
  return row->after.has_positions || row->after.counts_jobs
             ? NULL
             : "no grant states its positions; say what one costs, \"response\": { \"position_cost\": \"$151,855\" }";
}

/* Hundredths that were counted, and the rest at its cost. */
static bool together(const fc_row_after *after, fc_ratio *out) {
  fc_ratio rest = {0, 1};
  fc_i128 left, right, num, den;
  if (after->counts_jobs && after->loss_without_positions != 0)
    rest = fc_ratio_of(after->loss_without_positions, after->position_cost);
  if (!fc_i128_mul(after->positions, rest.den, &left) || !fc_i128_mul(rest.num, 100, &right) ||
      !fc_i128_add(left, right, &num) || !fc_i128_mul(rest.den, 100, &den))
    return false;
  *out = fc_ratio_of(num, den);
  return true;
}

static void positions_compute(const fc_row *row, fc_value *out) {
  const fc_row_after *after = &row->after;
  if (row->unknown || !after->known || (!after->has_positions && !after->counts_jobs))
    return;
  if (after->has_positions) {
    out->present = together(after, &out->value);
    out->low = out->high = out->value;
  } else {
    out->present = true;
    out->value = fc_ratio_of(row->loss.value, after->position_cost);
    out->low = fc_ratio_of(row->loss.low, after->position_cost);
    out->high = fc_ratio_of(row->loss.high, after->position_cost);
  }
  out->point = out->present;
}

const fc_metric fc_metric_positions = {
    .name = "positions",
    .summary = "jobs that the lost money pays",
    .type = FC_NUMBER,
    .unit = "jobs",
    .by_default = true,
    .after_loss = true,
    .needs_row = true,
    .formula = "positions * loss / grant, or loss / position_cost",
    .operand = {FC_OPERAND_LOSS},
    .refuse = positions_refuse,
    .compute = positions_compute,
};
