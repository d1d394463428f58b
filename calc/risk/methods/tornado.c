/* tornado.c - what an output becomes where one input is at its tenth and at its ninetieth percentile, and all others at
 * their points.
 *
 * P10 and P90 say what each input may well do; a fixed ten per cent up and down would compare a sure number with a guess
 * (Eschenbach 1992). */
#include "risk/method.h"
#include "risk/rows.h"

#include <math.h>

static const double LOW = 0.1, HIGH = 0.9;

/* Row 0 is the point, rows 1 + 2 i and 2 + 2 i are input i at its low and its high. */
static void fill(const fc_study *study, double *const *x, size_t rows) {
  const fc_function *function = study->function;
  for (size_t i = 0; i < function->n_inputs; i++) {
    const fc_law *law = function->inputs[i].law;
    for (size_t row = 0; row < rows; row++)
      x[i][row] = study->point[i];
    x[i][1 + 2 * i] = fc_law_quantile(law, LOW);
    x[i][2 + 2 * i] = fc_law_quantile(law, HIGH);
  }
}

static fc_status put_output(fc_ctx *ctx, const fc_study *study, size_t output, double *const *x, const double *y,
                            fc_risk_table *table) {
  const fc_function *function = study->function;
  size_t n = function->n_inputs;
  fc_arena arena = {0};
  double *swing = fc_arena_array(&arena, n, sizeof *swing);
  const char **name = fc_arena_array(&arena, n, sizeof *name);
  size_t *order = fc_arena_array(&arena, n, sizeof *order);
  fc_status status = swing && name && order ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < n && !status; i++) {
    swing[i] = fabs(y[2 + 2 * i] - y[1 + 2 * i]);
    name[i] = function->inputs[i].name;
  }
  if (!status)
    fc_risk_order(swing, name, n, order);
  for (size_t k = 0; k < n && !status; k++) {
    size_t i = order[k];
    fc_risk_text(table, function->outputs[output]);
    fc_risk_text(table, name[i]);
    fc_risk_number(table, x[i][1 + 2 * i]);
    fc_risk_number(table, x[i][2 + 2 * i]);
    fc_risk_number(table, y[1 + 2 * i]);
    fc_risk_number(table, y[0]);
    fc_risk_number(table, y[2 + 2 * i]);
    fc_risk_number(table, swing[i]);
    fc_risk_row(table);
  }
  fc_arena_free(&arena);
  return status;
}

static fc_status tornado_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  const fc_function *function = study->function;
  size_t rows = 1 + 2 * function->n_inputs;
  fc_type type = fc_method_type(study);
  fc_risk_table table = {.n = 0};
  fc_arena arena = {0};
  double **x = fc_columns_of(&arena, function->n_inputs, rows), **y = fc_columns_of(&arena, function->n_outputs, rows);
  if (x)
    fill(study, x, rows);
  fc_status status = x && y ? fc_study_evaluate(ctx, study, (const double *const *)x, rows, y) : fc_fail_memory(ctx);
  fc_risk_column(&table, "output", FC_TEXT, "");
  fc_risk_column(&table, "input", FC_TEXT, "");
  fc_risk_column(&table, "input_p10", FC_NUMBER, "");
  fc_risk_column(&table, "input_p90", FC_NUMBER, "");
  fc_risk_column(&table, "at_p10", type, "");
  fc_risk_column(&table, "at_point", type, "");
  fc_risk_column(&table, "at_p90", type, "");
  fc_risk_column(&table, "swing", type, "");
  fc_risk_table_open(&table, result, "sensitivity");
  for (size_t k = 0; k < study->n_outputs && !status; k++)
    status = put_output(ctx, study, study->output[k], x, y[study->output[k]], &table);
  fc_arena_free(&arena);
  return status ? status : table.status;
}

const fc_method fc_method_tornado = {
    .name = "tornado",
    .summary = "how far an output swings where one input goes from its P10 to its P90 and the others stay at their points",
    .about = "The largest swing first. Each input alone: what two do together does not show.",
    .source = "Eschenbach 1992",
    .dependent = true,
    .run = tornado_run,
};
