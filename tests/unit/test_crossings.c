/* test_crossings.c - where figures on a grid come to a level (impact/crossings.c), and the grid (impact/grid.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/diag.h"
#include "impact/crossings.h"
#include "impact/grid.h"

static fc_ctx *ctx;

enum { NONE = INT32_MIN };
typedef int64_t (*shape)(int64_t index);
typedef struct looked_at {
  shape of;
  size_t times;
} looked_at;

static fc_status figure(void *self, int64_t index, fc_ratio *out) {
  looked_at *at = self;
  int64_t value = at->of(index);
  at->times++;
  *out = value == NONE ? (fc_ratio){0, 0} : fc_ratio_of(value, 3);
  return FC_OK;
}

static fc_crossings find(shape of, int64_t last, int64_t level, bool rises, size_t *times) {
  looked_at at = {of, 0};
  fc_crossings found;
  const fc_crossing_search search = {.figure = figure,
                                     .self = &at,
                                     .last = last,
                                     .stated = -1,
                                     .level = fc_ratio_of(level, 3),
                                     .rises = rises,
                                     .values = 101};
  assert_int_equal(fc_crossings_find(ctx, &search, &found), FC_OK);
  assert_int_equal(found.looked, at.times);
  if (times)
    *times = at.times;
  return found;
}

static void assert_run(const fc_crossings *found, size_t index, fc_side side, int64_t first, int64_t last) {
  assert_true(index < found->runs.count);
  const fc_run *run = fc_seq_at(&found->runs, index);
  assert_int_equal(run->first.side, side);
  assert_int_equal(run->last.side, side);
  assert_int_equal(run->first.index, first);
  assert_int_equal(run->last.index, last);
}

static int64_t line(int64_t i) {
  return 7 * i + 2;
}
static int64_t stair(int64_t i) {
  return i / 1000;
}
static int64_t tent(int64_t i) {
  return i < 444444444 ? i : 2 * INT64_C(444444444) - i;
}
static int64_t jump(int64_t i) {
  return i < 700000 ? 5 : 900;
}
static int64_t later(int64_t i) {
  return i < 12345 ? NONE : i;
}
static int64_t same(int64_t i) {
  return (int64_t)(i * 0 + 4);
}
static int64_t fast(int64_t i) {
  return i < 1000000 ? i : 1000000 + (i - 1000000) * 1000000;
}

static void a_line_is_met_by_its_slope(void **state) {
  size_t times;
  fc_crossings found = find(line, INT64_C(10000000000), 7 * INT64_C(1562162162) + 4, true, &times);
  (void)state;
  assert_int_equal(found.runs.count, 2);
  assert_run(&found, 0, FC_BELOW, 0, 1562162162);
  assert_run(&found, 1, FC_ABOVE, 1562162163, INT64_C(10000000000));
  assert_true(times <= 6);
  assert_int_equal(found.least.index, 0);
  assert_int_equal(found.greatest.index, INT64_C(10000000000));
  fc_crossings_free(&found);
}

static void a_level_that_is_hit_is_a_run(void **state) {
  fc_crossings found = find(line, 1000000, 7 * 4321 + 2, false, NULL);
  (void)state;
  assert_int_equal(found.runs.count, 3);
  assert_run(&found, 1, FC_AT, 4321, 4321);
  fc_crossings_free(&found);
  found = find(stair, 1000000, 777, false, NULL);
  assert_int_equal(found.runs.count, 3);
  assert_run(&found, 1, FC_AT, 777000, 777999);
  fc_crossings_free(&found);
}

static void a_peak_between_values_is_followed(void **state) {
  fc_crossings found = find(tent, INT64_C(999999937), 444444443, false, NULL);
  (void)state;
  assert_int_equal(found.runs.count, 5);
  assert_run(&found, 1, FC_AT, 444444443, 444444443);
  assert_run(&found, 2, FC_ABOVE, 444444444, 444444444);
  assert_run(&found, 3, FC_AT, 444444445, 444444445);
  fc_crossings_free(&found);
  found = find(tent, INT64_C(999999937), 444444445, false, NULL); /* a third of a unit above the peak */
  assert_int_equal(found.runs.count, 1);
  assert_int_equal(found.greatest.index, 444444444);
  fc_crossings_free(&found);
}

