/* table_probabilities.c - how likely it is that something is lost, that a gap is left, that a figure is above a level. */
#include "risk/plan_risk_parts.h"

#include <stdio.h>
#include <string.h>

static const fc_column columns[] = {{"event", "", FC_TEXT},     {"metric", "", FC_CODE}, {"probability", "", FC_SHARE},
                                    {"from", "", FC_SHARE},     {"to", "", FC_SHARE},    {"known", "", FC_TEXT},
                                    {"confidence", "", FC_SHARE}};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* Column 2 on: a probability with its interval. */
static void fill_probability(const fc_risk_figure *figure, fc_cell *cell) {
  double half = fc_risk_half(figure);
  if (figure->known == FC_KNOWN_NOT)
    return;
  cell[0] = fc_risk_share_cell(figure->at.value, half);
  if (figure->known == FC_KNOWN_ESTIMATED) {
    cell[1] = fc_risk_share_cell(figure->at.low, half);
    cell[2] = fc_risk_share_cell(figure->at.high, half);
  }
  cell[3] = fc_cell_text(fc_str_of(fc_known_word(figure->known)));
  if (figure->known == FC_KNOWN_ESTIMATED)
    cell[4] = fc_risk_share_cell(figure->coverage, 0);
}

static fc_status add_event(fc_plan_risk *risk, fc_table_builder *builder, size_t k, const char *event, double level) {
  fc_cell cell[COLUMNS] = {{0}};
  size_t place = fc_figure_place(&risk->asked[k], FC_FIGURE_OVER, level);
  cell[0] = fc_cell_text(fc_str_of(event));
  cell[1] = fc_cell_text(fc_str_of(risk->metric[k]->name));
  fill_probability(fc_best_figure(&risk->simulated.output[k], place), cell + 2);
  return fc_table_add_row(builder, cell);
}

static const char *event_of(fc_plan_risk *risk, size_t k) {
  char text[128];
  snprintf(text, sizeof text, "%s above 0", risk->metric[k]->name);
  const char *kept = fc_arena_text(&risk->arena, text, strlen(text));
  return kept ? kept : "";
}

static fc_status add_probabilities(fc_plan_risk *risk, fc_result *result) {
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "probabilities", columns, COLUMNS, &builder);
  for (size_t k = 0; k < risk->n_metrics && !status; k++)
    if (risk->metric[k]->type == FC_MONEY)
      status = add_event(risk, builder, k, event_of(risk, k), 0);
  for (size_t i = 0; i < risk->options->n_exceeds && !status; i++) {
    const fc_exceeds *exceeds = &risk->options->exceeds[i];
    double level = fc_ratio_double(exceeds->level) / (exceeds->metric->type == FC_MONEY ? 100 : 1);
    for (size_t k = 0; k < risk->n_metrics && !status; k++)
      if (risk->metric[k] == exceeds->metric)
        status = add_event(risk, builder, k, exceeds->text, level);
  }
  return status;
}

/* Levels of the loss, with what is above each. */
static fc_status add_exceedance(fc_plan_risk *risk, fc_result *result, size_t k) {
  static const fc_column above[] = {{"loss_above", "USD", FC_MONEY}, {"probability", "", FC_SHARE},
                                    {"from", "", FC_SHARE},          {"to", "", FC_SHARE},
                                    {"known", "", FC_TEXT},          {"confidence", "", FC_SHARE}};
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "exceedance", above, sizeof above / sizeof *above, &builder);
  const fc_output_asked *asked = &risk->asked[k];
  for (size_t i = 0; i < asked->n && !status; i++) {
    if (asked->figure[i].kind != FC_FIGURE_OVER)
      continue;
    fc_cell cell[sizeof above / sizeof *above] = {{0}};
    cell[0] = fc_risk_cell(risk->metric[k], asked->figure[i].at, 0);
    fill_probability(fc_best_figure(&risk->simulated.output[k], i), cell + 1);
    status = fc_table_add_row(builder, cell);
  }
  return status;
}

fc_status fc_risk_add_probabilities(fc_plan_risk *risk, fc_result *result) {
  fc_status status = add_probabilities(risk, result);
  for (size_t k = 0; k < risk->n_metrics && !status; k++)
    if (strcmp(risk->metric[k]->name, "loss") == 0)
      status = add_exceedance(risk, result, k);
  return status;
}
