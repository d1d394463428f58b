/* bracket.h - quantiles of a sample that is too large to be kept, exactly.
 *
 * Once enough draws are known, a quantile of all of them lies between two of these but for a chance of less than 1e-11.
 * From then on draws beyond either end are only counted, those between are kept; as draws come in the ends draw nearer to
 * each other, so that about 14 sqrt(n p (1 - p)) numbers are kept of n (Munro and Paterson 1980 have the idea). What lies
 * outside after all is said to, and drawn again with ends that are further apart. */
#ifndef FC_RISK_BRACKET_H
#define FC_RISK_BRACKET_H

#include "number/moments.h"

typedef struct fc_bracket {
  double p;
  double low, high;   /* both are counted, not kept */
  uint64_t below, at_low, at_high, above;
  fc_moments upper;   /* of draws above `high` */
  double *kept;       /* between them; ascending once settled */
  size_t n_kept, room;
  double reach;       /* how many standard errors of a rank the ends are away from the quantile */
} fc_bracket;

/* What one thread finds in some draws. */
typedef struct fc_bracket_find {
  uint64_t below, at_low, at_high, above;
  double *kept;
  size_t n_kept, room;
} fc_bracket_find;

/* A bracket round the p-th quantile of n draws, ascending. FC_NO_MEMORY. `reach` 0: the usual. INFINITY: all are kept. */
fc_status fc_bracket_open(fc_bracket *bracket, double p, double reach, const double *sorted, size_t n);
void fc_bracket_free(fc_bracket *bracket);

/* Counts draws and keeps those between the ends. upper[rows] takes those above, *n_upper of them; NULL: nobody asks. */
fc_status fc_bracket_look(const fc_bracket *bracket, const double *x, size_t rows, fc_bracket_find *find, double *upper,
                          size_t *n_upper);
fc_status fc_bracket_take(fc_bracket *bracket, fc_bracket_find *find); /* and empties it */
/* Sorts what is kept, and draws the ends nearer where too much is. room[n_kept]. */
void fc_bracket_settle(fc_bracket *bracket, double *room);

uint64_t fc_bracket_count(const fc_bracket *bracket);
/* The rank-th smallest draw, from 1 on, of a settled bracket. false: it lies outside. */
bool fc_bracket_rank(const fc_bracket *bracket, uint64_t rank, double *out);
/* Sum of the distances of all draws above x from it, and of their squares; x lies in the bracket. */
void fc_bracket_excess(const fc_bracket *bracket, double x, double *sum, double *squares);

#endif
