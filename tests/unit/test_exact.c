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

/* Parts of one input each: the i-th is its input times scale[i]. */
static double scale[8];
static fc_status scaled(const fc_function *function, size_t part, const double *const *x, size_t rows, double *const *addend) {
  (void)function;
  for (size_t row = 0; row < rows; row++)
    addend[0][row] = scale[part] * x[part][row];
  return FC_OK;
}

static fc_law one_law[8];
static fc_factor one_input[8];
static const uint32_t one_part[] = {0, 1, 2, 3, 4, 5, 6, 7};
static fc_parts one_parts = {.part = one_part, .evaluate = scaled};
static fc_function one = {.n_outputs = 1, .inputs = one_input, .outputs = w_output, .parts = &one_parts};

static void start_sum(void) {
  one.n_inputs = one_parts.n = 0;
  one_parts.divided = false;
}

static void add_part(fc_law law, double times) {
  size_t i = one.n_inputs++;
  one_law[i] = law;
  one_input[i] = (fc_factor){.name = w_name[i], .law = &one_law[i], .stream = i + 1};
  scale[i] = times;
  one_parts.n = one.n_inputs;
}

/* What is said of an error must hold, and be small. */
static void assert_within(const fc_exact *exact, fc_figure_kind kind, double at, double truth) {
  fc_risk_figure f;
  fc_exact_figure(exact, &(fc_figure_asked){kind, at}, &f);
  double said = (f.at.high - f.at.low) / 2;
  if (!(fabs(f.at.value - truth) <= said + 1e-9 * fabs(truth)) || said > 1e-5 * fabs(truth) + 1e-12)
    fail_msg("figure %d at %g: %.12g, not %.12g; said to be within %.1e", kind, at, f.at.value, truth, said);
}

/* A uniform loss that comes beside one that may: P(S <= x) = .6 x / 500 where x is small. */
static void uniform_beside_an_atom(void **state) {
  (void)state;
  start_sum();
  add_part(LAW("bernoulli", .4), 1000);
  add_part(LAW("uniform", 0, 500), 1);
  fc_exact *exact = exact_of(&one);
  assert_within(exact, FC_FIGURE_QUANTILE, .05, 500 * .05 / .6);
  assert_within(exact, FC_FIGURE_QUANTILE, .3, 250);
  assert_within(exact, FC_FIGURE_QUANTILE, .8, 1250);
  assert_within(exact, FC_FIGURE_OVER, 100, 1 - .6 / 5);
  assert_within(exact, FC_FIGURE_CVAR, .6, 1250);
  assert_within(exact, FC_FIGURE_CVAR, .9, 1500 - .1 / .4 * 500 / 2);
  assert_within(exact, FC_FIGURE_MEAN, 0, 650);
}

/* Triangular: P(S <= x) = x^2 / 2 to 1. */
static void two_uniforms(void **state) {
  (void)state;
  start_sum();
  add_part(LAW("uniform", 0, 1), 1);
  add_part(LAW("uniform", 0, 1), 1);
  fc_exact *exact = exact_of(&one);
  assert_within(exact, FC_FIGURE_QUANTILE, .05, sqrt(.1));
  assert_within(exact, FC_FIGURE_QUANTILE, .5, 1);
  assert_within(exact, FC_FIGURE_QUANTILE, .95, 2 - sqrt(.1));
  assert_within(exact, FC_FIGURE_SD, 0, sqrt(1. / 6));
}

/* Normal numbers add up to one. */
static void normals(void **state) {
  (void)state;
  start_sum();
  for (size_t i = 0; i < 4; i++)
    add_part(LAW("normal", 100, 5), (double)i + 1);
  fc_exact *exact = exact_of(&one);
  double sd = 5 * sqrt(30);
  assert_within(exact, FC_FIGURE_QUANTILE, .5, 1000);
  assert_within(exact, FC_FIGURE_QUANTILE, .95, 1000 + 1.6448536269514722 * sd);
  assert_within(exact, FC_FIGURE_CVAR, .95, 1000 + 2.0627128075074257 * sd);
  assert_within(exact, FC_FIGURE_CVAR, .99, 1000 + 2.6652142203457706 * sd);
}

/* Few values are listed: each probability is a sum of products. */
static void lists(void **state) {
  (void)state;
  start_sum();
  add_part(LAW("bernoulli", .2), 4.3);
  add_part(LAW("bernoulli", .1), 4);
  fc_exact *exact = exact_of(&one);
  assert_within(exact, FC_FIGURE_OVER, 0, 1 - .72);
  assert_within(exact, FC_FIGURE_OVER, 4.3, .02);
  assert_within(exact, FC_FIGURE_QUANTILE, .72, 0);
  assert_within(exact, FC_FIGURE_QUANTILE, .8, 4);
  assert_within(exact, FC_FIGURE_QUANTILE, .98, 4.3);
  assert_within(exact, FC_FIGURE_QUANTILE, .99, 8.3);
  assert_within(exact, FC_FIGURE_CVAR, .95, (.02 * 8.3 + .03 * 4.3) / .05);
}

/* The last part is what the others are divided by. */
static void a_divisor_of_two_values(void **state) {
  (void)state;
  start_sum();
  add_part(LAW("uniform", 0, 1), 1);
  add_part(LAW("bernoulli", .5), 1);
  one_parts.n = 1;
  one_parts.divided = true;
  scale[1] = 0; /* never divided by what may be 0 */
  fc_exact *exact;
  fc_sampling_fault fault;
  fc_drawing drawing;
  const fc_sampling_options options = {.seed = 1, .draws = 1};
  assert_int_equal(fc_drawing_make(&one, fc_sampler_find(FC_STR("random")), &options, &law_arena, &drawing, &fault), FC_OK);
  assert_int_equal(fc_exact_make(ctx, &one, drawing.table, 0, &law_arena, &exact), FC_CANNOT_ANSWER);
  one_law[1] = LAW("uniform", 1, 2);
  scale[1] = 1;
  exact = exact_of(&one);
  assert_within(exact, FC_FIGURE_MEAN, 0, .5 * log(2));
  assert_within(exact, FC_FIGURE_OVER, .5, 1 - .75);
  assert_within(exact, FC_FIGURE_QUANTILE, .75, .5);
}

static void what_is_no_sum_is_refused(void **state) {
  (void)state;
  fc_function whole = w;
  fc_exact *exact;
  whole.parts = NULL;
  assert_int_equal(fc_exact_make(ctx, &whole, NULL, 0, &law_arena, &exact), FC_CANNOT_ANSWER);
  assert_null(exact);
}

int main(void) {
  w_make();
  if (fc_ctx_new(NULL, &ctx))
    return 1;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(workload_w), cmocka_unit_test(uniform_beside_an_atom), cmocka_unit_test(two_uniforms),
      cmocka_unit_test(normals),    cmocka_unit_test(lists),                  cmocka_unit_test(a_divisor_of_two_values),
      cmocka_unit_test(what_is_no_sum_is_refused),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  fc_ctx_free(ctx);
  return failed;
}
