/* test_simulation.c - a function drawn many times (risk/simulation.c, sample.c, bracket.c, estimate.c). */
#include "unit/w_case.h"
#include "risk/estimate.h"
#include "risk/simulation.h"
#include "risk/sort.h"

#include <stdlib.h>
#include <string.h>

static const double probabilities[] = {.05, .5, .95, .99, .999}, thresholds[] = {0, .05};
static const fc_sample_options sampled = {probabilities, 5, thresholds, 2};
static const fc_figure_asked asked[] = {
    {FC_FIGURE_MEAN, 0},    {FC_FIGURE_SD, 0},      {FC_FIGURE_QUANTILE, .05}, {FC_FIGURE_QUANTILE, .5},
    {FC_FIGURE_QUANTILE, .95}, {FC_FIGURE_QUANTILE, .99}, {FC_FIGURE_QUANTILE, .999}, {FC_FIGURE_CVAR, .95},
    {FC_FIGURE_CVAR, .99},  {FC_FIGURE_OVER, 0},    {FC_FIGURE_OVER, .05}};
enum { FIGURES = sizeof asked / sizeof *asked };

typedef struct run {
  fc_arena arena;
  fc_ctx *ctx;
  fc_drawing drawing;
  fc_simulation simulation;
} run;

static void open_run(run *r, const fc_function *function, const char *sampler, uint64_t draws, size_t threads, double reach) {
  memset(r, 0, sizeof *r);
  const fc_sampling_options options = {.seed = 11, .draws = draws};
  const fc_simulation_options how = {.threads = threads, .reach = reach};
  fc_sampling_fault fault;
  assert_int_equal(fc_ctx_new(NULL, &r->ctx), FC_OK);
  assert_int_equal(fc_drawing_make(function, fc_sampler_find(fc_str_of(sampler)), &options, &r->arena, &r->drawing, &fault),
                   FC_OK);
  assert_int_equal(fc_simulation_make(r->ctx, &r->drawing, &sampled, &how, &r->simulation), FC_OK);
}

static void close_run(run *r) {
  fc_simulation_free(&r->simulation);
  fc_arena_free(&r->arena);
  fc_ctx_free(r->ctx);
}

