/* table_steps.c - table steps: what each step takes from each award, in whole cents; sums of it are every loss. */
#include "impact/metric_columns.h"

typedef struct fc_step_row {
  uint32_t touched, step;
} fc_step_row;

typedef struct fc_step_rows {
  const fc_tally *tally;
  const fc_step_row *row;
} fc_step_rows;

static const char *const accounts[] = {
    [FC_BOOK_FUTURE] = "future", [FC_BOOK_INCURRED] = "incurred", [FC_BOOK_CLAWBACK] = "clawback"};

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_step_rows *rows = self;
  const fc_plan *plan = rows->tally->plan;
  fc_step_row row = rows->row[index];
  fc_filling filling = {cells};
  fc_fill(&filling, fc_cell_integer((int64_t)row.touched + 1));
  fc_fill_text(&filling, fc_str_of(plan->cuts[plan->steps[row.step].cut].name));
  fc_fill_text(&filling, fc_str_of(accounts[plan->steps[row.step].account]));
  fc_fill(&filling, fc_cell_integer(rows->tally->taken[FC_VALUE][row.touched * plan->n_steps + row.step]));
}

static bool is_of_cut(const fc_touched *touched, uint32_t cut) {
  for (uint32_t i = 0; i < touched->cuts; i++)
    if (touched->cut[i] == cut)
      return true;
  return false;
}

/* By award, then by step; counts without rows. */
static size_t list_rows(const fc_plan *plan, fc_step_row *out) {
  size_t n = 0;
  for (uint32_t t = 0; t < plan->n_touched; t++)
    for (uint32_t s = 0; s < plan->n_steps; s++) {
      if (!is_of_cut(&plan->touched[t], plan->steps[s].cut) || !fc_step_acts(plan, &plan->steps[s], t))
        continue;
      if (out)
        out[n] = (fc_step_row){t, s};
      n++;
    }
  return n;
}

fc_status fc_add_table_steps(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {
      {"award", "", FC_INTEGER}, {"cut", "", FC_TEXT}, {"account", "", FC_TEXT}, {"taken_cents", "cents", FC_INTEGER}};
  size_t n = list_rows(tally->plan, NULL);
  fc_step_row *row = fc_tally_array(ctx, tally, n, sizeof *row);
  fc_step_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!row || !rows)
    return FC_NO_MEMORY;
  list_rows(tally->plan, row);
  *rows = (fc_step_rows){tally, row};
  fc_status status =
      fc_result_add_table(result, "steps", columns, sizeof columns / sizeof *columns, n, (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
