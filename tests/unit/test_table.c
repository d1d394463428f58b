/* test_table.c - tables of quantiles (chance/table_make.c, table.c): each draw is within the bound of the quantile, and the
 * bound within a millionth of the spread. */
#include "unit/law_case.h"
#include "chance/random_bits.h"
#include "chance/table.h"

#include <math.h>
#include <string.h>

enum { RANDOM = 4000, DRAWN = RANDOM + 6 * 33 + 1 };

/* Random numbers, and those around every power of two from either end: where octaves meet. */
static void fill(double *u) {
  size_t n = 0;
  for (uint64_t i = 0; i < RANDOM; i++) {
    double wide = fc_unit((uint32_t)fc_mix(2 * i + 1));
    u[n++] = i % 4 ? wide : i % 8 ? exp2(-32 * wide) * 0.5 : 1 - exp2(-32 * wide) * 0.5;
  }
  for (int k = 1; k <= 33; k++) {
    double v = ldexp(1, -k);
    const double near[] = {v, nextafter(v, 0), nextafter(v, 1), 1 - v, 1 - nextafter(v, 0), 1 - nextafter(v, 1)};
    memcpy(u + n, near, sizeof near);
    n += 6;
  }
  u[n] = 0.5;
}

static void check_law(const fc_law *law, bool tabled) {
  static double u[DRAWN], x[DRAWN];
  fc_law_table table;
  double scale = fc_table_scale(law), worst = 0;
  assert_int_equal(fc_law_table_make(law, &law_arena, &table), FC_OK);
  assert_int_equal(table.part != NULL, tabled);
  assert_true(table.bound <= FC_TABLE_ERROR * scale);
  fill(u);
  fc_law_table_draw(&table, u, DRAWN, x);
  for (size_t i = 0; i < DRAWN; i++) {
    double off = fabs(x[i] - fc_law_quantile(law, u[i]));
    worst = fmax(worst, off);
    if (!(off <= table.bound + 1e-13 * scale))
      fail_msg("%s at %.17g: %.3g off, bound %.3g", law->distribution->name, u[i], off / scale, table.bound / scale);
  }
}

static void draws_are_within_the_bound(void **state) {
  (void)state;
  const fc_law laws[] = {LAW("pert", 1, 2, 6),
                         LAW("pert", 0.02, 0.15, 0.7),
                         LAW("pert", 0, 0, 1),
                         LAW("pert", 0, 1, 1),
                         LAW("pert", 0, 0.3, 1, 60),
                         LAW("triangular", 0, 0.2, 1),
                         LAW("triangular", 1, 2, 6),
                         LAW("uniform", -3, 8),
                         LAW("beta", 2, 5),
                         LAW("beta", 0.5, 0.5),
                         LAW("beta", 0.3, 4),
                         LAW("beta", 500, 20),
                         LAW("normal", 1500, 75),
                         LAW("lognormal", 12, 5),
                         LAW("truncated_normal", 0.2, 0.15, 0, 1),
                         LAW("truncated_normal", 0, 1, 40),
                         LAW("truncated_normal", 0, 1, -1, 8)};
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++)
    check_law(&laws[i], true);
}

static void metalogs_are_within_the_bound(void **state) {
  (void)state;
  const double at[] = {0.1, 0.5, 0.9}, value[] = {0.05, 0.2, 0.6}, ends[] = {0, 1};
  for (int bounded = 0; bounded <= 3; bounded++) {
    fc_law_args args = {.member = {[0] = {value, at, 3, NULL}}};
    fc_law law;
    fc_law_fault fault;
    for (size_t end = 0; end < 2; end++)
      if (bounded >> end & 1)
        args.member[2 + end] = (fc_law_arg){.value = &ends[end], .n = 1};
    assert_int_equal(fc_law_make(fc_distribution_find(FC_STR("metalog")), &args, &law_arena, &law, &fault), FC_OK);
    check_law(&law, true);
  }
}

/* What no cubic follows is drawn by its quantile, and says so by a bound of 0. */
static void a_law_too_rough_is_drawn_exactly(void **state) {
  (void)state;
  fc_law law = LAW("beta", 0.002, 0.002);
  check_law(&law, false);
}

static void separate_values_are_drawn_exactly(void **state) {
  (void)state;
  double value[100], weight[100];
  for (size_t i = 0; i < 100; i++) {
    value[i] = (double)(i * 37 % 100);
    weight[i] = i == 5 ? 0.505 : 0.005;
  }
  fc_law_args args = {.member = {[0] = {.value = value, .n = 100}, [1] = {.value = weight, .n = 100}}};
  fc_law law, fixed = LAW("fixed", 3), coin = LAW("bernoulli", 0.25);
  fc_law_fault fault;
  assert_int_equal(fc_law_make(fc_distribution_find(FC_STR("discrete")), &args, &law_arena, &law, &fault), FC_OK);
  check_law(&law, false);
  check_law(&fixed, false);
  check_law(&coin, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(draws_are_within_the_bound),
      cmocka_unit_test(metalogs_are_within_the_bound),
      cmocka_unit_test(a_law_too_rough_is_drawn_exactly),
      cmocka_unit_test(separate_values_are_drawn_exactly),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
