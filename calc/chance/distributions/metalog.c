/* metalog.c - any shape, from quantiles that someone named (P10, P50, P90) or from coefficients.
 *
 * Keelin 2016, "The Metalog Distributions". With m the curve of chance/metalog.h: without ends Q = m; with a least one
 * l + e^m; with a most one u - e^-m; with both (l + u e^m) / (1 + e^m). As many quantiles as terms are met exactly, more by
 * least squares. Moments are integrals over the logit by the trapezoidal rule, which for such functions loses nothing. */
#include "chance/law.h"
#include "chance/least_squares.h"
#include "chance/metalog.h"

#include <math.h>

enum { QUANTILES, COEFFICIENTS, MIN, MAX, TERMS };
enum { MEAN = TERMS + 1, VARIANCE };

static const fc_law_member members[] = {
    {"quantiles", FC_LAW_QUANTILES, false, "probabilities, each with what is not exceeded with it"},
    {"coefficients", FC_LAW_NUMBERS, false, "instead of quantiles: 2 to 16 coefficients in Keelin's order"},
    {"min", FC_LAW_NUMBER, false, "the least it may be"},
    {"max", FC_LAW_NUMBER, false, "the most it may be"},
    {"terms", FC_LAW_COUNT, false, "how many coefficients to fit; as many as quantiles, at most 9, unless stated"},
    {.name = NULL},
};

static fc_metalog curve_of(const fc_law *law) {
  return (fc_metalog){law->value, law->n};
}

static bool bounded_below(const fc_law *law) {
  return isfinite(law->number[MIN]);
}

static bool bounded_above(const fc_law *law) {
  return isfinite(law->number[MAX]);
}

/* Where the curve must be for a value. */
static double to_curve(const fc_law *law, double x) {
  double above = x - law->number[MIN], below = law->number[MAX] - x;
  if (bounded_below(law))
    return bounded_above(law) ? log(above) - log(below) : log(above);
  return bounded_above(law) ? -log(below) : x;
}

static double from_curve(const fc_law *law, double m) {
  if (bounded_below(law) && bounded_above(law)) {
    double e = exp(-fabs(m)), range = law->number[MAX] - law->number[MIN];
    return m > 0 ? law->number[MAX] - range * (e / (1 + e)) : law->number[MIN] + range * (e / (1 + e));
  }
  if (bounded_below(law))
    return law->number[MIN] + exp(m);
  return bounded_above(law) ? law->number[MAX] - exp(-m) : m;
}

static double at_logit(const fc_law *law, double logit) {
  fc_metalog m = curve_of(law);
  return from_curve(law, fc_metalog_value(&m, logit));
}

/* --- making --- */

static fc_status check_quantiles(const fc_law *law, const fc_law_arg *quantiles, fc_law_fault *fault) {
  for (size_t i = 0; i < quantiles->n; i++) {
    if (!(quantiles->at[i] > 0 && quantiles->at[i] < 1))
      return fc_law_refuse(fault, "quantiles", i, "stands at no probability between 0 and 1",
                           "give ends as \"min\" and \"max\"");
    if (quantiles->value[i] <= law->number[MIN] || quantiles->value[i] >= law->number[MAX])
      return fc_law_refuse(fault, "quantiles", i, "lies at or beyond an end", "put the ends further out");
    for (size_t j = 0; j < i; j++) {
      double further = quantiles->at[i] - quantiles->at[j], more = quantiles->value[i] - quantiles->value[j];
      if (further == 0)
        return fc_law_refuse(fault, "quantiles", i, "stands at a probability that is there before",
                             "give each probability once");
      if (!((further > 0 && more > 0) || (further < 0 && more < 0)))
        return fc_law_refuse(fault, "quantiles", i, "does not rise with its probability",
                             "a higher probability has a larger quantile");
    }
  }
  return FC_OK;
}

