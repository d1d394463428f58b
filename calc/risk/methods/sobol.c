/* sobol.c - how much of an output's variance each input explains alone, and has any part in.
 *
 * First-order indices by Saltelli and others 2010 (table 2 b, around the mean), total ones by Jansen 1999, those of pairs by
 * Saltelli 2002. Both samples are parts of one sequence; intervals come from independent scrambles of it. Estimates below zero
 * stay as they are: cutting them off would hide how sure they are. Of a sum, or a sum over a divisor, the exact values stand
 * beside them. The dummy is what an input without any part in the output would show: it tells how small an index can be told
 * from nothing. */
#include "risk/anova.h"
#include "risk/method.h"
#include "risk/rows.h"
#include "risk/swap.h"

#include <math.h>

/* What is estimated of one output in each repeat. */
typedef struct estimates {
  const fc_study *study;
  const fc_anova *exact; /* NULL: not known */
  fc_swap_sums sums;
  fc_arena arena;
  double *first, *total; /* [repeat][set] of the output in hand */
  double *pair;          /* [repeat][pair] */
  double *mean, *sd, *dummy, *sum_first, *sum_total; /* [repeat] */
  bool below_zero, wide;
} estimates;

static bool make_room(estimates *e) {
  size_t repeats = e->sums.repeats, sets = e->sums.n_sets;
  e->first = fc_arena_array(&e->arena, repeats * sets + 1, sizeof *e->first);
  e->total = fc_arena_array(&e->arena, repeats * sets + 1, sizeof *e->total);
  e->pair = fc_arena_array(&e->arena, repeats * e->sums.n_pairs + 1, sizeof *e->pair);
  e->mean = fc_arena_array(&e->arena, 5 * repeats, sizeof *e->mean);
  e->sd = e->mean + repeats;
  e->dummy = e->sd + repeats;
  e->sum_first = e->dummy + repeats;
  e->sum_total = e->sum_first + repeats;
  return e->first && e->total && e->pair && e->mean;
}

static void estimate_sets(estimates *e, size_t repeat, size_t output, double variance, bool back) {
  const fc_swap_sums *s = &e->sums;
  const fc_swap_base *base = &s->base[repeat * s->n_outputs + output];
  double n = s->rows;
  for (size_t i = 0; i < s->n_sets; i++) {
    const fc_swap_set *set = &s->set[(repeat * s->n_sets + i) * s->n_outputs + output];
    double first = set->b_ca / n - base->b / n * (set->c - base->a) / n, total = set->ca_ca / (2 * n);
    if (back) {
      first = (first + set->a_db / n - base->a / n * (set->d - base->b) / n) / 2;
      total = (total + set->db_db / (2 * n)) / 2;
    }
    e->first[repeat * s->n_sets + i] = first / variance;
    e->total[repeat * s->n_sets + i] = total / variance;
    e->sum_first[repeat] += first / variance;
    e->sum_total[repeat] += total / variance;
  }
}

static void estimate_pairs(estimates *e, size_t repeat, size_t output, double variance) {
  const fc_swap_sums *s = &e->sums;
  const double *product = s->pair + repeat * s->n_pairs * s->n_outputs + output;
  const double *first = e->first + repeat * s->n_sets;
  double *to = e->pair + repeat * s->n_pairs;
  for (size_t i = 0; i < s->n_sets; i++)
    for (size_t j = i + 1; j < s->n_sets; j++, product += s->n_outputs) {
      double c = s->set[(repeat * s->n_sets + i) * s->n_outputs + output].c / s->rows;
      double d = s->set[(repeat * s->n_sets + j) * s->n_outputs + output].d / s->rows;
      *to++ = (*product / s->rows - c * d) / variance - first[i] - first[j];
    }
}

/* false: the output does not vary in some repeat. */
static bool estimate(estimates *e, size_t output, double centre, bool back) {
  const fc_swap_sums *s = &e->sums;
  for (size_t r = 0; r < s->repeats; r++) {
    const fc_swap_base *base = &s->base[r * s->n_outputs + output];
    double n = s->rows, mean = (base->a + base->b) / (2 * n);
    double variance = (base->aa + base->bb) / (2 * n) - mean * mean;
    if (!(variance > 0))
      return false;
    e->mean[r] = centre + mean;
    e->sd[r] = sqrt(variance);
    e->dummy[r] = (base->ab / n - base->a / n * (base->b / n)) / variance;
    e->sum_first[r] = e->sum_total[r] = 0;
    estimate_sets(e, r, output, variance, back);
    if (back)
      estimate_pairs(e, r, output, variance);
  }
  return true;
}

