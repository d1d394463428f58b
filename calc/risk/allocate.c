/* allocate.c - whose losses make the worst cases.
 *
 * The draws are made again; where the output lies in its tail, and there alone, the parts are evaluated. Draws that are the
 * quantile itself count as far as they are needed to make up the tail. */
#include "base/threads.h"
#include "risk/estimate.h"
#include "risk/simulate_parts.h"

#include <math.h>
#include <string.h>

/* Sums of parts over draws beyond the quantile, and at it. */
typedef struct sums {
  double beyond_n, at_n;
  double *beyond, *at;
} sums;

typedef struct desk {
  fc_draws draws;
  double **y, **part, **x; /* x: columns of draws of the tail */
} desk;

typedef struct allocating {
  fc_ctx *ctx;
  const fc_drawing *drawing;
  const fc_function *parts;
  size_t output;
  double quantile;
  const size_t *input; /* of each input of the parts: which of the function's it is */
  uint64_t draws, first;
  desk *desk;
  sums *block;
} allocating;

enum { WAVE_BLOCKS = 64 };

static double **columns(fc_arena *arena, size_t n) {
  double **column = fc_arena_array(arena, n + 1, sizeof *column);
  for (size_t i = 0; column && i < n; i++)
    if (!(column[i] = fc_arena_array(arena, FC_SIMULATION_ROWS, sizeof *column[i])))
      return NULL;
  return column;
}

static fc_status add_rows(allocating *a, desk *d, size_t rows, bool beyond, sums *to) {
  if (rows == 0)
    return FC_OK;
  fc_status status = a->parts->evaluate(a->parts, (const double *const *)d->x, rows, d->part);
  for (size_t k = 0; k < a->parts->n_outputs && !status; k++) {
    fc_moments m = fc_moments_of(d->part[k], rows);
    (beyond ? to->beyond : to->at)[k] += m.sum;
  }
  return status;
}

/* Closes up the rows that are beyond the quantile, or at it. */
static size_t choose(const allocating *a, desk *d, size_t rows, bool beyond) {
  size_t n = 0;
  for (size_t row = 0; row < rows; row++) {
    double y = d->y[a->output][row];
    if (beyond ? y > a->quantile : y == a->quantile) {
      for (size_t i = 0; i < a->parts->n_inputs; i++)
        d->x[i][n] = d->draws.x[a->input[i]][row];
      n++;
    }
  }
  return n;
}

static fc_status do_block(void *work, size_t block, size_t thread) {
  allocating *a = work;
  if (fc_ctx_cancelled(a->ctx))
    return FC_CANCELLED;
  desk *d = &a->desk[thread];
  sums *to = &a->block[block];
  uint64_t first = a->first + (uint64_t)block * FC_SIMULATION_ROWS, left = a->draws - first;
  size_t rows = left < FC_SIMULATION_ROWS ? (size_t)left : FC_SIMULATION_ROWS;
  const fc_function *function = a->drawing->function;
  memset(to->beyond, 0, a->parts->n_outputs * sizeof *to->beyond);
  memset(to->at, 0, a->parts->n_outputs * sizeof *to->at);
  fc_drawing_fill(a->drawing, first, rows, &d->draws);
  fc_status status = function->evaluate(function, (const double *const *)d->draws.x, rows, d->y);
  if (status)
    return status;
  size_t n = choose(a, d, rows, true);
  to->beyond_n = (double)n;
  status = add_rows(a, d, n, true, to);
  if (status)
    return status;
  n = choose(a, d, rows, false);
  to->at_n = (double)n;
  return add_rows(a, d, n, false, to);
}

static fc_status make_sums(sums *s, size_t parts, fc_arena *arena) {
  s->beyond = fc_arena_array(arena, parts + 1, sizeof *s->beyond);
  s->at = fc_arena_array(arena, parts + 1, sizeof *s->at);
  return s->beyond && s->at ? FC_OK : FC_NO_MEMORY;
}

static fc_status make_room(allocating *a, size_t threads, fc_arena *arena) {
  a->desk = fc_arena_array(arena, threads, sizeof *a->desk);
  a->block = fc_arena_array(arena, WAVE_BLOCKS, sizeof *a->block);
  if (!a->desk || !a->block)
    return FC_NO_MEMORY;
  fc_status status = FC_OK;
  for (size_t t = 0; t < threads && !status; t++) {
    desk *d = &a->desk[t];
    status = fc_draws_make(a->drawing, FC_SIMULATION_ROWS, arena, &d->draws);
    d->y = columns(arena, a->drawing->function->n_outputs);
    d->part = columns(arena, a->parts->n_outputs);
    d->x = columns(arena, a->parts->n_inputs);
    if (!d->y || !d->part || !d->x)
      return FC_NO_MEMORY;
  }
  for (size_t block = 0; block < WAVE_BLOCKS && !status; block++)
    status = make_sums(&a->block[block], a->parts->n_outputs, arena);
  return status;
}

