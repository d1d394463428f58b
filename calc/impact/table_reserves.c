/* table_reserves.c - table reserves: each contingency in each year: what is there, what of it may be drawn, what is drawn
 * and what is left. */
#include "impact/after_draws.h"
#include "impact/metric_columns.h"

/* What a contingency is. */
static void fill_fund(fc_filling *filling, const fc_fund *fund) {
  fc_fill_text(filling, fc_str_of(fund->name));
  fc_fill_text(filling, fc_str_of(fc_access_names()[fund->access]));
  fc_fill_text(filling, fc_str_of(fc_reserve_kind_names()[fund->kind]));
  fc_fill_text(filling, fc_str_of(fund->restricted_to));
}

static fc_status add_rows(const fc_tally *tally, const fc_drawn_government *government, fc_kept_up kept,
                          fc_table_builder *builder) {
  const fc_plan *plan = tally->plan;
  const fc_draws *draws = &government->draws[kept];
  fc_status status = FC_OK;
  for (size_t i = 0; i < government->n_funds; i++)
    for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
      const fc_drawing *drawing = &draws->schedule.drawing[i * plan->n_years + y];
      const fc_fund *fund = government->fund[i];
      fc_cell cells[FC_COLUMNS_MAX];
      fc_filling filling = {cells};
      fc_fill_number(&filling, tally->dataset, fc_dataset_government(tally->dataset, government->government)->name);
      fc_fill_text(&filling, fc_str_of(fc_kept_up_name(kept)));
      fill_fund(&filling, fund);
      fc_fill_integer(&filling, plan->first_year ? plan->first_year + (int)y : 0);
      fc_fill(&filling, fc_cell_money(drawing->balance));
      fc_fill(&filling, fc_cell_money(drawing->available));
      fc_fill(&filling, fc_cell_money(drawing->drawn));
      fc_fill(&filling, fc_cell_money(drawing->left));
      fc_fill_integer(&filling, fund->row ? fc_source_find(tally, fund->row->origin) : 0);
      status = fc_table_add_row(builder, cells);
    }
  return status;
}

fc_status fc_add_table_reserves(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"government", "", FC_TEXT},     {"backfill", "", FC_TEXT},
                                      {"contingency", "", FC_TEXT},    {"access", "", FC_TEXT},
                                      {"kind", "", FC_TEXT},           {"restricted_to", "", FC_TEXT},
                                      {"fiscal_year", "", FC_INTEGER}, {"balance", "USD", FC_MONEY},
                                      {"available", "USD", FC_MONEY},  {"drawn", "USD", FC_MONEY},
                                      {"left", "USD", FC_MONEY},       {"source", "", FC_INTEGER}};
  enum { COLUMNS = sizeof columns / sizeof *columns };
  fc_table_builder *builder;
  if (!tally->after || !tally->plan->after.has_funds)
    return FC_OK;
  fc_status status = fc_result_build_table(result, "reserves", columns, COLUMNS, &builder);
  for (size_t i = 0; i < tally->after->n && status == FC_OK; i++)
    for (int kept = 0; kept < FC_KEPT_UP && status == FC_OK; kept++)
      if (fc_after_has(tally->plan, (fc_kept_up)kept))
        status = add_rows(tally, &tally->after->government[i], (fc_kept_up)kept, builder);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
