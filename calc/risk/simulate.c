/* simulate.c - one way to a distribution or another, and how sure it is. */
#include "risk/simulate.h"
#include "chance/sampler.h"
#include "risk/estimate.h"
#include "risk/exact.h"
#include "risk/simulate_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double REACHES[] = {0, 60, INFINITY}; /* the usual, and further where a quantile was missed */

/* Lists what the samples of an output must watch. */
static fc_status list_watched(const fc_output_asked *asked, fc_arena *arena, fc_sample_options *out) {
  double *p = fc_arena_array(arena, asked->n + 1, sizeof *p), *over = fc_arena_array(arena, asked->n + 1, sizeof *over);
  if (!p || !over)
    return FC_NO_MEMORY;
  *out = (fc_sample_options){.p = p, .over = over};
  for (size_t i = 0; i < asked->n; i++) {
    bool quantile = asked->figure[i].kind == FC_FIGURE_QUANTILE || asked->figure[i].kind == FC_FIGURE_CVAR;
    if (!quantile && asked->figure[i].kind != FC_FIGURE_OVER)
      continue;
    double *list = quantile ? p : over, at = asked->figure[i].at;
    size_t *n = quantile ? &out->n_p : &out->n_over, to = 0;
    while (to < *n && list[to] < at)
      to++;
    if (to < *n && list[to] == at)
      continue;
    memmove(list + to + 1, list + to, (*n - to) * sizeof *list);
    list[to] = at;
    ++*n;
  }
  return FC_OK;
}

static fc_status refuse_sampling(fc_ctx *ctx, const fc_sampling_fault *fault) {
  bool draws = strcmp(fault->option, "draws") == 0;
  const fc_where where = {.field = draws ? "--draws" : NULL};
  return fc_fail(ctx, draws ? FC_BAD_USAGE : FC_CANNOT_ANSWER, "F473", &where, fault->help, "%s", fault->what);
}

