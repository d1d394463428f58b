/* gather.h - a whole sample of a function's inputs and outputs, for methods that need all of it at once. */
#ifndef FC_RISK_GATHER_H
#define FC_RISK_GATHER_H

#include "risk/study.h"

/* One repeat: x[n_inputs][rows], y[n_outputs of the function][rows]. */
typedef struct fc_gathered {
  size_t rows;
  double **x, **y;
} fc_gathered;

/* All repeats, in the arena: 8 bytes for each number. */
fc_status fc_gather(fc_ctx *ctx, const fc_study *study, fc_arena *arena, fc_gathered **out);

#endif
