/* table_steps.c - table steps: what each step takes from each award in each year, in whole cents, and what it is booked
 * to; sums of it are every loss. */
#include "impact/metric_columns.h"

typedef struct fc_step_row {
  uint32_t touched, cut, step, year;
  size_t taking;
} fc_step_row;

/* Rows are found when they are read: how many stand before each award is kept. */
typedef struct fc_step_rows {
  const fc_tally *tally;
  const size_t *before; /* n_touched + 1 */
} fc_step_rows;

/* Whether a step may take from an award in a year: in every one in which something is due of it. */
static bool may_take(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year) {
  if (step->received || fc_plan_is_balance(plan, touched))
    return fc_plan_once(plan, cut, touched) == year;
  return fc_plan_due(plan, touched, year, FC_VALUE) != 0;
}

static bool has_row(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year) {
  return plan->n_years == 1 || may_take(plan, cut, step, touched, year);
}

/* The wanted row of an award's, by cut, step and year; where it has fewer, how many. */
static size_t find_row(const fc_plan *plan, uint32_t t, size_t wanted, fc_step_row *out) {
  size_t n = 0;
  for (uint32_t k = 0; k < plan->touched[t].cuts; k++) {
    const fc_plan_cut *cut = &plan->cuts[plan->touched[t].cut[k]];
    for (uint32_t s = 0; s < cut->n_steps; s++) {
      if (!fc_step_acts(plan, &cut->step[s], t))
        continue;
      for (uint32_t y = 0; y < plan->n_years; y++) {
        if (!has_row(plan, cut, &cut->step[s], t, y))
          continue;
        if (n++ < wanted)
          continue;
        *out = (fc_step_row){t, plan->touched[t].cut[k], s, y,
                             fc_plan_taking(plan, cut, plan->touched[t].place[k], s) + y};
        return wanted;
      }
    }
  }
  return n;
}

/* The award that a row is of, by halving. */
static uint32_t award_at(const fc_step_rows *rows, size_t index) {
  size_t low = 0, high = rows->tally->plan->n_touched;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (rows->before[middle] <= index)
      low = middle;
    else
      high = middle;
  }
  return (uint32_t)low;
}

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_step_rows *rows = self;
  const fc_plan *plan = rows->tally->plan;
  uint32_t t = award_at(rows, index);
  fc_step_row row = {0};
  find_row(plan, t, index - rows->before[t], &row);
  const fc_plan_cut *cut = &plan->cuts[row.cut];
  fc_filling filling = {cells};
  fc_fill(&filling, fc_cell_integer((int64_t)t + 1));
  fc_fill_text(&filling, fc_str_of(cut->name));
  fc_fill_text(&filling, fc_str_of(fc_account_name(cut->step[row.step].booking[0].account)));
  fc_fill_integer(&filling, plan->first_year ? plan->first_year + (int)row.year : 0);
  fc_fill(&filling, fc_cell_integer(rows->tally->taken[FC_VALUE][row.taking]));
}

fc_status fc_add_table_steps(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"award", "", FC_INTEGER},
                                      {"cut", "", FC_TEXT},
                                      {"account", "", FC_TEXT},
                                      {"fiscal_year", "", FC_INTEGER},
                                      {"taken_cents", "cents", FC_INTEGER}};
  const fc_plan *plan = tally->plan;
  size_t *before = fc_tally_array(ctx, tally, plan->n_touched + 1, sizeof *before);
  fc_step_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  fc_step_row none;
  if (!before || !rows)
    return FC_NO_MEMORY;
  for (uint32_t t = 0; t < plan->n_touched; t++)
    before[t + 1] = before[t] + find_row(plan, t, SIZE_MAX, &none);
  *rows = (fc_step_rows){tally, before};
  fc_status status = fc_result_add_table(result, "steps", columns, sizeof columns / sizeof *columns,
                                         before[plan->n_touched], (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
