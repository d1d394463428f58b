/* pieces.c - a part of a sum, at middles of small ranges of its inputs.
 *
 * A continuous input is looked at where u = t - sin(2 pi t) / (2 pi), at the middles of equal ranges of t, each with its share
 * 1 - cos(2 pi t) of the probability: the finer the nearer to the ends, so that sums are right to the last digits wherever
 * the part is smooth, however its quantiles rise at the ends (Sidi 1993). */
#include "risk/pieces.h"

#include <math.h>

enum { COMBINATIONS_MOST = 4096, ROWS_MOST = 1 << 18, INPUTS_MOST = 16 };
#define PI 3.14159265358979323846
#define LINE_ERROR 1e-11 /* of the range: how far a part may be from a line of its input, and is one */

/* What is laid out of a part. */
typedef struct layout {
  size_t input[INPUTS_MOST];
  size_t n, separate; /* inputs; the separate ones come first */
  size_t combinations, strata, rows; /* rows = combinations * strata ^ continuous */
} layout;

static bool is_separate(const fc_function *function, size_t input) {
  const fc_law *law = function->inputs[input].law;
  return law->distribution->separate;
}

static bool lay_out(const fc_function *function, size_t part, size_t fineness, layout *out) {
  *out = (layout){.combinations = 1, .strata = fineness};
  for (int separate = 1; separate >= 0; separate--) {
    for (size_t i = 0; i < function->n_inputs; i++)
      if (function->parts->part[i] == part && is_separate(function, i) == (separate == 1)) {
        if (out->n == INPUTS_MOST)
          return false;
        out->input[out->n++] = i;
        if (separate)
          out->combinations *= function->inputs[i].law->n;
        if (out->combinations > COMBINATIONS_MOST)
          return false;
      }
    if (separate)
      out->separate = out->n;
  }
  size_t continuous = out->n - out->separate;
  if (continuous > FC_PIECES_CONTINUOUS)
    return false;
  if (continuous == 2)
    out->strata = (size_t)sqrt(16 * (double)fineness);
  out->rows = out->combinations;
  for (size_t i = 0; i < continuous; i++)
    out->rows *= out->strata;
  return out->rows <= ROWS_MOST;
}

/* Where a continuous input is looked at, and with which share. */
typedef struct middles {
  double *u, *share, *x;
} middles;

static bool make_middles(size_t n, fc_arena *arena, middles *m) {
  m->u = fc_arena_array(arena, n + 1, sizeof *m->u);
  m->share = fc_arena_array(arena, n + 1, sizeof *m->share);
  m->x = fc_arena_array(arena, n + 1, sizeof *m->x);
  if (!m->u || !m->share || !m->x)
    return false;
  for (size_t i = 0; i < n; i++) {
    double t = ((double)i + 0.5) / (double)n;
    m->u[i] = t - sin(2 * PI * t) / (2 * PI);
    m->share[i] = (1 - cos(2 * PI * t)) / (double)n;
  }
  return true;
}

/* The columns of all rows, the probability of each combination, and that of a row where its combination is given. */
static bool fill(const fc_function *function, const fc_law_table *table, const layout *l, fc_arena *arena, double **x,
                 double *weight, double *share) {
  middles middle;
  if (!make_middles(l->strata, arena, &middle))
    return false;
  for (size_t c = 0; c < l->combinations; c++)
    weight[c] = 1;
  for (size_t row = 0; row < l->rows / l->combinations; row++)
    share[row] = 1;
  size_t each = l->rows; /* rows over which an input keeps its value */
  for (size_t k = 0; k < l->n; k++) {
    const fc_law *law = function->inputs[l->input[k]].law;
    bool separate = k < l->separate;
    size_t values = separate ? law->n : l->strata;
    double *column = x[l->input[k]] = fc_arena_array(arena, l->rows, sizeof *column);
    if (!column)
      return false;
    each /= values;
    if (!separate)
      fc_law_table_draw(&table[l->input[k]], middle.u, l->strata, middle.x);
    for (size_t row = 0; row < l->rows; row++)
      column[row] = separate ? law->value[row / each % values] : middle.x[row / each % values];
    size_t per_combination = l->rows / l->combinations;
    for (size_t row = 0; !separate && row < per_combination; row++)
      share[row] *= middle.share[row / each % values];
    for (size_t c = 0; separate && c < l->combinations; c++)
      weight[c] *= law->weight[c * per_combination / each % values];
  }
  return true;
}

