/* breakeven_figure.c - the metric of a row at one value of the number that varies.
 *
 * Of all awards together it is read from a variant of the plan; of another row the answer is made anew each time. */
#include "impact/breakeven_parts.h"
#include "impact/explain_parts.h"

#include <string.h>

bool fc_metric_is_proportional(const fc_metric *metric) {
  fc_operand first = metric->operand[0], second = metric->operand[1];
  if (metric->form == FC_FORM_QUOTIENT)
    return first == FC_OPERAND_LOSS && second != FC_OPERAND_GRANT;
  return metric->form == FC_FORM_SUM && !metric->after_loss && first >= FC_OPERAND_LOSS &&
         first <= FC_OPERAND_LOSS_REAL;
}

typedef struct fc_row_wish {
  const fc_breakeven *asked;
  fc_value value;
  fc_i128 loss;
} fc_row_wish;

/* No table: the figure of one row. */
static fc_status read_row(fc_ctx *ctx, fc_tally *tally, const void *what, fc_result *result) {
  fc_row_wish *wish = (fc_row_wish *)(uintptr_t)what;
  fc_explaining e = {.ctx = ctx, .tally = tally};
  fc_status status = fc_explain_find_row(&e, wish->asked->row);
  (void)result;
  if (status != FC_OK)
    return status;
  wish->asked->metric->compute(&e.group->row, &wish->value);
  wish->loss = e.group->row.loss.value;
  return FC_OK;
}

static fc_status measure_row(fc_breaking *b, fc_value *out) {
  fc_row_wish wish = {.asked = b->asked};
  fc_result *made;
  fc_status status = fc_tally_answer(b->ctx, fc_variant_plan(b->variant), read_row, &wish, &made);
  if (status == FC_OK)
    fc_result_free(made);
  *out = wish.value;
  b->loss = wish.loss;
  return status;
}

/* At the numbers that the variant has. */
static fc_status measure(fc_breaking *b, fc_ratio *out) {
  fc_value value;
  fc_status status;
  if (b->asked->row) {
    status = measure_row(b, &value);
  } else {
    status = fc_variant_measure(b->ctx, b->variant, b->asked->metric, &value);
    b->loss = fc_variant_loss(b->variant);
  }
  *out = status == FC_OK && value.present && value.point ? value.value : (fc_ratio){0, 0};
  b->ranged = b->ranged || (out->den && value.low.den && value.high.den && fc_ratio_cmp(value.low, value.high) != 0);
  return status;
}

fc_status fc_breaking_measure_stated(fc_breaking *b) {
  return measure(b, &b->at_stated);
}

/* So many times what it is. */
static fc_status measure_times(fc_breaking *b, fc_ratio times, fc_ratio *out) {
  if (b->at_stated.den && !fc_ratio_mul(b->at_stated, times, out))
    return fc_fail(b->ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
  return FC_OK;
}

static fc_status keep_failure(fc_breaking *b) {
  if (!b->n_failed++ && fc_diag_count(b->aside)) {
    const char *message = fc_diag_at(b->aside, 0)->message;
    b->first_failure = fc_arena_text(&b->arena, message, strlen(message));
  }
  fc_diag_clear(b->aside);
  return FC_OK;
}

fc_status fc_breaking_measure(void *self, int64_t index, fc_ratio *out) {
  static const fc_where where = {.field = "--vary"};
  fc_breaking *b = self;
  const fc_axis *axis = b->asked->axis;
  fc_ratio value = fc_grid_value(&b->grid, index);
  *out = (fc_ratio){0, 0};
  if (axis->kind == FC_AXIS_TIMES)
    return measure_times(b, value, out);
  if (fc_ctx_cancelled(b->ctx))
    return FC_CANCELLED;
  const char *text = fc_axis_write(&b->arena, value, axis->type == FC_SHARE);
  if (!text)
    return fc_fail_memory(b->ctx);
  fc_status status = fc_scenario_set_number(b->aside, b->asked->varied, &axis->number, text, &where);
  if (status == FC_OK)
    status = fc_scenario_retake_number(b->aside, b->asked->varied, &axis->number);
  if (status == FC_BAD_SCENARIO || status == FC_BAD_USAGE)
    return keep_failure(b);
  if (status == FC_OK)
    status = fc_variant_take(b->ctx, b->variant, b->asked->varied);
  return status == FC_OK ? measure(b, out) : status == FC_NO_MEMORY ? fc_fail_memory(b->ctx) : status;
}
