/* shapley.c - the variance of an output shared out among its inputs, so that the shares add up to 1 whether or not the inputs
 * depend on each other.
 *
 * Goda 2021: inputs go over from one sample to another one after the other, in an order drawn anew for every few rows; what
 * each step changes telescopes to the whole variance. Where inputs depend on each other, those that have gone over are drawn
 * given those that have not: normal numbers in the order in which they go, the last first, times the factor of their
 * correlations (Song, Nelson and Staum 2016). The shares of each repeat add up to 1, and so do their means. Of a straight
 * function of normal inputs the exact shares stand beside them: straight at every row that was drawn. */
#include "chance/dependence.h"
#include "chance/normal.h"
#include "chance/random_bits.h"
#include "risk/method.h"
#include "risk/rows.h"
#include "risk/shapley_exact.h"

#include <math.h>
#include <string.h>

enum { ROWS = 32 }; /* that go over in one order */

/* One thread's room. */
typedef struct room {
  fc_arena arena;
  double **a, **b;        /* independent numbers of both samples, or their inputs */
  double **x, **shown;    /* of the mixture */
  double **ya, **before, **after;
  double *lower, *scratch;
  size_t *order, *inputs; /* of sets; of inputs, the last to go first */
} room;

typedef struct work {
  const fc_study *study;
  const double *correlation; /* of the inputs' normal numbers; NULL: they are independent */
  const double *centre, *slope; /* slope [input][output], NULL: not straight */
  fc_sampling *sampling;
  room *rooms;
  double *share;    /* [part][output][set]; then the variance behind the sets */
  bool *bent;       /* [part]: a row is off the straight line */
} work;

static bool make_room(room *r, const fc_study *study) {
  const fc_function *f = study->function;
  size_t n = f->n_inputs;
  r->a = fc_columns_of(&r->arena, study->n_columns, ROWS);
  r->b = fc_columns_of(&r->arena, study->n_columns, ROWS);
  r->x = fc_columns_of(&r->arena, n, ROWS);
  r->shown = fc_arena_array(&r->arena, n + 1, sizeof *r->shown);
  r->ya = fc_columns_of(&r->arena, f->n_outputs, ROWS);
  r->before = fc_columns_of(&r->arena, f->n_outputs, ROWS);
  r->after = fc_columns_of(&r->arena, f->n_outputs, ROWS);
  r->lower = fc_arena_array(&r->arena, n * n + 1, sizeof *r->lower);
  r->scratch = fc_arena_array(&r->arena, (study->n_columns + 1) * ROWS, sizeof *r->scratch);
  r->order = fc_arena_array(&r->arena, study->n_sets + 1, sizeof *r->order);
  r->inputs = fc_arena_array(&r->arena, n + 1, sizeof *r->inputs);
  return r->a && r->b && r->x && r->shown && r->ya && r->before && r->after && r->lower && r->scratch && r->order &&
         r->inputs;
}

/* An order of the sets, a pure function of seed, repeat and first row. Each order is followed by its reverse, so that of two
 * inputs either goes first as often (Castro and others 2009; Mitchell and others 2022). */
static void shuffle(const fc_study *study, uint64_t repeat, uint64_t row, room *r) {
  uint64_t number = row / ROWS, round = repeat * UINT64_C(0x9E3779B97F4A7C15) + number / 2 + 1;
  uint64_t state = fc_mix(study->options.seed ^ fc_mix(round));
  for (size_t i = 0; i < study->n_sets; i++)
    r->order[i] = i;
  for (size_t i = study->n_sets; i > 1; i--) {
    state = fc_mix(state + UINT64_C(0x9E3779B97F4A7C15));
    size_t j = (size_t)(state % i), kept = r->order[i - 1];
    r->order[i - 1] = r->order[j];
    r->order[j] = kept;
  }
  for (size_t i = 0, j = study->n_sets; number % 2 && i < --j; i++) {
    size_t kept = r->order[i];
    r->order[i] = r->order[j];
    r->order[j] = kept;
  }
  size_t at = study->function->n_inputs;
  for (size_t i = 0; i < study->n_sets; i++)
    for (size_t k = 0; k < study->set[r->order[i]].n; k++)
      r->inputs[--at] = study->set[r->order[i]].input[k];
}

