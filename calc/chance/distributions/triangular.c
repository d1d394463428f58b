/* triangular.c - three points: it rises in a straight line from the least to the likeliest, and falls to the most. */
#include "chance/law.h"

#include <math.h>

enum { MIN, MODE, MAX };

static const fc_law_member members[] = {
    {"min", FC_LAW_NUMBER, true, "the least it may be"},
    {"mode", FC_LAW_NUMBER, true, "the likeliest"},
    {"max", FC_LAW_NUMBER, true, "the most it may be"},
    {.name = NULL},
};

static fc_status triangular_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  for (size_t i = MIN; i <= MAX; i++)
    law->number[i] = fc_law_given(args, i, 0);
  if (law->number[MIN] > law->number[MODE] || law->number[MODE] > law->number[MAX])
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min, mode and max are out of order", "the mode lies between them");
  return law->number[MIN] == law->number[MAX] ? fc_law_collapse(law, law->number[MIN]) : FC_OK;
}

static double triangular_quantile(const fc_law *law, double p) {
  double min = law->number[MIN], mode = law->number[MODE], max = law->number[MAX];
  if (p * (max - min) <= mode - min)
    return min + sqrt(p * (max - min) * (mode - min));
  return max - sqrt((1 - p) * (max - min) * (max - mode));
}

static double triangular_cdf(const fc_law *law, double x) {
  double min = law->number[MIN], mode = law->number[MODE], max = law->number[MAX];
  if (x <= mode)
    return (x - min) / (max - min) * ((x - min) / (mode - min));
  return 1 - (max - x) / (max - min) * ((max - x) / (max - mode));
}

static double triangular_density(const fc_law *law, double x) {
  double min = law->number[MIN], mode = law->number[MODE], max = law->number[MAX];
  if (x < mode)
    return 2 * (x - min) / ((max - min) * (mode - min));
  return x > mode ? 2 * (max - x) / ((max - min) * (max - mode)) : 2 / (max - min);
}

static double triangular_mean(const fc_law *law) {
  return (law->number[MIN] + law->number[MODE] + law->number[MAX]) / 3;
}

static bool triangular_exact_mean(const fc_law_args *args, fc_rate *out) {
  fc_ratio sum;
  return fc_ratio_plus(fc_law_stated(args, MIN, 0), fc_law_stated(args, MODE, 0), &sum) &&
         fc_ratio_plus(sum, fc_law_stated(args, MAX, 0), &sum) && fc_ratio_mul(sum, fc_ratio_of(1, 3), &sum) &&
         fc_ratio_rate(sum, out);
}

/* (a^2 + m^2 + b^2 - am - ab - mb) / 18, of distances: nothing is lost far from 0. */
static double triangular_variance(const fc_law *law) {
  double left = law->number[MODE] - law->number[MIN], right = law->number[MAX] - law->number[MODE];
  return (left * left + left * right + right * right) / 18;
}

static double triangular_lower(const fc_law *law) {
  return law->number[MIN];
}

static double triangular_upper(const fc_law *law) {
  return law->number[MAX];
}

static double triangular_mode(const fc_law *law) {
  return law->number[MODE];
}

const fc_distribution fc_distribution_triangular = {
    .name = "triangular",
    .summary = "a least, a likeliest and a most, in straight lines",
    .members = members,
    .example = "\"min\": 0.5, \"mode\": 0.8, \"max\": 1",
    .source = "the triangular law: mean (a + m + b) / 3",
    .make = triangular_make,
    .quantile = triangular_quantile,
    .cdf = triangular_cdf,
    .density = triangular_density,
    .mean = triangular_mean,
    .variance = triangular_variance,
    .lower = triangular_lower,
    .upper = triangular_upper,
    .point = triangular_mode,
    .exact_mean = triangular_exact_mean,
};
