/* normal.c - a mean, and how far from it is usual; without ends. */
#include "chance/law.h"
#include "chance/normal.h"

#include <math.h>

enum { MEAN, SD };

static const fc_law_member members[] = {
    {"mean", FC_LAW_NUMBER, true, "the middle"},
    {"sd", FC_LAW_NUMBER, true, "the standard deviation: two thirds lie within one of it"},
    {.name = NULL},
};

static fc_status normal_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  law->number[MEAN] = fc_law_given(args, MEAN, 0);
  law->number[SD] = fc_law_given(args, SD, 0);
  if (law->number[SD] < 0)
    return fc_law_refuse(fault, "sd", FC_LAW_WHOLE, "is below 0", "state how far from the mean is usual");
  return law->number[SD] > 0 ? FC_OK : fc_law_collapse(law, law->number[MEAN]);
}

static double normal_quantile(const fc_law *law, double p) {
  return law->number[MEAN] + law->number[SD] * fc_normal_quantile(p);
}

static double normal_cdf(const fc_law *law, double x) {
  return fc_normal_below((x - law->number[MEAN]) / law->number[SD]);
}

static double normal_density(const fc_law *law, double x) {
  return fc_normal_density((x - law->number[MEAN]) / law->number[SD]) / law->number[SD];
}

static double normal_mean(const fc_law *law) {
  return law->number[MEAN];
}

static bool normal_exact_mean(const fc_law_args *args, fc_rate *out) {
  return fc_ratio_rate(fc_law_stated(args, MEAN, 0), out);
}

static double normal_variance(const fc_law *law) {
  return law->number[SD] * law->number[SD];
}

static double normal_lower(const fc_law *law) {
  (void)law;
  return -INFINITY;
}

static double normal_upper(const fc_law *law) {
  (void)law;
  return INFINITY;
}

const fc_distribution fc_distribution_normal = {
    .name = "normal",
    .summary = "a mean and a standard deviation, without ends",
    .members = members,
    .example = "\"mean\": \"$86B\", \"sd\": \"$2B\"",
    .source = "Gauss 1809; inverse by Wichura 1988",
    .make = normal_make,
    .quantile = normal_quantile,
    .cdf = normal_cdf,
    .density = normal_density,
    .mean = normal_mean,
    .variance = normal_variance,
    .lower = normal_lower,
    .upper = normal_upper,
    .point = normal_mean,
    .exact_mean = normal_exact_mean,
};
