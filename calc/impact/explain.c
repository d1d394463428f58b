/* explain.c - a figure taken apart: which row and metric, then its tables. */
#include "impact/explain.h"
#include "impact/explain_parts.h"

#include <string.h>

static fc_status refuse_all(const fc_explaining *e) {
  return fc_fail(e->ctx, FC_CANNOT_ANSWER, "F401", NULL, "ask for one by name with --column",
                 "no metric can be given of these data");
}

static fc_status add_parts(fc_explaining *e, fc_result *result) {
  static fc_status (*const tables[])(const fc_explaining *, fc_result *) = {
      fc_add_table_explained,       fc_add_table_terms,       fc_add_table_explained_awards,
      fc_add_table_explained_steps, fc_add_table_budget_rows,
  };
  fc_status status = fc_explain_wholes(e);
  if (status == FC_OK)
    status = fc_explain_find_awards(e, fc_result_notes_mutable(result));
  for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FC_OK; i++)
    status = tables[i](e, result);
  return status;
}

/* What reserves meet, year by year: of figures that hang on it. */
static fc_status add_after(const fc_explaining *e, fc_result *result) {
  static fc_status (*const tables[])(fc_ctx *, fc_tally *, fc_result *) = {fc_add_table_gap, fc_add_table_reserves,
                                                                           fc_add_table_tiers};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FC_OK && e->metric->needs_row; i++)
    status = tables[i](e->ctx, e->tally, result);
  return status == FC_OK && e->metric->needs_row ? fc_add_table_cash_of(e->ctx, e->tally, e->group, result) : status;
}

/* Where no response is stated a figure has two ends, each a metric of its own. */
static void note_other_end(const fc_explaining *e, fc_notes *notes) {
  for (size_t i = 0; i < fc_metrics(); i++) {
    const fc_metric *metric = fc_metric_at(i);
    if (metric->at_both_ends[0] && strcmp(metric->at_both_ends[0], e->metric->name) == 0)
      fc_notes_add(notes, FC_NOTE, "N443", NULL, NULL,
                   "no response is stated, so that %s has two ends: this is %s, the other is %s", metric->name,
                   metric->at_both_ends[0], metric->at_both_ends[1]);
  }
}

static fc_status add_tables(fc_ctx *ctx, fc_tally *tally, const void *row, fc_result *result) {
  fc_explaining e = {.ctx = ctx, .tally = tally};
  if (!tally->n_metrics)
    return refuse_all(&e);
  e.metric = tally->metrics[0];
  fc_status status = fc_explain_find_row(&e, row);
  if (status != FC_OK)
    return status;
  e.metric->compute(&e.group->row, &e.value);
  fc_seq_init(&e.lines, sizeof(fc_whole_line));
  status = add_parts(&e, result);
  fc_seq_free(&e.lines);
  note_other_end(&e, fc_result_notes_mutable(result));
  if (status == FC_OK)
    status = add_after(&e, result);
  if (status == FC_OK)
    status = tally->sources.failed ? FC_NO_MEMORY : fc_add_table_sources(ctx, tally, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_plan_explain(fc_ctx *ctx, const fc_plan *plan, const char *row, fc_result **out) {
  if (ctx && plan)
    return fc_tally_answer(ctx, plan, add_tables, row, out);
  *out = NULL;
  return FC_BAD_ARGUMENT;
}
