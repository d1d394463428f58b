/* moments.h - mean and spread of many numbers in double precision, right to the last digits, and added up in an order that
 * threads do not change. */
#ifndef FC_NUMBER_MOMENTS_H
#define FC_NUMBER_MOMENTS_H

#include "number/ratio.h"

/* Of so many numbers: their sum as two doubles, and sums of powers of their distances from the mean. All zero: of none. */
typedef struct fc_moments {
  double n;
  double sum, sum_rest;
  double square, cube, fourth;
  double least, most;
} fc_moments;

/* Of a block of numbers, in two passes over it: sums by parts of eight, each compensated (Neumaier 1974). */
fc_moments fc_moments_of(const double *x, size_t n);
/* Of those of two blocks (Chan, Golub and LeVeque 1979; third and fourth powers by Pebay 2008). Merging blocks in their
 * order gives the same bytes however they were worked out. */
void fc_moments_merge(fc_moments *into, const fc_moments *more);

double fc_moments_mean(const fc_moments *m);     /* n >= 1 */
double fc_moments_variance(const fc_moments *m); /* of a sample: over n - 1; 0 where n < 2 */
double fc_moments_sd(const fc_moments *m);
double fc_moments_skewness(const fc_moments *m);        /* 0 where all are alike */
double fc_moments_excess_kurtosis(const fc_moments *m); /* 0 where all are alike */

/* Of decimals with the same number of decimals, as whole numbers: exact. */
typedef struct fc_exact_moments {
  uint64_t n;
  int64_t pivot; /* the first number, from which distances are taken */
  fc_i128 sum, squares;
} fc_exact_moments;

bool fc_exact_moments_add(fc_exact_moments *moments, int64_t x); /* false: overflow */
fc_ratio fc_exact_moments_mean(const fc_exact_moments *moments); /* n >= 1 */
/* Over n - 1; n >= 2. false: overflow. */
bool fc_exact_moments_variance(const fc_exact_moments *moments, fc_ratio *out);

#endif
