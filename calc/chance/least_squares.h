/* least_squares.h - the coefficients that come nearest to what is wanted. */
#ifndef FC_CHANCE_LEAST_SQUARES_H
#define FC_CHANCE_LEAST_SQUARES_H

#include <stdbool.h>
#include <stddef.h>

/* Minimizes |matrix x - wanted|; the matrix has `rows` of `columns` (row after row; rows >= columns), and both it and
 * `wanted` are used up. false: the columns do not tell the coefficients apart. */
bool fc_least_squares(double *matrix, double *wanted, size_t rows, size_t columns, double *x);

#endif
