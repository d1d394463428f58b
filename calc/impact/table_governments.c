/* table_governments.c - table governments: who the answer is about, its fiscal year and its residents. */
#include "impact/metric_columns.h"

typedef struct fc_resident_span {
  bool has;
  fc_population population;
} fc_resident_span;

static fc_resident_span residents(const fc_tally *tally, uint32_t government) {
  fc_resident_span found = {.has = false};
  found.has = fc_frame_population(&tally->plan->frame, government, &found.population);
  return found;
}

static void fill_population(fc_filling *filling, const fc_tally *tally, const fc_resident_span *found, bool ranged) {
  const fc_population *population = &found->population;
  fc_fill(filling, found->has && !population->conflict ? fc_cell_integer(population->value) : fc_cell_none());
  if (ranged) {
    fc_fill(filling, found->has ? fc_cell_integer(population->low) : fc_cell_none());
    fc_fill(filling, found->has ? fc_cell_integer(population->high) : fc_cell_none());
  }
  fc_fill_integer(filling, found->has ? population->year : 0);
  fc_fill_number(filling, tally->dataset, found->has ? population->note : 0);
  fc_fill_integer(filling, found->has ? fc_source_find(tally, population->origin) : 0);
}

static fc_status add_government(const fc_tally *tally, uint32_t index, bool ranged, fc_table_builder *builder) {
  const fc_government *government = fc_dataset_government(tally->dataset, index);
  int year = tally->plan->frame.year;
  bool placed = year && government->start.month;
  char first[16] = "", last[16] = "";
  if (placed) {
    fc_date_format(fc_fiscal_year_first(year, government->start), first);
    fc_date_format(fc_fiscal_year_last(year, government->start), last);
  }
  fc_cell cells[FC_COLUMNS_MAX];
  fc_filling filling = {cells};
  fc_resident_span found = residents(tally, index);
  fc_fill_number(&filling, tally->dataset, government->name);
  fc_fill_number(&filling, tally->dataset, government->type);
  fc_fill_number(&filling, tally->dataset, government->state);
  fc_fill_integer(&filling, year);
  fc_fill_text(&filling, fc_str_of(first));
  fc_fill_text(&filling, fc_str_of(last));
  fill_population(&filling, tally, &found, ranged);
  return fc_table_add_row(builder, cells);
}

fc_status fc_add_table_governments(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  const fc_frame *frame = &tally->plan->frame;
  bool ranged = false;
  for (size_t i = 0; i < frame->n_governments; i++) {
    fc_resident_span found = residents(tally, frame->governments[i]);
    ranged = ranged || (found.has && found.population.low != found.population.high);
  }
  fc_columns columns = {.n = 0};
  fc_columns_add(&columns, "government", FC_TEXT, "");
  fc_columns_add(&columns, "type", FC_TEXT, "");
  fc_columns_add(&columns, "state", FC_TEXT, "");
  fc_columns_add(&columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(&columns, "first_day", FC_DATE, "");
  fc_columns_add(&columns, "last_day", FC_DATE, "");
  if (!fc_columns_add_figure(&columns, &tally->arena, "population", FC_INTEGER, "residents", ranged))
    return fc_fail_memory(ctx);
  fc_columns_add(&columns, "population_year", FC_INTEGER, "");
  fc_columns_add(&columns, "population_note", FC_TEXT, "");
  fc_columns_add(&columns, "source", FC_INTEGER, "");
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "governments", columns.list, columns.n, &builder);
  for (size_t i = 0; i < frame->n_governments && status == FC_OK; i++)
    status = add_government(tally, frame->governments[i], ranged, builder);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
