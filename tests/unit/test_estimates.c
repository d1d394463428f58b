/* test_estimates.c - ranges by estimator: lowest and highest of each award, added, with names (impact/estimates.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "impact/estimates.h"
#include "unit/dataset_case.h"

enum { CDBG, HOME, PORTS };

static fc_figure dollars(fc_money amount) {
  return fc_figure_exact(amount * 100);
}

static void lows_and_highs_are_added_and_named(void **state) {
  (void)state;
  const fc_keep everything = {.everything = true};
  const case_files files = {.grants = "fiscal_year,amount,estimator\n2026,1,Mayor\n2026,1,IBO\n"};
  fc_dataset *dataset = case_read(files, &everything);
  uint32_t mayor = case_text(dataset, "Mayor"), ibo = case_text(dataset, "IBO");
  fc_estimates estimates;
  fc_arena arena = {NULL};
  assert_true(fc_estimates_init(&estimates));
  assert_true(fc_estimates_add(&estimates, 0, CDBG, mayor, dollars(151)));
  assert_true(fc_estimates_add(&estimates, 0, CDBG, ibo, dollars(200)));
  assert_true(fc_estimates_add(&estimates, 0, CDBG, ibo, dollars(40))); /* a part of the same estimate */
  assert_true(fc_estimates_add(&estimates, 0, HOME, mayor, dollars(12)));
  assert_true(fc_estimates_add(&estimates, 0, HOME, ibo, dollars(10)));
  assert_true(fc_estimates_add(&estimates, 1, PORTS, 0, dollars(7)));
  const fc_estimate_sum *sums = fc_estimates_sum(&estimates, dataset, 2, &arena);
  assert_non_null(sums);
  assert_int_equal(sums[0].items, 2);
  assert_int_equal(sums[0].several, 2);
  assert_int_equal(case_dollars(sums[0].lowest), 161);
  assert_int_equal(case_dollars(sums[0].highest), 252);
  assert_true(fc_str_is(sums[0].lowest_by, "IBO; Mayor"));
  assert_true(fc_str_is(sums[0].highest_by, "IBO; Mayor"));
  assert_int_equal(sums[1].several, 0);
  assert_int_equal(case_dollars(sums[1].lowest), 7);
  assert_int_equal(case_dollars(sums[1].highest), 7);
  assert_int_equal(sums[1].lowest_by.n, 0);
  fc_arena_free(&arena);
  fc_estimates_free(&estimates);
  fc_dataset_free(dataset);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(lows_and_highs_are_added_and_named)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
