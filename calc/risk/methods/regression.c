/* regression.c - standardized coefficients of a sample: how an output goes with each input, the others held.
 *
 * src: the slopes of the least squares line, in standard deviations; srrc: the same of ranks; prcc: the correlation of the
 * ranks of input and output that is left where the line of the other inputs is taken out of both (Iman and Helton 1985;
 * Saltelli and Marivoet 1990). r_squared tells how much of the output the line explains: where that is little the
 * coefficients say little. All three are read from the inverse of the correlation matrix of inputs and output. */
#include "risk/gather.h"
#include "risk/method.h"
#include "risk/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- ranks --- */

typedef struct ranked {
  double value;
  size_t row;
} ranked;

static int compare(const void *a, const void *b) {
  double x = ((const ranked *)a)->value, y = ((const ranked *)b)->value;
  return (x > y) - (x < y);
}

/* Equal values have the mean of their ranks, whatever order they stand in. */
static void rank(const double *x, size_t n, ranked *room, double *out) {
  for (size_t i = 0; i < n; i++)
    room[i] = (ranked){x[i], i};
  qsort(room, n, sizeof *room, compare);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && !(room[end].value > room[i].value); end++)
      continue;
    for (size_t k = i; k < end; k++)
      out[room[k].row] = (double)(i + end - 1) / 2;
  }
}

/* --- correlations --- */

/* column[n][rows] with mean 0 and square sum 1; false: one does not vary. */
static bool standardize(double *const *column, size_t n, size_t rows) {
  for (size_t i = 0; i < n; i++) {
    double mean = 0, squares = 0;
    for (size_t row = 0; row < rows; row++)
      mean += column[i][row] / (double)rows;
    for (size_t row = 0; row < rows; row++) {
      column[i][row] -= mean;
      squares += column[i][row] * column[i][row];
    }
    if (!(squares > 0))
      return false;
    for (size_t row = 0; row < rows; row++)
      column[i][row] /= sqrt(squares);
  }
  return true;
}

/* Inverts a symmetric positive matrix [n][n] in place, by Gauss and Jordan; false: its columns do not tell apart. */
static bool invert(double *a, size_t n) {
  for (size_t k = 0; k < n; k++) {
    double pivot = a[k * n + k];
    if (!(pivot > 1e-12))
      return false;
    a[k * n + k] = 1;
    for (size_t j = 0; j < n; j++)
      a[k * n + j] /= pivot;
    for (size_t i = 0; i < n; i++) {
      double factor = a[i * n + k];
      if (i == k)
        continue;
      a[i * n + k] = 0;
      for (size_t j = 0; j < n; j++)
        a[i * n + j] -= factor * a[k * n + j];
    }
  }
  return true;
}

/* Of inputs and, last, the output: slope of each input's standardized column, partial correlation, and what is explained. */
static bool read_matrix(double *const *column, size_t n, size_t rows, double *matrix, double *slope, double *partial,
                        double *explained) {
  size_t all = n + 1;
  if (!standardize(column, all, rows))
    return false;
  for (size_t i = 0; i < all; i++)
    for (size_t j = 0; j <= i; j++) {
      double sum = 0;
      for (size_t row = 0; row < rows; row++)
        sum += column[i][row] * column[j][row];
      matrix[i * all + j] = matrix[j * all + i] = sum;
    }
  /* a line without any rest has no inverse: leave it a rest that no digit shows */
  matrix[n * all + n] *= 1 + 1e-11;
  if (!invert(matrix, all))
    return false;
  double own = matrix[n * all + n];
  for (size_t i = 0; i < n; i++) {
    slope[i] = -matrix[i * all + n] / own;
    partial[i] = -matrix[i * all + n] / sqrt(matrix[i * all + i] * own);
  }
  *explained = 1 - 1 / own;
  return true;
}

/* --- the method --- */

/* Coefficients of one output in each repeat. */
typedef struct found {
  double *src, *srrc, *prcc, *other; /* [repeat][varying input] */
  double *r_squared, *rank_r_squared;
  const size_t *varying;
  size_t n;
} found;

static fc_status study_repeat(fc_ctx *ctx, const fc_gathered *sample, size_t output, size_t repeat, const found *to,
                              bool *varies) {
  size_t n = to->n, rows = sample->rows;
  fc_arena arena = {0};
  double **column = fc_columns_of(&arena, n + 1, rows), *matrix = fc_arena_array(&arena, (n + 1) * (n + 1), sizeof *matrix);
  ranked *room = fc_arena_array(&arena, rows + 1, sizeof *room);
  fc_status status = column && matrix && room ? FC_OK : fc_fail_memory(ctx);
  for (int ranks = 0; ranks < 2 && status == FC_OK && *varies; ranks++) {
    for (size_t i = 0; i <= n; i++) {
      const double *from = i < n ? sample->x[to->varying[i]] : sample->y[output];
      if (ranks)
        rank(from, rows, room, column[i]);
      else
        memcpy(column[i], from, rows * sizeof *from);
    }
    *varies = read_matrix(column, n, rows, matrix, (ranks ? to->srrc : to->src) + repeat * n,
                          (ranks ? to->prcc : to->other) + repeat * n, (ranks ? to->rank_r_squared : to->r_squared) + repeat);
  }
  fc_arena_free(&arena);
  return status;
}