/* Inputs of which `gone` have gone over: those behind in r->inputs. */
static void mix(const work *w, room *r, size_t gone, size_t rows) {
  size_t n = w->study->function->n_inputs;
  for (size_t i = 0; i < n; i++) {
    double *const *from = i >= n - gone ? r->b : r->a;
    if (!w->correlation) {
      r->shown[r->inputs[i]] = from[r->inputs[i]];
      continue;
    }
    double *to = r->x[r->inputs[i]];
    r->shown[r->inputs[i]] = to;
    memset(to, 0, rows * sizeof *to);
    for (size_t j = 0; j <= i; j++) {
      const double *z = (j >= n - gone ? r->b : r->a)[j];
      double weight = r->lower[i * n + j];
      for (size_t row = 0; row < rows; row++)
        to[row] += weight * z[row];
    }
    for (size_t row = 0; row < rows; row++)
      to[row] = fmin(fmax(fc_normal_below(to[row]), 0x1p-33), 1 - 0x1p-33);
    fc_law_table_draw(&w->study->table[r->inputs[i]], to, rows, to);
  }
}

static bool is_straight(const work *w, const room *r, size_t rows) {
  const fc_function *f = w->study->function;
  for (size_t o = 0; o < f->n_outputs; o++)
    for (size_t row = 0; row < rows; row++) {
      double line = w->centre[o], size = fabs(line);
      for (size_t i = 0; i < f->n_inputs; i++) {
        double step = w->slope[i * f->n_outputs + o] * (r->shown[i][row] - fc_law_mean(f->inputs[i].law));
        line += step;
        size += fabs(step);
      }
      if (fabs(line - r->ya[o][row]) > 1e-9 * size)
        return false;
    }
  return true;
}

static fc_status do_rows(fc_ctx *ctx, const work *w, room *r, size_t part, uint64_t repeat, uint64_t first, size_t rows) {
  const fc_study *study = w->study;
  const fc_function *f = study->function;
  size_t gone = 0, sets = study->n_sets;
  shuffle(study, repeat, first, r);
  fc_study_uniform(study, &w->sampling[repeat], 2, 0, first, rows, r->a);
  fc_study_uniform(study, &w->sampling[repeat], 2, 1, first, rows, r->b);
  if (w->correlation) {
    fc_cholesky_ordered(w->correlation, r->inputs, f->n_inputs, r->lower);
    for (size_t i = 0; i < f->n_inputs; i++)
      for (size_t row = 0; row < rows; row++) {
        r->a[i][row] = fc_normal_quantile(r->a[i][row]);
        r->b[i][row] = fc_normal_quantile(r->b[i][row]);
      }
  } else {
    fc_study_inputs(study, r->a, rows, r->scratch);
    fc_study_inputs(study, r->b, rows, r->scratch);
  }
  mix(w, r, 0, rows);
  fc_status status = fc_study_evaluate(ctx, study, (const double *const *)r->shown, rows, r->ya);
  for (size_t o = 0; o < f->n_outputs && status == FC_OK; o++)
    memcpy(r->before[o], r->ya[o], rows * sizeof **r->ya);
  if (status == FC_OK && w->slope && !w->bent[part])
    w->bent[part] = !is_straight(w, r, rows);
  for (size_t k = 0; k < sets && status == FC_OK; k++) {
    size_t set = r->order[k];
    gone += study->set[set].n;
    mix(w, r, gone, rows);
    status = fc_study_evaluate(ctx, study, (const double *const *)r->shown, rows, r->after);
    for (size_t o = 0; o < f->n_outputs && status == FC_OK; o++) {
      double *share = w->share + (part * f->n_outputs + o) * (sets + 1), sum = 0;
      for (size_t row = 0; row < rows; row++)
        sum += (r->ya[o][row] - (r->before[o][row] + r->after[o][row]) / 2) * (r->before[o][row] - r->after[o][row]);
      share[set] += sum;
      share[sets] += sum;
      double *kept = r->before[o];
      r->before[o] = r->after[o];
      r->after[o] = kept;
    }
  }
  return status;
}

static fc_status do_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  const work *w = self;
  room *r = &w->rooms[thread];
  fc_part_rows rows = fc_study_part(w->study, part);
  fc_status status = r->a || make_room(r, w->study) ? FC_OK : fc_fail_memory(ctx);
  for (size_t done = 0; done < rows.n && status == FC_OK; done += ROWS)
    status = do_rows(ctx, w, r, part, rows.repeat, rows.first + done, rows.n - done < ROWS ? rows.n - done : ROWS);
  return status;
}

