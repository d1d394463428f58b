/* table_years.c - tables years and total_years: each row of the breakdown, and all together, in each year, where
 * several are answered for. Sums over the years are the figures of tables impact and total. */
#include "impact/metric_columns.h"

typedef struct fc_year_rows {
  const fc_tally *tally;
  const fc_group *groups;
  const bool *ranged;
  size_t years;
} fc_year_rows;

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_year_rows *rows = self;
  const fc_tally *tally = rows->tally;
  const fc_group *group = &rows->groups[index / rows->years];
  size_t year = index % rows->years;
  const fc_frame *frame = &tally->plan->frames[tally->plan->show_from + year];
  const fc_row *row = &group->in_year[year];
  fc_i128 so_far = 0;
  fc_filling filling = {cells};
  for (size_t y = 0; y <= year; y++)
    so_far += group->in_year[y].loss.value;
  if (group->key)
    fc_fill_by(&filling, tally, group);
  fc_fill_integer(&filling, frame->stands_for);
  fc_fill(&filling, row->unknown ? fc_cell_none() : fc_cell_money(row->grant.value));
  fc_fill_metrics_of(&filling, tally, row, rows->ranged);
  fc_fill(&filling, row->unknown ? fc_cell_none() : fc_cell_money(so_far));
  fc_fill_integer(&filling, row->budget.present ? frame->year : 0);
}

static bool *ranges(fc_ctx *ctx, fc_tally *tally, const fc_group *groups, size_t n) {
  size_t years = fc_tally_years(tally);
  bool *ranged = fc_tally_array(ctx, tally, tally->n_metrics, sizeof *ranged);
  for (size_t i = 0; ranged && i < tally->n_metrics; i++)
    for (size_t r = 0; r < n * years && !ranged[i]; r++) {
      fc_value value = {0};
      tally->metrics[i]->compute(&groups[r / years].in_year[r % years], &value);
      ranged[i] = fc_value_is_ranged(&value);
    }
  return ranged;
}

static fc_status add(fc_ctx *ctx, fc_tally *tally, const char *name, const fc_group *groups, size_t n,
                     fc_result *result) {
  size_t years = fc_tally_years(tally);
  fc_columns columns = {.n = 0};
  fc_year_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  *rows = (fc_year_rows){tally, groups, ranges(ctx, tally, groups, n), years};
  if (groups != &tally->total)
    fc_columns_add_by(&columns, &tally->plan->report);
  fc_columns_add(&columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(&columns, "grants", FC_MONEY, "USD");
  if (!rows->ranged || !fc_columns_add_metrics(&columns, tally, rows->ranged))
    return fc_fail_memory(ctx);
  fc_columns_add(&columns, "loss_so_far", FC_MONEY, "USD");
  fc_columns_add(&columns, "budget_year", FC_INTEGER, "");
  fc_status status = fc_result_add_table(result, name, columns.list, columns.n, n * years, (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_add_table_years(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  if (fc_tally_years(tally) < 2)
    return FC_OK;
  fc_status status = add(ctx, tally, "years", tally->groups, tally->n_shown, result);
  return status == FC_OK ? add(ctx, tally, "total_years", &tally->total, 1, result) : status;
}
