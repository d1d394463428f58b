/* table_tiers.c - table tiers: which years the reserves would carry if none were drawn that is harder to draw on: "easy
 * reserves would cover 2018 and 2019". Where nothing is left to pay there is nothing to carry. */
#include "impact/after_draws.h"
#include "impact/metric_columns.h"

static bool has_tier(const fc_drawn_government *government, unsigned access) {
  for (size_t i = 0; i < government->n_funds; i++)
    if (government->fund[i]->access == access)
      return true;
  return false;
}

static bool has_rows(const fc_tally *tally, const fc_drawn_government *government, fc_kept_up kept, unsigned access) {
  return fc_after_has(tally->plan, kept) && government->draws[kept].schedule.total.cost > 0 &&
         has_tier(government, access);
}

/* "easy", "easy and moderate", "easy to very difficult": the tiers up to one. */
static void name_tiers(const fc_drawn_government *government, unsigned access, fc_buf *out) {
  for (unsigned tier = 0; tier <= access; tier++) {
    if (!has_tier(government, tier))
      continue;
    fc_buf_text(out, out->n == 0 ? "" : tier == access ? " and " : ", ");
    fc_scope_words(out, fc_str_of(fc_access_names()[tier]));
  }
}

/* "2018, 2019 and 2021"; a run of three or more as "2018 to 2021". */
static void list_years(const fc_plan *plan, const fc_schedule *schedule, fc_buf *out) {
  for (size_t y = plan->show_from, end; y < plan->show_to; y = end) {
    for (end = y; end < plan->show_to && schedule->year[end].gap == 0; end++)
      continue;
    if (end == y) {
      end++;
      continue;
    }
    fc_buf_printf(out, "%s%d", out->n ? ", " : "", plan->first_year + (int)y);
    if (end - y > 1)
      fc_buf_printf(out, "%s%d", end - y > 2 ? " to " : ", ", plan->first_year + (int)end - 1);
  }
}

static fc_status add_row(fc_ctx *ctx, fc_tally *tally, const fc_drawn_government *government, fc_kept_up kept,
                         unsigned access, fc_table_builder *builder) {
  fc_reserve_case of = government->draws[kept].of;
  fc_arena scratch = {NULL};
  fc_schedule schedule;
  fc_buf tiers = {0}, years = {0};
  fc_cell cells[FC_COLUMNS_MAX];
  fc_filling filling = {cells};
  of.tiers = access + 1;
  fc_status status = fc_reserve_draw(&scratch, &of, &schedule);
  if (status == FC_OK) {
    name_tiers(government, access, &tiers);
    list_years(tally->plan, &schedule, &years);
    fc_fill_number(&filling, tally->dataset, fc_dataset_government(tally->dataset, government->government)->name);
    fc_fill_text(&filling, fc_str_of(fc_kept_up_name(kept)));
    fc_fill_text(&filling, (fc_str){tiers.p, tiers.n});
    fc_fill(&filling, fc_cell_money(schedule.available));
    fc_fill(&filling, fc_cell_money(schedule.total.drawn));
    fc_fill(&filling, fc_cell_money(schedule.total.gap));
    fc_fill(&filling, fc_cell_integer((int64_t)schedule.full_years));
    fc_fill_text(&filling, (fc_str){years.p, years.n});
    status = tiers.failed || years.failed ? FC_NO_MEMORY : fc_table_add_row(builder, cells);
  }
  fc_buf_reset(&tiers);
  fc_buf_reset(&years);
  fc_arena_free(&scratch);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_add_table_tiers(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"government", "", FC_TEXT},         {"backfill", "", FC_TEXT},
                                      {"access", "", FC_TEXT},             {"available", "USD", FC_MONEY},
                                      {"drawn", "USD", FC_MONEY},          {"gap", "USD", FC_MONEY},
                                      {"full_years", "", FC_INTEGER}, {"covers", "", FC_TEXT}};
  enum { COLUMNS = sizeof columns / sizeof *columns };
  fc_table_builder *builder;
  if (!tally->after || !tally->plan->after.has_funds)
    return FC_OK;
  fc_status status = fc_result_build_table(result, "tiers", columns, COLUMNS, &builder);
  if (status != FC_OK)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < tally->after->n; i++)
    for (int kept = 0; kept < FC_KEPT_UP; kept++)
      for (unsigned access = 0; access < FC_ACCESSES && status == FC_OK; access++)
        if (has_rows(tally, &tally->after->government[i], (fc_kept_up)kept, access))
          status = add_row(ctx, tally, &tally->after->government[i], (fc_kept_up)kept, access, builder);
  return status;
}
