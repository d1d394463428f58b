/* table_total.c - table total: one row, the exact sum under the rules for totals (SEMANTICS section 1). */
#include "impact/metric_columns.h"

static void row_at(const fc_tally *tally, size_t row, fc_row *out) {
  (void)row;
  *out = tally->total.row;
}

fc_status fc_add_table_total(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  const fc_group *total = &tally->total;
  fc_columns columns = {.n = 0};
  const bool *ranged = fc_metric_ranges(ctx, tally, 1, row_at);
  fc_columns_add(&columns, "governments", FC_INTEGER, "");
  fc_columns_add(&columns, "governments_with_budget", FC_INTEGER, "");
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  if (!ranged || !fc_columns_add_metrics(&columns, tally, ranged))
    return fc_fail_memory(ctx);
  fc_columns_add_support(&columns, tally);
  if (tally->suspects)
    fc_columns_add(&columns, "loss_without_suspect", FC_MONEY, "USD");
  fc_table_builder *builder;
  fc_cell cells[FC_COLUMNS_MAX] = {{0}};
  fc_filling filling = {cells};
  fc_fill(&filling, fc_cell_integer((int64_t)total->governments.n));
  fc_fill(&filling, fc_cell_integer(total->budget.base.governments));
  fc_fill(&filling, fc_cell_integer((int64_t)total->n_members));
  fc_fill_metrics(&filling, tally, total, ranged);
  fc_fill_support(&filling, tally, total);
  if (tally->suspects)
    fc_fill(&filling, fc_cell_money(total->row.loss.value - tally->suspect_loss));
  fc_status status = fc_result_build_table(result, "total", columns.list, columns.n, &builder);
  if (status == FC_OK)
    status = fc_table_add_row(builder, cells);
  if (status == FC_OK)
    status = fc_apart_set(&tally->plan->apart, tally->dataset, tally->plan->frame.governments, tally->plan->frame.n_governments,
                          result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
