/* test_simulate.c - distributions by each way, and whose losses make the worst (risk/simulate.c, allocate.c, binomial.c). */
#include "unit/w_case.h"
#include "risk/binomial.h"
#include "risk/simulate.h"

#include <string.h>

static const fc_figure_asked asked[] = {{FC_FIGURE_MEAN, 0},       {FC_FIGURE_SD, 0},       {FC_FIGURE_QUANTILE, .5},
                                        {FC_FIGURE_QUANTILE, .95}, {FC_FIGURE_CVAR, .95},   {FC_FIGURE_CVAR, .99},
                                        {FC_FIGURE_OVER, 0}};
enum { FIGURES = sizeof asked / sizeof *asked };
static const double truth[FIGURES] = {W_MEAN, W_SD, W_P50, W_P95, W_CVAR95, W_CVAR99,
                                      1 - W_NONE};
static const fc_output_asked each[] = {{asked, FIGURES}};
static fc_ctx *ctx;

static fc_simulate_options options_of(fc_way way, uint64_t draws) {
  return (fc_simulate_options){.way = way, .seed = 1, .draws = draws, .level = .95};
}

static fc_simulated simulated(const fc_simulate_options *options) {
  fc_simulated out;
  assert_int_equal(fc_simulate(ctx, &w, NULL, each, options, &law_arena, &out), FC_OK);
  return out;
}

static void assert_figures(const fc_risk_figure *figure, fc_known known, double share_of_width, double allowed) {
  for (size_t i = 0; i < FIGURES; i++) {
    assert_int_equal(figure[i].known, known);
    assert_near(figure[i].at.value, truth[i], share_of_width * (figure[i].at.high - figure[i].at.low) + allowed);
  }
}

static void all_that_can_be_said(void **state) {
  (void)state;
  fc_simulate_options options = options_of(FC_WAY_AUTO, 50000);
  fc_simulated out = simulated(&options);
  assert_figures(out.output[0].exact, FC_KNOWN_EXACTLY, 1, 1e-6 * W_P95);
  assert_figures(out.output[0].drawn, FC_KNOWN_ESTIMATED, 2, 0);
  assert_int_equal(out.draws, 50000);
  assert_true(out.converged);
}

static void one_way_alone(void **state) {
  (void)state;
  fc_simulate_options options = options_of(FC_WAY_EXACT, 50000);
  fc_simulated out = simulated(&options);
  assert_int_equal(out.draws, 0);
  assert_int_equal(out.output[0].drawn[0].known, FC_KNOWN_NOT);
  assert_int_equal(out.output[0].histogram.bins, 0);
  options = options_of(FC_WAY_MONTECARLO, 50000);
  out = simulated(&options);
  assert_int_equal(out.output[0].exact[0].known, FC_KNOWN_NOT);
}

/* Means are so much better that their intervals are far smaller than those of as many random draws. */
static void scrambled_sobol(void **state) {
  (void)state;
  fc_simulate_options options = options_of(FC_WAY_SOBOL, 1 << 17), random = options_of(FC_WAY_MONTECARLO, 1 << 17);
  fc_simulated out = simulated(&options), plain = simulated(&random);
  assert_int_equal(out.scrambles, FC_SCRAMBLES);
  assert_figures(out.output[0].drawn, FC_KNOWN_ESTIMATED, 1.5, 0);
  const fc_interval *net = &out.output[0].drawn[0].at, *draws = &plain.output[0].drawn[0].at;
  assert_true(10 * (net->high - net->low) < draws->high - draws->low);
}

static void a_target_is_met_or_not(void **state) {
  (void)state;
  fc_simulate_options options = options_of(FC_WAY_MONTECARLO, 1000000);
  options.target = .02;
  fc_simulated out = simulated(&options);
  assert_true(out.converged && out.draws < 1000000);
  for (size_t i = 0; i < FIGURES; i++) {
    const fc_interval *at = &out.output[0].drawn[i].at;
    assert_true((at->high - at->low) / 2 <= .02 * (i + 1 == FIGURES ? 1 : at->value));
  }
  options.draws = 30000;
  options.target = .0001;
  out = simulated(&options);
  assert_true(!out.converged && out.draws == 30000 && out.widest > 1);
  options = options_of(FC_WAY_SOBOL, 1 << 18);
  options.target = .05;
  out = simulated(&options);
  assert_true(out.converged && out.draws < 1 << 18);
}

/* What each grant has in Y: a_i cut_i s_i / B. */
static fc_status contributions(const fc_function *function, const double *const *x, size_t rows, double *const *y) {
  (void)function;
  for (size_t i = 0; i < W_GRANTS; i++)
    for (size_t row = 0; row < rows; row++)
      y[i][row] = w_amount[i] * x[2 * i][row] * x[2 * i + 1][row] / x[2 * W_GRANTS][row];
  return FC_OK;
}

