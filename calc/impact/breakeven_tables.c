/* breakeven_tables.c - tables breakeven and searched. */
#include "impact/breakeven_parts.h"
#include "impact/metric_columns.h"

static fc_cell value_cell(const fc_breaking *b, fc_ratio value) {
  return value.den ? fc_axis_cell(b->asked->axis->type, value) : fc_cell_none();
}

static fc_cell at_index(const fc_breaking *b, int64_t index) {
  return value_cell(b, fc_grid_value(&b->grid, index));
}

static const char *direction_of(const fc_break *found) {
  return found->rises ? "rises" : found->falls ? "falls" : "";
}

static const char *how_of(const fc_break *found) {
  static const char *const names[] = {"reaches", "jumps", "touches"};
  bool everywhere = found->arrival == FC_REACHES && !found->rises && !found->falls;
  return everywhere ? "equals" : names[found->arrival];
}

static fc_status add_breaks(const fc_breaking *b, const fc_seq *breaks, fc_result *result) {
  const fc_axis *axis = b->asked->axis;
  const fc_metric *metric = b->asked->metric;
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  fc_columns_add(&columns, "crossing", FC_INTEGER, "");
  fc_columns_add(&columns, "number", FC_TEXT, "");
  fc_columns_add(&columns, "value", axis->type, axis->unit);
  fc_columns_add(&columns, "value_below", axis->type, axis->unit);
  fc_columns_add(&columns, "until", axis->type, axis->unit);
  fc_columns_add(&columns, "metric", FC_TEXT, "");
  fc_columns_add(&columns, "level", metric->type, metric->unit);
  fc_columns_add(&columns, "at", metric->type, metric->unit);
  fc_columns_add(&columns, "just_below", metric->type, metric->unit);
  fc_columns_add(&columns, "direction", FC_TEXT, "");
  fc_columns_add(&columns, "how", FC_TEXT, "");
  fc_status status = fc_result_build_table(result, "breakeven", columns.list, columns.n, &builder);
  for (size_t i = 0; i < breaks->count && status == FC_OK; i++) {
    const fc_break *found = fc_seq_at(breaks, i);
    bool stays = found->until != found->value.index;
    const fc_cell cells[] = {
        fc_cell_integer((int64_t)i + 1),
        fc_cell_text(fc_str_of(axis->name)),
        at_index(b, found->value.index),
        found->before.index < 0 ? fc_cell_none() : at_index(b, found->before.index),
        stays ? at_index(b, found->until) : fc_cell_none(),
        fc_cell_text(fc_str_of(metric->name)),
        fc_cell_ratio(b->asked->level),
        fc_cell_ratio(found->value.figure),
        fc_cell_ratio(found->before.figure),
        fc_cell_text(fc_str_of(direction_of(found))),
        fc_cell_text(fc_str_of(how_of(found))),
    };
    status = fc_table_add_row(builder, cells);
  }
  return status;
}

/* The distance of two neighbors of the grid, times `steps`. */
static fc_ratio width_of(const fc_breaking *b, int64_t steps) {
  fc_ratio width = {0, 0};
  if (!b->grid.list && b->grid.last > 0)
    fc_ratio_minus(fc_grid_value(&b->grid, steps), fc_grid_value(&b->grid, 0), &width);
  return width;
}

static const char *method_of(const fc_breaking *b) {
  return b->crossings.step == 1 ? "every value" : b->proved ? "proof" : "scan";
}

static fc_status add_searched(const fc_breaking *b, fc_result *result) {
  const fc_axis *axis = b->asked->axis;
  const fc_metric *metric = b->asked->metric;
  const fc_crossings *found = &b->crossings;
  bool scanned = found->step > 1 && !b->proved;
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  fc_columns_add(&columns, "row", FC_TEXT, "");
  fc_columns_add(&columns, "metric", FC_TEXT, "");
  fc_columns_add(&columns, "what", FC_TEXT, "");
  fc_columns_add(&columns, "level", metric->type, metric->unit);
  fc_columns_add(&columns, "number", FC_TEXT, "");
  fc_columns_add(&columns, "counts", FC_TEXT, ""); /* losses: the number is no member of the scenario */
  fc_columns_add(&columns, "stated", axis->type, axis->unit);
  fc_columns_add(&columns, "at_stated", metric->type, metric->unit);
  fc_columns_add(&columns, "from", axis->type, axis->unit);
  fc_columns_add(&columns, "to", axis->type, axis->unit);
  fc_columns_add(&columns, "step", axis->type, axis->unit);
  fc_columns_add(&columns, "method", FC_TEXT, "");
  fc_columns_add(&columns, "scanned_step", axis->type, axis->unit);
  fc_columns_add(&columns, "evaluations", FC_INTEGER, "");
  fc_columns_add(&columns, "least", metric->type, metric->unit);
  fc_columns_add(&columns, "least_at", axis->type, axis->unit);
  fc_columns_add(&columns, "greatest", metric->type, metric->unit);
  fc_columns_add(&columns, "greatest_at", axis->type, axis->unit);
  const fc_cell cells[] = {
      fc_cell_text(fc_str_of(b->asked->row ? b->asked->row : "total")),
      fc_cell_text(fc_str_of(metric->name)),
      fc_cell_text(fc_str_of(metric->summary)),
      fc_cell_ratio(b->asked->level),
      fc_cell_text(fc_str_of(axis->name)),
      axis->kind == FC_AXIS_TIMES ? fc_cell_text(FC_STR("losses")) : fc_cell_none(),
      b->has_stated ? value_cell(b, b->stated) : fc_cell_none(),
      fc_cell_ratio(b->at_stated),
      at_index(b, 0),
      at_index(b, b->grid.last),
      value_cell(b, width_of(b, b->grid.last > 0)),
      fc_cell_text(fc_str_of(method_of(b))),
      scanned ? value_cell(b, width_of(b, found->step)) : fc_cell_none(),
      fc_cell_integer((int64_t)found->looked),
      fc_cell_ratio(found->least.figure),
      at_index(b, found->least.index),
      fc_cell_ratio(found->greatest.figure),
      at_index(b, found->greatest.index),
  };
  fc_status status = fc_result_build_table(result, "searched", columns.list, columns.n, &builder);
  return status == FC_OK ? fc_table_add_row(builder, cells) : status;
}

fc_status fc_breaking_add_tables(const fc_breaking *b, const fc_seq *breaks, fc_result *result) {
  fc_status status = add_breaks(b, breaks, result);
  return status == FC_OK ? add_searched(b, result) : status;
}
