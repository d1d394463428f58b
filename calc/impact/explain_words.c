/* explain_words.c - a figure in words and figures: what its formula makes of its operands, or why it makes nothing. */
#include "impact/explain_parts.h"

#include <string.h>

static void put_operand(fc_buf *out, fc_operand operand, fc_i128 amount) {
  char dollars[64];
  if (fc_operand_of_people(operand)) {
    fc_ratio_print_fixed(out, (fc_ratio){amount, 1}, 0, 0, true);
    return;
  }
  fc_dollars_format(amount, dollars);
  fc_buf_text(out, dollars);
}

enum { DIGITS = 4 }; /* of a figure that is not money, at most */

static void put_ratio(fc_buf *out, const fc_value *value, int power) {
  int exponent;
  if (fc_honest_exponent(value->value, value->low, value->high, power, DIGITS, &exponent))
    fc_honest_print(out, value->value, power, exponent, true);
  else
    fc_ratio_print(out, value->value, DIGITS);
}

/* "$430,000", "0.0050%", "$0.50 per resident", "19,998 days". */
static void put_value(fc_buf *out, const fc_metric *metric, const fc_value *value) {
  const char *unit = metric->unit;
  char dollars[64];
  switch (metric->type) {
  case FC_MONEY:
    fc_dollars_format(value->value.num, dollars);
    fc_buf_text(out, dollars);
    return;
  case FC_INTEGER:
    fc_ratio_print_fixed(out, value->value, 0, 0, false);
    return;
  case FC_SHARE:
    put_ratio(out, value, 2);
    fc_buf_char(out, '%');
    return;
  default:
    if (strncmp(unit, "USD ", 4) == 0) {
      fc_buf_char(out, '$');
      unit += 4;
    }
    put_ratio(out, value, 0);
    fc_buf_printf(out, "%s%s", *unit ? " " : "", unit);
  }
}

static void put_quotient(fc_buf *out, const fc_explaining *e) {
  const fc_metric *metric = e->metric;
  fc_span part = fc_metric_operand(metric, &e->group->row, 0), whole = fc_metric_operand(metric, &e->group->row, 1);
  put_operand(out, metric->operand[0], part.value);
  fc_buf_text(out, metric->times ? " / (" : " / ");
  put_operand(out, metric->operand[1], whole.value);
  if (metric->times)
    fc_buf_printf(out, " / %d)", metric->times);
}

static void put_sum(fc_buf *out, const fc_explaining *e) {
  size_t n = fc_metric_operands(e->metric);
  for (size_t i = 0; i < n && n > 1; i++) {
    fc_buf_text(out, i ? " + " : "");
    put_operand(out, e->metric->operand[i], fc_metric_operand(e->metric, &e->group->row, i).value);
  }
  if (n == 1 && fc_operand_of_awards(e->metric->operand[0]))
    fc_buf_printf(out, "sum over %zu grant%s", e->n_awards, e->n_awards == 1 ? "" : "s");
  else if (n == 1 && e->lines.count != 1)
    fc_buf_printf(out, "sum of %zu lines", e->lines.count);
}

static void put_rise(fc_buf *out, const fc_explaining *e) {
  put_operand(out, e->metric->operand[1], fc_metric_operand(e->metric, &e->group->row, 1).value);
  fc_buf_text(out, " / ");
  put_operand(out, e->metric->operand[0], fc_metric_operand(e->metric, &e->group->row, 0).value);
  fc_buf_text(out, " - 1");
}

static void put_why_absent(fc_buf *out, const fc_explaining *e) {
  const fc_row *row = &e->group->row;
  fc_operand operand = fc_metric_whole(e->metric);
  const fc_base *whole = fc_operand_whole(row, operand);
  const char *name = fc_operand_name(operand), *refused = e->metric->refuse ? e->metric->refuse(row) : NULL;
  if (row->unknown)
    fc_buf_text(out, "not known: what is undrawn of these grants is not stated");
  else if (refused)
    fc_buf_printf(out, "cannot be given: %s", refused);
  else if (whole && !whole->present)
    fc_buf_printf(out, "not known: no %s is known", name);
  else if (whole && whole->overlap)
    fc_buf_text(out, "left empty: some of the governments lie in others, so that the whole would count them twice");
  else if (whole && whole->amount.low <= 0)
    fc_buf_printf(out, "left empty: the %s is not more than zero", name);
  else
    fc_buf_text(out, "nothing: the scenario does nothing of the kind here");
}

void fc_explain_words(fc_buf *out, const fc_explaining *e) {
  if (!e->value.present) {
    put_why_absent(out, e);
    return;
  }
  if (!e->value.point) {
    fc_buf_text(out, "no single figure: the data hold two totals under one key, and the figure lies between those of "
                     "either");
    return;
  }
  size_t start = out->n;
  switch (e->metric->form) {
  case FC_FORM_QUOTIENT:
    put_quotient(out, e);
    break;
  case FC_FORM_SUM:
    put_sum(out, e);
    break;
  case FC_FORM_RISE:
    put_rise(out, e);
    break;
  case FC_FORM_WORDS:
    fc_buf_text(out, e->metric->formula);
    break;
  }
  fc_buf_text(out, out->n > start ? " = " : "");
  put_value(out, e->metric, &e->value);
}