/* --- what is known of the inputs --- */

/* The correlations of the inputs' normal numbers: of the independent numbers that each is made of. */
static bool correlate(const fc_study *study, fc_arena *arena, const double **out) {
  const fc_dependence *d = study->function->dependence;
  size_t n = study->function->n_inputs, columns = study->n_columns;
  double *weight = fc_arena_array(arena, n * columns + 1, sizeof *weight);
  double *correlation = fc_arena_array(arena, n * n + 1, sizeof *correlation);
  if (!weight || !correlation)
    return false;
  for (size_t i = 0; i < n; i++)
    weight[i * columns + i] = 1;
  for (size_t k = 0; d && k < d->n_followers; k++) {
    const fc_follower *follower = &d->follower[k];
    weight[follower->input * columns + follower->input] = 0;
    for (uint32_t j = 0; j < follower->n; j++)
      weight[follower->input * columns + follower->column[j]] = follower->weight[j];
  }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      for (size_t k = 0; k < columns; k++)
        correlation[i * n + j] += weight[i * columns + k] * weight[j * columns + k];
  *out = correlation;
  return true;
}

static bool all_normal(const fc_function *f) {
  for (size_t i = 0; i < f->n_inputs; i++)
    if (strcmp(f->inputs[i].law->distribution->name, "normal") != 0 || !(fc_law_variance(f->inputs[i].law) > 0))
      return false;
  return true;
}

/* Slopes between one standard deviation below the mean and one above. */
static fc_status find_slopes(fc_ctx *ctx, const fc_study *study, fc_arena *arena, work *w) {
  const fc_function *f = study->function;
  size_t n = f->n_inputs, rows = 1 + 2 * n;
  double **x = fc_columns_of(arena, n, rows), **y = fc_columns_of(arena, f->n_outputs, rows);
  double *slope = fc_arena_array(arena, n * f->n_outputs + 1, sizeof *slope);
  double *centre = fc_arena_array(arena, f->n_outputs + 1, sizeof *centre);
  if (!x || !y || !slope || !centre)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < n; i++) {
    double mean = fc_law_mean(f->inputs[i].law), sd = sqrt(fc_law_variance(f->inputs[i].law));
    for (size_t row = 0; row < rows; row++)
      x[i][row] = mean;
    x[i][1 + 2 * i] = mean - sd;
    x[i][2 + 2 * i] = mean + sd;
  }
  fc_status status = fc_study_evaluate(ctx, study, (const double *const *)x, rows, y);
  for (size_t o = 0; o < f->n_outputs && status == FC_OK; o++) {
    centre[o] = y[o][0];
    for (size_t i = 0; i < n; i++)
      slope[i * f->n_outputs + o] = (y[o][2 + 2 * i] - y[o][1 + 2 * i]) / (x[i][2 + 2 * i] - x[i][1 + 2 * i]);
  }
  w->slope = slope;
  w->centre = centre;
  return status;
}

/* The exact shares of an output, NaN where they are not known. */
static void exactly(const work *w, const double *correlation, size_t output, fc_arena *arena, double *share) {
  const fc_function *f = w->study->function;
  size_t n = f->n_inputs;
  double *slope = fc_arena_array(arena, n + 1, sizeof *slope), *sd = fc_arena_array(arena, n + 1, sizeof *sd);
  bool known = slope && sd && w->slope && w->study->n_sets == n;
  for (size_t part = 0; part < fc_study_parts(w->study) && known; part++)
    known = !w->bent[part];
  for (size_t i = 0; i < n && known; i++) {
    slope[i] = w->slope[i * f->n_outputs + output];
    sd[i] = sqrt(fc_law_variance(f->inputs[i].law));
  }
  known = known && fc_shapley_linear(slope, sd, correlation, n, share);
  for (size_t i = 0; i < w->study->n_sets && !known; i++)
    share[i] = NAN;
}