static void figures_of(run *r, uint64_t draws, fc_risk_figure out[FIGURES]) {
  assert_int_equal(fc_simulation_go_on(&r->simulation, draws), FC_OK);
  for (size_t i = 0; i < FIGURES; i++)
    assert_true(fc_sample_figure(&r->simulation.sample[0], &asked[i], .95, &out[i]));
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* All draws kept and sorted, figures by their definitions. */
static void figures_are_those_of_all_draws(void **state) {
  (void)state;
  enum { DRAWS = 400000 };
  static double y[DRAWS];
  run r;
  fc_risk_figure figure[FIGURES];
  open_run(&r, &w, "random", DRAWS, 2, 0);
  figures_of(&r, DRAWS, figure);
  fc_draws draws;
  assert_int_equal(fc_draws_make(&r.drawing, 10000, &r.arena, &draws), FC_OK);
  for (size_t first = 0; first < DRAWS; first += 10000) {
    double *to[] = {y + first};
    fc_drawing_fill(&r.drawing, first, 10000, &draws);
    assert_int_equal(w.evaluate(&w, (const double *const *)draws.x, 10000, to), FC_OK);
  }
  double mean = 0;
  for (size_t i = 0; i < DRAWS; i++)
    mean += y[i] / DRAWS;
  qsort(y, DRAWS, sizeof *y, compare);
  for (size_t i = 0; i < 5; i++)
    assert_true(figure[2 + i].at.value == y[(size_t)ceil(DRAWS * probabilities[i]) - 1]);
  double tail = 0;
  for (size_t i = DRAWS * 95 / 100; i < DRAWS; i++)
    tail += y[i] / (DRAWS / 20);
  assert_near(figure[7].at.value, tail, 1e-12);
  assert_near(figure[0].at.value, mean, 1e-12);
  size_t none = 0, over = 0;
  for (size_t i = 0; i < DRAWS; i++) {
    none += y[i] == 0;
    over += y[i] > .05;
  }
  assert_near(figure[9].at.value, 1 - (double)none / DRAWS, 0);
  assert_near(figure[10].at.value, (double)over / DRAWS, 0);
  uint64_t counted = 0;
  for (size_t bin = 0; bin < FC_SAMPLE_BINS; bin++)
    counted += r.simulation.sample[0].histogram.count[bin];
  assert_int_equal(counted, DRAWS);
  assert_true(r.simulation.sample[0].bracket[1].n_kept < 20000);
  close_run(&r);
}

static void estimates_are_near_the_truth(void **state) {
  (void)state;
  run r;
  fc_risk_figure f[FIGURES];
  open_run(&r, &w, "random", 1000000, 2, 0);
  figures_of(&r, 1000000, f);
  const double truth[] = {W_MEAN, W_SD, 0, W_P50, W_P95, W_P99, NAN, W_CVAR95, W_CVAR99, 1 - W_NONE};
  for (size_t i = 0; i < 10; i++) {
    if (isnan(truth[i]))
      continue;
    assert_int_equal(f[i].known, FC_KNOWN_ESTIMATED);
    assert_true(f[i].at.low <= f[i].at.value && f[i].at.value <= f[i].at.high);
    assert_near(f[i].at.value, truth[i], 2 * (f[i].at.high - f[i].at.low));
    assert_true(f[i].at.high - f[i].at.low < 0.02 * truth[i] + 1e-12);
  }
  assert_true(f[2].at.low == 0 && f[2].at.high == 0);
  close_run(&r);
}

/* Blocks end where they end, so that a last one may be short. */
static void threads_change_no_byte(void **state) {
  (void)state;
  static const size_t threads[] = {1, 2, 3, 8};
  static const uint64_t draws[] = {1, 2047, 131072, 300001};
  for (size_t d = 0; d < 4; d++) {
    fc_risk_figure first[FIGURES], other[FIGURES];
    memset(first, 0, sizeof first);
    for (size_t t = 0; t < 4; t++) {
      run r;
      memset(other, 0, sizeof other);
      open_run(&r, &w, "random", draws[d], threads[t], 0);
      figures_of(&r, draws[d], other);
      if (t == 0)
        memcpy(first, other, sizeof first);
      for (size_t i = 0; i < FIGURES; i++)
        assert_memory_equal(&first[i].at, &other[i].at, sizeof first[i].at);
      close_run(&r);
    }
  }
}

/* Asked for at once or bit by bit: quantiles and counts are of the same draws. */
static void going_on_is_the_same_sample(void **state) {
  (void)state;
  run r, s;
  fc_risk_figure f[FIGURES], g[FIGURES];
  open_run(&r, &w, "random", 400000, 2, 0);
  figures_of(&r, 10000, f);
  figures_of(&r, 30000, f);
  figures_of(&r, 400000, f);
  open_run(&s, &w, "random", 400000, 2, 0);
  figures_of(&s, 400000, g);
  for (size_t i = 2; i < FIGURES; i++)
    assert_near(f[i].at.value, g[i].at.value, 1e-14);
  close_run(&r);
  close_run(&s);
}

/* Ends that are too near are noticed; far ones keep all. */
static void what_is_missed_is_said_to_be(void **state) {
  (void)state;
  run r;
  fc_risk_figure f;
  open_run(&r, &w, "random", 2000000, 2, 1e-9);
  assert_int_equal(fc_simulation_go_on(&r.simulation, 2000000), FC_OK);
  assert_false(fc_sample_figure(&r.simulation.sample[0], &asked[3], .95, &f));
  close_run(&r);
  open_run(&r, &w, "random", 300000, 2, INFINITY);
  assert_int_equal(fc_simulation_go_on(&r.simulation, 300000), FC_OK);
  assert_true(fc_sample_figure(&r.simulation.sample[0], &asked[3], .95, &f));
  close_run(&r);
}

static fc_status give_nan(const fc_function *function, const double *const *x, size_t rows, double *const *y) {
  (void)function;
  for (size_t row = 0; row < rows; row++)
    y[0][row] = x[0][row] > 0.5 ? NAN : x[0][row];
  return FC_OK;
}

static void no_number_is_an_error(void **state) {
  (void)state;
  fc_function odd = w;
  odd.evaluate = give_nan;
  run r;
  open_run(&r, &odd, "random", 1000, 2, 0);
  assert_int_equal(fc_simulation_go_on(&r.simulation, 1000), FC_BAD_NUMBER);
  assert_non_null(strstr(fc_diag_at(r.ctx, 0)->message, "gives no number for \"share\""));
  close_run(&r);
  open_run(&r, &odd, "random", 1000, 2, 0);
  r.simulation.options.gaps = true;
  assert_int_equal(fc_simulation_go_on(&r.simulation, 1000), FC_OK);
  assert_true(r.simulation.sample[0].moments.n > 800 && r.simulation.sample[0].moments.n < 1000);
  close_run(&r);
}

static void a_wish_to_stop_is_heard(void **state) {
  (void)state;
  run r;
  open_run(&r, &w, "random", 100000, 2, 0);
  fc_ctx_cancel(r.ctx);
  assert_int_equal(fc_simulation_go_on(&r.simulation, 100000), FC_CANCELLED);
  close_run(&r);
}

static void every_sampler_serves(void **state) {
  (void)state;
  for (size_t s = 0; s < fc_samplers(); s++) {
    const char *name = fc_sampler_at(s)->name;
    if (strcmp(name, "grid") == 0)
      continue; /* 41 dimensions have no grid */
    run r;
    fc_risk_figure f[FIGURES];
    open_run(&r, &w, name, 1 << 16, 2, 0);
    figures_of(&r, 1 << 16, f);
    assert_near(f[0].at.value, W_MEAN, 2e-4);
    assert_near(f[4].at.value, W_P95, 1e-3);
    close_run(&r);
  }
}

static void doubles_are_sorted(void **state) {
  (void)state;
  static double x[5000], y[5000], room[5000];
  for (size_t n = 0; n <= 5000; n = n * 3 + 1) {
    for (size_t i = 0; i < n; i++) {
      double number = (double)(int64_t)fc_mix(i + n) * (i % 3 ? 1 : 1e-300);
      x[i] = y[i] = i % 7 == 0 ? 0 : number;
    }
    fc_sort_doubles(x, n, room);
    qsort(y, n, sizeof *y, compare);
    assert_memory_equal(x, y, n * sizeof *x);
  }
}

int main(void) {
  w_make();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(figures_are_those_of_all_draws), cmocka_unit_test(estimates_are_near_the_truth),
      cmocka_unit_test(threads_change_no_byte),         cmocka_unit_test(going_on_is_the_same_sample),
      cmocka_unit_test(what_is_missed_is_said_to_be),   cmocka_unit_test(no_number_is_an_error),
      cmocka_unit_test(a_wish_to_stop_is_heard),        cmocka_unit_test(every_sampler_serves),
      cmocka_unit_test(doubles_are_sorted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
