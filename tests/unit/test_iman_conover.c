/* test_iman_conover.c - samples put in another order (chance/iman_conover.c). */
#include "unit/law_case.h"
#include "chance/iman_conover.h"
#include "chance/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 4096, COLUMNS = 3 };
static double column[COLUMNS][ROWS], before[COLUMNS][ROWS];
static double *const x[] = {column[0], column[1], column[2]};

static void draw(void) {
  const fc_law law[] = {LAW("pert", 0, 1, 5), LAW("lognormal", 2, 3), LAW("triangular", -1, 0, 1)};
  const fc_sampling_options options = {.seed = 3, .draws = ROWS, .dimensions = COLUMNS};
  fc_sampling sampling;
  fc_sampling_fault fault;
  assert_int_equal(
      fc_sampling_make(fc_sampler_find(FC_STR("latin_hypercube")), &options, &law_arena, &sampling, &fault), FC_OK);
  for (uint32_t c = 0; c < COLUMNS; c++) {
    const fc_dimension dimension = {.stream = 11 * c + 1, .place = c};
    fc_sampling_fill(&sampling, &dimension, 0, ROWS, column[c]);
    for (size_t i = 0; i < ROWS; i++)
      column[c][i] = fc_law_quantile(&law[c], column[c][i]);
  }
  memcpy(before, column, sizeof before);
}

static double ranks[COLUMNS][ROWS];

static int by_number(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

static double rank_correlation(size_t a, size_t b) {
  static double sorted[ROWS];
  for (size_t c = 0; c < COLUMNS; c++) {
    memcpy(sorted, column[c], sizeof sorted);
    qsort(sorted, ROWS, sizeof *sorted, by_number);
    for (size_t i = 0; i < ROWS; i++)
      ranks[c][i] = (double)((double *)bsearch(&column[c][i], sorted, ROWS, sizeof *sorted, by_number) - sorted);
  }
  double squares = 0, n = ROWS;
  for (size_t i = 0; i < ROWS; i++)
    squares += (ranks[a][i] - ranks[b][i]) * (ranks[a][i] - ranks[b][i]);
  return 1 - 6 * squares / (n * (n * n - 1));
}

static void ranks_are_correlated_as_asked(void **state) {
  (void)state;
  static const double rank[] = {1, 0.7, -0.5, 0.7, 1, -0.2, -0.5, -0.2, 1};
  draw();
  assert_int_equal(fc_iman_conover(x, COLUMNS, ROWS, rank), FC_OK);
  assert_near(rank_correlation(0, 1), 0.7, 0.01);
  assert_near(rank_correlation(0, 2), -0.5, 0.01);
  assert_near(rank_correlation(1, 2), -0.2, 0.01);
}

static void no_value_changes(void **state) {
  (void)state;
  static const double rank[] = {1, 0.7, -0.5, 0.7, 1, -0.2, -0.5, -0.2, 1};
  draw();
  assert_int_equal(fc_iman_conover(x, COLUMNS, ROWS, rank), FC_OK);
  assert_memory_equal(column[0], before[0], sizeof before[0]);
  for (size_t c = 1; c < COLUMNS; c++) {
    assert_memory_not_equal(column[c], before[c], sizeof before[c]);
    qsort(column[c], ROWS, sizeof(double), by_number);
    qsort(before[c], ROWS, sizeof(double), by_number);
    assert_memory_equal(column[c], before[c], sizeof before[c]);
  }
}

static void what_cannot_be_is_refused(void **state) {
  (void)state;
  static const double impossible[] = {1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1}, apart[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  draw();
  assert_int_equal(fc_iman_conover(x, COLUMNS, ROWS, impossible), FC_BAD_NUMBER);
  assert_memory_equal(column, before, sizeof before);
  memcpy(column[1], column[0], sizeof column[0]);
  assert_int_equal(fc_iman_conover(x, COLUMNS, ROWS, apart), FC_BAD_NUMBER);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranks_are_correlated_as_asked),
      cmocka_unit_test(no_value_changes),
      cmocka_unit_test(what_cannot_be_is_refused),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
