/* table_cuts.c - table cuts: what each cut of the scenario says, and what it takes. The losses add up to the total's.
 *
 * `deed` is how a sentence begins with the cut, an ellipsis standing for its grants. Where some cut makes money late,
 * `late` is all that comes later than it is due, and `late_after` what comes after the last that is shown: it is
 * in the loss, and not lost. */
#include "impact/metric_columns.h"

typedef struct fc_cut_sums {
  fc_i128 loss, late, after;
  bool once; /* all that it takes was received before */
} fc_cut_sums;

/* What one cut takes, over the years that are shown; without what is in no total. */
static fc_cut_sums sums_of(const fc_tally *tally, uint32_t k) {
  const fc_plan *plan = tally->plan;
  const fc_plan_cut *cut = &plan->cuts[k];
  const fc_money *taken = tally->taken[FC_VALUE];
  fc_cut_sums sums = {.once = cut->n_steps > 0};
  bool late = fc_plan_makes_late(cut);
  for (uint32_t i = 0; i < cut->n_touched; i++) {
    size_t t = cut->touched[i];
    if (plan->touched[t].unknown || plan->touched[t].left_out)
      continue;
    sums.loss += fc_plan_loss_by(plan, t, k, i, taken);
    if (!late)
      continue;
    fc_late each = fc_plan_late_by(plan, t, k, i, taken);
    sums.late += each.all;
    sums.after += each.after;
  }
  for (size_t s = 0; s < cut->n_steps; s++)
    sums.once = sums.once && cut->step[s].received;
  return sums;
}

static void fill(const fc_tally *tally, uint32_t k, const fc_cut_sums *sums, fc_cell *cells) {
  const fc_plan_cut *cut = &tally->plan->cuts[k];
  fc_filling filling = {cells};
  const char *const texts[] = {cut->name, cut->effect, cut->words, cut->timing_words, cut->select, cut->deed};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    fc_fill_text(&filling, fc_str_of(texts[i]));
  fc_fill(&filling, fc_cell_bool(sums->once));
  fc_fill(&filling, fc_cell_integer((int64_t)cut->n_touched));
  fc_fill(&filling, fc_cell_money(sums->loss));
  fc_fill(&filling, fc_cell_money(sums->late));
  fc_fill(&filling, fc_cell_money(sums->after));
}

fc_status fc_add_table_cuts(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {
      {"cut", "", FC_TEXT},        {"effect", "", FC_TEXT},     {"words", "", FC_TEXT}, {"timing", "", FC_TEXT},
      {"select", "", FC_TEXT},     {"deed", "", FC_TEXT},       {"once", "", FC_BOOL},  {"awards", "", FC_INTEGER},
      {"loss", "USD", FC_MONEY},   {"late", "USD", FC_MONEY},   {"late_after", "USD", FC_MONEY}};
  enum { COLUMNS = sizeof columns / sizeof *columns, LATE = 2 };
  size_t n = tally->plan->n_cuts;
  fc_cut_sums *sums = fc_tally_array(ctx, tally, n, sizeof *sums);
  bool late = false;
  for (uint32_t k = 0; sums && k < n; k++) {
    sums[k] = sums_of(tally, k);
    late = late || sums[k].late != 0;
  }
  if (!sums)
    return FC_NO_MEMORY;
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "cuts", columns, COLUMNS - (late ? 0 : LATE), &builder);
  for (uint32_t k = 0; k < n && status == FC_OK; k++) {
    fc_cell cells[COLUMNS];
    fill(tally, k, &sums[k], cells);
    status = fc_table_add_row(builder, cells);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
