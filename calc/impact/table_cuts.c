/* table_cuts.c - table cuts: what each cut of the scenario says, and what it takes. The losses add up to the total's.
 */
#include "impact/metric_columns.h"

/* What one cut takes, over the years that are shown; without what is in no total. */
static fc_i128 loss_of(const fc_tally *tally, uint32_t cut) {
  const fc_plan *plan = tally->plan;
  fc_i128 sum = 0;
  for (size_t i = 0; i < plan->cuts[cut].n_touched; i++) {
    size_t t = plan->cuts[cut].touched[i];
    if (!plan->touched[t].unknown && !plan->touched[t].left_out)
      sum += fc_plan_loss_by(plan, t, cut, (uint32_t)i, tally->taken[FC_VALUE]);
  }
  return sum;
}

fc_status fc_add_table_cuts(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"cut", "", FC_TEXT},    {"effect", "", FC_TEXT},    {"words", "", FC_TEXT},
                                      {"select", "", FC_TEXT}, {"awards", "", FC_INTEGER}, {"loss", "USD", FC_MONEY}};
  enum { COLUMNS = sizeof columns / sizeof *columns };
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "cuts", columns, COLUMNS, &builder);
  for (uint32_t k = 0; k < tally->plan->n_cuts && status == FC_OK; k++) {
    const fc_plan_cut *cut = &tally->plan->cuts[k];
    fc_cell cells[COLUMNS];
    fc_filling filling = {cells};
    fc_fill_text(&filling, fc_str_of(cut->name));
    fc_fill_text(&filling, fc_str_of(cut->effect));
    fc_fill_text(&filling, fc_str_of(cut->words));
    fc_fill_text(&filling, fc_str_of(cut->select));
    fc_fill(&filling, fc_cell_integer((int64_t)cut->n_touched));
    fc_fill(&filling, fc_cell_money(loss_of(tally, k)));
    status = fc_table_add_row(builder, cells);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