static void hold(const fc_set *set, bool *held) {
  for (size_t i = 0; i < set->n; i++)
    held[set->input[i]] = true;
}

/* What is known exactly of the sets that are held, `closed` or total. */
static double exactly(const estimates *e, size_t output, const fc_set *a, const fc_set *b, bool *held, bool total) {
  if (!e->exact)
    return NAN;
  for (size_t i = 0; i < e->study->function->n_inputs; i++)
    held[i] = false;
  hold(a, held);
  if (b)
    hold(b, held);
  return total ? fc_anova_total(e->exact, output, held) : fc_anova_closed(e->exact, output, held);
}

static fc_interval of(const estimates *e, const double *repeats, size_t stride) {
  return fc_interval_strided(repeats, e->sums.repeats, stride, e->study->options.level);
}

static void note_of(estimates *e, fc_interval index) {
  e->below_zero = e->below_zero || index.value < 0;
  e->wide = e->wide || index.high - index.low > 0.1;
}

static bool put_sets(estimates *e, size_t output, fc_risk_table *table) {
  const fc_study *study = e->study;
  size_t n = study->n_sets;
  fc_arena arena = {0};
  double *weight = fc_arena_array(&arena, n + 1, sizeof *weight);
  const char **name = fc_arena_array(&arena, n + 1, sizeof *name);
  size_t *order = fc_arena_array(&arena, n + 1, sizeof *order);
  bool *held = fc_arena_array(&arena, study->function->n_inputs + 1, sizeof *held);
  bool good = weight && name && order && held;
  for (size_t i = 0; i < n && good; i++) {
    name[i] = study->set[i].name;
    weight[i] = e->exact ? exactly(e, output, &study->set[i], NULL, held, true) : of(e, e->total + i, n).value;
  }
  if (good)
    fc_risk_order(weight, name, n, order);
  for (size_t k = 0; k < n && good; k++) {
    const fc_set *set = &study->set[order[k]];
    fc_interval first = of(e, e->first + order[k], n), total = of(e, e->total + order[k], n);
    note_of(e, first);
    note_of(e, total);
    fc_risk_text(table, study->function->outputs[output]);
    fc_risk_text(table, set->name);
    fc_risk_interval(table, first);
    fc_risk_number(table, exactly(e, output, set, NULL, held, false));
    fc_risk_interval(table, total);
    fc_risk_number(table, exactly(e, output, set, NULL, held, true));
    fc_risk_row(table);
  }
  fc_arena_free(&arena);
  return good;
}

static void put_output(estimates *e, size_t output, fc_risk_table *table) {
  double mean = e->exact ? fc_anova_mean(e->exact, output) : NAN;
  double sd = e->exact ? sqrt(fc_anova_variance(e->exact, output)) : NAN;
  fc_risk_text(table, e->study->function->outputs[output]);
  fc_risk_interval(table, of(e, e->mean, 1));
  fc_risk_number(table, mean);
  fc_risk_interval(table, of(e, e->sd, 1));
  fc_risk_number(table, sd);
  fc_risk_interval(table, of(e, e->sum_first, 1));
  fc_risk_interval(table, of(e, e->sum_total, 1));
  fc_risk_interval(table, of(e, e->dummy, 1));
  fc_risk_text(table, e->exact ? fc_anova_form(e->exact) : NULL);
  fc_risk_row(table);
}

static bool put_pairs(estimates *e, size_t output, fc_risk_table *table) {
  const fc_study *study = e->study;
  bool *held = fc_arena_array(&e->arena, study->function->n_inputs + 1, sizeof *held);
  size_t pair = 0;
  for (size_t i = 0; held && i < study->n_sets; i++)
    for (size_t j = i + 1; j < study->n_sets; j++, pair++) {
      const fc_set *a = &study->set[i], *b = &study->set[j];
      double exact = exactly(e, output, a, b, held, false) - exactly(e, output, a, NULL, held, false) -
                     exactly(e, output, b, NULL, held, false);
      fc_risk_text(table, study->function->outputs[output]);
      fc_risk_text(table, a->name);
      fc_risk_text(table, b->name);
      fc_risk_interval(table, of(e, e->pair + pair, e->sums.n_pairs));
      fc_risk_number(table, exact);
      fc_risk_row(table);
    }
  return held;
}

