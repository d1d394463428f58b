/* crossings.h - where a figure that hangs on one number comes to a level.
 *
 * The figure is known at the values of a grid alone, each at the cost of an evaluation. Between two of them on
 * different sides of the level there is a step at which it changes sides, which halving finds to the last value. That
 * there is no other follows where more of the number can never mean less of the figure, or every value was looked at;
 * else values are looked at by equal steps, and where the figure turns between three of them on the way to the level,
 * the turn is followed to its peak. */
#ifndef FC_IMPACT_CROSSINGS_H
#define FC_IMPACT_CROSSINGS_H

#include "base/arena.h"
#include "number/ratio.h"
#include <fiscalc/base.h>

typedef enum fc_side { FC_BELOW, FC_AT, FC_ABOVE, FC_NOWHERE /* there is no figure */ } fc_side;

typedef struct fc_sample {
  int64_t index;
  fc_ratio figure; /* den 0: none */
  fc_side side;
} fc_sample;

/* Values in a row on one side of the level. */
typedef struct fc_run {
  fc_sample first, last;
} fc_run;

/* The figure at the index-th value; den 0: there is none. */
typedef fc_status (*fc_figure_fn)(void *self, int64_t index, fc_ratio *out);

typedef struct fc_crossing_search {
  fc_figure_fn figure;
  void *self;
  int64_t last;   /* values are 0..last */
  int64_t stated; /* one that is looked at in any case; -1: none */
  fc_ratio level;
  bool rises;     /* it is known that the figure never falls from one value to the next */
  int64_t values; /* at most so many are looked at by equal steps, at least 2 */
} fc_crossing_search;

typedef struct fc_crossings {
  fc_seq runs;               /* of fc_run, which together hold all values */
  bool any;                  /* some value has a figure: least and greatest of those that were looked at */
  fc_sample least, greatest; /* the first of equals */
  size_t looked;             /* evaluations */
  int64_t step;              /* by which values were looked at; 1: every value */
} fc_crossings;

fc_status fc_crossings_find(fc_ctx *ctx, const fc_crossing_search *search, fc_crossings *out);
void fc_crossings_free(fc_crossings *crossings);

#endif
