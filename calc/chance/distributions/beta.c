/* beta.c - a part of a whole: between two ends, by two shapes.
 *
 * The likeliest value is (alpha - 1) / (alpha + beta - 2) of the way where both shapes are above 1, an end where only the
 * other shape is above 1 or where only its own is below it; else there is none, and the point is the median. */
#include "chance/beta_law.h"
#include "chance/law.h"

enum { ALPHA, BETA, MIN, MAX, LOG_BETA };

static const fc_law_member members[] = {
    {"alpha", FC_LAW_NUMBER, true, "the first shape: the larger, the nearer to max"},
    {"beta", FC_LAW_NUMBER, true, "the second shape: the larger, the nearer to min"},
    {"min", FC_LAW_NUMBER, false, "the least it may be; 0 unless stated"},
    {"max", FC_LAW_NUMBER, false, "the most it may be; 1 unless stated"},
    {.name = NULL},
};

static fc_status beta_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  double min = fc_law_given(args, MIN, 0), max = fc_law_given(args, MAX, 1);
  for (size_t i = ALPHA; i <= BETA; i++) {
    law->number[i] = fc_law_given(args, i, 1);
    if (law->number[i] < FC_BETA_LEAST || law->number[i] > FC_BETA_MOST)
      return fc_law_refuse(fault, members[i].name, FC_LAW_WHOLE, "lies outside 0.001 to 100,000",
                           "shapes of 1 and 1 are uniform; of 2 and 5 lean to min");
  }
  if (min > max)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min is above max", "exchange them");
  if (min == max)
    return fc_law_collapse(law, min);
  law->number[MIN] = min;
  law->number[MAX] = max;
  law->number[LOG_BETA] = fc_beta_log(law->number[ALPHA], law->number[BETA]);
  return FC_OK;
}

static double range_of(const fc_law *law) {
  return law->number[MAX] - law->number[MIN];
}

static double beta_quantile(const fc_law *law, double p) {
  return law->number[MIN] + range_of(law) * fc_beta_quantile(law->number[ALPHA], law->number[BETA], p);
}

static double beta_cdf(const fc_law *law, double x) {
  return fc_beta_below(law->number[ALPHA], law->number[BETA], (x - law->number[MIN]) / range_of(law));
}

static double beta_density(const fc_law *law, double x) {
  double at = (x - law->number[MIN]) / range_of(law);
  return fc_beta_density(law->number[ALPHA], law->number[BETA], law->number[LOG_BETA], at) / range_of(law);
}

static double beta_mean(const fc_law *law) {
  return law->number[MIN] + range_of(law) * (law->number[ALPHA] / (law->number[ALPHA] + law->number[BETA]));
}

/* min + (max - min) alpha / (alpha + beta) */
static bool beta_exact_mean(const fc_law_args *args, fc_rate *out) {
  fc_ratio alpha = fc_law_stated(args, ALPHA, 1), min = fc_law_stated(args, MIN, 0), range, shapes, sum;
  return fc_ratio_minus(fc_law_stated(args, MAX, 1), min, &range) &&
         fc_ratio_plus(alpha, fc_law_stated(args, BETA, 1), &shapes) && fc_ratio_mul(range, alpha, &sum) &&
         fc_ratio_mul(sum, fc_ratio_of(shapes.den, shapes.num), &sum) && fc_ratio_plus(sum, min, &sum) &&
         fc_ratio_rate(sum, out);
}

static double beta_variance(const fc_law *law) {
  double a = law->number[ALPHA], b = law->number[BETA];
  return range_of(law) * range_of(law) * (a / (a + b) * (b / (a + b)) / (a + b + 1));
}

static double beta_lower(const fc_law *law) {
  return law->number[MIN];
}

static double beta_upper(const fc_law *law) {
  return law->number[MAX];
}

static double beta_point(const fc_law *law) {
  double a = law->number[ALPHA], b = law->number[BETA];
  if (a > 1 && b > 1)
    return law->number[MIN] + range_of(law) * ((a - 1) / (a + b - 2));
  if (a >= 1 && b <= 1 && a > b)
    return law->number[MAX];
  if (b >= 1 && a <= 1 && b > a)
    return law->number[MIN];
  return beta_quantile(law, 0.5);
}

const fc_distribution fc_distribution_beta = {
    .name = "beta",
    .summary = "a part of a whole, by two shapes",
    .members = members,
    .example = "\"alpha\": 2, \"beta\": 5",
    .source = "the beta law: mean alpha / (alpha + beta)",
    .make = beta_make,
    .quantile = beta_quantile,
    .cdf = beta_cdf,
    .density = beta_density,
    .costly = true,
    .mean = beta_mean,
    .variance = beta_variance,
    .lower = beta_lower,
    .upper = beta_upper,
    .point = beta_point,
    .exact_mean = beta_exact_mean,
};
