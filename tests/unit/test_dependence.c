/* test_dependence.c - dependent numbers (chance/dependence.c): how often normal numbers fall on one side together, and that
 * nothing else moves. */
#include "unit/law_case.h"
#include "chance/dependence.h"
#include "chance/random_bits.h"
#include "chance/sampler.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846
enum { ROWS = 1 << 16 };

static double column[4][ROWS], room[4 * ROWS];

static void draw(size_t columns) {
  const fc_sampling_options options = {.seed = 1, .draws = ROWS, .dimensions = columns};
  fc_sampling sampling;
  fc_sampling_fault fault;
  assert_int_equal(fc_sampling_make(fc_sampler_find(FC_STR("sobol")), &options, &law_arena, &sampling, &fault), FC_OK);
  for (uint32_t i = 0; i < columns; i++) {
    fc_dimension dimension = {.stream = fc_mix(i + 1), .place = i};
    fc_sampling_fill(&sampling, &dimension, 0, ROWS, column[i]);
  }
}

/* Input 1 follows input 0, and input 2 a common factor in column 3. */
static const uint32_t pair_columns[] = {0, 1}, factor_columns[] = {2, 3}, sources[] = {0, 1, 2, 3};
static const double pair_weights[] = {0.6, 0.8}, factor_weights[] = {0.8, -0.6};
static const fc_follower followers[] = {{1, 2, pair_columns, pair_weights}, {2, 2, factor_columns, factor_weights}};
static const fc_factor factors[] = {{.name = "politics"}};
static const fc_dependence dependence = {3, 1, factors, followers, 2, sources, 4};

static double share_below_half(size_t a, size_t b) {
  size_t both = 0;
  for (size_t i = 0; i < ROWS; i++)
    both += column[a][i] < 0.5 && column[b][i] < 0.5;
  return (double)both / ROWS;
}

/* Sheppard 1899: P(both below their median) = 1/4 + asin(correlation) / (2 pi). */
static void orthants_are_as_likely_as_they_should_be(void **state) {
  (void)state;
  draw(4);
  double *u[] = {column[0], column[1], column[2], column[3]};
  fc_dependence_apply(&dependence, u, ROWS, room);
  assert_near(share_below_half(0, 1), 0.25 + asin(0.6) / (2 * PI), 1e-3);
  assert_near(share_below_half(2, 3), 0.25 + asin(-0.6) / (2 * PI), 1e-3);
  assert_near(share_below_half(0, 2), 0.25, 1e-3);
}

static void each_stays_uniform(void **state) {
  (void)state;
  draw(4);
  double *u[] = {column[0], column[1], column[2], column[3]};
  fc_dependence_apply(&dependence, u, ROWS, room);
  for (size_t c = 0; c < 3; c++) {
    size_t tenth[10] = {0};
    for (size_t i = 0; i < ROWS; i++)
      tenth[(size_t)(column[c][i] * 10)]++;
    for (size_t t = 0; t < 10; t++)
      assert_near((double)tenth[t] / ROWS, 0.1, 1e-3);
  }
}

static void rows_stand_for_themselves(void **state) {
  (void)state;
  static double whole[4][ROWS];
  draw(4);
  memcpy(whole, column, sizeof column);
  double *u[] = {whole[0], whole[1], whole[2], whole[3]};
  fc_dependence_apply(&dependence, u, ROWS, room);
  for (size_t first = 0; first < ROWS; first += 7) {
    size_t n = first + 7 < ROWS ? 7 : ROWS - first;
    double *part[] = {column[0] + first, column[1] + first, column[2] + first, column[3] + first};
    fc_dependence_apply(&dependence, part, n, room);
  }
  assert_memory_equal(whole, column, sizeof column);
}

static void what_follows_nothing_keeps_its_draws(void **state) {
  (void)state;
  static double before[ROWS];
  draw(4);
  memcpy(before, column[0], sizeof before);
  double *u[] = {column[0], column[1], column[2], column[3]};
  fc_dependence_apply(&dependence, u, ROWS, room);
  assert_memory_equal(before, column[0], sizeof before);
}

/* Weights of one sign add up in the tails, to normal numbers that no double below 1 stands for. */
static void no_number_is_ever_0_or_1(void **state) {
  (void)state;
  static const uint32_t columns[] = {0, 1, 2};
  static const double weights[] = {0.57735026918962576, 0.57735026918962576, 0.57735026918962576};
  static const fc_follower follower[] = {{2, 3, columns, weights}};
  static const fc_dependence all = {3, 0, NULL, follower, 1, columns, 3};
  double low = 0x1p-53, high = 1 - 0x1p-53;
  double a[] = {low, high}, b[] = {low, high}, c[] = {low, high}, *u[] = {a, b, c};
  fc_dependence_apply(&all, u, 2, room);
  assert_true(c[0] > 0 && c[0] < low && c[1] < 1 && c[1] >= high);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(orthants_are_as_likely_as_they_should_be),
      cmocka_unit_test(each_stays_uniform),
      cmocka_unit_test(rows_stand_for_themselves),
      cmocka_unit_test(what_follows_nothing_keeps_its_draws),
      cmocka_unit_test(no_number_is_ever_0_or_1),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