static void a_jump_is_found_to_the_value(void **state) {
  fc_crossings found = find(jump, INT64_C(3000000000), 30, false, NULL);
  (void)state;
  assert_int_equal(found.runs.count, 2);
  assert_run(&found, 0, FC_BELOW, 0, 699999);
  fc_crossings_free(&found);
}

/* A straight line between far ends misleads: halves bound what it costs. */
static void a_bent_line_costs_few_looks(void **state) {
  size_t times;
  fc_crossings found = find(fast, INT64_C(1000000000000), 999999, true, &times);
  (void)state;
  assert_run(&found, 1, FC_AT, 999999, 999999);
  assert_true(times < 3 * 2 * 41);
  fc_crossings_free(&found);
}

static void values_without_a_figure_are_a_run(void **state) {
  fc_crossings found = find(later, 100000, 12345, false, NULL);
  (void)state;
  assert_int_equal(found.runs.count, 3);
  assert_run(&found, 0, FC_NOWHERE, 0, 12344);
  assert_run(&found, 1, FC_AT, 12345, 12345);
  fc_crossings_free(&found);
}

static void few_values_are_all_looked_at(void **state) {
  fc_crossings found = find(line, 100, 9, false, NULL);
  (void)state;
  assert_int_equal(found.step, 1);
  assert_int_equal(found.looked, 101);
  assert_run(&found, 1, FC_AT, 1, 1);
  fc_crossings_free(&found);
  found = find(same, 0, 4, false, NULL);
  assert_int_equal(found.runs.count, 1);
  assert_run(&found, 0, FC_AT, 0, 0);
  fc_crossings_free(&found);
}

static void assert_value(const fc_grid *grid, int64_t index, int64_t num, int64_t den) {
  assert_int_equal(fc_ratio_cmp(fc_grid_value(grid, index), fc_ratio_of(num, den)), 0);
}

static void grids_go_by_exact_steps(void **state) {
  fc_grid grid;
  (void)state;
  assert_null(fc_grid_of_steps(fc_ratio_of(1, 3), fc_ratio_of(2, 1), fc_ratio_of(1, 2), &grid));
  assert_int_equal(grid.last, 3);
  assert_value(&grid, 3, 11, 6);
  assert_null(fc_grid_of_multiples(fc_ratio_of(1, 3), fc_ratio_of(2, 1), fc_ratio_of(1, 2), &grid));
  assert_int_equal(grid.last, 3);
  assert_value(&grid, 0, 1, 2);
  assert_value(&grid, 3, 2, 1);
  assert_int_equal(fc_grid_find(&grid, fc_ratio_of(7, 4)), 2);
  assert_int_equal(fc_grid_find(&grid, fc_ratio_of(9, 1)), 3);
  assert_int_equal(fc_grid_find(&grid, fc_ratio_of(0, 1)), 0);
  assert_null(fc_grid_of_multiples(fc_ratio_of(-1, 3), fc_ratio_of(0, 1), fc_ratio_of(1, 4), &grid));
  assert_value(&grid, 0, -1, 4);
  assert_null(fc_grid_of_multiples(fc_ratio_of(1, 8), fc_ratio_of(1, 7), fc_ratio_of(1, 2), &grid));
  assert_int_equal(grid.last, 0);
  assert_value(&grid, 0, 1, 8);
  assert_non_null(fc_grid_of_steps(fc_ratio_of(0, 1), fc_ratio_of(1, 1), fc_ratio_of(0, 1), &grid));
  assert_non_null(fc_grid_of_steps(fc_ratio_of(0, 1), fc_ratio_of(1, 1), fc_ratio_of(-1, 2), &grid));
}

static int open_context(void **state) {
  (void)state;
  return fc_ctx_new(NULL, &ctx);
}

static int close_context(void **state) {
  (void)state;
  fc_ctx_free(ctx);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_is_met_by_its_slope),        cmocka_unit_test(a_level_that_is_hit_is_a_run),
      cmocka_unit_test(a_peak_between_values_is_followed), cmocka_unit_test(a_jump_is_found_to_the_value),
      cmocka_unit_test(a_bent_line_costs_few_looks),       cmocka_unit_test(values_without_a_figure_are_a_run),
      cmocka_unit_test(few_values_are_all_looked_at),      cmocka_unit_test(grids_go_by_exact_steps),
  };
  return cmocka_run_group_tests(tests, open_context, close_context);
}