static fc_status put_output(fc_ctx *ctx, const work *w, const double *correlation, size_t output, fc_result *result,
                            fc_risk_table *table) {
  const fc_study *study = w->study;
  size_t sets = study->n_sets, repeats = study->options.repeats, outputs = study->function->n_outputs;
  fc_arena arena = {0};
  double *share = fc_arena_array(&arena, repeats * (sets + 1), sizeof *share);
  double *weight = fc_arena_array(&arena, sets + 1, sizeof *weight), *exact = fc_arena_array(&arena, sets + 1, sizeof *exact);
  const char **name = fc_arena_array(&arena, sets + 1, sizeof *name);
  size_t *order = fc_arena_array(&arena, sets + 1, sizeof *order);
  bool varies = true;
  fc_status status = share && weight && exact && name && order ? FC_OK : fc_fail_memory(ctx);
  for (size_t part = 0; part < fc_study_parts(study) && !status; part++)
    for (size_t i = 0; i <= sets; i++)
      share[fc_study_part(study, part).repeat * (sets + 1) + i] += w->share[(part * outputs + output) * (sets + 1) + i];
  for (size_t r = 0; r < repeats && !status; r++) {
    double *of = share + r * (sets + 1);
    varies = varies && of[sets] > 0;
    for (size_t i = 0; i < sets; i++)
      of[i] /= of[sets];
  }
  if (!status && !varies)
    fc_risk_constant(result, study->function->outputs[output]);
  if (!status && varies) {
    exactly(w, correlation, output, &arena, exact);
    for (size_t i = 0; i < sets; i++) {
      name[i] = study->set[i].name;
      weight[i] = isnan(exact[i]) ? fc_interval_strided(share + i, repeats, sets + 1, study->options.level).value : exact[i];
    }
    fc_risk_order(weight, name, sets, order);
  }
  for (size_t k = 0; k < sets && !status && varies; k++) {
    fc_risk_text(table, study->function->outputs[output]);
    fc_risk_text(table, name[order[k]]);
    fc_risk_interval(table, fc_interval_strided(share + order[k], repeats, sets + 1, study->options.level));
    fc_risk_number(table, exact[order[k]]);
    fc_risk_row(table);
  }
  fc_arena_free(&arena);
  return status;
}

static fc_status prepare(fc_ctx *ctx, const fc_study *study, fc_arena *arena, work *w, const double **correlation) {
  const fc_function *f = study->function;
  size_t parts = fc_study_parts(study);
  w->sampling = fc_arena_array(arena, study->options.repeats, sizeof *w->sampling);
  w->rooms = fc_arena_array(arena, fc_study_threads(ctx, study), sizeof *w->rooms);
  w->share = fc_arena_array(arena, parts * f->n_outputs * (study->n_sets + 1), sizeof *w->share);
  w->bent = fc_arena_array(arena, parts + 1, sizeof *w->bent);
  if (!w->sampling || !w->rooms || !w->share || !w->bent || !correlate(study, arena, correlation))
    return fc_fail_memory(ctx);
  w->correlation = f->dependence ? *correlation : NULL;
  fc_status status = all_normal(f) ? find_slopes(ctx, study, arena, w) : FC_OK;
  for (uint64_t r = 0; r < study->options.repeats && status == FC_OK; r++)
    status = fc_study_sampling(ctx, study, 2, r, arena, &w->sampling[r]);
  return status;
}

static fc_status shapley_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  fc_arena arena = {0};
  work w = {.study = study};
  const double *correlation = NULL;
  fc_risk_table table = {.n = 0};
  fc_status status = prepare(ctx, study, &arena, &w, &correlation);
  if (status == FC_OK)
    status = fc_study_run(ctx, study, fc_study_parts(study), do_part, &w);
  for (size_t i = 0; w.rooms && i < fc_study_threads(ctx, study); i++)
    fc_arena_free(&w.rooms[i].arena);
  fc_risk_column(&table, "output", FC_TEXT, "");
  fc_risk_column(&table, "input", FC_TEXT, "");
  fc_risk_interval_column(&table, "shapley", FC_SHARE, "");
  fc_risk_column(&table, "shapley_exact", FC_SHARE, "");
  fc_risk_table_open(&table, result, "sensitivity");
  for (size_t k = 0; k < study->n_outputs && status == FC_OK; k++)
    status = put_output(ctx, &w, correlation, study->output[k], result, &table);
  fc_arena_free(&arena);
  return status ? status : table.status;
}

const fc_method fc_method_shapley = {
    .name = "shapley",
    .summary = "the variance shared out among the inputs, so that shares add up to 1 even where inputs depend on each other",
    .about = "Shares with intervals; exact ones beside them where the function is straight and its inputs are normal.",
    .source = "Shapley 1953; Owen and Prieur 2017; Goda 2021",
    .sampler = "sobol",
    .draws = 1 << 14,
    .dependent = true,
    .by_sets = true,
    .run = shapley_run,
};
