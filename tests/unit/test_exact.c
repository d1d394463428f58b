/* test_exact.c - distributions that are worked out (risk/exact.c, lattice.c, pieces.c, fourier.c). */
#include "unit/w_case.h"
#include "risk/drawing.h"
#include "risk/exact.h"

#include <string.h>

static fc_ctx *ctx;

static fc_exact *exact_of(const fc_function *function) {
  const fc_sampling_options options = {.seed = 1, .draws = 1};
  fc_drawing drawing;
  fc_sampling_fault fault;
  fc_exact *exact;
  assert_int_equal(fc_drawing_make(function, fc_sampler_find(FC_STR("random")), &options, &law_arena, &drawing, &fault), FC_OK);
  assert_int_equal(fc_exact_make(ctx, function, drawing.table, 0, &law_arena, &exact), FC_OK);
  return exact;
}

static void assert_figure(const fc_exact *exact, fc_figure_kind kind, double at, double truth, double allowed) {
  fc_risk_figure f;
  fc_exact_figure(exact, &(fc_figure_asked){kind, at}, &f);
  if (!(fabs(f.at.value - truth) <= allowed * fabs(truth)))
    fail_msg("figure %d at %g: %.12g, not %.12g (%.1e away, said to be within %.1e)", kind, at, f.at.value, truth,
             fabs(f.at.value / truth - 1), (f.at.high - f.at.low) / 2 / truth);
  assert_true(f.known == FC_KNOWN_EXACTLY && f.at.low <= f.at.value && f.at.value <= f.at.high);
  assert_true(f.at.high - f.at.low <= 1e-4 * fabs(truth));
}

static void workload_w(void **state) {
  (void)state;
  fc_exact *exact = exact_of(&w);
  assert_figure(exact, FC_FIGURE_MEAN, 0, W_MEAN, 5e-12);
  assert_figure(exact, FC_FIGURE_SD, 0, W_SD, 1e-8);
  assert_figure(exact, FC_FIGURE_OVER, 0, 1 - W_NONE, 1e-9);
  assert_figure(exact, FC_FIGURE_QUANTILE, .5, W_P50, 1e-6);
  assert_figure(exact, FC_FIGURE_QUANTILE, .95, W_P95, 1e-6);
  assert_figure(exact, FC_FIGURE_QUANTILE, .99, W_P99, 1e-6);
  assert_figure(exact, FC_FIGURE_CVAR, .5, W_CVAR50, 1e-6);
  assert_figure(exact, FC_FIGURE_CVAR, .95, W_CVAR95, 1e-6);
  assert_figure(exact, FC_FIGURE_CVAR, .99, W_CVAR99, 1e-6);
  fc_risk_figure f;
  fc_exact_figure(exact, &(fc_figure_asked){FC_FIGURE_QUANTILE, .05}, &f);
  assert_near(f.at.value, 0, 1e-12);
}

int main(void) {
  w_make();
  if (fc_ctx_new(NULL, &ctx))
    return 1;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(workload_w),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_ctx_free(ctx);
  return failed;
}
