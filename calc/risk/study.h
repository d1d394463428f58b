/* study.h - a function under study: its inputs drawn, its outputs reckoned, block by block. */
#ifndef FC_RISK_STUDY_H
#define FC_RISK_STUDY_H

#include "base/parted.h"
#include "chance/function.h"
#include "chance/sampler.h"
#include "chance/table.h"
#include <fiscalc/risk.h>
#include <fiscalc/table.h>

/* Rows of one call of a function, and of one part of the work. */
enum { FC_BLOCK_ROWS = 1024, FC_PART_ROWS = 8192 };

/* Inputs that are taken as one: a group, or an input alone. */
typedef struct fc_set {
  const char *name;
  const uint32_t *input;
  size_t n;
} fc_set;

typedef struct fc_study {
  const fc_function *function;
  fc_sensitivity_options options; /* settled: no 0 stands for a default */
  fc_arena arena;
  const fc_sampler *sampler;  /* NULL: the method does not draw */
  const fc_law_table *table;  /* of each input */
  const fc_factor **column;   /* what is drawn: the inputs, then the common factors of their dependence */
  size_t n_columns;
  const fc_set *set;
  size_t n_sets;
  const size_t *output; /* outputs that are asked for */
  size_t n_outputs;
  const double *point; /* of each input: where a run takes it */
  const fc_type *type; /* of each output of the function; NULL: numbers */
} fc_study;

/* Draws of one repeat. */
uint64_t fc_study_rows(const fc_study *study);

/* The sampling of one repeat: `halves` samples that are parts of one sequence. */
fc_status fc_study_sampling(fc_ctx *ctx, const fc_study *study, size_t halves, uint64_t repeat, fc_arena *arena,
                            fc_sampling *out);
/* Independent uniform numbers of rows first .. first + n - 1 of a half: u[n_columns][n]. */
void fc_study_uniform(const fc_study *study, const fc_sampling *sampling, size_t halves, size_t half, uint64_t first,
                      size_t n, double *const *u);
/* Makes inputs of them where they stand: dependent if the function's are. `room`: n numbers for each column. */
void fc_study_inputs(const fc_study *study, double *const *u, size_t n, double *room);

/* All outputs of the function. FC_CANNOT_ANSWER where one of them is no number, with the inputs of that row; whatever the
 * function says. */
fc_status fc_study_evaluate(fc_ctx *ctx, const fc_study *study, const double *const *x, size_t rows, double *const *y);
/* The same check of outputs that were added up of parts. */
fc_status fc_study_check(fc_ctx *ctx, const fc_study *study, const double *const *x, size_t rows, double *const *y);

/* All outputs where every input is at its median: near their means, for sums to be taken around. */
fc_status fc_study_middle(fc_ctx *ctx, const fc_study *study, double *y);

/* The parts of some draws of each repeat, and which draws a part has. */
size_t fc_study_parts(const fc_study *study);
typedef struct fc_part_rows {
  uint64_t repeat, first;
  size_t n;
} fc_part_rows;
fc_part_rows fc_study_part(const fc_study *study, size_t part);
/* Does parts at once, or one after the other where the function is serial; and how many threads may work at them. */
fc_status fc_study_run(fc_ctx *ctx, const fc_study *study, size_t parts, fc_part_fn fn, void *self);
size_t fc_study_threads(fc_ctx *ctx, const fc_study *study);

/* Columns of so many rows in one piece of memory; NULL: none left. */
double **fc_columns_of(fc_arena *arena, size_t columns, size_t rows);

#endif
