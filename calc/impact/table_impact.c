/* table_impact.c - table impact: a row of the breakdown each, with its metrics over all years that are shown.
 * Rows are computed when they are read. */
#include "impact/metric_columns.h"

typedef struct fc_impact_rows {
  const fc_tally *tally;
  const bool *ranged;
} fc_impact_rows;

static void fill(const void *self, size_t row, fc_cell *cells) {
  const fc_impact_rows *rows = self;
  const fc_tally *tally = rows->tally;
  fc_group opened;
  const fc_group *group = &opened;
  fc_tally_open_row(tally, row, &opened);
  fc_filling filling = {cells};
  fc_fill_by(&filling, tally, group->key);
  fc_fill(&filling, fc_cell_integer((int64_t)group->n_members));
  fc_fill_metrics(&filling, tally, group, rows->ranged);
  fc_fill_support(&filling, tally, group);
  fc_fill_integer(&filling, tally->plan->frame.stands_for);
  if (fc_tally_years(tally) > 1)
    fc_fill_integer(&filling, tally->plan->first_year + (int)tally->plan->show_to - 1);
  fc_fill_number(&filling, tally->dataset, group->budget.base.present ? group->budget.stage : 0);
  fc_fill(&filling, group->budget.base.present ? fc_cell_bool(group->budget.base.contained) : fc_cell_none());
}

static void row_at(const fc_tally *tally, size_t row, fc_row *out) {
  fc_group group;
  fc_tally_open_row(tally, row, &group);
  *out = group.row;
}

fc_status fc_add_table_impact(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_impact_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  *rows = (fc_impact_rows){tally, fc_metric_ranges(ctx, tally, tally->n_shown, row_at)};
  fc_columns_add_by(&columns, &tally->plan->report);
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  if (!rows->ranged || !fc_columns_add_metrics(&columns, tally, rows->ranged))
    return fc_fail_memory(ctx);
  fc_columns_add_support(&columns, tally);
  fc_columns_add(&columns, fc_tally_years(tally) > 1 ? "first_year" : "fiscal_year", FC_INTEGER, "");
  if (fc_tally_years(tally) > 1)
    fc_columns_add(&columns, "last_year", FC_INTEGER, "");
  fc_columns_add(&columns, "stage", FC_TEXT, "");
  fc_columns_add(&columns, "contained", FC_BOOL, "");
  fc_status status =
      fc_result_add_table(result, "impact", columns.list, columns.n, tally->n_shown, (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