static void the_worst_add_up(void **state) {
  (void)state;
  fc_function parts = w;
  parts.n_outputs = W_GRANTS;
  parts.evaluate = contributions;
  static const fc_way ways[] = {FC_WAY_MONTECARLO, FC_WAY_SOBOL};
  for (size_t k = 0; k < 2; k++)
    for (uint32_t threads = 1; threads <= 3; threads += 2) {
      static double first[W_GRANTS], mean[W_GRANTS];
      fc_ctx_set_threads(ctx, threads);
      fc_simulate_options options = options_of(ways[k], 1 << 16);
      fc_simulated out = simulated(&options);
      assert_int_equal(fc_allocate(ctx, &out, &options, 0, .95, &parts, &law_arena, mean), FC_OK);
      double sum = 0;
      for (size_t i = 0; i < W_GRANTS; i++)
        sum += mean[i];
      assert_near(sum, out.output[0].drawn[4].at.value, 1e-12);
      assert_true(mean[1] > mean[19]);
      if (threads == 1)
        memcpy(first, mean, sizeof mean);
      assert_memory_equal(first, mean, sizeof mean);
    }
  fc_ctx_set_threads(ctx, 1);
}

static void what_cannot_be_drawn(void **state) {
  (void)state;
  static fc_factor many[3000];
  fc_simulated out;
  fc_function none = w, wide = w;
  fc_simulate_options options = options_of(FC_WAY_SOBOL, 1 << 13);
  none.n_inputs = 0;
  assert_int_equal(fc_simulate(ctx, &none, NULL, each, &options, &law_arena, &out), FC_CANNOT_ANSWER);
  assert_string_equal(fc_diag_at(ctx, 0)->code, "F471");
  for (size_t i = 0; i < 3000; i++)
    many[i] = w_input[i % W_INPUTS];
  wide.inputs = many;
  wide.n_inputs = 3000;
  wide.parts = NULL;
  assert_int_equal(fc_simulate(ctx, &wide, NULL, each, &options, &law_arena, &out), FC_CANNOT_ANSWER);
  assert_string_equal(fc_diag_at(ctx, 1)->code, "F473");
  options.draws = 1000;
  assert_int_equal(fc_simulate(ctx, &w, NULL, each, &options, &law_arena, &out), FC_BAD_USAGE);
  options = options_of(FC_WAY_EXACT, 1000);
  wide.n_inputs = W_INPUTS;
  assert_int_equal(fc_simulate(ctx, &wide, NULL, each, &options, &law_arena, &out), FC_CANNOT_ANSWER);
  assert_string_equal(fc_diag_at(ctx, 3)->code, "F472");
  fc_diag_clear(ctx);
}

/* Wilks: 59 draws for the largest to be above the 95th percentile with 95 percent; Clopper and Pearson's 0 of n. */
static void binomial_law(void **state) {
  (void)state;
  assert_near(fc_binomial_below(59, .95, 58), 1 - pow(.95, 59), 1e-12);
  assert_near(fc_binomial_below(10, .5, 4), 386. / 1024, 1e-12);
  fc_interval none = fc_binomial_interval(20, 0, .95), all = fc_binomial_interval(20, 20, .95);
  assert_true(none.low == 0 && all.high == 1);
  assert_near(none.high, 1 - pow(.025, 1. / 20), 1e-10);
  assert_near(all.low, pow(.025, 1. / 20), 1e-10);
  for (uint64_t n = 20; n <= 100000; n *= 7) {
    fc_ranks ranks = fc_binomial_ranks(n, .5, .95);
    assert_true(ranks.coverage >= .95 && ranks.coverage < .99);
    assert_int_equal(ranks.low + ranks.high, n + 1);
    assert_near(fc_binomial_below(n, .5, ranks.high - 1) - fc_binomial_below(n, .5, ranks.low - 1), ranks.coverage, 1e-12);
  }
  fc_interval large = fc_binomial_interval(200000, 5, .95), small = fc_binomial_interval(100000, 5, .95);
  assert_near(large.low * 2, small.low, 1e-9);
  large = fc_binomial_interval(1000000, 500000, .95);
  assert_near(large.high - large.low, 2 * 1.959964 * .5 / 1000, 3e-6);
}

int main(void) {
  w_make();
  if (fc_ctx_new(NULL, &ctx))
    return 1;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_that_can_be_said), cmocka_unit_test(one_way_alone),    cmocka_unit_test(scrambled_sobol),
      cmocka_unit_test(a_target_is_met_or_not), cmocka_unit_test(the_worst_add_up), cmocka_unit_test(what_cannot_be_drawn),
      cmocka_unit_test(binomial_law),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  fc_ctx_free(ctx);
  return failed;
}
