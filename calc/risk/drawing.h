/* drawing.h - draws of a function's uncertain inputs: a sampler's numbers, made dependent and turned by the laws. */
#ifndef FC_RISK_DRAWING_H
#define FC_RISK_DRAWING_H

#include "chance/function.h"
#include "chance/sampler.h"
#include "chance/table.h"

/* Immutable once made: shared between threads. */
typedef struct fc_drawing {
  const fc_function *function;
  fc_sampling sampling;
  const fc_law_table *table;       /* of each input */
  const fc_dimension *dimension;   /* of each column: inputs, then common factors */
  size_t columns;
} fc_drawing;

/* `options` without their dimensions, which are the function's. FC_BAD_NUMBER with *fault filled, FC_NO_MEMORY. */
fc_status fc_drawing_make(const fc_function *function, const fc_sampler *sampler, const fc_sampling_options *options,
                          fc_arena *arena, fc_drawing *out, fc_sampling_fault *fault);
/* The same function drawn otherwise: its tables are shared. */
fc_status fc_drawing_again(const fc_drawing *drawing, const fc_sampler *sampler, const fc_sampling_options *options,
                           fc_arena *arena, fc_drawing *out, fc_sampling_fault *fault);

/* Where draws are put, and what making them needs beside it: one for each thread. */
typedef struct fc_draws {
  size_t rows;       /* that it holds */
  double **x;        /* [n_inputs][rows] */
  double **u;        /* [columns][rows] where inputs depend on each other, else one column */
  double *dependent; /* room of fc_dependence_apply */
  bool sparse;       /* an input is made only where it has an effect (fc_factor.gate); else any number stands there */
  uint32_t *row;     /* [rows]: where that is */
} fc_draws;
fc_status fc_draws_make(const fc_drawing *drawing, size_t rows, fc_arena *arena, fc_draws *out);

/* Draws first .. first + rows - 1 into x. How draws are cut into calls changes nothing. */
void fc_drawing_fill(const fc_drawing *drawing, uint64_t first, size_t rows, fc_draws *draws);

#endif
