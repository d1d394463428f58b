/* shapley_exact.h - Shapley effects of a straight function of normal inputs, which have a closed form. */
#ifndef FC_RISK_SHAPLEY_EXACT_H
#define FC_RISK_SHAPLEY_EXACT_H

#include <stdbool.h>
#include <stddef.h>

enum { FC_SHAPLEY_BLOCK = 14 }; /* inputs that depend on each other, at most */

/* The factor of a correlation matrix [n][n] whose rows and columns are taken in an order: lower[n][n], so that normal numbers
 * in that order are lower times independent ones. What others determine has a zero on the diagonal. */
void fc_cholesky_ordered(const double *correlation, const size_t *order, size_t n, double *lower);

/* Shares of the variance of the sum of slope[i] X[i], X normal with so many standard deviations and correlations: Owen and
 * Prieur 2017; blocks that are independent of each other apart (Broto and others 2019). false: a block is too large, or
 * there is no memory. O(2^block block^3). */
bool fc_shapley_linear(const double *slope, const double *sd, const double *correlation, size_t n, double *share);

#endif
