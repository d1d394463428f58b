/* morris.c - which of many inputs matter at all, for few evaluations: elementary effects along random ways.
 *
 * Morris 1991. Each way begins at a random place of a grid of four levels of probability and changes one input after the other
 * by half of it. mu_star is the mean of the sizes of the changes (Campolongo and others 2007), mu that of the changes
 * themselves, sigma their standard deviation: large where the effect depends on the others, or is bent. A repeat is one way;
 * effects are those of the whole step of half the probability. */
#include "chance/random_bits.h"
#include "risk/method.h"
#include "risk/rows.h"

#include <math.h>

enum { LEVELS = 4, JUMP = LEVELS / 2 };

typedef struct way {
  uint64_t state;
} way;

static uint64_t next(way *w, uint64_t n) {
  w->state = fc_mix(w->state + UINT64_C(0x9E3779B97F4A7C15));
  return w->state % n;
}

static double place(uint64_t level) {
  return ((double)level + 0.5) / LEVELS;
}

/* The rows of a way; order[i]: which input changes from row i to row i + 1. */
static void lay(const fc_study *study, uint64_t number, double *const *x, size_t first, size_t *order) {
  const fc_function *f = study->function;
  size_t n = f->n_inputs;
  way w = {fc_mix(study->options.seed ^ fc_mix(number + 1))};
  for (size_t i = 0; i < n; i++)
    order[i] = i;
  for (size_t i = n; i > 1; i--) {
    size_t j = (size_t)next(&w, i), kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
  }
  for (size_t k = 0; k < n; k++) {
    size_t i = order[k];
    uint64_t level = next(&w, LEVELS), other = (level + JUMP) % LEVELS;
    for (size_t row = 0; row <= n; row++)
      x[i][first + row] = fc_law_quantile(f->inputs[i].law, place(row <= k ? level : other));
  }
}

static fc_status put_output(fc_ctx *ctx, const fc_study *study, size_t output, const double *effect, size_t ways,
                            fc_risk_table *table) {
  const fc_function *f = study->function;
  size_t n = f->n_inputs;
  fc_arena arena = {0};
  double *size = fc_arena_array(&arena, ways * n, sizeof *size), *weight = fc_arena_array(&arena, n, sizeof *weight);
  const char **name = fc_arena_array(&arena, n, sizeof *name);
  size_t *order = fc_arena_array(&arena, n, sizeof *order);
  fc_status status = size && weight && name && order ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < ways * n && !status; i++)
    size[i] = fabs(effect[i]);
  for (size_t i = 0; i < n && !status; i++) {
    name[i] = f->inputs[i].name;
    weight[i] = fc_interval_strided(size + i, ways, n, study->options.level).value;
  }
  if (!status)
    fc_risk_order(weight, name, n, order);
  for (size_t k = 0; k < n && !status; k++) {
    size_t i = order[k];
    fc_interval mu = fc_interval_strided(effect + i, ways, n, study->options.level);
    double squares = 0;
    for (size_t w = 0; w < ways; w++)
      squares += (effect[w * n + i] - mu.value) * (effect[w * n + i] - mu.value);
    fc_risk_text(table, f->outputs[output]);
    fc_risk_text(table, name[i]);
    fc_risk_interval(table, fc_interval_strided(size + i, ways, n, study->options.level));
    fc_risk_interval(table, mu);
    fc_risk_number(table, sqrt(squares / (double)(ways - 1)));
    fc_risk_row(table);
  }
  fc_arena_free(&arena);
  return status;
}

/* effect[output][way][input] */
static fc_status walk(fc_ctx *ctx, const fc_study *study, fc_arena *arena, size_t ways, double **effect) {
  const fc_function *f = study->function;
  size_t n = f->n_inputs, rows = n + 1;
  double **x = fc_columns_of(arena, n, rows), **y = fc_columns_of(arena, f->n_outputs, rows);
  size_t *order = fc_arena_array(arena, n + 1, sizeof *order);
  fc_status status = x && y && order && effect ? FC_OK : fc_fail_memory(ctx);
  for (size_t w = 0; w < ways && status == FC_OK; w++) {
    lay(study, w, x, 0, order);
    status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : fc_study_evaluate(ctx, study, (const double *const *)x, rows, y);
    for (size_t o = 0; o < f->n_outputs && status == FC_OK; o++)
      for (size_t k = 0; k < n; k++) {
        size_t i = order[k];
        double up = x[i][k + 1] >= x[i][k] ? 1 : -1;
        effect[o][w * n + i] = up * (y[o][k + 1] - y[o][k]);
      }
  }
  return status;
}

static fc_status morris_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  const fc_function *f = study->function;
  size_t ways = (size_t)study->options.draws;
  fc_type type = fc_method_type(study);
  fc_risk_table table = {.n = 0};
  fc_arena arena = {0};
  double **effect = fc_columns_of(&arena, f->n_outputs, ways * f->n_inputs);
  fc_status status = walk(ctx, study, &arena, ways, effect);
  fc_risk_column(&table, "output", FC_TEXT, "");
  fc_risk_column(&table, "input", FC_TEXT, "");
  fc_risk_interval_column(&table, "mu_star", type, "");
  fc_risk_interval_column(&table, "mu", type, "");
  fc_risk_column(&table, "sigma", type, "");
  fc_risk_table_open(&table, result, "sensitivity");
  for (size_t k = 0; k < study->n_outputs && status == FC_OK; k++)
    status = put_output(ctx, study, study->output[k], effect[study->output[k]], ways, &table);
  fc_arena_free(&arena);
  return status ? status : table.status;
}

const fc_method fc_method_morris = {
    .name = "morris",
    .summary = "which of many inputs matter at all, for few evaluations: changes along random ways, one input at a time",
    .about = "mu_star, the mean size of what a step of half an input's probability makes; mu with its sign; sigma, large where "
             "the effect depends on other inputs. Draws are ways of one row more than there are inputs.",
    .source = "Morris 1991; Campolongo and others 2007",
    .sampler = "random",
    .draws = 256,
    .run = morris_run,
};
