/* normal_correlation.h - how the normal numbers of a Gaussian copula are to be correlated, so that what is drawn by them is
 * correlated as somebody said. */
#ifndef FC_CHANCE_NORMAL_CORRELATION_H
#define FC_CHANCE_NORMAL_CORRELATION_H

#include "chance/distribution.h"

/* What a stated correlation is of. */
typedef enum fc_correlation_kind {
  FC_CORRELATION_RANK,   /* Spearman's, of ranks: of continuous laws whatever they are. Of separate values, whose ranks tie,
                          * that of the uniform numbers that they are drawn by */
  FC_CORRELATION_LINEAR, /* Pearson's, of the values themselves */
  FC_CORRELATION_NORMAL  /* of the normal numbers */
} fc_correlation_kind;

/* 2 sin(pi r / 6) and back (Pearson 1907): exact. */
double fc_normal_from_rank(double rank);
double fc_rank_from_normal(double normal);

/* The linear correlation of two laws whose normal numbers have a correlation, right to 1e-6 where that is within 0.999.
 * Both have a variance above 0 that is finite. */
double fc_linear_from_normal(const fc_law *a, const fc_law *b, double normal);
/* The other way round. false: two such laws can't be so correlated; *normal is 1 or -1. */
bool fc_normal_from_linear(const fc_law *a, const fc_law *b, double linear, double *normal);

#endif
