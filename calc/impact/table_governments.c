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

/* First and last day of the fiscal year, as text, by the day on which it begins. */
typedef struct fc_year_days {
  char first[16], last[16];
} fc_year_days;

typedef struct fc_government_rows {
  const fc_tally *tally;
  const fc_year_days *days; /* [month][day] */
  bool ranged;
} fc_government_rows;

enum { MONTHS = 13, DAYS = 32 };

static fc_year_days *days_at(const fc_year_days *days, fc_day start) {
  return (fc_year_days *)(uintptr_t)&days[start.month * DAYS + start.day];
}

static const fc_year_days *make_days(fc_ctx *ctx, fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  fc_year_days *days = fc_tally_array(ctx, tally, (size_t)MONTHS * DAYS, sizeof *days);
  for (size_t i = 0; days && frame->year && i < frame->n_governments; i++) {
    fc_day start = fc_dataset_government(tally->dataset, frame->governments[i])->start;
    fc_year_days *of = days_at(days, start);
    if (!start.month || of->first[0])
      continue;
    fc_date_format(fc_fiscal_year_first(frame->year, start), of->first);
    fc_date_format(fc_fiscal_year_last(frame->year, start), of->last);
  }
  return days;
}

static void fill(const void *self, size_t row, fc_cell *cells) {
  const fc_government_rows *rows = self;
  const fc_tally *tally = rows->tally;
  uint32_t index = tally->plan->frame.governments[row];
  const fc_government *government = fc_dataset_government(tally->dataset, index);
  const fc_year_days *days = days_at(rows->days, government->start);
  fc_filling filling = {cells};
  fc_resident_span found = residents(tally, index);
  fc_fill_number(&filling, tally->dataset, government->name);
  fc_fill_number(&filling, tally->dataset, government->type);
  fc_fill_number(&filling, tally->dataset, government->state);
  fc_fill_integer(&filling, tally->plan->frame.year);
  fc_fill_text(&filling, fc_str_of(days->first));
  fc_fill_text(&filling, fc_str_of(days->last));
  fill_population(&filling, tally, &found, rows->ranged);
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
  fc_government_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  *rows = (fc_government_rows){tally, make_days(ctx, tally), ranged};
  if (!rows->days)
    return FC_NO_MEMORY;
  fc_status status = fc_result_add_table(result, "governments", columns.list, columns.n, frame->n_governments,
                                         (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
