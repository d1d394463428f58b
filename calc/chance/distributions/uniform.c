/* uniform.c - anything between two ends, all alike. Its point is the median. */
#include "chance/law.h"

enum { MIN, MAX };

static const fc_law_member members[] = {
    {"min", FC_LAW_NUMBER, true, "the least it may be"},
    {"max", FC_LAW_NUMBER, true, "the most it may be"},
    {.name = NULL},
};

static fc_status uniform_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  double min = fc_law_given(args, MIN, 0), max = fc_law_given(args, MAX, 0);
  if (min > max)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min is above max", "exchange them");
  if (min == max)
    return fc_law_collapse(law, min);
  law->number[MIN] = min;
  law->number[MAX] = max;
  return FC_OK;
}

static double uniform_quantile(const fc_law *law, double p) {
  return law->number[MIN] + p * (law->number[MAX] - law->number[MIN]);
}

static double uniform_cdf(const fc_law *law, double x) {
  return (x - law->number[MIN]) / (law->number[MAX] - law->number[MIN]);
}

static double uniform_density(const fc_law *law, double x) {
  (void)x;
  return 1 / (law->number[MAX] - law->number[MIN]);
}

static double uniform_mean(const fc_law *law) {
  return law->number[MIN] + 0.5 * (law->number[MAX] - law->number[MIN]);
}

static bool uniform_exact_mean(const fc_law_args *args, fc_rate *out) {
  fc_ratio sum;
  return fc_ratio_plus(fc_law_stated(args, MIN, 0), fc_law_stated(args, MAX, 0), &sum) &&
         fc_ratio_mul(sum, fc_ratio_of(1, 2), &sum) && fc_ratio_rate(sum, out);
}

static double uniform_variance(const fc_law *law) {
  double range = law->number[MAX] - law->number[MIN];
  return range * range / 12;
}

static double uniform_lower(const fc_law *law) {
  return law->number[MIN];
}

static double uniform_upper(const fc_law *law) {
  return law->number[MAX];
}

const fc_distribution fc_distribution_uniform = {
    .name = "uniform",
    .summary = "anything between two ends, all alike",
    .members = members,
    .example = "\"min\": 0, \"max\": 0.5",
    .source = "the continuous uniform law: mean (a + b) / 2, variance (b - a)^2 / 12",
    .make = uniform_make,
    .quantile = uniform_quantile,
    .cdf = uniform_cdf,
    .density = uniform_density,
    .mean = uniform_mean,
    .variance = uniform_variance,
    .lower = uniform_lower,
    .upper = uniform_upper,
    .point = uniform_mean,
    .exact_mean = uniform_exact_mean,
};
