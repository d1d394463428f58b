/* sides_tables.c - tables compare, differences, scenarios: a row for each scenario. */
#include "impact/sides_parts.h"

static fc_value total_of(const fc_tally *tally, const fc_metric *metric) {
  fc_value value = {0};
  metric->compute(&tally->total.row, &value);
  return value;
}

static void see(const fc_sides *sides, const fc_metric *metric, bool *present, bool *ranged) {
  *present = *ranged = false;
  for (size_t i = 0; i < sides->asked->n; i++) {
    fc_value value = total_of(sides->tally[i], metric);
    *present = *present || value.present;
    *ranged = *ranged || fc_value_is_ranged(&value);
  }
}

static const char *const support_columns[] = {"loss_min", "loss_max", "loss_expected"};
enum { SUPPORTS = sizeof support_columns / sizeof *support_columns };

static bool has_support(const fc_sides *sides) {
  for (size_t i = 0; i < sides->asked->n; i++)
    if (sides->tally[i]->plan->n_points)
      return true;
  return false;
}

/* Of a scenario without uncertain parameters they are empty, as `run` has no such columns. */
static void fill_support(fc_filling *filling, const fc_tally *tally) {
  fc_cell cells[SUPPORTS] = {{0}};
  fc_fill_support(&(fc_filling){cells}, tally, &tally->total);
  for (size_t i = 0; i < SUPPORTS; i++)
    fc_fill(filling, cells[i]);
}

static fc_status add_row(const fc_sides *sides, size_t i, const fc_metric *const *shown, const bool *ranged, size_t n,
                         fc_table_builder *table) {
  const fc_tally *tally = sides->tally[i];
  fc_cell cells[FC_COLUMNS_MAX] = {{0}};
  fc_filling filling = {cells};
  fc_buf words = {0};
  fc_fill_text(&filling, fc_str_of(sides->asked->side[i].label));
  fc_fill(&filling, fc_cell_integer((int64_t)tally->total.n_members));
  for (size_t m = 0; m < n; m++) {
    fc_value value = total_of(tally, shown[m]);
    fc_fill_value(&filling, &value, ranged[m]);
  }
  if (has_support(sides))
    fill_support(&filling, tally);
  if (tally->total.budget.base.present)
    fc_denominator_words(&words, &tally->plan->frame, &tally->total.budget);
  fc_fill_text(&filling, (fc_str){words.p, words.n});
  fc_status status = words.failed ? FC_NO_MEMORY : fc_table_add_row(table, cells);
  fc_buf_reset(&words);
  return status;
}

fc_status fc_sides_add_compare(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  const fc_metric **shown = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *shown);
  bool *ranged = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *ranged);
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  size_t n = 0;
  if (!shown || !ranged)
    return fc_fail_memory(ctx);
  fc_columns_add(&columns, "scenario", FC_TEXT, "");
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  for (size_t i = 0; i < sides->n_metrics; i++) {
    const fc_metric *metric = sides->metric[i];
    bool present;
    see(sides, metric, &present, &ranged[n]);
    if (!present && !sides->asked->options->n_metrics)
      continue;
    shown[n] = metric;
    if (!fc_columns_add_figure(&columns, &sides->arena, metric->name, metric->type, metric->unit, ranged[n++]))
      return fc_fail_memory(ctx);
  }
  for (size_t i = 0; i < SUPPORTS && has_support(sides); i++)
    fc_columns_add(&columns, support_columns[i], FC_MONEY, "USD");
  fc_columns_add(&columns, "denominator", FC_TEXT, "");
  fc_status status = fc_result_build_table(result, "compare", columns.list, columns.n, &table);
  for (size_t i = 0; i < sides->asked->n && !status; i++)
    status = add_row(sides, i, shown, ranged, n, table);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_sides_add_scenarios(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  static const fc_column columns[] = {{"scenario", "", FC_TEXT}, {"name", "", FC_TEXT},  {"file", "", FC_TEXT},
                                      {"sha256", "", FC_TEXT},   {"cuts", "", FC_INTEGER}, {"base", "", FC_BOOL}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "scenarios", columns, sizeof columns / sizeof *columns, &table);
  for (size_t i = 0; i < sides->asked->n && !status; i++) {
    const fc_side *side = &sides->asked->side[i];
    const char *const texts[] = {side->label, side->scenario->name, side->scenario->file, side->scenario->sha256};
    fc_cell cells[sizeof columns / sizeof *columns];
    fc_filling filling = {cells};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      fc_fill_text(&filling, fc_str_of(texts[k]));
    fc_fill(&filling, fc_cell_integer((int64_t)side->scenario->n_cuts));
    fc_fill(&filling, fc_cell_bool(i == sides->asked->base));
    status = fc_table_add_row(table, cells);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

static fc_value difference_from_base(const fc_sides *sides, size_t i, const fc_metric *metric) {
  const fc_tally *base = fc_sides_base(sides), *other = sides->tally[i];
  fc_difference difference;
  fc_difference_of(base, &base->total, other, &other->total, &difference);
  return fc_difference_in(&difference, metric);
}

static void see_difference(const fc_sides *sides, const fc_metric *metric, bool *present, bool *ranged) {
  *present = *ranged = false;
  for (size_t i = 0; i < sides->asked->n; i++) {
    fc_value value = difference_from_base(sides, i, metric);
    *present = *present || (i != sides->asked->base && value.present);
    *ranged = *ranged || fc_value_is_ranged(&value);
  }
}

fc_status fc_sides_add_differences(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  const fc_metric **shown = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *shown);
  bool *ranged = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *ranged), present;
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  size_t n = 0;
  if (!shown || !ranged)
    return fc_fail_memory(ctx);
  fc_columns_add(&columns, "scenario", FC_TEXT, "");
  fc_columns_add(&columns, "base", FC_TEXT, "");
  for (size_t i = 0; i < sides->n_metrics; i++) {
    const fc_metric *metric = sides->metric[i];
    see_difference(sides, metric, &present, &ranged[n]);
    if (!present || !fc_metric_differs(metric))
      continue;
    shown[n] = metric;
    if (!fc_columns_add_figure(&columns, &sides->arena, metric->name, metric->type, fc_difference_unit(metric), ranged[n++]))
      return fc_fail_memory(ctx);
  }
  fc_columns_add(&columns, "same_budgets", FC_BOOL, "");
  fc_status status = fc_result_build_table(result, "differences", columns.list, columns.n, &table);
  for (size_t i = 0; i < sides->asked->n && !status; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {{0}};
    fc_filling filling = {cells};
    if (i == sides->asked->base)
      continue;
    fc_fill_text(&filling, fc_str_of(sides->asked->side[i].label));
    fc_fill_text(&filling, fc_str_of(sides->asked->side[sides->asked->base].label));
    for (size_t m = 0; m < n; m++) {
      fc_value value = difference_from_base(sides, i, shown[m]);
      fc_fill_value(&filling, &value, ranged[m]);
    }
    fc_fill(&filling, fc_cell_bool(fc_sides_same_budgets(fc_sides_base(sides), sides->tally[i])));
    status = fc_table_add_row(table, cells);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
