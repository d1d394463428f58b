/* correlation_matrix.c - Cholesky's root of a matrix that may be singular, and Higham's nearest correlation matrix.
 *
 * Higham 2002, "Computing the nearest correlation matrix: a problem from finance", IMA Journal of Numerical Analysis 22:
 * projections in turn onto matrices without negative eigenvalues and onto those with a unit diagonal, with Dykstra's
 * correction, which makes what they come to the nearest of both. Eigenvectors by Jacobi's rotations: small, and the same
 * bytes everywhere, which a library that is built on some machine's BLAS would not promise. */
#include "chance/correlation_matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING 1e-14 /* a pivot that rounding alone may leave */

static void to_length_1(double *row, size_t n) {
  double square = 0;
  for (size_t j = 0; j < n; j++)
    square += row[j] * row[j];
  for (size_t j = 0; j < n; j++)
    row[j] /= sqrt(square);
}

bool fc_correlation_root(const double *matrix, size_t n, double slack, double *l) {
  memset(l, 0, n * n * sizeof *l);
  for (size_t j = 0; j < n; j++)
    for (size_t i = j; i < n; i++) {
      double left = matrix[i * n + j], pivot = l[j * n + j];
      for (size_t k = 0; k < j; k++)
        left -= l[i * n + k] * l[j * n + k];
      if (i == j && left < -slack)
        return false;
      if (i == j)
        l[j * n + j] = left > NOTHING ? sqrt(left) : 0;
      else if (pivot > 0)
        l[i * n + j] = left / pivot;
      else if (fabs(left) > sqrt(slack))
        return false;
    }
  for (size_t i = 0; i < n; i++)
    to_length_1(l + i * n, i + 1);
  return true;
}

/* --- eigenvectors --- */

enum { SWEEPS_MOST = 60 };

static void turn(double *a, size_t n, size_t stride, size_t p, size_t q, double c, double s) {
  for (size_t k = 0; k < n; k++) {
    double *x = a + k * stride;
    double left = x[p], right = x[q];
    x[p] = c * left - s * right;
    x[q] = s * left + c * right;
  }
}

/* Rotates rows and columns p and q so that the element at (p, q) vanishes (Golub and Van Loan, algorithm 8.4.1). */
static void rotate(double *a, double *vectors, size_t n, size_t p, size_t q) {
  double off = a[p * n + q];
  double tau = (a[q * n + q] - a[p * n + p]) / (2 * off);
  double t = (tau >= 0 ? 1 : -1) / (fabs(tau) + sqrt(1 + tau * tau)), c = 1 / sqrt(1 + t * t), s = t * c;
  turn(a, n, n, p, q, c, s);
  for (size_t k = 0; k < n; k++) {
    double left = a[p * n + k], right = a[q * n + k];
    a[p * n + k] = c * left - s * right;
    a[q * n + k] = s * left + c * right;
  }
  turn(vectors, n, n, p, q, c, s);
}

/* `a` becomes diagonal; the columns of `vectors` are its eigenvectors. */
static void eigenvectors(double *a, size_t n, double *vectors) {
  for (size_t i = 0; i < n * n; i++)
    vectors[i] = i % (n + 1) == 0;
  for (int sweep = 0; sweep < SWEEPS_MOST; sweep++) {
    double off = 0, all = 0;
    for (size_t i = 0; i < n * n; i++) {
      all += a[i] * a[i];
      off += i % (n + 1) ? a[i] * a[i] : 0;
    }
    if (!(off > 1e-30 * all))
      return;
    for (size_t p = 0; p + 1 < n; p++)
      for (size_t q = p + 1; q < n; q++)
        if (fabs(a[p * n + q]) > 0)
          rotate(a, vectors, n, p, q);
  }
}

/* --- projections --- */

enum { STEPS_MOST = 2000 };
#define CLOSE 1e-11 /* the change of one step, by the size of the matrix */

/* The nearest matrix without negative eigenvalues: those are left out. `from` is used up. */
static void without_negative(double *from, size_t n, double *vectors, double *to) {
  eigenvectors(from, n, vectors);
  memset(to, 0, n * n * sizeof *to);
  for (size_t k = 0; k < n; k++) {
    double value = from[k * n + k];
    for (size_t i = 0; i < n && value > 0; i++)
      for (size_t j = 0; j < n; j++)
        to[i * n + j] += value * vectors[i * n + k] * vectors[j * n + k];
  }
}

/* One round of projections; returns how far `y` moved. `correction` is Dykstra's. */
static double project(double *y, double *correction, size_t n, double *room) {
  double *from = room, *kept = room + n * n, *vectors = kept + n * n, moved = 0;
  for (size_t i = 0; i < n * n; i++)
    from[i] = correction[i] = y[i] - correction[i];
  without_negative(from, n, vectors, kept);
  for (size_t i = 0; i < n * n; i++) {
    double next = i % (n + 1) ? kept[i] : 1;
    moved += (next - y[i]) * (next - y[i]);
    correction[i] = kept[i] - correction[i];
    y[i] = next;
  }
  return sqrt(moved);
}

fc_status fc_correlation_nearest(const double *matrix, size_t n, double *nearest) {
  double *room = calloc(4 * n * n + 1, sizeof *room);
  if (!room)
    return FC_NO_MEMORY;
  memcpy(nearest, matrix, n * n * sizeof *nearest);
  for (int step = 0; step < STEPS_MOST && project(nearest, room + 3 * n * n, n, room) > CLOSE * (double)n; step++) {
  }
  free(room);
  return FC_OK;
}
