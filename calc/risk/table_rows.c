/* table_rows.c - the loss of each row of the breakdown, with its quantiles: some rows at a time, so that as many governments
 * as there are need no more memory than a few. */
#include "risk/plan_risk_parts.h"

#include <math.h>
#include <string.h>

static const fc_figure_asked asked[] = {{FC_FIGURE_MEAN, 0},       {FC_FIGURE_QUANTILE, .05}, {FC_FIGURE_QUANTILE, .50},
                                        {FC_FIGURE_QUANTILE, .95}, {FC_FIGURE_CVAR, .95}};
static const fc_column columns[] = {{"row", "", FC_TEXT},          {"loss_mean", "USD", FC_MONEY},
                                    {"loss_p05", "USD", FC_MONEY}, {"loss_p50", "USD", FC_MONEY},
                                    {"loss_p95", "USD", FC_MONEY}, {"loss_cvar95", "USD", FC_MONEY},
                                    {"known", "", FC_TEXT},        {"draws", "", FC_INTEGER}};
enum { FIGURES = sizeof asked / sizeof *asked, COLUMNS = sizeof columns / sizeof *columns, AT_ONCE = 64, FEW_ROWS = 1000 };
#define DRAWS_OF_MANY UINT64_C(10000)

static fc_status add_row(fc_table_builder *builder, const char *name, const fc_metric *metric, const fc_output_risk *output) {
  fc_cell cell[COLUMNS] = {fc_cell_text(fc_str_of(name))};
  for (size_t i = 0; i < FIGURES; i++) {
    const fc_risk_figure *figure = fc_best_figure(output, i);
    if (figure->known != FC_KNOWN_NOT)
      cell[1 + i] = fc_risk_cell(metric, figure->at.value, fc_risk_half(figure));
  }
  const char *known = fc_known_word(fc_best_figure(output, 0)->known);
  if (*known)
    cell[1 + FIGURES] = fc_cell_text(fc_str_of(known));
  cell[2 + FIGURES] = fc_cell_integer((int64_t)output->draws);
  return fc_table_add_row(builder, cell);
}

/* A row that nothing uncertain touches has one loss: its distribution is that. */
static fc_status add_some(fc_plan_risk *risk, fc_table_builder *builder, const fc_simulate_options *options, size_t first,
                          size_t n) {
  const fc_metric *metric = fc_metric_find(FC_STR("loss"));
  fc_arena arena = {NULL};
  fc_drawn_figure figure[AT_ONCE];
  fc_output_asked each[AT_ONCE];
  fc_function function;
  fc_simulated simulated;
  for (size_t i = 0; i < n; i++) {
    figure[i] = (fc_drawn_figure){FC_DRAWN_ROW, first + i, FC_DRAWN_YEARS, metric};
    each[i] = (fc_output_asked){asked, FIGURES};
  }
  fc_status status = fc_plan_function(risk->ctx, risk->plan, risk->scenario, figure, n, &arena, &function);
  if (!status && function.n_inputs > 0)
    status = fc_simulate(risk->ctx, &function, NULL, each, options, &arena, &simulated);
  for (size_t i = 0; i < n && !status && function.n_inputs > 0; i++)
    status = add_row(builder, risk->survey.row[first + i], metric, &simulated.output[i]);
  fc_arena_free(&arena);
  return status;
}

fc_status fc_risk_add_rows(fc_plan_risk *risk, fc_result *result) {
  size_t n = risk->survey.n_rows;
  fc_simulate_options options = risk->options->simulate;
  options.target = 0;
  if (n > FEW_ROWS && options.draws > DRAWS_OF_MANY && options.way != FC_WAY_SOBOL)
    options.draws = DRAWS_OF_MANY;
  if (n < 2)
    return FC_OK;
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "rows", columns, COLUMNS, &builder);
  for (size_t first = 0; first < n && !status; first += AT_ONCE)
    status = add_some(risk, builder, &options, first, n - first < AT_ONCE ? n - first : AT_ONCE);
  return status;
}
