/* least_squares.c - by Householder's reflections (Golub 1965).
 *
 * Not by a library: its sums would be those of whichever BLAS a machine has, and the same input gives the same bytes. */
#include "chance/least_squares.h"

#include <math.h>

/* Turns the matrix below the diagonal of one column into zeros; the reflection acts on the columns behind and on
 * `wanted`. Returns the diagonal's new element. */
static double reflect(double *matrix, double *wanted, size_t rows, size_t columns, size_t k) {
  double square = 0;
  for (size_t i = k; i < rows; i++)
    square += matrix[i * columns + k] * matrix[i * columns + k];
  double head = matrix[k * columns + k], diagonal = head > 0 ? -sqrt(square) : sqrt(square);
  double scale = square - head * diagonal; /* half the square of the vector that is reflected at */
  if (!(scale > 0))
    return 0;
  matrix[k * columns + k] = head - diagonal;
  for (size_t j = k + 1; j <= columns; j++) {
    double *at = j < columns ? matrix + j : wanted, sum = 0;
    size_t stride = j < columns ? columns : 1;
    for (size_t i = k; i < rows; i++)
      sum += matrix[i * columns + k] * at[i * stride];
    for (size_t i = k; i < rows; i++)
      at[i * stride] -= sum / scale * matrix[i * columns + k];
  }
  return diagonal;
}

bool fc_least_squares(double *matrix, double *wanted, size_t rows, size_t columns, double *x) {
  double largest = 0;
  for (size_t k = 0; k < columns; k++) {
    x[k] = reflect(matrix, wanted, rows, columns, k); /* the diagonal, until it is divided by */
    largest = fmax(largest, fabs(x[k]));
    if (!(fabs(x[k]) > 1e-14 * largest))
      return false;
  }
  for (size_t k = columns; k-- > 0;) {
    double sum = wanted[k];
    for (size_t j = k + 1; j < columns; j++)
      sum -= matrix[k * columns + j] * x[j];
    x[k] = sum / x[k];
  }
  return true;
}