/* Whether rows are a line of an input. */
static bool find_line(const double *y, const double *x, size_t rows, double *start, double *slope) {
  if (!x || !(x[rows - 1] > x[0]))
    return false;
  *slope = (y[rows - 1] - y[0]) / (x[rows - 1] - x[0]);
  *start = y[0] - *slope * x[0];
  double allowed = LINE_ERROR * (fabs(y[rows - 1]) + fabs(y[0]));
  for (size_t i = 0; i < rows; i++)
    if (!(fabs(*start + *slope * x[i] - y[i]) <= allowed))
      return false;
  return true;
}

/* Mean and variance of the rows of a combination, or of the line that they are. */
static void moments_of(const double *y, const double *x, const double *share, const fc_law *law, size_t rows, fc_pieces *out,
                       double *mean, double *variance) {
  double sum = 0, squares = 0, start, slope;
  if (find_line(y, x, rows, &start, &slope)) {
    *mean = start + slope * fc_law_mean(law);
    *variance = slope * slope * fc_law_variance(law);
    out->line = law;
    out->start = start;
    out->slope = slope;
    return;
  }
  for (size_t i = 0; i < rows; i++)
    sum += share[i] * y[i];
  *mean = sum;
  for (size_t i = 0; i < rows; i++)
    squares += share[i] * (y[i] - *mean) * (y[i] - *mean);
  *variance = squares;
}

/* Rows as pieces: those of a combination that are all alike, or stand at an end in number, are atoms. */
static void cut_pieces(const layout *l, const double *y, const double *weight, const double *share, fc_pieces *out) {
  size_t rows = l->rows / l->combinations;
  for (size_t c = 0; c < l->combinations; c++)
    for (size_t i = 0; i < rows && weight[c] > 0;) {
      size_t end = i;
      double all = 0;
      for (; end < rows && y[c * rows + end] == y[c * rows + i]; end++)
        all += share[end];
      out->piece[out->n++] = (fc_piece){y[c * rows + i], weight[c] * all, rows == 1 || end - i > 2};
      i = end;
    }
}

static void add_moments(const fc_function *function, const layout *l, double *const *x, const double *y,
                        const double *weight, const double *share, fc_pieces *out) {
  size_t rows = l->rows / l->combinations;
  bool line = l->n == l->separate + 1;
  size_t input = l->n ? l->input[l->n - 1] : 0;
  double second = 0;
  for (size_t c = 0; c < l->combinations; c++) {
    double mean, variance;
    moments_of(y + c * rows, line ? x[input] + c * rows : NULL, share, line ? function->inputs[input].law : NULL, rows, out,
               &mean, &variance);
    out->mean += weight[c] * mean;
    second += weight[c] * (variance + mean * mean);
  }
  out->variance = fmax(second - out->mean * out->mean, 0);
  if (l->combinations > 1)
    out->line = NULL;
}

static fc_status evaluate(const fc_function *function, size_t part, size_t output, double *const *x, const layout *l,
                          fc_arena *arena, double **y) {
  double **all = fc_arena_array(arena, function->n_outputs + 1, sizeof *all);
  for (size_t k = 0; all && k < function->n_outputs; k++)
    if (!(all[k] = fc_arena_array(arena, l->rows, sizeof *all[k])))
      return FC_NO_MEMORY;
  if (!all)
    return FC_NO_MEMORY;
  *y = all[output];
  return function->parts->evaluate(function, part, (const double *const *)x, l->rows, all);
}

fc_status fc_pieces_of(const fc_function *function, const fc_law_table *table, size_t part, size_t output, size_t fineness,
                       fc_arena *arena, fc_pieces *out) {
  layout l;
  *out = (fc_pieces){.least = INFINITY, .most = -INFINITY};
  if (!lay_out(function, part, fineness, &l))
    return FC_CANNOT_ANSWER;
  double **x = fc_arena_array(arena, function->n_inputs + 1, sizeof *x), *y;
  double *weight = fc_arena_array(arena, l.combinations, sizeof *weight);
  double *share = fc_arena_array(arena, l.rows, sizeof *share);
  out->piece = fc_arena_array(arena, l.rows, sizeof *out->piece);
  if (!x || !weight || !share || !out->piece || !fill(function, table, &l, arena, x, weight, share))
    return FC_NO_MEMORY;
  fc_status status = evaluate(function, part, output, x, &l, arena, &y);
  if (status)
    return status;
  for (size_t row = 0; row < l.rows; row++)
    if (!isfinite(y[row]))
      return FC_CANNOT_ANSWER;
  cut_pieces(&l, y, weight, share, out);
  add_moments(function, &l, x, y, weight, share, out);
  for (size_t i = 0; i < out->n; i++) {
    out->least = fmin(out->least, out->piece[i].value);
    out->most = fmax(out->most, out->piece[i].value);
  }
  return FC_OK;
}
