/* table_reserve.c - the money set aside that suffices with 90, 95 and 99 percent: a quantile of what is left to pay. */
#include "risk/plan_risk_parts.h"

#include <string.h>

static const fc_column columns[] = {{"confidence", "", FC_SHARE}, {"reserve", "USD", FC_MONEY}, {"from", "USD", FC_MONEY},
                                    {"to", "USD", FC_MONEY},      {"known", "", FC_TEXT},       {"covers", "", FC_TEXT}};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* Own cost where it is drawn, else the loss: as if every service were kept up. */
static size_t metric_of(const fc_plan_risk *risk) {
  size_t loss = SIZE_MAX;
  for (size_t k = 0; k < risk->n_metrics; k++) {
    if (strcmp(risk->metric[k]->name, "own_cost") == 0)
      return k;
    if (strcmp(risk->metric[k]->name, "loss") == 0)
      loss = k;
  }
  return loss;
}

fc_status fc_risk_add_reserve(fc_plan_risk *risk, fc_result *result) {
  static const double confidence[] = {.90, .95, .99};
  size_t k = metric_of(risk);
  if (k == SIZE_MAX)
    return FC_OK;
  const char *covers = strcmp(risk->metric[k]->name, "loss") == 0 ? "the whole loss, every service kept up" : "own cost";
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "reserve", columns, COLUMNS, &builder);
  for (size_t i = 0; i < sizeof confidence / sizeof *confidence && !status; i++) {
    const fc_risk_figure *figure = fc_best_figure(
        &risk->simulated.output[k], fc_figure_place(&risk->asked[k], FC_FIGURE_QUANTILE, confidence[i]));
    double half = fc_risk_half(figure);
    fc_cell cell[COLUMNS] = {fc_risk_share_cell(confidence[i], 0)};
    if (figure->known != FC_KNOWN_NOT) {
      cell[1] = fc_risk_cell(risk->metric[k], figure->at.value, half);
      if (figure->known == FC_KNOWN_ESTIMATED) {
        cell[2] = fc_risk_cell(risk->metric[k], figure->at.low, half);
        cell[3] = fc_risk_cell(risk->metric[k], figure->at.high, half);
      }
      cell[4] = fc_cell_text(fc_str_of(fc_known_word(figure->known)));
    }
    cell[5] = fc_cell_text(fc_str_of(covers));
    status = fc_table_add_row(builder, cell);
  }
  return status;
}
