/* lognormal.c - what is made of many factors: always above 0, skewed to the right.
 *
 * Stated either by its own mean and standard deviation, or by those of its logarithm. With s the latter's: mean
 * e^(mu + s^2/2), variance (e^(s^2) - 1) mean^2, likeliest e^(mu - s^2). */
#include "chance/law.h"
#include "chance/normal.h"

#include <math.h>

enum { MEAN, SD, LOG_MEAN, LOG_SD, MEDIAN };

static const fc_law_member members[] = {
    {"mean", FC_LAW_NUMBER, false, "the mean, above 0, with \"sd\""},
    {"sd", FC_LAW_NUMBER, false, "the standard deviation"},
    {"log_mean", FC_LAW_NUMBER, false, "instead: the mean of the logarithm, with \"log_sd\""},
    {"log_sd", FC_LAW_NUMBER, false, "the standard deviation of the logarithm"},
    {.name = NULL},
};

/* number[MEAN] and number[LOG_SD] are set. The median stands for the mean of the logarithm: a law that is narrow beside its
 * mean would lose digits in that. */
static fc_status finish(fc_law *law, double median, fc_law_fault *fault) {
  double log_sd = law->number[LOG_SD];
  law->number[MEDIAN] = median;
  if (fabs(log(median)) + 40 * log_sd > 700)
    return fc_law_refuse(fault, "log_sd", FC_LAW_WHOLE, "is too large for numbers to hold what may be drawn",
                         "a log_sd of 1 already means that twice or half is usual");
  return log_sd > 0 ? FC_OK : fc_law_collapse(law, median);
}

static fc_status lognormal_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  static const char *const either = "state \"mean\" and \"sd\", or \"log_mean\" and \"log_sd\"";
  bool plain = fc_law_is_given(args, MEAN) && fc_law_is_given(args, SD);
  bool logarithm = fc_law_is_given(args, LOG_MEAN) && fc_law_is_given(args, LOG_SD);
  size_t given = 0;
  for (size_t i = MEAN; i <= LOG_SD; i++)
    given += fc_law_is_given(args, i);
  if (given != 2 || plain == logarithm)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "it does not have one mean and one standard deviation",
                         either);
  double mean = fc_law_given(args, MEAN, 1), sd = fc_law_given(args, SD, 0), log_sd = fc_law_given(args, LOG_SD, 0);
  if (mean <= 0)
    return fc_law_refuse(fault, "mean", FC_LAW_WHOLE, "is not above 0", "use normal for what may be negative");
  if (sd < 0 || log_sd < 0)
    return fc_law_refuse(fault, plain ? "sd" : "log_sd", FC_LAW_WHOLE, "is below 0", either);
  if (logarithm) {
    double median = exp(fc_law_given(args, LOG_MEAN, 0));
    law->number[LOG_SD] = log_sd;
    law->number[MEAN] = median * exp(0.5 * log_sd * log_sd);
    return finish(law, median, fault);
  }
  double ratio = sd / mean;
  law->number[LOG_SD] = sqrt(log1p(ratio * ratio));
  law->number[MEAN] = mean;
  return finish(law, mean / sqrt(1 + ratio * ratio), fault);
}

static double lognormal_quantile(const fc_law *law, double p) {
  return law->number[MEDIAN] * exp(law->number[LOG_SD] * fc_normal_quantile(p));
}

static double normal_place(const fc_law *law, double x) {
  return log(x / law->number[MEDIAN]) / law->number[LOG_SD];
}

static double lognormal_cdf(const fc_law *law, double x) {
  return fc_normal_below(normal_place(law, x));
}

static double lognormal_density(const fc_law *law, double x) {
  return x > 0 ? fc_normal_density(normal_place(law, x)) / (law->number[LOG_SD] * x) : 0;
}

static double lognormal_mean(const fc_law *law) {
  return law->number[MEAN];
}

static bool lognormal_exact_mean(const fc_law_args *args, fc_rate *out) {
  return fc_law_is_given(args, MEAN) && fc_ratio_rate(fc_law_stated(args, MEAN, 0), out);
}

static double lognormal_variance(const fc_law *law) {
  return expm1(law->number[LOG_SD] * law->number[LOG_SD]) * law->number[MEAN] * law->number[MEAN];
}

static double lognormal_lower(const fc_law *law) {
  (void)law;
  return 0;
}

static double lognormal_upper(const fc_law *law) {
  (void)law;
  return INFINITY;
}

static double lognormal_mode(const fc_law *law) {
  return law->number[MEDIAN] * exp(-law->number[LOG_SD] * law->number[LOG_SD]);
}

const fc_distribution fc_distribution_lognormal = {
    .name = "lognormal",
    .summary = "always above 0, skewed to the right",
    .members = members,
    .example = "\"mean\": \"$12M\", \"sd\": \"$5M\"",
    .source = "Aitchison and Brown 1957",
    .make = lognormal_make,
    .quantile = lognormal_quantile,
    .cdf = lognormal_cdf,
    .density = lognormal_density,
    .mean = lognormal_mean,
    .variance = lognormal_variance,
    .lower = lognormal_lower,
    .upper = lognormal_upper,
    .point = lognormal_mode,
    .exact_mean = lognormal_exact_mean,
};
