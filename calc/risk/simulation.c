/* simulation.c - draws in blocks by several threads, some blocks at a time.
 *
 * A wave of blocks is done by all threads; what must not depend on them is then added up block after block. The first wave
 * is kept whole. */
#include "risk/simulation.h"
#include "base/threads.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WAVE_BLOCKS = 128 };

/* What a thread works in. */
typedef struct desk {
  fc_draws draws;
  double **y;
  fc_sample_find *find; /* of each output */
} desk;

/* What a block leaves. */
typedef struct leaf {
  fc_sample_block *output;
  size_t *rows;  /* of each output: that have a value */
  uint64_t draw; /* that is at fault */
  size_t at_output;
} leaf;

struct fc_workshop {
  desk *desk; /* of each thread */
  size_t desks;
  leaf *leaf; /* of each block of a wave */
};

static size_t outputs_of(const fc_simulation *s) {
  return s->drawing->function->n_outputs;
}

static fc_status make_desk(fc_simulation *s, desk *d) {
  size_t n = outputs_of(s);
  fc_status status = fc_draws_make(s->drawing, FC_SIMULATION_ROWS, &s->arena, &d->draws);
  d->draws.sparse = true;
  d->y = fc_arena_array(&s->arena, n + 1, sizeof *d->y);
  d->find = fc_arena_array(&s->arena, n + 1, sizeof *d->find);
  if (!d->y || !d->find)
    return FC_NO_MEMORY;
  for (size_t k = 0; k < n && !status; k++) {
    d->y[k] = fc_arena_array(&s->arena, FC_SIMULATION_ROWS, sizeof *d->y[k]);
    status = d->y[k] ? fc_sample_find_make(&s->sampled[k], FC_SIMULATION_ROWS, &d->find[k]) : FC_NO_MEMORY;
  }
  return status;
}

static fc_status make_leaf(fc_simulation *s, leaf *l) {
  size_t n = outputs_of(s);
  l->output = fc_arena_array(&s->arena, n + 1, sizeof *l->output);
  l->rows = fc_arena_array(&s->arena, n + 1, sizeof *l->rows);
  for (size_t k = 0; l->output && k < n; k++)
    if (!(l->output[k].upper = fc_arena_array(&s->arena, s->sampled[k].n_p + 1, sizeof(fc_moments))))
      return FC_NO_MEMORY;
  return l->output && l->rows ? FC_OK : FC_NO_MEMORY;
}

static fc_status make_workshop(fc_simulation *s) {
  struct fc_workshop *shop = s->workshop = fc_arena_alloc(&s->arena, sizeof *shop);
  if (!shop)
    return FC_NO_MEMORY;
  size_t desks = s->drawing->function->serial ? 1 : s->options.threads;
  desks = desks < 1 ? 1 : desks > FC_THREADS_MOST ? FC_THREADS_MOST : desks;
  shop->desk = fc_arena_array(&s->arena, desks, sizeof *shop->desk);
  shop->leaf = fc_arena_array(&s->arena, WAVE_BLOCKS, sizeof *shop->leaf);
  s->sample = fc_arena_array(&s->arena, outputs_of(s) + 1, sizeof *s->sample);
  if (!shop->desk || !shop->leaf || !s->sample)
    return FC_NO_MEMORY;
  fc_status status = FC_OK;
  for (; shop->desks < desks && !status; shop->desks++)
    status = make_desk(s, &shop->desk[shop->desks]);
  for (size_t i = 0; i < WAVE_BLOCKS && !status; i++)
    status = make_leaf(s, &shop->leaf[i]);
  for (size_t k = 0; k < outputs_of(s) && !status; k++)
    status = fc_sample_make(&s->sampled[k], s->options.reach, &s->sample[k]);
  return status;
}

fc_status fc_simulation_make(fc_ctx *ctx, const fc_drawing *drawing, const fc_sample_options *sampled,
                             const fc_simulation_options *options, fc_simulation *out) {
  *out = (fc_simulation){.ctx = ctx, .drawing = drawing, .sampled = sampled, .options = *options};
  if (make_workshop(out) == FC_OK)
    return FC_OK;
  fc_simulation_free(out);
  return fc_fail_memory(ctx);
}

void fc_simulation_free(fc_simulation *s) {
  struct fc_workshop *shop = s->workshop;
  for (size_t i = 0; shop && i < shop->desks; i++)
    for (size_t k = 0; shop->desk[i].find && k < outputs_of(s); k++)
      fc_sample_find_free(&s->sampled[k], &shop->desk[i].find[k]);
  for (size_t k = 0; s->sample && k < outputs_of(s); k++)
    if (s->sample[k].options)
      fc_sample_free(&s->sample[k]);
  fc_arena_free(&s->arena);
  *s = (fc_simulation){.ctx = NULL};
}

typedef struct wave {
  fc_simulation *simulation;
  uint64_t first, draws; /* of the wave */
} wave;

/* Numbers that are, closed up; FC_BAD_NUMBER with the row of one that is not and should be. */
static fc_status close_up(double *y, size_t rows, bool gaps, size_t *n, size_t *fault) {
  *n = 0;
  for (size_t i = 0; i < rows; i++) {
    if (isfinite(y[i])) {
      y[(*n)++] = y[i];
    } else if (!gaps || !isnan(y[i])) {
      *fault = i;
      return FC_BAD_NUMBER;
    }
  }
  return FC_OK;
}

