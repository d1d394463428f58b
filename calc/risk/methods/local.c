/* local.c - derivatives and elasticities at the point: what one more, or one per cent more, of an input does.
 *
 * Differences around the point, halved again and again and extrapolated (Ridders 1982); a function that is straight in an
 * input is met exactly. Both sides are looked at apart, because at a kink (a ceiling, a floor) they differ. Of separate values
 * the difference to the next is taken instead. */
#include "risk/method.h"
#include "risk/rows.h"

#include <math.h>

/* Differences, each half as far as the one before. */
enum { HALVINGS = 8, ROWS = 2 * HALVINGS };

/* One input: how far the first differences go, and what they came to for each output. */
typedef struct slope {
  double point, step;
  bool below, above; /* the point has room on that side */
} slope;

static double room_below(const fc_law *law, double point) {
  return point - fc_law_lower(law);
}

static double least_of(double a, double b) {
  return a < b ? a : b;
}

/* A tenth of the distance between the quartiles, within the support. */
static slope slope_of(const fc_law *law, double point) {
  slope s = {.point = point};
  double wide = fc_law_quantile(law, 0.75) - fc_law_quantile(law, 0.25), up = fc_law_upper(law) - s.point;
  double down = room_below(law, s.point);
  s.step = wide > 0 ? wide / 10 : 0;
  s.below = down > 0;
  s.above = up > 0;
  if (s.below)
    s.step = least_of(s.step, down);
  if (s.above)
    s.step = least_of(s.step, up);
  return s;
}

/* The limit of differences whose error goes with the step (one side) or its square (both). */
static double extrapolate(const double *difference, double order, double *error) {
  double row[HALVINGS], best = difference[0];
  *error = INFINITY;
  for (int i = 0; i < HALVINGS; i++)
    row[i] = difference[i];
  double factor = pow(2, order);
  for (int level = 1; level < HALVINGS; level++) {
    double power = pow(factor, level);
    for (int i = HALVINGS - 1; i >= level; i--) {
      double better = row[i] + (row[i] - row[i - 1]) / (power - 1);
      double off = fmax(fabs(better - row[i]), fabs(better - row[i - 1]));
      if (off < *error) {
        *error = off;
        best = better;
      }
      row[i] = better;
    }
  }
  return best;
}

/* What is known of one output and input. */
typedef struct local {
  double derivative, below, above; /* NaN: there is none on that side */
} local;

static local derive(const slope *s, double y0, const double *y) {
  double low[HALVINGS], high[HALVINGS], both[HALVINGS], error;
  for (int i = 0; i < HALVINGS; i++) {
    double step = s->step / (double)(1 << i);
    low[i] = (y0 - y[2 * i]) / step;
    high[i] = (y[2 * i + 1] - y0) / step;
    both[i] = (low[i] + high[i]) / 2;
  }
  local l = {NAN, NAN, NAN};
  if (s->below)
    l.below = extrapolate(low, 1, &error);
  if (s->above)
    l.above = extrapolate(high, 1, &error);
  if (s->below && s->above)
    l.derivative = extrapolate(both, 2, &error);
  else
    l.derivative = s->below ? l.below : l.above;
  return l;
}

static bool differ(double a, double b) {
  return fabs(a - b) > 1e-4 * (fabs(a) + fabs(b));
}

/* The value next to the point of separate ones: the one above, or the one below where there is none. */
static double next_value(const fc_law *law, double point) {
  for (size_t i = 0; i < law->n; i++)
    if (law->value[i] > point)
      return law->value[i];
  return law->n > 1 ? law->value[law->n - 2] : point;
}

static void fill(const fc_study *study, const slope *slopes, double *const *x) {
  const fc_function *function = study->function;
  size_t rows = 1 + ROWS * function->n_inputs;
  for (size_t i = 0; i < function->n_inputs; i++) {
    const fc_law *law = function->inputs[i].law;
    double *own = x[i] + 1 + ROWS * i;
    for (size_t row = 0; row < rows; row++)
      x[i][row] = slopes[i].point;
    for (int k = 0; k < HALVINGS; k++) {
      double step = slopes[i].step / (double)(1 << k);
      bool separate = law->distribution->separate;
      own[2 * k] = separate ? next_value(law, slopes[i].point) : slopes[i].below ? slopes[i].point - step : slopes[i].point;
      own[2 * k + 1] = separate ? own[2 * k] : slopes[i].above ? slopes[i].point + step : slopes[i].point;
    }
  }
}

