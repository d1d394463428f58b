/* test_distributions.c - distributions and laws (chance/): known moments and quantiles, and GSL's cdf of the same laws. */
#include "unit/law_case.h"
#include "chance/beta_law.h"
#include "chance/normal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

static void every_distribution_says_what_it_is(void **state) {
  (void)state;
  assert_true(fc_distributions() >= 13);
  for (size_t i = 0; i < fc_distributions(); i++) {
    const fc_distribution *d = fc_distribution_at(i);
    size_t members = 0;
    assert_string_equal(d->name, fc_distribution_names()[i]);
    assert_ptr_equal(fc_distribution_find(fc_str_of(d->name)), d);
    assert_true(*d->summary && *d->example && *d->source);
    for (; d->members[members].name; members++) {
      assert_true(*d->members[members].help);
      assert_int_equal(fc_distribution_member(d, d->members[members].name), members);
    }
    assert_true(members > 0 && members <= FC_LAW_MEMBERS);
    assert_true(d->make && d->quantile && d->cdf && d->mean && d->variance && d->lower && d->upper && d->point);
    assert_true(d->separate || d->density);
  }
  assert_null(fc_distribution_find(FC_STR("perty")));
  assert_true(fc_distribution_member(fc_distribution_at(0), "perty") == FC_LAW_WHOLE);
}

static void check(const fc_law *law, double mean, double variance, double p5, double p50, double p95) {
  assert_near(fc_law_mean(law), mean, 5e-12);
  assert_near(fc_law_variance(law), variance, 5e-12);
  if (p5 > 0)
    assert_near(fc_law_quantile(law, 0.05), p5, 5e-12);
  assert_near(fc_law_quantile(law, 0.5), p50, 5e-12);
  assert_near(fc_law_quantile(law, 0.95), p95, 5e-12);
}

static void known_moments_and_quantiles(void **state) {
  (void)state;
  fc_law pert = LAW("pert", 1, 2, 6), triangular = LAW("triangular", 1, 2, 6);
  fc_law_args logs = {.member = {[2] = {.value = (const double[]){0}, .n = 1}, [3] = {.value = (const double[]){0.5}, .n = 1}}};
  fc_law lognormal;
  fc_law_fault fault;
  check(&pert, 2.5, 0.75, 1.29488693806, 2.38336129696, 4.10638362008);
  check(&triangular, 3, 1.16666666667, 1.5, 2.83772233983, 5);
  assert_int_equal(
      fc_law_make(fc_distribution_find(FC_STR("lognormal")), &logs, &law_arena, &lognormal, &fault), FC_OK);
  check(&lognormal, 1.13314845307, 0.364695854012, 0, 1, 2.27601660851);
}

/* Each against GSL's, within 1e-12. */
static void the_cdf_is_that_of_gsl(void **state) {
  (void)state;
  fc_law pert = LAW("pert", 0, 0.25, 1), beta = LAW("beta", 0.3, 12), normal = LAW("normal", 3, 2);
  fc_law uniform = LAW("uniform", -1, 4), lognormal = LAW("lognormal", 12, 5), cut = LAW("truncated_normal", 0, 1, -1, 2);
  double s = sqrt(log1p(25.0 / 144)), zeta = log(12) - s * s / 2;
  for (int i = 1; i < 1000; i++) {
    double p = i / 1000.0, x;
    x = fc_law_quantile(&pert, p);
    assert_near(gsl_cdf_beta_P(x, 2, 4), p, 1e-12);
    x = fc_law_quantile(&beta, p);
    assert_near(gsl_cdf_beta_P(x, 0.3, 12), p, 1e-12);
    x = fc_law_quantile(&normal, p);
    assert_near(gsl_cdf_gaussian_P(x - 3, 2), p, 1e-12);
    assert_near(fc_law_cdf(&normal, x), gsl_cdf_gaussian_P(x - 3, 2), 1e-15);
    x = fc_law_quantile(&uniform, p);
    assert_near(gsl_cdf_flat_P(x, -1, 4), p, 1e-12);
    x = fc_law_quantile(&lognormal, p);
    assert_near(gsl_cdf_lognormal_P(x, zeta, s), p, 1e-12);
    x = fc_law_quantile(&cut, p);
    double below = gsl_cdf_ugaussian_P(-1), all = gsl_cdf_ugaussian_P(2) - below;
    assert_near((gsl_cdf_ugaussian_P(x) - below) / all, p, 1e-12);
  }
}

static void probabilities_of_nothing_and_of_all(void **state) {
  (void)state;
  fc_law laws[] = {LAW("pert", 1, 2, 6),           LAW("uniform", 1, 2),   LAW("normal", 0, 1),
                   LAW("truncated_normal", 0, 1, 2), LAW("lognormal", 12, 5), LAW("bernoulli", 0.3)};
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
    assert_true(fc_law_quantile(&laws[i], 0) == fc_law_lower(&laws[i]));
    assert_true(fc_law_quantile(&laws[i], 1) == fc_law_upper(&laws[i]));
    assert_true(isnan(fc_law_quantile(&laws[i], NAN)) && isnan(fc_law_cdf(&laws[i], NAN)));
    assert_true(fc_law_cdf(&laws[i], -INFINITY) == 0 && fc_law_cdf(&laws[i], INFINITY) == 1);
    assert_true(fc_law_density(&laws[i], -INFINITY) == 0 && fc_law_density(&laws[i], INFINITY) == 0);
    /* the smallest and the largest uniform numbers that are drawn */
    assert_true(isfinite(fc_law_quantile(&laws[i], 0x1p-54)));
    assert_true(isfinite(fc_law_quantile(&laws[i], 1 - 0x1p-53)));
  }
}

static void the_normal_law_in_its_tails(void **state) {
  (void)state;
  assert_near(fc_normal_quantile(0.95), 1.64485362695147, 1e-14);
  assert_near(fc_normal_below(-37.5) / 4.605353009581952e-308, 1, 1e-11);
  assert_near(fc_normal_mills(0), 1.2533141373155003, 1e-15);
  for (double z = 0.1; z < 30; z += 0.1)
    assert_near(fc_normal_mills(z) * fc_normal_density(z) / fc_normal_above(z), 1, 3e-13);
  assert_near(fc_normal_mills(1e6), 1e-6, 1e-17);
}

/* Where GSL's own inverse may raise, and end the program. */
static void no_shape_of_beta_raises(void **state) {
  (void)state;
  static const double shapes[] = {0.001, 0.01, 0.5, 1, 7, 300, 1e4, 1e5};
  static const double at[] = {1e-300, 1e-9, 0.3, 0.999999, 1 - 0x1p-53};
  for (size_t a = 0; a < 8; a++)
    for (size_t b = 0; b < 8; b++)
      for (size_t i = 0; i < 5; i++) {
        double x = fc_beta_quantile(shapes[a], shapes[b], at[i]);
        assert_true(x >= 0 && x <= 1);
        if (x > 1e-300 && x < 1 - 1e-9)
          assert_near(fc_beta_below(shapes[a], shapes[b], x), at[i], 1e-9);
      }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_distribution_says_what_it_is), cmocka_unit_test(known_moments_and_quantiles),
      cmocka_unit_test(the_cdf_is_that_of_gsl),             cmocka_unit_test(probabilities_of_nothing_and_of_all),
      cmocka_unit_test(the_normal_law_in_its_tails),        cmocka_unit_test(no_shape_of_beta_raises),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
