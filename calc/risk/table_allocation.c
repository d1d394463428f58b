/* table_allocation.c - whose losses make the worst 5 percent: by cut, and by row of the breakdown; each adds up to the mean of
 * the worst. */
#include "risk/plan_risk_parts.h"

#include <math.h>
#include <string.h>

static const fc_column columns[] = {{"by", "", FC_TEXT}, {"name", "", FC_TEXT}, {"mean_of_worst", "USD", FC_MONEY},
                                    {"part", "", FC_SHARE}};
enum { COLUMNS = sizeof columns / sizeof *columns, ROWS_MOST = 400 };
#define WORST .95

static size_t loss_of(const fc_plan_risk *risk) {
  for (size_t k = 0; k < risk->n_metrics; k++)
    if (strcmp(risk->metric[k]->name, "loss") == 0)
      return k;
  return SIZE_MAX;
}

/* Cents that add up to the whole: what roundings leave goes to the largest. */
static fc_status add_group(fc_table_builder *builder, const char *by, const char *const *name, const double *mean, size_t n,
                           double whole) {
  fc_i128 rest = (fc_i128)round(whole * 100);
  size_t largest = 0;
  double sum = 0;
  for (size_t i = 0; i < n; i++) {
    rest -= (fc_i128)round(mean[i] * 100);
    sum += mean[i];
    largest = mean[i] > mean[largest] ? i : largest;
  }
  bool whole_again = fabs(sum - whole) <= 1e-6 * fabs(whole) + 0.01; /* else some of it is in no row */
  fc_status status = FC_OK;
  for (size_t i = 0; i < n && !status; i++) {
    fc_i128 cents = (fc_i128)round(mean[i] * 100) + (i == largest && whole_again ? rest : 0);
    fc_cell cell[COLUMNS] = {fc_cell_text(fc_str_of(by)), fc_cell_text(fc_str_of(name[i])), fc_cell_money(cents)};
    if (whole > 0)
      cell[3] = fc_risk_share_cell(mean[i] / whole, 1e-4);
    status = fc_table_add_row(builder, cell);
  }
  return status;
}

static fc_status allocate(fc_plan_risk *risk, size_t loss, const fc_drawn_figure *figure, size_t n, double *mean) {
  fc_function parts;
  fc_status status = fc_plan_function(risk->ctx, risk->plan, risk->scenario, figure, n, &risk->arena, &parts);
  return status ? status
                : fc_allocate(risk->ctx, &risk->simulated, &risk->options->simulate, loss, WORST, &parts, &risk->arena, mean);
}

fc_status fc_risk_add_allocation(fc_plan_risk *risk, fc_result *result) {
  size_t loss = loss_of(risk), cuts = risk->survey.n_cuts, rows = risk->survey.n_rows > ROWS_MOST ? 0 : risk->survey.n_rows;
  if (loss == SIZE_MAX || !risk->simulated.draws)
    return FC_OK;
  fc_drawn_figure *figure = fc_arena_array(&risk->arena, cuts + rows + 1, sizeof *figure);
  double *mean = fc_arena_array(&risk->arena, cuts + rows + 1, sizeof *mean);
  if (!figure || !mean)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < cuts + rows; i++)
    figure[i] = (fc_drawn_figure){i < cuts ? FC_DRAWN_CUT : FC_DRAWN_ROW, i < cuts ? i : i - cuts, FC_DRAWN_YEARS,
                                  risk->metric[loss]};
  fc_status status = allocate(risk, loss, figure, cuts + rows, mean);
  if (status == FC_CANNOT_ANSWER)
    return FC_OK;
  double whole = risk->simulated.output[loss].drawn[fc_figure_place(&risk->asked[loss], FC_FIGURE_CVAR, WORST)].at.value;
  fc_table_builder *builder;
  if (!status)
    status = fc_result_build_table(result, "allocation", columns, COLUMNS, &builder);
  if (!status)
    status = add_group(builder, "cut", risk->survey.cut, mean, cuts, whole);
  return status ? status : add_group(builder, "row", risk->survey.row, mean + cuts, rows, whole);
}
