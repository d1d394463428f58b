/* pert.c - three points, smoothly: a beta law whose mean is (min + lambda mode + max) / (lambda + 2).
 *
 * Malcolm, Roseboom, Clark and Fazar 1959 (lambda 4); Vose's modified PERT for others. Shapes 1 + lambda (mode - min) /
 * (max - min) and 1 + lambda (max - mode) / (max - min); variance (mean - min)(max - mean) / (lambda + 3). */
#include "chance/beta_law.h"
#include "chance/law.h"

enum { MIN, MODE, MAX, LAMBDA, A, B, LOG_BETA };

static const fc_law_member members[] = {
    {"min", FC_LAW_NUMBER, true, "the least it may be"},
    {"mode", FC_LAW_NUMBER, true, "the likeliest"},
    {"max", FC_LAW_NUMBER, true, "the most it may be"},
    {"lambda", FC_LAW_NUMBER, false, "how much the likeliest weighs beside the ends; 4 unless stated"},
    {.name = NULL},
};

static fc_status pert_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  double min = fc_law_given(args, MIN, 0), mode = fc_law_given(args, MODE, 0), max = fc_law_given(args, MAX, 0);
  double lambda = fc_law_given(args, LAMBDA, 4);
  if (min > mode || mode > max)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min, mode and max are out of order", "the mode lies between them");
  if (lambda < 0 || lambda > FC_BETA_MOST - 1)
    return fc_law_refuse(fault, "lambda", FC_LAW_WHOLE, "lies outside 0 to 99,999",
                         "4 is usual; a larger one trusts the mode more");
  if (min == max)
    return fc_law_collapse(law, min);
  *law = (fc_law){.distribution = law->distribution,
                  .number = {[MIN] = min,
                             [MODE] = mode,
                             [MAX] = max,
                             [LAMBDA] = lambda,
                             [A] = 1 + lambda * ((mode - min) / (max - min)),
                             [B] = 1 + lambda * ((max - mode) / (max - min))}};
  law->number[LOG_BETA] = fc_beta_log(law->number[A], law->number[B]);
  return FC_OK;
}

static double pert_quantile(const fc_law *law, double p) {
  double range = law->number[MAX] - law->number[MIN];
  return law->number[MIN] + range * fc_beta_quantile(law->number[A], law->number[B], p);
}

static double pert_cdf(const fc_law *law, double x) {
  double range = law->number[MAX] - law->number[MIN];
  return fc_beta_below(law->number[A], law->number[B], (x - law->number[MIN]) / range);
}

static double pert_density(const fc_law *law, double x) {
  double range = law->number[MAX] - law->number[MIN];
  double at = (x - law->number[MIN]) / range;
  return fc_beta_density(law->number[A], law->number[B], law->number[LOG_BETA], at) / range;
}

/* Distances from min, so that nothing is lost far from 0. */
static double above_min(const fc_law *law) {
  double left = law->number[MODE] - law->number[MIN], range = law->number[MAX] - law->number[MIN];
  return (law->number[LAMBDA] * left + range) / (law->number[LAMBDA] + 2);
}

static double pert_mean(const fc_law *law) {
  return law->number[MIN] + above_min(law);
}

static bool pert_exact_mean(const fc_law_args *args, fc_rate *out) {
  fc_ratio lambda = fc_law_stated(args, LAMBDA, 4), sum, weight;
  return fc_ratio_mul(lambda, fc_law_stated(args, MODE, 0), &sum) &&
         fc_ratio_plus(sum, fc_law_stated(args, MIN, 0), &sum) &&
         fc_ratio_plus(sum, fc_law_stated(args, MAX, 0), &sum) && fc_ratio_plus(lambda, fc_ratio_of(2, 1), &weight) &&
         fc_ratio_mul(sum, fc_ratio_of(weight.den, weight.num), &sum) && fc_ratio_rate(sum, out);
}

static double pert_variance(const fc_law *law) {
  double range = law->number[MAX] - law->number[MIN], above = above_min(law);
  return above * (range - above) / (law->number[LAMBDA] + 3);
}

static double pert_lower(const fc_law *law) {
  return law->number[MIN];
}

static double pert_upper(const fc_law *law) {
  return law->number[MAX];
}

static double pert_mode(const fc_law *law) {
  return law->number[MODE];
}

const fc_distribution fc_distribution_pert = {
    .name = "pert",
    .summary = "a least, a likeliest and a most, in a smooth curve",
    .members = members,
    .example = "\"min\": 0.5, \"mode\": 0.8, \"max\": 1",
    .source = "Malcolm, Roseboom, Clark and Fazar 1959; Vose 2008 for lambda",
    .make = pert_make,
    .quantile = pert_quantile,
    .cdf = pert_cdf,
    .density = pert_density,
    .costly = true,
    .mean = pert_mean,
    .variance = pert_variance,
    .lower = pert_lower,
    .upper = pert_upper,
    .point = pert_mode,
    .exact_mean = pert_exact_mean,
};