static void open_tables(fc_result *result, fc_type type, fc_risk_table *sets, fc_risk_table *outputs,
                        fc_risk_table *pairs) {
  fc_risk_column(sets, "output", FC_TEXT, "");
  fc_risk_column(sets, "input", FC_TEXT, "");
  fc_risk_interval_column(sets, "first_order", FC_SHARE, "");
  fc_risk_column(sets, "first_order_exact", FC_SHARE, "");
  fc_risk_interval_column(sets, "total_order", FC_SHARE, "");
  fc_risk_column(sets, "total_order_exact", FC_SHARE, "");
  fc_risk_table_open(sets, result, "sensitivity");
  fc_risk_column(outputs, "output", FC_TEXT, "");
  fc_risk_interval_column(outputs, "mean", type, "");
  fc_risk_column(outputs, "mean_exact", type, "");
  fc_risk_interval_column(outputs, "sd", type, "");
  fc_risk_column(outputs, "sd_exact", type, "");
  fc_risk_interval_column(outputs, "sum_first_order", FC_SHARE, "");
  fc_risk_interval_column(outputs, "sum_total_order", FC_SHARE, "");
  fc_risk_interval_column(outputs, "dummy", FC_SHARE, "");
  fc_risk_column(outputs, "exact_form", FC_TEXT, "");
  fc_risk_table_open(outputs, result, "outputs");
  if (!pairs)
    return;
  fc_risk_column(pairs, "output", FC_TEXT, "");
  fc_risk_column(pairs, "input", FC_TEXT, "");
  fc_risk_column(pairs, "with", FC_TEXT, "");
  fc_risk_interval_column(pairs, "second_order", FC_SHARE, "");
  fc_risk_column(pairs, "second_order_exact", FC_SHARE, "");
  fc_risk_table_open(pairs, result, "pairs");
}

static void add_notes(const estimates *e, fc_result *result) {
  fc_notes *notes = fc_result_notes_mutable(result);
  if (e->below_zero)
    fc_notes_add(notes, FC_NOTE, "N480", NULL, NULL,
                 "an estimate below zero is one of a share near zero: it is shown as it came out, and its interval tells "
                 "how far off it may be");
  if (e->wide)
    fc_notes_add(notes, FC_WARNING, "N481", NULL, "take more --draws",
                 "some indices are not settled: their intervals are wider than 0.1");
}

static fc_status report(fc_ctx *ctx, estimates *e, const double *centre, fc_result *result) {
  const fc_study *study = e->study;
  bool back = study->options.pairs;
  fc_risk_table sets = {.n = 0}, outputs = {.n = 0}, pairs = {.n = 0};
  if (!make_room(e))
    return fc_fail_memory(ctx);
  open_tables(result, fc_method_type(study), &sets, &outputs, back ? &pairs : NULL);
  for (size_t k = 0; k < study->n_outputs; k++) {
    size_t output = study->output[k];
    if (!estimate(e, output, centre[output], back)) {
      fc_risk_constant(result, study->function->outputs[output]);
      continue;
    }
    if (!put_sets(e, output, &sets) || (back && !put_pairs(e, output, &pairs)))
      return fc_fail_memory(ctx);
    put_output(e, output, &outputs);
  }
  add_notes(e, result);
  return sets.status ? sets.status : outputs.status ? outputs.status : pairs.status;
}

static fc_status sobol_run(fc_ctx *ctx, const fc_study *study, fc_result *result) {
  estimates e = {.study = study};
  double *centre = fc_arena_array(&e.arena, study->function->n_outputs + 1, sizeof *centre);
  fc_swap swap = {.study = study, .centre = centre, .back = study->options.pairs};
  fc_status status = centre ? fc_study_middle(ctx, study, centre) : fc_fail_memory(ctx);
  if (status == FC_OK)
    status = fc_swap_run(ctx, &swap, &e.arena, &e.sums);
  if (status == FC_OK)
    status = fc_anova_make(ctx, study, &e.arena, &e.exact);
  if (status == FC_OK)
    status = report(ctx, &e, centre, result);
  fc_arena_free(&e.arena);
  return status;
}

const fc_method fc_method_sobol = {
    .name = "sobol",
    .summary = "shares of an output's variance: of each input alone, and with all it acts together with",
    .about = "First-order and total indices with intervals, their sums, and exact values where the function is a sum or a "
             "ratio; with pairs what each two inputs do together.",
    .source = "Sobol 1993; Saltelli and others 2010; Jansen 1999",
    .sampler = "sobol",
    .draws = 1 << 16,
    .by_sets = true,
    .run = sobol_run,
};