static fc_status look(wave *w, size_t block, size_t output, desk *d, leaf *l, size_t rows) {
  fc_simulation *s = w->simulation;
  size_t fault = 0;
  fc_status status = close_up(d->y[output], rows, s->options.gaps, &l->rows[output], &fault);
  if (status) {
    l->draw = w->first + block * FC_SIMULATION_ROWS + fault;
    l->at_output = output;
    return status;
  }
  if (s->sample[output].open)
    return fc_sample_look(&s->sample[output], d->y[output], l->rows[output], &d->find[output], &l->output[output]);
  fc_sample_first(&s->sample[output], s->sample[output].n_first + block * FC_SIMULATION_ROWS, d->y[output], l->rows[output],
                  &l->output[output]);
  return FC_OK;
}

static fc_status do_block(void *work, size_t block, size_t thread) {
  wave *w = work;
  fc_simulation *s = w->simulation;
  if (fc_ctx_cancelled(s->ctx))
    return FC_CANCELLED;
  desk *d = &s->workshop->desk[thread];
  leaf *l = &s->workshop->leaf[block];
  const fc_function *function = s->drawing->function;
  uint64_t from = (uint64_t)block * FC_SIMULATION_ROWS;
  size_t rows = w->draws - from < FC_SIMULATION_ROWS ? (size_t)(w->draws - from) : FC_SIMULATION_ROWS;
  l->at_output = SIZE_MAX;
  fc_drawing_fill(s->drawing, w->first + from, rows, &d->draws);
  fc_status status = function->evaluate(function, (const double *const *)d->draws.x, rows, d->y);
  for (size_t k = 0; k < function->n_outputs && !status; k++)
    status = look(w, block, k, d, l, rows);
  return status;
}

/* The first draws lie where their block put them; those without a value leave holes. */
static void close_first(fc_simulation *s, size_t output, size_t blocks) {
  fc_sample *sample = &s->sample[output];
  size_t start = sample->n_first, to = start;
  for (size_t block = 0; block < blocks; block++) {
    size_t rows = s->workshop->leaf[block].rows[output];
    memmove(sample->first + to, sample->first + start + block * FC_SIMULATION_ROWS, rows * sizeof *sample->first);
    to += rows;
  }
  sample->n_first = to;
}

static fc_status gather(fc_simulation *s, size_t blocks) {
  fc_status status = FC_OK;
  for (size_t k = 0; k < outputs_of(s) && !status; k++) {
    fc_sample *sample = &s->sample[k];
    bool open = sample->open;
    for (size_t block = 0; block < blocks; block++)
      fc_sample_merge(sample, &s->workshop->leaf[block].output[k]);
    if (!open)
      close_first(s, k, blocks);
    for (size_t i = 0; open && i < s->workshop->desks && !status; i++)
      status = fc_sample_take(sample, &s->workshop->desk[i].find[k]);
    if (!status && sample->moments.n > 0)
      status = fc_sample_settle(sample);
  }
  return status;
}

static fc_status tell_fault(fc_simulation *s, size_t blocks) {
  const fc_function *function = s->drawing->function;
  for (size_t block = 0; block < blocks; block++) {
    const leaf *l = &s->workshop->leaf[block];
    if (l->at_output != SIZE_MAX)
      return fc_fail(s->ctx, FC_BAD_NUMBER, "F470", NULL, "look at what the function does with the inputs of this draw",
                     "draw %llu gives no number for \"%s\"", (unsigned long long)l->draw + 1, function->outputs[l->at_output]);
  }
  return FC_BAD_NUMBER;
}

/* As many draws as a wave may have: no more than are kept, while some output has not had a value. */
static uint64_t wave_most(const fc_simulation *s) {
  for (size_t k = 0; k < outputs_of(s); k++)
    if (!s->sample[k].open)
      return FC_SAMPLE_FIRST;
  return (uint64_t)WAVE_BLOCKS * FC_SIMULATION_ROWS;
}

static fc_status do_wave(fc_simulation *s, uint64_t draws) {
  wave w = {s, s->draws, draws};
  size_t blocks = (size_t)((draws + FC_SIMULATION_ROWS - 1) / FC_SIMULATION_ROWS);
  for (size_t i = 0; i < blocks; i++)
    s->workshop->leaf[i].at_output = SIZE_MAX;
  fc_status status = fc_threads_run(s->workshop->desks, blocks, do_block, &w);
  if (!status)
    status = gather(s, blocks);
  s->draws += draws;
  return status == FC_NO_MEMORY ? fc_fail_memory(s->ctx) : status == FC_BAD_NUMBER ? tell_fault(s, blocks) : status;
}

fc_status fc_simulation_go_on(fc_simulation *s, uint64_t draws) {
  fc_status status = FC_OK;
  while (s->draws < draws && !status) {
    uint64_t left = draws - s->draws, most = wave_most(s);
    status = do_wave(s, left < most ? left : most);
  }
  return status;
}
