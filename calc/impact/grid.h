/* grid.h - the values that a number goes through: from one to another by exact steps, or one by one. */
#ifndef FC_IMPACT_GRID_H
#define FC_IMPACT_GRID_H

#include "number/ratio.h"

/* Value i is (low + i * step) / den. */
typedef struct fc_grid {
  fc_i128 low, step, den;
  const fc_ratio *list; /* the values one by one, in order; NULL: by steps */
  int64_t last;         /* values are 0..last */
} fc_grid;

/* first, first + step, ... as far as last, which may lie below. NULL, or what is wrong with them. */
const char *fc_grid_of_steps(fc_ratio first, fc_ratio last, fc_ratio step, fc_grid *out);
/* The multiples of a step > 0 from low to high, with low where none lies between them. */
const char *fc_grid_of_multiples(fc_ratio low, fc_ratio high, fc_ratio step, fc_grid *out);

fc_ratio fc_grid_value(const fc_grid *grid, int64_t index);
/* The last value that is not above, of a grid that rises; 0 where all are. */
int64_t fc_grid_find(const fc_grid *grid, fc_ratio value);

#endif