/* Adds the means of one drawing's tail of `worst` draws. */
static fc_status add_tail(allocating *a, double worst, double share, fc_arena *arena, double *mean) {
  size_t n = a->parts->n_outputs, threads = a->drawing->function->serial ? 1 : fc_ctx_threads(a->ctx);
  threads = threads > FC_THREADS_MOST ? FC_THREADS_MOST : threads < 1 ? 1 : threads;
  sums all = {.beyond = NULL};
  fc_status status = make_sums(&all, n, arena);
  if (!status)
    status = make_room(a, threads, arena);
  if (status)
    return fc_fail_memory(a->ctx);
  for (a->first = 0; a->first < a->draws; a->first += (uint64_t)WAVE_BLOCKS * FC_SIMULATION_ROWS) {
    uint64_t left = (a->draws - a->first + FC_SIMULATION_ROWS - 1) / FC_SIMULATION_ROWS;
    size_t blocks = left < WAVE_BLOCKS ? (size_t)left : WAVE_BLOCKS;
    status = fc_threads_run(threads, blocks, do_block, a);
    if (status)
      return status == FC_NO_MEMORY ? fc_fail_memory(a->ctx) : status;
    for (size_t block = 0; block < blocks; block++) {
      all.beyond_n += a->block[block].beyond_n;
      all.at_n += a->block[block].at_n;
      for (size_t k = 0; k < n; k++) {
        all.beyond[k] += a->block[block].beyond[k];
        all.at[k] += a->block[block].at[k];
      }
    }
  }
  double at = all.at_n > 0 ? (worst - all.beyond_n) / all.at_n : 0;
  for (size_t k = 0; k < n; k++)
    mean[k] += share * (all.beyond[k] + at * all.at[k]) / worst;
  return FC_OK;
}

/* Of which draws a scramble's quantile is: that of all where draws are independent. */
static fc_status quantile_of(fc_ctx *ctx, const fc_drawing *drawing, const fc_simulate_options *options, size_t output,
                             double p, uint64_t draws, double *out) {
  const fc_sample_options watched = {.p = &p, .n_p = 1}, none = {.p = &p};
  size_t n = drawing->function->n_outputs;
  fc_arena arena = {NULL};
  fc_sample_options *all = fc_arena_array(&arena, n, sizeof *all);
  if (!all)
    return fc_fail_memory(ctx);
  for (size_t k = 0; k < n; k++)
    all[k] = k == output ? watched : none;
  const fc_simulation_options how = {fc_ctx_threads(ctx), options->gaps, 0};
  fc_simulation s;
  fc_status status = fc_simulation_make(ctx, drawing, all, &how, &s);
  if (!status) {
    status = fc_simulation_go_on(&s, draws);
    fc_risk_figure figure;
    if (!status && fc_sample_figure(&s.sample[output], &(fc_figure_asked){FC_FIGURE_QUANTILE, p}, options->level, &figure))
      *out = figure.at.value;
    fc_simulation_free(&s);
  }
  fc_arena_free(&arena);
  return status;
}

static const fc_risk_figure *drawn_quantile(const fc_simulated *simulated, size_t output, double p) {
  const fc_output_asked *asked = &simulated->asked[output];
  for (size_t i = 0; i < asked->n; i++)
    if (asked->figure[i].kind == FC_FIGURE_QUANTILE && asked->figure[i].at == p)
      return &simulated->output[output].drawn[i];
  return NULL;
}

/* Inputs are the same where their draws are. */
static const size_t *match_inputs(const fc_function *function, const fc_function *parts, fc_arena *arena) {
  size_t *input = fc_arena_array(arena, parts->n_inputs + 1, sizeof *input);
  for (size_t i = 0; input && i < parts->n_inputs; i++) {
    while (input[i] < function->n_inputs && function->inputs[input[i]].stream != parts->inputs[i].stream)
      input[i]++;
    if (input[i] == function->n_inputs)
      return NULL;
  }
  return input;
}

fc_status fc_allocate(fc_ctx *ctx, const fc_simulated *simulated, const fc_simulate_options *options, size_t output, double p,
                      const fc_function *parts, fc_arena *arena, double *mean) {
  uint32_t scrambles = simulated->scrambles ? simulated->scrambles : 1;
  fc_simulate_options made = *options;
  made.draws = simulated->draws;
  allocating a = {.ctx = ctx, .parts = parts, .output = output, .draws = simulated->draws / scrambles};
  const fc_risk_figure *known = drawn_quantile(simulated, output, p);
  memset(mean, 0, parts->n_outputs * sizeof *mean);
  a.input = match_inputs(simulated->function, parts, arena);
  if (!a.input)
    return FC_CANNOT_ANSWER;
  fc_drawing drawing;
  fc_status status = FC_OK;
  for (uint32_t r = 0; r < scrambles && !status; r++) {
    status = fc_simulate_drawing(ctx, simulated->function, &made, r, r ? &drawing : NULL, arena, &drawing);
    a.drawing = &drawing;
    a.quantile = known ? known->at.value : NAN;
    if (!status && (scrambles > 1 || !known))
      status = quantile_of(ctx, &drawing, options, output, p, a.draws, &a.quantile);
    if (!status)
      status = add_tail(&a, (double)a.draws * (1 - p), 1.0 / scrambles, arena, mean);
  }
  return status;
}
