/* iman_conover.c - correlation by order alone.
 *
 * Iman and Conover 1982, "A distribution-free approach to inducing rank correlation among input variables", Communications in
 * Statistics B11:3. Each column is scored by the normal quantiles of its ranks; the scores' own correlations are taken out and
 * those that are wanted put in; the values then take the order of the new scores. Scores are correlated by 2 sin(pi r / 6), so
 * that the ranks are by r. */
#include "chance/iman_conover.h"
#include "chance/correlation_matrix.h"
#include "chance/normal.h"
#include "chance/normal_correlation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct ordering {
  double *const *x;
  size_t columns, rows;
  struct item {
    double value;
    size_t row;
  } *item;         /* [rows] */
  double *score;   /* [columns][rows] */
  double *mixed;   /* [rows] */
  double *wanted, *own; /* matrices, and their roots */
  double *root, *own_root;
} ordering;

static int by_value(const void *left, const void *right) {
  const struct item *a = left, *b = right;
  if (a->value < b->value || a->value > b->value)
    return a->value < b->value ? -1 : 1;
  return (a->row > b->row) - (a->row < b->row);
}

static void sort(ordering *o, const double *of) {
  for (size_t i = 0; i < o->rows; i++)
    o->item[i] = (struct item){of[i], i};
  qsort(o->item, o->rows, sizeof *o->item, by_value);
}

static void set_scores(ordering *o) {
  for (size_t c = 0; c < o->columns; c++) {
    sort(o, o->x[c]);
    for (size_t i = 0; i < o->rows; i++)
      o->score[c * o->rows + o->item[i].row] = fc_normal_quantile((double)(i + 1) / ((double)o->rows + 1));
  }
}

/* Every column has the same scores: their mean is 0, and their sum of squares one number. */
static void set_matrices(ordering *o, const double *rank) {
  size_t n = o->columns;
  for (size_t a = 0; a < n; a++)
    for (size_t b = 0; b <= a; b++) {
      double with = 0, square = 0;
      for (size_t i = 0; i < o->rows; i++) {
        with += o->score[a * o->rows + i] * o->score[b * o->rows + i];
        square += o->score[a * o->rows + i] * o->score[a * o->rows + i];
      }
      o->own[a * n + b] = o->own[b * n + a] = a == b ? 1 : with / square;
      o->wanted[a * n + b] = o->wanted[b * n + a] = a == b ? 1 : fc_normal_from_rank(rank[a * n + b]);
    }
}

/* The row of (wanted root) * (own root)^-1, by solving from its end. */
static void weights_of(const ordering *o, size_t row, double *weight) {
  size_t n = o->columns;
  for (size_t k = n; k-- > 0;) {
    double left = o->root[row * n + k];
    for (size_t i = k + 1; i < n; i++)
      left -= weight[i] * o->own_root[i * n + k];
    weight[k] = left / o->own_root[k * n + k];
  }
}

/* The values of a column, the least where the mixed score is least, and so on. */
static void reorder(ordering *o, size_t column, const double *weight, double *values) {
  for (size_t i = 0; i < o->rows; i++) {
    o->mixed[i] = 0;
    for (size_t k = 0; k < o->columns; k++)
      o->mixed[i] += weight[k] * o->score[k * o->rows + i];
  }
  sort(o, o->x[column]);
  for (size_t i = 0; i < o->rows; i++)
    values[i] = o->item[i].value;
  sort(o, o->mixed);
  for (size_t i = 0; i < o->rows; i++)
    o->x[column][o->item[i].row] = values[i];
}

static bool find_roots(ordering *o) {
  if (!fc_correlation_root(o->wanted, o->columns, FC_CORRELATION_PROJECTED, o->root) ||
      !fc_correlation_root(o->own, o->columns, FC_CORRELATION_ROUNDING, o->own_root))
    return false;
  for (size_t i = 0; i < o->columns; i++)
    if (!(o->own_root[i * o->columns + i] > 1e-6))
      return false;
  return true;
}

fc_status fc_iman_conover(double *const *x, size_t columns, size_t rows, const double *rank) {
  size_t square = columns * columns;
  ordering o = {.x = x, .columns = columns, .rows = rows};
  double *room = calloc((columns + 2) * rows + 4 * square + columns + 1, sizeof *room);
  o.item = calloc(rows + 1, sizeof *o.item);
  if (!room || !o.item) {
    free(room);
    free(o.item);
    return FC_NO_MEMORY;
  }
  o.score = room;
  o.mixed = o.score + columns * rows;
  double *values = o.mixed + rows, *weight = values + rows;
  o.wanted = weight + columns;
  o.own = o.wanted + square;
  o.root = o.own + square;
  o.own_root = o.root + square;
  set_scores(&o);
  set_matrices(&o, rank);
  bool good = find_roots(&o);
  for (size_t c = 1; good && c < columns; c++) {
    weights_of(&o, c, weight);
    reorder(&o, c, weight, values);
  }
  free(room);
  free(o.item);
  return good ? FC_OK : FC_BAD_NUMBER;
}
