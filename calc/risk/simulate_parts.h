/* simulate_parts.h - what the files of a simulation share; seen by them alone. */
#ifndef FC_RISK_SIMULATE_PARTS_H
#define FC_RISK_SIMULATE_PARTS_H

#include "risk/simulate.h"
#include "risk/simulation.h"

/* The drawing of a scramble (0 of independent draws); tables are those of another drawing of the function, where there is
 * one. F473. */
fc_status fc_simulate_drawing(fc_ctx *ctx, const fc_function *function, const fc_simulate_options *options, uint32_t scramble,
                              const fc_drawing *before, fc_arena *arena, fc_drawing *out);

#endif
