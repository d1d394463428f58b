/* table_gap.c - table gap: of each government and year what is to pay from own money, what reserves meet of it, and what
 * is left to close. Without a stated backfill twice: if no grant were kept up, and if all were. */
#include "impact/after_draws.h"
#include "impact/metric_columns.h"

static bool is_ranged(const fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  for (size_t i = 0; i < tally->after->n; i++)
    for (int kept = 0; kept < FC_KEPT_UP; kept++)
      for (size_t y = plan->show_from; fc_after_has(plan, (fc_kept_up)kept) && y < plan->show_to; y++) {
        const fc_draw_sums *sums = &tally->after->government[i].draws[kept].in_year[y];
        if (fc_span_is_ranged(sums->gap) || fc_span_is_ranged(sums->drawn))
          return true;
      }
  return false;
}

static fc_status add_rows(const fc_tally *tally, const fc_drawn_government *government, fc_kept_up kept, bool ranged,
                          fc_table_builder *builder) {
  const fc_plan *plan = tally->plan;
  const fc_draws *draws = &government->draws[kept];
  fc_status status = FC_OK;
  for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
    fc_cell cells[FC_COLUMNS_MAX];
    fc_filling filling = {cells};
    fc_fill_number(&filling, tally->dataset, fc_dataset_government(tally->dataset, government->government)->name);
    fc_fill_text(&filling, fc_str_of(fc_kept_up_name(kept)));
    fc_fill_integer(&filling, plan->first_year ? plan->first_year + (int)y : 0);
    fc_fill(&filling, fc_cell_money(draws->schedule.year[y].cost));
    fc_fill_money(&filling, draws->in_year[y].drawn, true, ranged);
    fc_fill_money(&filling, draws->in_year[y].gap, true, ranged);
    status = fc_table_add_row(builder, cells);
  }
  return status;
}

fc_status fc_add_table_gap(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  if (!tally->after)
    return FC_OK;
  bool ranged = is_ranged(tally);
  fc_columns_add(&columns, "government", FC_TEXT, "");
  fc_columns_add(&columns, "backfill", FC_TEXT, "");
  fc_columns_add(&columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(&columns, "own_cost", FC_MONEY, "USD");
  if (!fc_columns_add_figure(&columns, &tally->arena, "drawn", FC_MONEY, "USD", ranged) ||
      !fc_columns_add_figure(&columns, &tally->arena, "gap", FC_MONEY, "USD", ranged))
    return fc_fail_memory(ctx);
  fc_status status = fc_result_build_table(result, "gap", columns.list, columns.n, &builder);
  for (size_t i = 0; i < tally->after->n && status == FC_OK; i++)
    for (int kept = 0; kept < FC_KEPT_UP && status == FC_OK; kept++)
      if (fc_after_has(tally->plan, (fc_kept_up)kept))
        status = add_rows(tally, &tally->after->government[i], (fc_kept_up)kept, ranged, builder);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
