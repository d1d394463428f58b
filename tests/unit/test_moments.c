/* test_moments.c - means and spreads against NIST's Statistical Reference Datasets (number/moments.c, exact_moments.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "number/moments.h"
#include "unit/strd.h"

#include <math.h>
#include <string.h>

enum { MOST = 5000, PI_WORDS = 20000 };

/* A set of whole numbers, each `scale` times what it stands for, with NIST's certified values. */
typedef struct set {
  const char *name;
  const int64_t *value;
  size_t n;
  double scale, mean, sd;
  double mean_digits, sd_digits; /* that doubles must get right */
} set;

static int64_t pi_digits[MOST], num_acc[4][1001];

/* The digits are those of pi. NIST's list is not: its digits add up to 22,674, those of pi to 22,679; so mean and sd are
 * not NIST's here but were worked out in fractions.
 *
 * The spigot of Rabinowitz and Wagon 1995, with digits held back while nines may still carry. */
static void make_pi(void) {
  static int64_t word[PI_WORDS];
  size_t nines = 0, made = 0;
  int64_t held = -1;
  for (size_t i = 0; i < PI_WORDS; i++) word[i] = 2;
  while (made < MOST) {
    int64_t carry = 0;
    for (size_t i = PI_WORDS; i-- > 0;) {
      int64_t x = 10 * word[i] + carry * (int64_t)(i + 1);
      word[i] = i ? x % (int64_t)(2 * i + 1) : x % 10;
      carry = i ? x / (int64_t)(2 * i + 1) : x / 10;
    }
    if (carry == 9) {
      nines++;
      continue;
    }
    if (held >= 0 && made < MOST) pi_digits[made++] = held + carry / 10;
    for (; nines > 0; nines--)
      if (made < MOST) pi_digits[made++] = carry / 10 ? 0 : 9;
    held = carry % 10;
  }
}

/* NumAcc1 is three numbers; the others are one x.2 and then pairs of x.1 and x.3. */
static void make_num_acc(void) {
  static const int64_t base[] = {0, 10, 10000000, 100000000};
  num_acc[0][0] = 10000001;
  num_acc[0][1] = 10000003;
  num_acc[0][2] = 10000002;
  for (size_t k = 1; k < 4; k++)
    for (size_t i = 0; i < 1001; i++) num_acc[k][i] = base[k] + (i == 0 ? 2 : i % 2 ? 1 : 3);
}

#define COUNT(values) (sizeof(values) / sizeof *(values))
static const set sets[] = {
    {"PiDigits", pi_digits, MOST, 1, 4.5358, 2.8676755521876116, 14.5, 14.5},
    {"Lottery", strd_lottery, COUNT(strd_lottery), 1, 518.958715596330, 291.699727470969, 14.5, 14.5},
    {"Lew", strd_lew, COUNT(strd_lew), 1, -177.435000000000, 277.332168044316, 14.5, 14.5},
    {"Mavro", strd_mavro, COUNT(strd_mavro), 1e5, 2.00185600000000, 0.000429123454003053, 14.5, 13},
    {"Michelso", strd_michelso, COUNT(strd_michelso), 1e2, 299.852400000000, 0.0790105478190518, 14.5, 13},
    {"NumAcc1", num_acc[0], 3, 1, 10000002, 1, 14.5, 14.5},
    {"NumAcc2", num_acc[1], 1001, 10, 1.2, 0.1, 14.5, 14.5},
    {"NumAcc3", num_acc[2], 1001, 10, 1000000.2, 0.1, 14.5, 9.4},
    {"NumAcc4", num_acc[3], 1001, 10, 10000000.2, 0.1, 14.5, 8.2}};

/* The digits that are right: NIST's log relative error. */
static void assert_digits(const set *of, const char *what, double got, double certified, double digits) {
  double error = fabs(got - certified) / fabs(certified);
  if (error > 0 && -log10(error) < digits)
    fail_msg("%s of %s: %.17g has %.2f digits, not %.1f", what, of->name, got, -log10(error), digits);
}

static void doubles_keep_their_digits(void **state) {
  (void)state;
  static double x[MOST];
  static const size_t blocks[] = {MOST, 4096, 64, 16};
  for (size_t s = 0; s < COUNT(sets); s++)
    for (size_t b = 0; b < COUNT(blocks); b++) {
      const set *of = &sets[s];
      fc_moments all = {0};
      for (size_t i = 0; i < of->n; i++) x[i] = (double)of->value[i] / of->scale;
      for (size_t first = 0; first < of->n; first += blocks[b]) {
        fc_moments block = fc_moments_of(x + first, of->n - first < blocks[b] ? of->n - first : blocks[b]);
        fc_moments_merge(&all, &block);
      }
      assert_digits(of, "mean", fc_moments_mean(&all), of->mean, of->mean_digits);
      assert_digits(of, "sd", fc_moments_sd(&all), of->sd, of->sd_digits);
    }
}

static void decimals_keep_all_of_them(void **state) {
  (void)state;
  for (size_t s = 0; s < COUNT(sets); s++) {
    const set *of = &sets[s];
    fc_exact_moments all = {0};
    fc_ratio variance;
    for (size_t i = 0; i < of->n; i++) assert_true(fc_exact_moments_add(&all, of->value[i]));
    assert_true(fc_exact_moments_variance(&all, &variance));
    assert_digits(of, "mean", fc_ratio_double(fc_exact_moments_mean(&all)) / of->scale, of->mean, 14.5);
    assert_digits(of, "sd", sqrt(fc_ratio_double(variance)) / of->scale, of->sd, 14.5);
  }
}

/* 0, 0, 0, 1: third and fourth powers by hand, whole and merged. */
static void shape_is_that_of_the_whole(void **state) {
  (void)state;
  static const double x[] = {0, 0, 0, 1};
  for (size_t cut = 0; cut <= 4; cut++) {
    fc_moments all = fc_moments_of(x, cut), rest = fc_moments_of(x + cut, 4 - cut);
    fc_moments_merge(&all, &rest);
    assert_true(fabs(fc_moments_skewness(&all) - 2 / sqrt(3)) < 1e-14);
    assert_true(fabs(fc_moments_excess_kurtosis(&all) - (-2.0 / 3)) < 1e-14);
    assert_true(all.least == 0 && all.most == 1);
  }
}

static void what_does_not_vary_has_no_spread(void **state) {
  (void)state;
  static const double x[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  fc_moments all = fc_moments_of(x, 10), none = fc_moments_of(x, 0);
  assert_true(fc_moments_mean(&all) == 0.1 && fc_moments_variance(&all) == 0 && fc_moments_skewness(&all) == 0);
  fc_moments_merge(&all, &none);
  fc_moments_merge(&none, &all);
  assert_memory_equal(&none, &all, sizeof all);
}

static void what_does_not_fit_is_refused(void **state) {
  (void)state;
  fc_exact_moments all = {0};
  assert_true(fc_exact_moments_add(&all, INT64_MIN));
  assert_false(fc_exact_moments_add(&all, INT64_MAX) && fc_exact_moments_add(&all, INT64_MAX));
}

int main(void) {
  make_pi();
  make_num_acc();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(doubles_keep_their_digits),     cmocka_unit_test(decimals_keep_all_of_them),
      cmocka_unit_test(shape_is_that_of_the_whole),    cmocka_unit_test(what_does_not_vary_has_no_spread),
      cmocka_unit_test(what_does_not_fit_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
