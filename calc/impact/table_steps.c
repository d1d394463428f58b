/* table_steps.c - table steps: what each step takes from each award in each year, in whole cents, and what it is booked
 * to; sums of it are every loss. */
#include "impact/metric_columns.h"

typedef struct fc_step_row {
  uint32_t touched, cut, step;
  uint32_t year;
  size_t taking;
} fc_step_row;

typedef struct fc_step_rows {
  const fc_tally *tally;
  const fc_step_row *row;
} fc_step_rows;

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_step_rows *rows = self;
  const fc_plan *plan = rows->tally->plan;
  fc_step_row row = rows->row[index];
  const fc_plan_cut *cut = &plan->cuts[row.cut];
  fc_filling filling = {cells};
  fc_fill(&filling, fc_cell_integer((int64_t)row.touched + 1));
  fc_fill_text(&filling, fc_str_of(cut->name));
  fc_fill_text(&filling, fc_str_of(fc_account_name(cut->step[row.step].booking[0].account)));
  fc_fill_integer(&filling, plan->first_year ? plan->first_year + (int)row.year : 0);
  fc_fill(&filling, fc_cell_integer(rows->tally->taken[FC_VALUE][row.taking]));
}

/* Whether a step may take from an award in a year: in every one in which something is due of it. */
static bool may_take(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year) {
  if (step->received || fc_plan_is_balance(plan, touched))
    return fc_plan_once(plan, cut, touched) == year;
  return fc_plan_due(plan, touched, year, FC_VALUE) != 0;
}

/* By award, then by cut, step and year; counts without rows. */
static size_t list_rows(const fc_plan *plan, fc_step_row *out) {
  size_t n = 0;
  for (uint32_t t = 0; t < plan->n_touched; t++)
    for (uint32_t k = 0; k < plan->touched[t].cuts; k++) {
      const fc_plan_cut *cut = &plan->cuts[plan->touched[t].cut[k]];
      for (uint32_t s = 0; s < cut->n_steps; s++) {
        size_t taking = fc_plan_taking(plan, cut, plan->touched[t].place[k], s);
        for (uint32_t y = 0; fc_step_acts(plan, &cut->step[s], t) && y < plan->n_years; y++) {
          if (plan->n_years > 1 && !may_take(plan, cut, &cut->step[s], t, y))
            continue;
          if (out)
            out[n] = (fc_step_row){t, plan->touched[t].cut[k], s, y, taking + y};
          n++;
        }
      }
    }
  return n;
}

fc_status fc_add_table_steps(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"award", "", FC_INTEGER},
                                      {"cut", "", FC_TEXT},
                                      {"account", "", FC_TEXT},
                                      {"fiscal_year", "", FC_INTEGER},
                                      {"taken_cents", "cents", FC_INTEGER}};
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
