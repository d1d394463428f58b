/* swap.h - two independent samples A and B, and what becomes of the outputs where some inputs are those of the other.
 *
 * Sobol 1993, Saltelli 2002 and 2010: A_B^s has the inputs of set s from B and all others from A. Inputs are drawn once for
 * both; where the function is a sum of parts only those that hold a changed input are reckoned anew. */
#ifndef FC_RISK_SWAP_H
#define FC_RISK_SWAP_H

#include "risk/study.h"

/* Outputs made of a function's outputs. */
typedef struct fc_transform {
  size_t n_outputs;
  void (*apply)(const void *self, const double *const *y, size_t rows, double *const *out);
  const void *self;
} fc_transform;

typedef struct fc_swap {
  const fc_study *study;
  const fc_transform *transform; /* NULL: the outputs as they are */
  const double *centre; /* of each output that is studied: near its mean, so that sums keep their digits */
  bool back;                     /* also B_A^s, and all pairs of sets */
} fc_swap;

/* Sums over the draws of a repeat, a standing for f(A) - centre, b for f(B) - centre, c for f(A_B^s) - centre and d for
 * f(B_A^s) - centre. */
typedef struct fc_swap_base {
  double a, b, aa, bb, ab;
} fc_swap_base;
typedef struct fc_swap_set {
  double c, b_ca, ca_ca; /* c; b (c - a); (c - a)^2 */
  double d, a_db, db_db; /* d; a (d - b); (d - b)^2 */
} fc_swap_set;

typedef struct fc_swap_sums {
  size_t n_outputs, n_sets, n_pairs, repeats;
  double rows;        /* of a repeat */
  fc_swap_base *base; /* [repeat][output] */
  fc_swap_set *set;   /* [repeat][set][output] */
  double *pair;       /* [repeat][pair][output]: c of set i times d of set j, pairs i < j in order */
} fc_swap_sums;

/* FC_NO_MEMORY, what the sampler and the function say. The sums lie in the arena. */
fc_status fc_swap_run(fc_ctx *ctx, const fc_swap *swap, fc_arena *arena, fc_swap_sums *out);

#endif
