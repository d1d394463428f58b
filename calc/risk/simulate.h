/* simulate.h - the distribution of a function's outputs: worked out where that can be, drawn where it cannot, or both. */
#ifndef FC_RISK_SIMULATE_H
#define FC_RISK_SIMULATE_H

#include "base/diag.h"
#include "chance/function.h"
#include "risk/figure.h"
#include "risk/sample.h"

typedef enum fc_way {
  FC_WAY_AUTO,       /* drawn at random, and worked out where that can be */
  FC_WAY_EXACT,      /* worked out alone */
  FC_WAY_MONTECARLO, /* drawn at random alone */
  FC_WAY_SOBOL       /* Sobol's sequence, scrambled several times over */
} fc_way;

enum { FC_DRAWS_USUAL = 100000, FC_SCRAMBLES = 8 };
#define FC_DRAWS_MOST UINT64_C(100000000000)

typedef struct fc_simulate_options {
  fc_way way;
  uint64_t seed, draws; /* draws: in all; with a target the most */
  double target;        /* half of an interval's width is to be at most this share of the figure, of a probability this much
                         * itself; 0: no target */
  double level;         /* of intervals: 0.95 */
  bool gaps;            /* an output may have no value at a draw */
} fc_simulate_options;

/* What is asked of one output. */
typedef struct fc_output_asked {
  const fc_figure_asked *figure;
  size_t n;
} fc_output_asked;

/* What came out of one. */
typedef struct fc_output_risk {
  fc_risk_figure *exact, *drawn; /* of each that was asked; FC_KNOWN_NOT: it was not worked out, not drawn */
  fc_histogram histogram;        /* of the draws; bins 0: there are none */
  uint64_t draws;                /* that have a value */
} fc_output_risk;

typedef struct fc_simulated {
  const fc_function *function;
  const fc_output_asked *asked;
  fc_output_risk *output;
  uint64_t draws;      /* in all; 0: nothing was drawn */
  uint32_t scrambles;  /* among which they are; 0: they are independent */
  bool converged;      /* every half width is at most the target */
  double widest;       /* the largest, as a share of the target's measure */
} fc_simulated;

/* Fills *out from the arena. `alone`: of each output a function that is that output and nothing else, for where it can be
 * worked out though others cannot; NULL: there are none. F471 where nothing is uncertain, F472 where an output cannot be worked
 * out and is to be, F473 where the sampler cannot draw so; what fc_simulation_go_on fails with. `asked`: of each output. */
fc_status fc_simulate(fc_ctx *ctx, const fc_function *function, const fc_function *alone, const fc_output_asked *asked,
                      const fc_simulate_options *options, fc_arena *arena, fc_simulated *out);

/* The mean of what each of n parts has in the worst 1 - p of an output: they add up to the mean of the worst (Tasche 2000).
 * The outputs of `parts` are the parts; its inputs are among the function's, told by their streams (FC_CANNOT_ANSWER without
 * a message: some are not). Of the same draws as fc_simulate's. mean[parts outputs] */
fc_status fc_allocate(fc_ctx *ctx, const fc_simulated *simulated, const fc_simulate_options *options, size_t output, double p,
                      const fc_function *parts, fc_arena *arena, double *mean);

#endif
