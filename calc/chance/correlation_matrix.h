/* correlation_matrix.h - symmetric matrices with ones on the diagonal: whether normal numbers can be so correlated, what
 * they are then made of, and the nearest that can.
 *
 * A matrix of n rows stands row after row. */
#ifndef FC_CHANCE_CORRELATION_MATRIX_H
#define FC_CHANCE_CORRELATION_MATRIX_H

#include "base/arena.h"
#include <fiscalc/base.h>

#include <stdbool.h>
#include <stddef.h>

/* The lower triangle l with l l' = matrix, each row of length 1, zeros above the diagonal. A number that those before it
 * settle wholly has 0 on the diagonal. false: there is none, an eigenvalue is below 0 by more than `slack`. */
bool fc_correlation_root(const double *matrix, size_t n, double slack, double *l);
#define FC_CORRELATION_ROUNDING 1e-12 /* slack of a matrix that was stated */
#define FC_CORRELATION_PROJECTED 1e-8 /* of one that was found by projections */

/* The correlation matrix that is nearest to a symmetric one, by the sum of squared differences. FC_NO_MEMORY. */
fc_status fc_correlation_nearest(const double *matrix, size_t n, double *nearest);

#endif
