/* metalog.h - the metalog curve m(y) = mu(y) + s(y) ln(y / (1 - y)), 0 < y < 1: mu and s are polynomials in y - 0.5.
 *
 * Keelin 2016, "The Metalog Distributions", Decision Analysis 13:4. A place on it is named by its logit L = ln(y / (1 - y)),
 * which keeps apart what lies near 1 as well as what lies near 0. */
#ifndef FC_CHANCE_METALOG_H
#define FC_CHANCE_METALOG_H

#include <stdbool.h>
#include <stddef.h>

enum { FC_METALOG_TERMS = 16, FC_METALOG_DEFAULT = 9 };

typedef struct fc_metalog {
  const double *a; /* coefficients, in Keelin's order */
  size_t n;        /* 2 to FC_METALOG_TERMS */
} fc_metalog;

/* The factor of coefficient `term` (from 0) at y, with L its logit. */
double fc_metalog_basis(size_t term, double y, double logit);
double fc_metalog_value(const fc_metalog *m, double logit);
/* dm/dL, which is y (1 - y) dm/dy. */
double fc_metalog_slope(const fc_metalog *m, double logit);
/* The logit at which the curve has a value. The curve must rise. */
double fc_metalog_logit(const fc_metalog *m, double value);
/* s at y = 0 and at y = 1: how fast the curve goes to its ends. */
double fc_metalog_tail(const fc_metalog *m, bool upper);
/* Whether the slope is above 0 everywhere, ends included: proven by bounds over ever smaller parts. false: *y is where
 * it is not, or cannot be told from 0. */
bool fc_metalog_rises(const fc_metalog *m, double *y);

#endif
