/* law_case.h - laws made in one line. */
#ifndef FC_TEST_LAW_CASE_H
#define FC_TEST_LAW_CASE_H

#include "chance/distribution.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static fc_arena law_arena;

/* By the first members of a distribution, one number each. */
static inline fc_law law_of(const char *name, const double *number, size_t n) {
  fc_law_args args = {0};
  fc_law law;
  fc_law_fault fault;
  for (size_t i = 0; i < n; i++)
    args.member[i] = (fc_law_arg){.value = number + i, .n = 1};
  const fc_distribution *distribution = fc_distribution_find(fc_str_of(name));
  assert_non_null(distribution);
  assert_int_equal(fc_law_make(distribution, &args, &law_arena, &law, &fault), FC_OK);
  return law;
}

#define LAW(name, ...) \
  law_of(name, (const double[]){__VA_ARGS__}, sizeof(const double[]){__VA_ARGS__} / sizeof(double))

static inline void assert_near(double got, double expected, double allowed) {
  if (!(got - expected <= allowed && expected - got <= allowed))
    fail_msg("%.17g, not %.17g", got, expected);
}

#endif