fc_status fc_simulate_drawing(fc_ctx *ctx, const fc_function *function, const fc_simulate_options *options, uint32_t scramble,
                              const fc_drawing *before, fc_arena *arena, fc_drawing *out) {
  bool sobol = options->way == FC_WAY_SOBOL;
  const fc_sampling_options sampling = {.seed = options->seed + (uint64_t)scramble * UINT64_C(0x9E3779B97F4A7C15),
                                        .draws = sobol ? options->draws / FC_SCRAMBLES : options->draws};
  const fc_sampler *sampler = fc_sampler_find(sobol ? FC_STR("sobol") : FC_STR("random"));
  fc_sampling_fault fault;
  fc_status status = before ? fc_drawing_again(before, sampler, &sampling, arena, out, &fault)
                            : fc_drawing_make(function, sampler, &sampling, arena, out, &fault);
  return status == FC_BAD_NUMBER ? refuse_sampling(ctx, &fault) : status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

/* What is being simulated. */
typedef struct job {
  fc_ctx *ctx;
  const fc_simulate_options *options;
  fc_arena *arena;
  fc_simulated *out;
  fc_sample_options *watched;
  fc_drawing drawing;
  const fc_function *alone; /* of each output; NULL: none */
} job;

/* Figures of one simulation. *missed: a quantile lies outside its bracket. */
static void read_figures(const job *j, const fc_simulation *s, fc_risk_figure *const *to, bool *missed) {
  for (size_t k = 0; k < j->out->function->n_outputs; k++)
    for (size_t i = 0; i < j->out->asked[k].n; i++)
      if (!fc_sample_figure(&s->sample[k], &j->out->asked[k].figure[i], j->options->level, &to[k][i]))
        *missed = true;
}

static void add_histograms(const job *j, const fc_simulation *s) {
  for (size_t k = 0; k < j->out->function->n_outputs; k++) {
    fc_output_risk *risk = &j->out->output[k];
    risk->draws += (uint64_t)s->sample[k].moments.n;
    if (risk->histogram.bins == 0)
      risk->histogram = s->sample[k].histogram;
    else
      for (size_t bin = 0; bin < FC_SAMPLE_BINS; bin++)
        risk->histogram.count[bin] += s->sample[k].histogram.count[bin];
  }
}

/* How far a figure is from the target: 1 is just there. */
static double miss_of(const fc_risk_figure *figure, const fc_figure_asked *asked, double target) {
  if (figure->known != FC_KNOWN_ESTIMATED)
    return 0;
  double half = (figure->at.high - figure->at.low) / 2;
  if (isnan(half))
    return INFINITY;
  double measure = asked->kind == FC_FIGURE_OVER ? 1 : fabs(figure->at.value);
  return half == 0 ? 0 : half / (target * measure);
}

static double widest(const job *j) {
  double most = 0;
  for (size_t k = 0; k < j->out->function->n_outputs; k++)
    for (size_t i = 0; i < j->out->asked[k].n; i++)
      if (j->out->output[k].exact[i].known == FC_KNOWN_NOT)
        most = fmax(most, miss_of(&j->out->output[k].drawn[i], &j->out->asked[k].figure[i], j->options->target));
  return most;
}

static fc_risk_figure **drawn_figures(const job *j) {
  size_t n = j->out->function->n_outputs;
  fc_risk_figure **to = fc_arena_array(j->arena, n + 1, sizeof *to);
  for (size_t k = 0; to && k < n; k++)
    to[k] = j->out->output[k].drawn;
  return to;
}

/* How many draws would do, by what so many do: half widths fall as the root. */
static uint64_t draws_for(double miss, uint64_t draws, uint64_t most) {
  double wanted = isfinite(miss) ? (double)draws * miss * miss * 1.1 : (double)draws * 8;
  wanted = fmin(fmax(wanted, (double)draws * 1.2), (double)draws * 8);
  return wanted < (double)most ? (uint64_t)wanted : most;
}

enum { TARGET_START = 20000 };

/* Draws until the target is met, or there are no more. */
static fc_status draw_on(job *j, fc_simulation *s, fc_risk_figure *const *to, bool *missed) {
  uint64_t most = j->options->draws, draws = j->options->target > 0 && most > TARGET_START ? TARGET_START : most;
  for (;;) {
    fc_status status = fc_simulation_go_on(s, draws);
    if (status)
      return status;
    *missed = false;
    read_figures(j, s, to, missed);
    j->out->draws = draws;
    j->out->widest = j->options->target > 0 ? widest(j) : 0;
    j->out->converged = j->out->widest <= 1;
    if (*missed || j->out->converged || draws >= most)
      return FC_OK;
    draws = draws_for(j->out->widest, draws, most);
  }
}

static fc_status simulate_with(job *j, const fc_drawing *drawing, double reach, fc_risk_figure *const *to, bool *missed) {
  const fc_simulation_options how = {fc_ctx_threads(j->ctx), j->options->gaps, reach};
  fc_simulation s;
  fc_status status = fc_simulation_make(j->ctx, drawing, j->watched, &how, &s);
  if (status)
    return status;
  status = j->options->way == FC_WAY_SOBOL ? fc_simulation_go_on(&s, j->options->draws / FC_SCRAMBLES)
                                           : draw_on(j, &s, to, missed);
  if (!status && j->options->way == FC_WAY_SOBOL)
    read_figures(j, &s, to, missed);
  if (!status && !*missed)
    add_histograms(j, &s);
  fc_simulation_free(&s);
  return status;
}

/* A quantile that was missed is looked for again, further round. */
static fc_status simulate_once(job *j, const fc_drawing *drawing, fc_risk_figure *const *to) {
  for (size_t i = 0; i < sizeof REACHES / sizeof *REACHES; i++) {
    bool missed = false;
    fc_status status = simulate_with(j, drawing, REACHES[i], to, &missed);
    if (status || !missed)
      return status;
  }
  return FC_OK;
}

/* Student's t over scrambles. */
static void combine_scrambles(job *j, fc_risk_figure *const *scramble, size_t output) {
  for (size_t i = 0; i < j->out->asked[output].n; i++) {
    double value[FC_SCRAMBLES];
    fc_risk_figure *to = &j->out->output[output].drawn[i];
    *to = (fc_risk_figure){fc_no_interval(), FC_KNOWN_ESTIMATED, j->options->level};
    for (size_t r = 0; r < FC_SCRAMBLES; r++) {
      value[r] = scramble[r][i].at.value;
      if (scramble[r][i].known == FC_KNOWN_NOT)
        to->known = FC_KNOWN_NOT;
    }
    if (to->known == FC_KNOWN_NOT)
      continue;
    to->at = fc_interval_of(value, FC_SCRAMBLES, j->options->level);
    if (j->out->asked[output].figure[i].kind == FC_FIGURE_OVER) {
      to->at.low = fmax(to->at.low, 0);
      to->at.high = fmin(to->at.high, 1);
    }
  }
}

static fc_status scramble_all(job *j) {
  size_t n = j->out->function->n_outputs;
  fc_risk_figure **of = fc_arena_array(j->arena, n * FC_SCRAMBLES + 1, sizeof *of);
  fc_risk_figure **now = fc_arena_array(j->arena, n + 1, sizeof *now);
  if (!of || !now)
    return fc_fail_memory(j->ctx);
  for (uint32_t r = 0; r < FC_SCRAMBLES; r++) {
    fc_drawing drawing;
    for (size_t k = 0; k < n; k++)
      if (!(now[k] = of[k * FC_SCRAMBLES + r] = fc_arena_array(j->arena, j->out->asked[k].n + 1, sizeof **now)))
        return fc_fail_memory(j->ctx);
    fc_status status = fc_simulate_drawing(j->ctx, j->out->function, j->options, r, &j->drawing, j->arena, &drawing);
    if (!status)
      status = simulate_once(j, &drawing, now);
    if (status)
      return status;
  }
  for (size_t k = 0; k < n; k++)
    combine_scrambles(j, of + k * FC_SCRAMBLES, k);
  j->out->draws = j->options->draws;
  j->out->scrambles = FC_SCRAMBLES;
  j->out->widest = j->options->target > 0 ? widest(j) : 0;
  j->out->converged = j->out->widest <= 1;
  return FC_OK;
}

/* Sobol's sequence is whole at powers of two: twice as many until the target is met. */
static fc_status draw_sobol(job *j) {
  fc_simulate_options now = *j->options;
  const fc_simulate_options *asked = j->options;
  if (asked->target > 0 && now.draws > 1024 * FC_SCRAMBLES)
    now.draws = 1024 * FC_SCRAMBLES;
  fc_status status = FC_OK;
  for (j->options = &now; !status; now.draws *= 2) {
    for (size_t k = 0; k < j->out->function->n_outputs; k++) {
      j->out->output[k].histogram.bins = 0;
      j->out->output[k].draws = 0;
    }
    status = scramble_all(j);
    if (status || j->out->converged || now.draws * 2 > asked->draws)
      break;
  }
  j->options = asked;
  return status;
}

/* An output by itself, where that is given, else among the others. */
static fc_status exact_of(job *j, size_t output, fc_arena *room, fc_exact **out) {
  const fc_function *alone = j->alone ? &j->alone[output] : NULL;
  if (!alone || !alone->parts || j->out->function->parts)
    return fc_exact_make(j->ctx, j->out->function, j->drawing.table, output, room, out);
  fc_drawing drawing;
  fc_status status = fc_simulate_drawing(j->ctx, alone, j->options, 0, NULL, room, &drawing);
  return status ? status : fc_exact_make(j->ctx, alone, drawing.table, 0, room, out);
}

static fc_status work_out(job *j) {
  for (size_t k = 0; k < j->out->function->n_outputs; k++) {
    fc_exact *exact = NULL;
    fc_arena room = {NULL};
    fc_status status = exact_of(j, k, &room, &exact);
    for (size_t i = 0; i < j->out->asked[k].n && !status; i++)
      fc_exact_figure(exact, &j->out->asked[k].figure[i], &j->out->output[k].exact[i]);
    fc_arena_free(&room);
    if (status == FC_CANNOT_ANSWER && j->options->way == FC_WAY_EXACT)
      return fc_fail(j->ctx, status, "F472", NULL,
                     "draw it: --method montecarlo, or without --method; or ask for others with --metrics",
                     "\"%s\" is not a sum of independent cuts, so that its distribution cannot be worked out",
                     j->out->function->outputs[k]);
    if (status && status != FC_CANNOT_ANSWER)
      return status;
  }
  return FC_OK;
}

static fc_status make_room(job *j) {
  size_t n = j->out->function->n_outputs;
  j->watched = fc_arena_array(j->arena, n + 1, sizeof *j->watched);
  j->out->output = fc_arena_array(j->arena, n + 1, sizeof *j->out->output);
  if (!j->watched || !j->out->output)
    return FC_NO_MEMORY;
  fc_status status = FC_OK;
  for (size_t k = 0; k < n && !status; k++) {
    fc_output_risk *risk = &j->out->output[k];
    risk->exact = fc_arena_array(j->arena, j->out->asked[k].n + 1, sizeof *risk->exact);
    risk->drawn = fc_arena_array(j->arena, j->out->asked[k].n + 1, sizeof *risk->drawn);
    status = risk->exact && risk->drawn ? list_watched(&j->out->asked[k], j->arena, &j->watched[k]) : FC_NO_MEMORY;
  }
  return status;
}

fc_status fc_simulate(fc_ctx *ctx, const fc_function *function, const fc_function *alone, const fc_output_asked *asked,
                      const fc_simulate_options *options, fc_arena *arena, fc_simulated *out) {
  *out = (fc_simulated){.function = function, .asked = asked, .converged = true};
  job j = {.ctx = ctx, .alone = alone, .options = options, .arena = arena, .out = out};
  if (function->n_inputs == 0)
    return fc_fail(ctx, FC_CANNOT_ANSWER, "F471", NULL, "give a parameter a distribution, or ask \"run\" for the one answer",
                   "nothing is uncertain: no draw would differ from another");
  fc_status status = make_room(&j);
  if (status)
    return fc_fail_memory(ctx);
  status = fc_simulate_drawing(ctx, function, options, 0, NULL, arena, &j.drawing);
  if (!status && (options->way == FC_WAY_AUTO || options->way == FC_WAY_EXACT))
    status = work_out(&j);
  if (status || options->way == FC_WAY_EXACT)
    return status;
  if (options->way == FC_WAY_SOBOL)
    return draw_sobol(&j);
  fc_risk_figure **to = drawn_figures(&j);
  return to ? simulate_once(&j, &j.drawing, to) : fc_fail_memory(ctx);
}
