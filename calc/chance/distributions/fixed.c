/* fixed.c - one value, without doubt: what every other law shrinks to when its ends meet. */
#include "chance/law.h"

enum { VALUE };

static const fc_law_member members[] = {{"value", FC_LAW_NUMBER, true, "the value"}, {.name = NULL}};

static fc_status fixed_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena, (void)fault;
  return fc_law_collapse(law, fc_law_given(args, VALUE, 0));
}

static double fixed_quantile(const fc_law *law, double p) {
  (void)p;
  return law->number[VALUE];
}

static double fixed_cdf(const fc_law *law, double x) {
  return x >= law->number[VALUE];
}

static double fixed_value(const fc_law *law) {
  return law->number[VALUE];
}

static double fixed_variance(const fc_law *law) {
  (void)law;
  return 0;
}

const fc_distribution fc_distribution_fixed = {
    .name = "fixed",
    .summary = "one value, without doubt",
    .members = members,
    .example = "\"value\": \"40%\"",
    .source = "a number of a scenario that is certain",
    .separate = true,
    .make = fixed_make,
    .quantile = fixed_quantile,
    .cdf = fixed_cdf,
    .mean = fixed_value,
    .variance = fixed_variance,
    .lower = fixed_value,
    .upper = fixed_value,
    .point = fixed_value,
};
