/* metalog_fit.c - metalogs of more and more terms through the quantiles of a sample (Keelin 2016, section 4), of which one is
 * kept.
 *
 * The quantiles are values of the sample, a hundred at most, evenly over their ranks: more would change little. */
#include "chance/metalog_fit.h"
#include "chance/metalog.h"

#include <math.h>

enum { QUANTILES_MOST = 100 };
/* A longer curve must be nearer than that part of a shorter one's distance, and by more than what nobody sees. */
#define NEARER 0.9
#define UNSEEN 1e-6

typedef struct points {
  double value[QUANTILES_MOST], at[QUANTILES_MOST];
  size_t n;
  double spread; /* standard deviation */
} points;

static void set_points(const double *sorted, size_t n, points *p) {
  double mean = 0, square = 0;
  p->n = n < QUANTILES_MOST ? n : QUANTILES_MOST;
  for (size_t i = 0; i < p->n; i++) {
    size_t rank = (size_t)(((double)i + 0.5) / (double)p->n * (double)n);
    p->at[i] = ((double)rank + 0.5) / (double)n;
    p->value[i] = sorted[rank];
  }
  for (size_t i = 0; i < n; i++) {
    double off = sorted[i] - mean;
    mean += off / (double)(i + 1);
    square += off * (sorted[i] - mean);
  }
  p->spread = sqrt(square / (double)n);
}

static double distance_of(const fc_law *law, const points *p) {
  double sum = 0;
  for (size_t i = 0; i < p->n; i++)
    sum += fabs(fc_law_quantile(law, p->at[i]) - p->value[i]);
  return sum / (double)p->n / p->spread;
}

static fc_status fit(const points *p, const double *lower, const double *upper, double terms, fc_arena *arena, fc_law *out) {
  const fc_distribution *metalog = fc_distribution_find(FC_STR("metalog"));
  fc_law_args args = {0};
  fc_law_fault fault;
  args.member[fc_distribution_member(metalog, "quantiles")] = (fc_law_arg){.value = p->value, .at = p->at, .n = p->n};
  args.member[fc_distribution_member(metalog, "terms")] = (fc_law_arg){.value = &terms, .n = 1};
  args.member[fc_distribution_member(metalog, "min")] = (fc_law_arg){.value = lower, .n = isfinite(*lower) ? 1 : 0};
  args.member[fc_distribution_member(metalog, "max")] = (fc_law_arg){.value = upper, .n = isfinite(*upper) ? 1 : 0};
  return fc_law_make(metalog, &args, arena, out, &fault);
}

fc_status fc_metalog_fit(const double *sorted, size_t n, double lower, double upper, size_t terms_most, fc_arena *arena,
                         fc_law *out, double *distance) {
  points p;
  fc_status found = FC_BAD_NUMBER;
  *distance = INFINITY;
  if (n < 2 || sorted[0] <= lower || sorted[n - 1] >= upper)
    return FC_BAD_NUMBER;
  set_points(sorted, n, &p);
  for (size_t terms = 2; terms <= terms_most && terms <= FC_METALOG_TERMS && terms <= p.n && p.spread > 0; terms++) {
    fc_law law;
    fc_status status = fit(&p, &lower, &upper, (double)terms, arena, &law);
    if (status == FC_NO_MEMORY)
      return status;
    double far = status == FC_OK ? distance_of(&law, &p) : INFINITY;
    if (!(far < NEARER * *distance && far < *distance - UNSEEN))
      continue;
    *out = law;
    *distance = far;
    found = FC_OK;
  }
  return found;
}
