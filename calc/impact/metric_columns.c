/* metric_columns.c - columns and cells of figures with their ends. */
#include "impact/metric_columns.h"

#include <string.h>

void fc_columns_add(fc_columns *columns, const char *name, fc_type type, const char *unit) {
  columns->list[columns->n++] = (fc_column){.name = name, .type = type, .unit = unit};
}

static const char *with_ending(fc_arena *arena, const char *name, const char *ending) {
  size_t n = strlen(name), more = strlen(ending);
  char *text = fc_arena_alloc(arena, n + more + 1);
  if (!text)
    return NULL;
  memcpy(text, name, n);
  memcpy(text + n, ending, more + 1);
  return text;
}

bool fc_columns_add_figure(fc_columns *columns, fc_arena *arena, const char *name, fc_type type, const char *unit,
                           bool ranged) {
  fc_columns_add(columns, name, type, unit);
  if (!ranged)
    return true;
  const char *low = with_ending(arena, name, "_low"), *high = with_ending(arena, name, "_high");
  if (!low || !high)
    return false;
  fc_columns_add(columns, low, type, unit);
  fc_columns_add(columns, high, type, unit);
  return true;
}

void fc_columns_add_by(fc_columns *columns, const fc_plan_report *report) {
  for (size_t i = 0; i < report->n_by; i++) {
    const fc_award_column *by = &report->by[i];
    bool code = by->role != FC_NO_ROLE && fc_role_get(by->role)->type == FC_ROLE_IS_CODE;
    fc_columns_add(columns, by->name, code ? FC_CODE : FC_TEXT, "");
  }
}

void fc_fill(fc_filling *filling, fc_cell cell) {
  *filling->next++ = cell;
}

void fc_fill_text(fc_filling *filling, fc_str text) {
  fc_fill(filling, text.n ? fc_cell_text(text) : fc_cell_none());
}

void fc_fill_number(fc_filling *filling, const fc_dataset *dataset, uint32_t text) {
  fc_fill_text(filling, text == FC_INTERN_NONE ? (fc_str){0} : fc_dataset_text(dataset, text));
}

void fc_fill_integer(fc_filling *filling, int64_t value) {
  fc_fill(filling, value ? fc_cell_integer(value) : fc_cell_none());
}

void fc_fill_value(fc_filling *filling, const fc_value *value, bool ranged) {
  fc_fill(filling, value->present && value->point ? fc_cell_ratio(value->value) : fc_cell_none());
  if (!ranged)
    return;
  fc_fill(filling, value->present ? fc_cell_ratio(value->low) : fc_cell_none());
  fc_fill(filling, value->present ? fc_cell_ratio(value->high) : fc_cell_none());
}

void fc_fill_money(fc_filling *filling, fc_span money, bool point, bool ranged) {
  fc_fill(filling, point ? fc_cell_money(money.value) : fc_cell_none());
  if (!ranged)
    return;
  fc_fill(filling, fc_cell_money(money.low));
  fc_fill(filling, fc_cell_money(money.high));
}

void fc_fill_by(fc_filling *filling, const fc_tally *tally, const uint32_t *key) {
  for (size_t i = 0; i < tally->plan->report.n_by; i++)
    fc_fill_text(filling, fc_award_column_key_text(tally->dataset, &tally->plan->report.by[i], key[i]));
}

bool fc_value_is_ranged(const fc_value *value) {
  return value->present && (!value->point || fc_ratio_cmp(value->low, value->high) != 0);
}

bool fc_span_is_ranged(fc_span span) {
  return span.low != span.high;
}

/* Rows are opened only where some figure of some row is a range. */
bool *fc_metric_ranges(fc_ctx *ctx, fc_tally *tally, size_t n, fc_row_at_fn row_at) {
  bool *ranged = fc_tally_array(ctx, tally, tally->n_metrics, sizeof *ranged);
  for (size_t r = 0; ranged && r < n && !tally->seen.exact; r++) {
    fc_row row;
    row_at(tally, r, &row);
    for (size_t i = 0; i < tally->n_metrics; i++) {
      fc_value value = {0};
      if (!ranged[i])
        tally->metrics[i]->compute(&row, &value);
      ranged[i] = ranged[i] || fc_value_is_ranged(&value);
    }
  }
  return ranged;
}

bool fc_columns_add_metrics(fc_columns *columns, fc_tally *tally, const bool *ranged) {
  for (size_t i = 0; i < tally->n_metrics; i++)
    if (!fc_columns_add_figure(columns, &tally->arena, tally->metrics[i]->name, tally->metrics[i]->type,
                               tally->metrics[i]->unit, ranged[i]))
      return false;
  return true;
}

void fc_fill_metrics(fc_filling *filling, const fc_tally *tally, const fc_group *group, const bool *ranged) {
  fc_fill_metrics_of(filling, tally, &group->row, ranged);
}

void fc_fill_metrics_of(fc_filling *filling, const fc_tally *tally, const fc_row *row, const bool *ranged) {
  for (size_t i = 0; i < tally->n_metrics; i++) {
    fc_value value = {0};
    tally->metrics[i]->compute(row, &value);
    fc_fill_value(filling, &value, ranged[i]);
  }
}

void fc_columns_add_support(fc_columns *columns, const fc_tally *tally) {
  if (!tally->plan->n_points)
    return;
  fc_columns_add(columns, "loss_min", FC_MONEY, "USD");
  fc_columns_add(columns, "loss_max", FC_MONEY, "USD");
  if (tally->plan->n_mean_points)
    fc_columns_add(columns, "loss_expected", FC_MONEY, "USD");
}

/* The mean is a number of cents and parts of them: rounded once. */
void fc_fill_support(fc_filling *filling, const fc_tally *tally, const fc_group *group) {
  const fc_support *support = group->support;
  if (!tally->plan->n_points)
    return;
  bool known = support->present && !group->row.unknown;
  fc_fill(filling, known ? fc_cell_money(support->least) : fc_cell_none());
  fc_fill(filling, known ? fc_cell_money(support->greatest) : fc_cell_none());
  if (tally->plan->n_mean_points)
    fc_fill(filling, known && support->has_mean
                         ? fc_cell_money(fc_i128_divide(support->mean.num, support->mean.den, tally->plan->rounding))
                         : fc_cell_none());
}