static fc_status fit(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  const fc_law_arg *quantiles = &args->member[QUANTILES];
  size_t usual = quantiles->n < FC_METALOG_DEFAULT ? quantiles->n : FC_METALOG_DEFAULT;
  double terms = fc_law_given(args, TERMS, (double)usual);
  if (terms < 2 || terms > FC_METALOG_TERMS || terms > (double)quantiles->n)
    return fc_law_refuse(fault, fc_law_is_given(args, TERMS) ? "terms" : "quantiles", FC_LAW_WHOLE,
                         "are fewer than 2, more than 16 or more than the quantiles",
                         "give at least two quantiles, and no more terms than quantiles");
  fc_status status = check_quantiles(law, quantiles, fault);
  if (status != FC_OK)
    return status;
  size_t n = (size_t)terms;
  double *a = fc_arena_array(arena, n, sizeof *a), *wanted = fc_arena_array(arena, quantiles->n, sizeof *wanted);
  double *matrix = fc_arena_array(arena, quantiles->n * n, sizeof *matrix);
  if (!a || !wanted || !matrix)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < quantiles->n; i++) {
    double y = quantiles->at[i], logit = log(y) - log1p(-y);
    wanted[i] = to_curve(law, quantiles->value[i]);
    for (size_t k = 0; k < n; k++)
      matrix[i * n + k] = fc_metalog_basis(k, y, logit);
  }
  law->value = a;
  law->n = n;
  if (!fc_least_squares(matrix, wanted, quantiles->n, n, a))
    return fc_law_refuse(fault, "quantiles", FC_LAW_WHOLE, "lie too close together to be told apart",
                         "give probabilities further apart, or fewer terms");
  return FC_OK;
}

/* Which quantile it is, as a static text: a message holds no number that would follow a locale. */
static const char *where_it_turns(double y) {
  if (y < 0.01)
    return "make no distribution: below P1 the curve through them does not rise";
  if (y < 0.1)
    return "make no distribution: between P1 and P10 the curve through them does not rise";
  if (y < 0.5)
    return "make no distribution: between P10 and P50 the curve through them does not rise";
  if (y < 0.9)
    return "make no distribution: between P50 and P90 the curve through them does not rise";
  if (y < 0.99)
    return "make no distribution: between P90 and P99 the curve through them does not rise";
  return "make no distribution: above P99 the curve through them does not rise";
}

/* --- moments --- */

/* The integrand has poles at i pi, and between two ends where e^M is -1: the nearer, the steeper the curve is there. */
static double step_of(const fc_law *law) {
  fc_metalog m = curve_of(law);
  double steepest = fmax(fc_metalog_slope(&m, 0), fmax(fc_metalog_tail(&m, false), fc_metalog_tail(&m, true)));
  return bounded_below(law) && bounded_above(law) ? 1 / (32 * ceil(1 + steepest / 16)) : 1.0 / 32;
}

/* e^M is drawn with probability about e^-L; its mean exists while M grows slower than L, its square's while 2 M does. */
static double growth(const fc_law *law) {
  fc_metalog m = curve_of(law);
  if (bounded_below(law) == bounded_above(law))
    return 0;
  return fc_metalog_tail(&m, bounded_below(law));
}

/* (value - from) * sqrt(density of the logit), or with `whole` times all of it; e^M and its small weight are put together
 * before either is too large. */
static double weighted(const fc_law *law, double logit, double from, bool whole) {
  fc_metalog m = curve_of(law);
  double log_weight = (whole ? 1 : 0.5) * (-fabs(logit) - 2 * log1p(exp(-fabs(logit)))), weight = exp(log_weight);
  double value = fc_metalog_value(&m, logit);
  if (bounded_below(law) && !bounded_above(law))
    return (law->number[MIN] - from) * weight + exp(value + log_weight);
  if (bounded_above(law) && !bounded_below(law))
    return (law->number[MAX] - from) * weight - exp(log_weight - value);
  return (from_curve(law, value) - from) * weight;
}

static double integrate(const fc_law *law, double from, bool squared) {
  double room = 1 - (squared ? 2 : 1) * growth(law);
  if (!(room > 0.001))
    return INFINITY;
  double sum = 0, reach = 50 / fmin(room, 1) + 20, step = step_of(law);
  for (double logit = 0; logit <= reach; logit += step)
    for (int side = logit > 0 ? -1 : 1; side <= 1; side += 2) {
      double part = weighted(law, side * logit, from, !squared);
      sum += squared ? part * part : part;
    }
  return sum * step;
}

