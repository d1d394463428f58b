/* table_years.c - tables years and total_years: each row of the breakdown, and all together, in each year, where
 * several are answered for. Sums over the years are the figures of tables impact and total. */
#include "impact/metric_columns.h"

typedef struct fc_year_rows {
  const fc_tally *tally;
  const bool *ranged;
  fc_row_at_fn row_at;
  bool total;
} fc_year_rows;

static void row_of_group(const fc_tally *tally, size_t index, fc_row *out) {
  fc_tally_open_year(tally, index / fc_tally_years(tally), index % fc_tally_years(tally), out);
}

static void row_of_total(const fc_tally *tally, size_t index, fc_row *out) {
  *out = tally->total.in_year[index];
}

/* What is lost up to a year, from the first of its row on. */
static fc_i128 so_far(const fc_year_rows *rows, size_t index) {
  fc_i128 sum = 0;
  fc_row row;
  for (size_t i = index - index % fc_tally_years(rows->tally); i <= index; i++) {
    rows->row_at(rows->tally, i, &row);
    sum += row.loss.value;
  }
  return sum;
}

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_year_rows *rows = self;
  const fc_tally *tally = rows->tally;
  size_t years = fc_tally_years(tally);
  const fc_frame *frame = &tally->plan->frames[tally->plan->show_from + index % years];
  fc_row row;
  fc_filling filling = {cells};
  rows->row_at(tally, index, &row);
  if (!rows->total)
    fc_fill_by(&filling, tally, tally->groups[index / years].key);
  fc_fill_integer(&filling, frame->stands_for);
  fc_fill(&filling, row.unknown ? fc_cell_none() : fc_cell_money(row.grant.value));
  fc_fill_metrics_of(&filling, tally, &row, rows->ranged);
  fc_fill(&filling, row.unknown ? fc_cell_none() : fc_cell_money(so_far(rows, index)));
  fc_fill_integer(&filling, row.budget.present ? frame->year : 0);
}

static fc_status add(fc_ctx *ctx, fc_tally *tally, const char *name, size_t n, bool total, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_row_at_fn row_at = total ? row_of_total : row_of_group;
  fc_year_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  *rows = (fc_year_rows){tally, fc_metric_ranges(ctx, tally, n, row_at), row_at, total};
  if (!total)
    fc_columns_add_by(&columns, &tally->plan->report);
  fc_columns_add(&columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(&columns, "grants", FC_MONEY, "USD");
  if (!rows->ranged || !fc_columns_add_metrics(&columns, tally, rows->ranged))
    return fc_fail_memory(ctx);
  fc_columns_add(&columns, "loss_so_far", FC_MONEY, "USD");
  fc_columns_add(&columns, "budget_year", FC_INTEGER, "");
  fc_status status = fc_result_add_table(result, name, columns.list, columns.n, n, (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_add_table_years(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  size_t years = fc_tally_years(tally);
  if (years < 2)
    return FC_OK;
  fc_status status = add(ctx, tally, "years", tally->n_shown * years, false, result);
  return status == FC_OK ? add(ctx, tally, "total_years", years, true, result) : status;
}
