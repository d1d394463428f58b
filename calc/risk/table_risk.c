/* table_risk.c - tables risk and estimates: a row a figure of a distribution, a column a metric, with the ends of its interval
 * where some figure of it is estimated. What is exact is so to the last digit that is shown. */
#include "risk/plan_risk_parts.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS_EACH = 4, COLUMNS_MOST = 2 + COLUMNS_EACH * FC_RISK_METRICS_MOST + 1 };

static const char *named(fc_plan_risk *risk, const char *metric, const char *ending) {
  char name[96];
  snprintf(name, sizeof name, "%s%s", metric, ending);
  const char *kept = fc_arena_text(&risk->arena, name, strlen(name));
  return kept ? kept : "";
}

/* Whether some figure of a metric is not exact, and so has ends that are worth a column. */
static bool is_vague(const fc_plan_risk *risk, size_t k, bool drawn) {
  const fc_output_risk *output = &risk->simulated.output[k];
  for (size_t row = 0; row < fc_risk_n_rows; row++)
    if ((drawn ? &output->drawn[row] : fc_best_figure(output, row))->known == FC_KNOWN_ESTIMATED)
      return true;
  return false;
}

static size_t lay_columns(fc_plan_risk *risk, fc_column *column, bool drawn) {
  size_t n = 0;
  column[n++] = (fc_column){"figure", "", FC_TEXT};
  for (size_t k = 0; k < risk->n_metrics; k++) {
    const fc_metric *metric = risk->metric[k];
    fc_type type = fc_risk_type(metric);
    column[n++] = (fc_column){metric->name, metric->unit, type};
    if (is_vague(risk, k, drawn)) {
      column[n++] = (fc_column){named(risk, metric->name, "_from"), metric->unit, type};
      column[n++] = (fc_column){named(risk, metric->name, "_to"), metric->unit, type};
    }
    column[n++] = (fc_column){named(risk, metric->name, "_known"), "", FC_TEXT};
  }
  column[n++] = (fc_column){"confidence", "", FC_SHARE};
  column[n++] = (fc_column){"what", "", FC_TEXT};
  return n;
}

static fc_cell word(const char *text) {
  return *text ? fc_cell_text(fc_str_of(text)) : fc_cell_none();
}

static fc_status add_row(fc_plan_risk *risk, fc_table_builder *builder, size_t row, bool drawn) {
  fc_cell cell[COLUMNS_MOST] = {{0}};
  size_t n = 0;
  double coverage = 0;
  cell[n++] = word(fc_risk_rows[row].name);
  for (size_t k = 0; k < risk->n_metrics; k++) {
    const fc_output_risk *output = &risk->simulated.output[k];
    const fc_risk_figure *figure = drawn ? &output->drawn[row] : fc_best_figure(output, row);
    double half = fc_risk_half(figure);
    bool none = figure->known == FC_KNOWN_NOT;
    cell[n++] = none ? fc_cell_none() : fc_risk_cell(risk->metric[k], figure->at.value, half);
    if (is_vague(risk, k, drawn)) {
      cell[n++] = none ? fc_cell_none() : fc_risk_cell(risk->metric[k], figure->at.low, half);
      cell[n++] = none ? fc_cell_none() : fc_risk_cell(risk->metric[k], figure->at.high, half);
    }
    cell[n++] = word(fc_known_word(figure->known));
    if (figure->known == FC_KNOWN_ESTIMATED && coverage == 0)
      coverage = figure->coverage;
  }
  cell[n++] = coverage > 0 ? fc_risk_share_cell(coverage, 1e-4) : fc_cell_none();
  cell[n++] = word(fc_risk_rows[row].what);
  return fc_table_add_row(builder, cell);
}

static fc_status add_table(fc_plan_risk *risk, fc_result *result, const char *name, bool drawn) {
  fc_column column[COLUMNS_MOST];
  fc_table_builder *builder;
  size_t n = lay_columns(risk, column, drawn);
  fc_status status = fc_result_build_table(result, name, column, n, &builder);
  for (size_t row = 0; row < fc_risk_n_rows && !status; row++)
    status = add_row(risk, builder, row, drawn);
  return status;
}

/* Whether some figure was both worked out and drawn. */
static bool both(const fc_plan_risk *risk) {
  for (size_t k = 0; k < risk->n_metrics; k++)
    if (risk->simulated.output[k].exact[0].known != FC_KNOWN_NOT && risk->simulated.output[k].drawn[0].known != FC_KNOWN_NOT)
      return true;
  return false;
}

fc_status fc_risk_add_figures(fc_plan_risk *risk, fc_result *result) {
  fc_status status = add_table(risk, result, "risk", false);
  return !status && both(risk) ? add_table(risk, result, "estimates", true) : status;
}