static fc_status metalog_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  const fc_law_arg *coefficients = &args->member[COEFFICIENTS];
  law->number[MIN] = fc_law_given(args, MIN, -INFINITY);
  law->number[MAX] = fc_law_given(args, MAX, INFINITY);
  if (law->number[MIN] >= law->number[MAX])
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min is not below max", "put min below max");
  if (fc_law_is_given(args, QUANTILES) == fc_law_is_given(args, COEFFICIENTS))
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "neither or both of \"quantiles\" and \"coefficients\" are there",
                         "give one of them");
  if (fc_law_is_given(args, COEFFICIENTS)) {
    if (coefficients->n < 2 || coefficients->n > FC_METALOG_TERMS)
      return fc_law_refuse(fault, "coefficients", FC_LAW_WHOLE, "are fewer than 2 or more than 16",
                           "give them in Keelin's order");
    double *a = fc_arena_array(arena, coefficients->n, sizeof *a);
    if (!a)
      return FC_NO_MEMORY;
    for (size_t i = 0; i < coefficients->n; i++)
      a[i] = coefficients->value[i];
    law->value = a;
    law->n = coefficients->n;
  } else {
    fc_status status = fit(args, arena, law, fault);
    if (status != FC_OK)
      return status;
  }
  fc_metalog m = curve_of(law);
  double y;
  if (!fc_metalog_rises(&m, &y))
    return fc_law_refuse(fault, fc_law_is_given(args, QUANTILES) ? "quantiles" : "coefficients", FC_LAW_WHOLE,
                         where_it_turns(y), "give fewer terms, or quantiles that are less uneven");
  law->number[MEAN] = integrate(law, 0, false);
  law->number[VARIANCE] = isfinite(law->number[MEAN]) ? integrate(law, law->number[MEAN], true) : INFINITY;
  return FC_OK;
}

/* --- the law --- */

static double metalog_quantile(const fc_law *law, double p) {
  return at_logit(law, log(p) - log1p(-p));
}

static double metalog_cdf(const fc_law *law, double x) {
  fc_metalog m = curve_of(law);
  return 1 / (1 + exp(-fc_metalog_logit(&m, to_curve(law, x))));
}

/* dx/dm: how much of the value a step of the curve is. */
static double stretch(const fc_law *law, double x) {
  double above = x - law->number[MIN], below = law->number[MAX] - x;
  if (bounded_below(law))
    return bounded_above(law) ? above * below / (law->number[MAX] - law->number[MIN]) : above;
  return bounded_above(law) ? below : 1;
}

static double metalog_density(const fc_law *law, double x) {
  if (x <= law->number[MIN] || x >= law->number[MAX])
    return 0;
  fc_metalog m = curve_of(law);
  double logit = fc_metalog_logit(&m, to_curve(law, x)), e = exp(-fabs(logit));
  return e / ((1 + e) * (1 + e)) / (fc_metalog_slope(&m, logit) * stretch(law, x));
}

static double metalog_slope(const fc_law *law, double p) {
  fc_metalog m = curve_of(law);
  double logit = log(p) - log1p(-p);
  return fc_metalog_slope(&m, logit) * stretch(law, at_logit(law, logit)) / (p * (1 - p));
}

static double metalog_mean(const fc_law *law) {
  return law->number[MEAN];
}

static double metalog_variance(const fc_law *law) {
  return law->number[VARIANCE];
}

static double metalog_lower(const fc_law *law) {
  return law->number[MIN];
}

static double metalog_upper(const fc_law *law) {
  return law->number[MAX];
}

static double metalog_median(const fc_law *law) {
  return at_logit(law, 0);
}

const fc_distribution fc_distribution_metalog = {
    .name = "metalog",
    .summary = "any shape, from quantiles such as P10, P50 and P90",
    .members = members,
    .example = "\"quantiles\": { \"P10\": 0.05, \"P50\": 0.2, \"P90\": 0.6 }, \"min\": 0, \"max\": 1",
    .source = "Keelin 2016, The Metalog Distributions, Decision Analysis 13:4",
    .make = metalog_make,
    .quantile = metalog_quantile,
    .cdf = metalog_cdf,
    .density = metalog_density,
    .slope = metalog_slope,
    .mean = metalog_mean,
    .variance = metalog_variance,
    .lower = metalog_lower,
    .upper = metalog_upper,
    .point = metalog_median,
};