/* By one standard deviation of the input: comparable, whatever its unit. */
static double weight_of(const fc_law *law, const local *l, double change) {
  double sd = sqrt(fc_law_variance(law));
  return fabs(isnan(change) ? l->derivative * sd : change);
}

static fc_status put_output(fc_ctx *ctx, const fc_study *study, size_t output, const slope *slopes, double *const *x,
                            const double *y, fc_risk_table *table) {
  const fc_function *function = study->function;
  size_t n = function->n_inputs;
  fc_arena arena = {0};
  local *found = fc_arena_array(&arena, n, sizeof *found);
  double *weight = fc_arena_array(&arena, n, sizeof *weight), *change = fc_arena_array(&arena, n, sizeof *change);
  const char **name = fc_arena_array(&arena, n, sizeof *name);
  size_t *order = fc_arena_array(&arena, n, sizeof *order);
  fc_status status = found && weight && change && name && order ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < n && !status; i++) {
    const fc_law *law = function->inputs[i].law;
    bool separate = law->distribution->separate;
    change[i] = separate ? y[1 + ROWS * i] - y[0] : NAN;
    found[i] = separate ? (local){NAN, NAN, NAN} : derive(&slopes[i], y[0], y + 1 + ROWS * i);
    weight[i] = weight_of(law, &found[i], change[i]);
    name[i] = function->inputs[i].name;
  }
  if (!status)
    fc_risk_order(weight, name, n, order);
  for (size_t k = 0; k < n && !status; k++) {
    size_t i = order[k];
    const local *l = &found[i];
    bool kink = differ(l->below, l->above);
    fc_risk_text(table, function->outputs[output]);
    fc_risk_text(table, name[i]);
    fc_risk_number(table, slopes[i].point);
    fc_risk_number(table, y[0]);
    fc_risk_number(table, kink ? NAN : l->derivative);
    fc_risk_number(table, kink || fabs(y[0]) <= 0 ? NAN : l->derivative * slopes[i].point / y[0]);
    fc_risk_number(table, kink ? l->below : NAN);
    fc_risk_number(table, kink ? l->above : NAN);
    fc_risk_number(table, function->inputs[i].law->distribution->separate ? x[i][1 + ROWS * i] : NAN);
    fc_risk_number(table, change[i]);
    fc_risk_number(table, isnan(change[i]) ? weight[i] : NAN);
    fc_risk_row(table);
  }
  fc_arena_free(&arena);
  return status;
}

static void open_table(const fc_study *study, fc_result *result, fc_risk_table *table) {
  fc_type type = fc_method_type(study);
  fc_risk_column(table, "output", FC_TEXT, "");
  fc_risk_column(table, "input", FC_TEXT, "");
  fc_risk_column(table, "point", FC_NUMBER, "");
  fc_risk_column(table, "at_point", type, "");
  fc_risk_column(table, "derivative", FC_NUMBER, "");
  fc_risk_column(table, "elasticity", FC_NUMBER, "");
  fc_risk_column(table, "derivative_below", FC_NUMBER, "");
  fc_risk_column(table, "derivative_above", FC_NUMBER, "");
  fc_risk_column(table, "next_value", FC_NUMBER, "");
  fc_risk_column(table, "change_to_next", type, "");
  fc_risk_column(table, "change_by_sd", type, "");
  fc_risk_table_open(table, result, "sensitivity");
}

static fc_status local_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  const fc_function *function = study->function;
  size_t rows = 1 + ROWS * function->n_inputs;
  fc_risk_table table = {.n = 0};
  fc_arena arena = {0};
  double **x = fc_columns_of(&arena, function->n_inputs, rows), **y = fc_columns_of(&arena, function->n_outputs, rows);
  slope *slopes = fc_arena_array(&arena, function->n_inputs, sizeof *slopes);
  fc_status status = x && y && slopes ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < function->n_inputs && !status; i++)
    slopes[i] = slope_of(function->inputs[i].law, study->point[i]);
  if (!status) {
    fill(study, slopes, x);
    status = fc_study_evaluate(ctx, study, (const double *const *)x, rows, y);
  }
  open_table(study, result, &table);
  for (size_t k = 0; k < study->n_outputs && !status; k++)
    status = put_output(ctx, study, study->output[k], slopes, x, y[study->output[k]], &table);
  fc_arena_free(&arena);
  return status ? status : table.status;
}

const fc_method fc_method_local = {
    .name = "local",
    .summary = "derivatives and elasticities at the point: what one more, or 1% more, of an input does",
    .about = "The input whose standard deviation moves the output most first; at a kink the derivatives of both sides; of "
             "separate values the change to the next.",
    .source = "Ridders 1982",
    .dependent = true,
    .run = local_run,
};
