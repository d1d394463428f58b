/* estimate.c - figures of a sample of independent draws. */
#include "risk/estimate.h"
#include "chance/normal.h"
#include "risk/binomial.h"

#include <math.h>

static size_t place(const double *list, size_t n, double wanted) {
  size_t at = 0;
  while (at < n && list[at] < wanted)
    at++;
  return at;
}

static fc_interval round_about(double value, double half) {
  return (fc_interval){value, value - half, value + half};
}

static fc_interval mean_of(const fc_moments *m, double level) {
  double mean = fc_moments_mean(m);
  if (m->n < 2)
    return (fc_interval){mean, NAN, NAN};
  return round_about(mean, fc_student_quantile((size_t)m->n - 1, level) * fc_moments_sd(m) / sqrt(m->n));
}

/* The variance of a variance is (fourth moment - variance squared) / n. */
static fc_interval sd_of(const fc_moments *m, double level) {
  double sd = fc_moments_sd(m), variance = m->square / m->n;
  if (m->n < 2)
    return (fc_interval){NAN, NAN, NAN};
  if (sd == 0)
    return fc_exactly(0);
  double spread = sqrt(fmax(m->fourth / m->n - variance * variance, 0) / m->n);
  fc_interval out = round_about(sd, fc_normal_quantile((1 + level) / 2) * spread / (2 * sd));
  out.low = fmax(out.low, 0);
  return out;
}

static bool quantile_of(const fc_sample *sample, double p, double level, fc_risk_figure *out) {
  size_t at = place(sample->options->p, sample->options->n_p, p);
  uint64_t n = (uint64_t)sample->moments.n;
  fc_ranks ranks = fc_binomial_ranks(n, p, level);
  out->at = fc_no_interval();
  out->coverage = ranks.coverage;
  return fc_sample_rank(sample, at, ranks.at, &out->at.value) &&
         (ranks.low < 1 || fc_sample_rank(sample, at, ranks.low, &out->at.low)) &&
         (ranks.high > n || fc_sample_rank(sample, at, ranks.high, &out->at.high));
}

static bool cvar_of(const fc_sample *sample, double p, double level, fc_risk_figure *out) {
  size_t at = place(sample->options->p, sample->options->n_p, p);
  double n = sample->moments.n, quantile, sum, squares;
  if (!fc_sample_rank(sample, at, fc_binomial_ranks((uint64_t)n, p, level).at, &quantile))
    return false;
  fc_bracket_excess(&sample->bracket[at], quantile, &sum, &squares);
  double mean = sum / n, spread = sqrt(fmax(squares / n - mean * mean, 0) / n);
  out->at = round_about(quantile + mean / (1 - p), fc_normal_quantile((1 + level) / 2) * spread / (1 - p));
  return true;
}

bool fc_sample_figure(const fc_sample *sample, const fc_figure_asked *asked, double level, fc_risk_figure *out) {
  const fc_sample_options *options = sample->options;
  *out = (fc_risk_figure){fc_no_interval(), FC_KNOWN_NOT, level};
  if (!(sample->moments.n > 0))
    return true;
  out->known = FC_KNOWN_ESTIMATED;
  switch (asked->kind) {
    case FC_FIGURE_MEAN:
      out->at = mean_of(&sample->moments, level);
      return true;
    case FC_FIGURE_SD:
      out->at = sd_of(&sample->moments, level);
      return true;
    case FC_FIGURE_QUANTILE:
      return quantile_of(sample, asked->at, level, out);
    case FC_FIGURE_CVAR:
      return cvar_of(sample, asked->at, level, out);
    case FC_FIGURE_OVER:
      out->at = fc_binomial_interval((uint64_t)sample->moments.n,
                                     sample->over[place(options->over, options->n_over, asked->at)], level);
      return true;
  }
  return true;
}
