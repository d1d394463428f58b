/* table_awards.c - table awards: every grant that a cut takes from, and what it would lose. Computed when read. */
#include "impact/metric_columns.h"

#include <string.h>

/* What a row shows and neither the dataset nor the plan holds as text. */
typedef struct fc_award_texts {
  fc_str cuts; /* of several */
  char start[16], end[16];
} fc_award_texts;

typedef struct fc_award_rows {
  const fc_tally *tally;
  const fc_award_texts *texts; /* NULL: no award has any */
  bool ranged;
} fc_award_rows;

static fc_span span_of(const fc_money *low, const fc_money *value, const fc_money *high, size_t t) {
  return (fc_span){low[t], value[t], high[t]};
}

static void fill_figures(fc_filling *filling, const fc_award_rows *rows, size_t t, const fc_award *award) {
  const fc_tally *tally = rows->tally;
  fc_fill_money(filling, (fc_span){award->amount.low, award->amount.value, award->amount.high}, true, rows->ranged);
  fc_fill_text(filling, fc_str_of(fc_hedge_word(award->amount.hedge)));
  fc_fill_number(filling, tally->dataset, award->basis_text);
  fc_fill_number(filling, tally->dataset, award->stage);
  fc_fill_text(filling, fc_str_of(rows->texts ? rows->texts[t].start : ""));
  fc_fill_text(filling, fc_str_of(rows->texts ? rows->texts[t].end : ""));
  if (!tally->plan->touched[t].unknown) {
    fc_fill_money(filling,
                  tally->award_loss ? tally->award_loss[t]
                                    : span_of(tally->loss[FC_LOW], tally->loss[FC_VALUE], tally->loss[FC_HIGH], t),
                  true, rows->ranged);
    return;
  }
  for (int i = 0; i < (rows->ranged ? 3 : 1); i++)
    fc_fill(filling, fc_cell_none());
}

/* The names of its cuts. */
static fc_str names_of(const fc_award_rows *rows, size_t t) {
  const fc_touched *touched = &rows->tally->plan->touched[t];
  return touched->cuts > 1 ? rows->texts[t].cuts : fc_str_of(rows->tally->plan->cuts[touched->cut[0]].name);
}

static void fill(const void *self, size_t t, fc_cell *cells) {
  const fc_award_rows *rows = self;
  const fc_tally *tally = rows->tally;
  const fc_dataset *dataset = tally->dataset;
  const fc_award *award = fc_dataset_award(dataset, tally->plan->touched[t].award);
  fc_where where = fc_dataset_where(dataset, award->origin);
  fc_filling filling = {cells};
  fc_fill_number(&filling, dataset, fc_dataset_government(dataset, award->government)->name);
  fc_fill_number(&filling, dataset, award->program);
  fc_fill_number(&filling, dataset, award->listing);
  fc_fill_number(&filling, dataset, award->award_id);
  fc_fill_integer(&filling, award->award_year);
  fc_fill_integer(&filling, award->year);
  fc_fill_number(&filling, dataset, award->agency);
  fc_fill_number(&filling, dataset, award->department);
  fill_figures(&filling, rows, t, award);
  fc_fill_text(&filling, names_of(rows, t));
  fc_fill_number(&filling, dataset, award->flag);
  fc_fill_number(&filling, dataset, award->note);
  fc_fill_integer(&filling, fc_source_of_award(tally, t));
  fc_fill_text(&filling, fc_str_of(where.file));
  fc_fill_integer(&filling, (int64_t)where.line);
}

static bool has_texts(const fc_touched *touched, const fc_award *award) {
  return touched->cuts > 1 || award->period_start != FC_NO_DATE || award->period_end != FC_NO_DATE;
}

static bool some_has_texts(const fc_tally *tally) {
  const fc_touched *touched = tally->plan->touched;
  for (size_t t = 0; t < tally->plan->n_touched; t++)
    if (has_texts(&touched[t], fc_dataset_award(tally->dataset, touched[t].award)))
      return true;
  return false;
}

static bool join_names(fc_tally *tally, const fc_touched *touched, fc_str *out) {
  fc_buf names = {0};
  for (uint32_t i = 0; i < touched->cuts; i++)
    fc_buf_printf(&names, "%s%s", i ? "; " : "", tally->plan->cuts[touched->cut[i]].name);
  *out = fc_tally_keep(tally, &names);
  fc_buf_reset(&names);
  return out->n > 0;
}

static bool make_texts(fc_ctx *ctx, fc_tally *tally, const fc_award_texts **out) {
  const fc_plan *plan = tally->plan;
  *out = NULL;
  if (!some_has_texts(tally))
    return true;
  fc_award_texts *texts = fc_tally_array(ctx, tally, plan->n_touched, sizeof *texts);
  for (size_t t = 0; texts && t < plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(tally->dataset, plan->touched[t].award);
    if (plan->touched[t].cuts > 1 && !join_names(tally, &plan->touched[t], &texts[t].cuts)) {
      fc_fail_memory(ctx);
      return false;
    }
    if (award->period_start != FC_NO_DATE)
      fc_date_format(award->period_start, texts[t].start);
    if (award->period_end != FC_NO_DATE)
      fc_date_format(award->period_end, texts[t].end);
  }
  *out = texts;
  return texts != NULL;
}

static bool set_columns(fc_columns *columns, fc_tally *tally) {
  static const fc_column before[] = {{"government", "", FC_TEXT},         {"program", "", FC_TEXT},
                                     {"assistance_listing", "", FC_CODE}, {"award_id", "", FC_CODE},
                                     {"award_year", "", FC_INTEGER},      {"fiscal_year", "", FC_INTEGER},
                                     {"federal_agency", "", FC_TEXT},     {"department", "", FC_TEXT}};
  static const fc_column between[] = {{"hedge", "", FC_TEXT},
                                      {"amount_basis", "", FC_TEXT},
                                      {"stage", "", FC_TEXT},
                                      {"period_start", "", FC_DATE},
                                      {"period_end", "", FC_DATE}};
  static const fc_column after[] = {{"cuts", "", FC_TEXT},      {"flag", "", FC_TEXT}, {"note", "", FC_TEXT},
                                    {"source", "", FC_INTEGER}, {"file", "", FC_TEXT}, {"line", "", FC_INTEGER}};
  memcpy(columns->list, before, sizeof before);
  columns->n = sizeof before / sizeof *before;
  if (!fc_columns_add_figure(columns, &tally->arena, "amount", FC_MONEY, "USD", tally->ranged))
    return false;
  memcpy(columns->list + columns->n, between, sizeof between);
  columns->n += sizeof between / sizeof *between;
  if (!fc_columns_add_figure(columns, &tally->arena, "loss", FC_MONEY, "USD", tally->ranged))
    return false;
  memcpy(columns->list + columns->n, after, sizeof after);
  columns->n += sizeof after / sizeof *after;
  return true;
}

fc_status fc_add_table_awards(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_award_rows *rows = fc_tally_array(ctx, tally, 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  *rows = (fc_award_rows){.tally = tally, .ranged = tally->ranged};
  if (!make_texts(ctx, tally, &rows->texts))
    return FC_NO_MEMORY;
  if (!set_columns(&columns, tally))
    return fc_fail_memory(ctx);
  fc_status status = fc_result_add_table(result, "awards", columns.list, columns.n, tally->plan->n_touched,
                                         (fc_rows){rows, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