static void put_output(const fc_study *study, size_t output, const found *f, const size_t *order, fc_risk_table *table) {
  size_t repeats = study->options.repeats;
  double level = study->options.level;
  for (size_t k = 0; k < f->n; k++) {
    size_t i = order[k];
    fc_risk_text(table, study->function->outputs[output]);
    fc_risk_text(table, study->function->inputs[f->varying[i]].name);
    fc_risk_interval(table, fc_interval_strided(f->src + i, repeats, f->n, level));
    fc_risk_interval(table, fc_interval_strided(f->srrc + i, repeats, f->n, level));
    fc_risk_interval(table, fc_interval_strided(f->prcc + i, repeats, f->n, level));
    fc_risk_interval(table, fc_interval_of(f->r_squared, repeats, level));
    fc_risk_interval(table, fc_interval_of(f->rank_r_squared, repeats, level));
    fc_risk_row(table);
  }
}

static fc_status study_output(fc_ctx *ctx, const fc_study *study, const fc_gathered *samples, size_t output,
                              fc_arena *arena, found *f, fc_result *result, fc_risk_table *table) {
  size_t repeats = study->options.repeats;
  double *weight = fc_arena_array(arena, f->n + 1, sizeof *weight);
  const char **name = fc_arena_array(arena, f->n + 1, sizeof *name);
  size_t *order = fc_arena_array(arena, f->n + 1, sizeof *order);
  bool varies = true;
  fc_status status = weight && name && order ? FC_OK : fc_fail_memory(ctx);
  for (size_t r = 0; r < repeats && status == FC_OK && varies; r++)
    status = study_repeat(ctx, &samples[r], output, r, f, &varies);
  if (status != FC_OK)
    return status;
  if (!varies) {
    fc_risk_constant(result, study->function->outputs[output]);
    return FC_OK;
  }
  for (size_t i = 0; i < f->n; i++) {
    weight[i] = fabs(fc_interval_strided(f->src + i, repeats, f->n, study->options.level).value);
    name[i] = study->function->inputs[f->varying[i]].name;
  }
  fc_risk_order(weight, name, f->n, order);
  put_output(study, output, f, order, table);
  return FC_OK;
}

static bool make_found(const fc_study *study, fc_arena *arena, found *f) {
  const fc_function *function = study->function;
  size_t repeats = study->options.repeats;
  size_t *varying = fc_arena_array(arena, function->n_inputs + 1, sizeof *varying);
  for (size_t i = 0; varying && i < function->n_inputs; i++)
    if (!function->inputs[i].law->distribution->separate || function->inputs[i].law->n > 1)
      varying[f->n++] = i;
  f->varying = varying;
  f->src = fc_arena_array(arena, repeats * f->n + 1, sizeof *f->src);
  f->srrc = fc_arena_array(arena, repeats * f->n + 1, sizeof *f->srrc);
  f->prcc = fc_arena_array(arena, repeats * f->n + 1, sizeof *f->prcc);
  f->other = fc_arena_array(arena, repeats * f->n + 1, sizeof *f->other);
  f->r_squared = fc_arena_array(arena, repeats, sizeof *f->r_squared);
  f->rank_r_squared = fc_arena_array(arena, repeats, sizeof *f->rank_r_squared);
  return varying && f->src && f->srrc && f->prcc && f->other && f->r_squared && f->rank_r_squared;
}

static fc_status regression_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  fc_risk_table table = {.n = 0};
  fc_arena arena = {0};
  found f = {.n = 0};
  fc_gathered *samples;
  fc_status status = make_found(study, &arena, &f) ? fc_gather(ctx, study, &arena, &samples) : fc_fail_memory(ctx);
  fc_risk_column(&table, "output", FC_TEXT, "");
  fc_risk_column(&table, "input", FC_TEXT, "");
  fc_risk_interval_column(&table, "src", FC_NUMBER, "");
  fc_risk_interval_column(&table, "srrc", FC_NUMBER, "");
  fc_risk_interval_column(&table, "prcc", FC_NUMBER, "");
  fc_risk_interval_column(&table, "r_squared", FC_NUMBER, "");
  fc_risk_interval_column(&table, "rank_r_squared", FC_NUMBER, "");
  fc_risk_table_open(&table, result, "sensitivity");
  for (size_t k = 0; k < study->n_outputs && status == FC_OK; k++)
    status = study_output(ctx, study, samples, study->output[k], &arena, &f, result, &table);
  fc_arena_free(&arena);
  return status ? status : table.status;
}

const fc_method fc_method_regression = {
    .name = "regression",
    .summary = "how an output goes with each input, the others held: standardized slopes, of ranks too, partial correlations",
    .about = "src, srrc and prcc with intervals, the steepest first; r_squared tells how much of the output the line explains.",
    .source = "Iman and Helton 1985; Saltelli and Marivoet 1990",
    .sampler = "sobol",
    .draws = 1 << 14,
    .dependent = true,
    .run = regression_run,
};
