/* simulation.h - a function drawn many times: moments, quantiles and counts of each of its outputs, in memory that does
 * not grow with the draws. */
#ifndef FC_RISK_SIMULATION_H
#define FC_RISK_SIMULATION_H

#include "base/diag.h"
#include "risk/drawing.h"
#include "risk/sample.h"

enum { FC_SIMULATION_ROWS = 2048 }; /* draws that are made, evaluated and looked at together */

typedef struct fc_simulation_options {
  size_t threads;
  bool gaps;     /* an output may be NaN: it has no value there; else that is an error */
  double reach;  /* of brackets; 0: the usual */
} fc_simulation_options;

typedef struct fc_simulation {
  fc_ctx *ctx;
  const fc_drawing *drawing;
  const fc_sample_options *sampled; /* of each output */
  fc_simulation_options options;
  fc_sample *sample; /* of each output */
  uint64_t draws;    /* so far */
  fc_arena arena;
  struct fc_workshop *workshop;
} fc_simulation;

/* `drawing` and `sampled` must outlive it. FC_NO_MEMORY. */
fc_status fc_simulation_make(fc_ctx *ctx, const fc_drawing *drawing, const fc_sample_options *sampled,
                             const fc_simulation_options *options, fc_simulation *out);
void fc_simulation_free(fc_simulation *simulation);

/* Draws on until there are so many. F470 where the function gives no number, with the draw; FC_CANCELLED; what the function
 * fails with. */
fc_status fc_simulation_go_on(fc_simulation *simulation, uint64_t draws);

#endif
