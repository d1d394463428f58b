/* test_metalog.c - the metalog curve and its fit (chance/metalog.c, least_squares.c): what rises, what does not. */
#include "unit/law_case.h"
#include "chance/least_squares.h"
#include "chance/metalog.h"

#include <math.h>

/* Keelin's limit for three terms: |a3| / a2 below 1.66711. */
static void three_terms_rise_up_to_a_known_limit(void **state) {
  (void)state;
  double y;
  for (int side = -1; side <= 1; side += 2) {
    const double inside[] = {3, 1, side * 1.66710}, outside[] = {3, 1, side * 1.66712};
    assert_true(fc_metalog_rises(&(fc_metalog){inside, 3}, &y));
    assert_false(fc_metalog_rises(&(fc_metalog){outside, 3}, &y));
    assert_true(y > 0 && y < 1);
  }
}

static void a_dip_between_two_grid_points_is_found(void **state) {
  (void)state;
  /* a slope of (x - 0.123)^2 - 1e-6, and a little more: it is below 0 in a part of 0.0015 only */
  double a[] = {0, 1e-7, 0, 0.123 * 0.123 - 1e-6, -0.123, 0, 1.0 / 3}, y;
  assert_false(fc_metalog_rises(&(fc_metalog){a, 7}, &y));
  assert_near(y, 0.623, 0.001);
  a[3] += 1e-6;
  assert_true(fc_metalog_rises(&(fc_metalog){a, 7}, &y));
}

static void slope_and_value_agree(void **state) {
  (void)state;
  const double a[] = {10, 2, 0.5, 1, -0.7, 0.3, 0.4, 0.2, 0.1, 0.05};
  fc_metalog m = {a, 10};
  for (double logit = -20; logit < 20; logit += 0.37) {
    double step = 1e-4, difference = fc_metalog_value(&m, logit + step) - fc_metalog_value(&m, logit - step);
    assert_near(difference / (2 * step), fc_metalog_slope(&m, logit), 1e-6);
    assert_near(fc_metalog_logit(&m, fc_metalog_value(&m, logit)), logit, 1e-12 * fabs(logit) + 1e-13);
  }
  assert_near(fc_metalog_value(&m, 700) / 700, fc_metalog_tail(&m, true), 0.1);
}

/* A line through points that lie on none: y = 0.5 x + 1.6667 by the normal equations. */
static void least_squares_of_a_line(void **state) {
  (void)state;
  double matrix[] = {1, 0, 1, 1, 1, 2}, wanted[] = {1.5, 2.5, 2.5}, x[2];
  assert_true(fc_least_squares(matrix, wanted, 3, 2, x));
  assert_near(x[0], 5.0 / 3, 1e-14);
  assert_near(x[1], 0.5, 1e-14);
  double same[] = {1, 2, 2, 4, 3, 6}, any[] = {1, 2, 4};
  assert_false(fc_least_squares(same, any, 3, 2, x));
}

static void more_quantiles_than_terms_are_met_on_the_whole(void **state) {
  (void)state;
  double at[19], value[19];
  const double terms = 3;
  fc_law normal = LAW("normal", 100, 15), law;
  fc_law_fault fault;
  for (int i = 0; i < 19; i++) {
    at[i] = (i + 1) / 20.0;
    value[i] = fc_law_quantile(&normal, at[i]);
  }
  fc_law_args args = {.member = {[0] = {value, at, 19, NULL}, [4] = {.value = &terms, .n = 1}}};
  const fc_distribution *metalog = fc_distribution_find(FC_STR("metalog"));
  assert_int_equal(fc_law_make(metalog, &args, &law_arena, &law, &fault), FC_OK);
  assert_int_equal(law.n, 3);
  assert_near(fc_law_quantile(&law, 0.25), fc_law_quantile(&normal, 0.25), 1);
  assert_near(fc_law_mean(&law), 100, 1e-9);
  args.member[4].n = 0;
  assert_int_equal(fc_law_make(metalog, &args, &law_arena, &law, &fault), FC_OK);
  assert_int_equal(law.n, FC_METALOG_DEFAULT);
  for (int i = 0; i < 19; i++)
    assert_near(fc_law_quantile(&law, at[i]), value[i], 0.01);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(three_terms_rise_up_to_a_known_limit),
      cmocka_unit_test(a_dip_between_two_grid_points_is_found),
      cmocka_unit_test(slope_and_value_agree),
      cmocka_unit_test(least_squares_of_a_line),
      cmocka_unit_test(more_quantiles_than_terms_are_met_on_the_whole),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
