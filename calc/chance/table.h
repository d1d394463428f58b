/* table.h - the quantile of a law as a table, for millions of draws.
 *
 * Either half of the probabilities is cut into octaves by the distance v to its end, 1/4 to 1/2, 1/8 to 1/4, ... down to
 * 2^-33, each octave into 2^k equal parts, and each part is a cubic in which value and slope are right at both ends. Where a
 * part lies, the bits of v say. So the tails are as fine as the middle. An octave has as many parts as its error asks for. */
#ifndef FC_CHANCE_TABLE_H
#define FC_CHANCE_TABLE_H

#include "chance/distribution.h"

enum { FC_TABLE_OCTAVES = 32 };

/* The octaves of one half. */
typedef struct fc_table_half {
  uint32_t first[FC_TABLE_OCTAVES]; /* index of an octave's first part */
  uint32_t bits[FC_TABLE_OCTAVES];  /* it has 2^bits parts, from small v on */
} fc_table_half;

typedef struct fc_law_table {
  const fc_law *law;
  const double (*part)[4]; /* c0 + t (c1 + t (c2 + t c3)), 0 <= t < 1; NULL: the quantile itself is called */
  size_t parts;
  fc_table_half half[2];   /* below the median, and from it on */
  const uint32_t *guide;   /* of separate values: where to begin to look, by equal parts of 0 to 1 */
  size_t guides;
  double bound; /* no draw is further than this from the quantile */
} fc_law_table;

/* What a table's bound is held to, by the law's standard deviation (by its quartiles' distance, where it has none). A law
 * too rough for that is drawn by its quantile. */
#define FC_TABLE_ERROR 1e-6
double fc_table_scale(const fc_law *law);

/* The law must outlive the table. FC_NO_MEMORY. */
fc_status fc_law_table_make(const fc_law *law, fc_arena *arena, fc_law_table *out);

/* x[i] for u[i], 0 < u < 1. The same bytes on every path: no step depends on another. */
void fc_law_table_draw(const fc_law_table *table, const double *u, size_t n, double *x);
/* The same of some rows alone: x[row[i]] for u[row[i]], i < n. */
void fc_law_table_draw_at(const fc_law_table *table, const double *u, const uint32_t *row, size_t n, double *x);

#endif
