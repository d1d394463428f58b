/* beta_law.c - the beta law on 0 to 1: its cdf and its density from GSL's functions that cannot raise, and an inverse of
 * its own, because GSL's may (gsl_cdf_beta_Pinv, "inverse failed to converge").
 *
 * The inverse works on the logarithm of the distance y to the nearer end of 0 to 1, and on the logarithm of the smaller
 * tail: there the cdf is almost a straight line, of slope `shape` as y goes to 0, so that Newton's steps are few and a
 * quantile of 1e-200 is as good as one of 0.3. */
#include "chance/beta_law.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define LOG_HALF (-0.69314718055994530942)
#define LOG_LEAST (-745.0) /* of the least positive double */
enum { STEPS_MOST = 200 };

double fc_beta_below(double a, double b, double x) {
  return gsl_cdf_beta_P(x, a, b);
}

double fc_beta_above(double a, double b, double x) {
  return gsl_cdf_beta_Q(x, a, b);
}

double fc_beta_log(double a, double b) {
  return gsl_sf_lnbeta(a, b);
}

double fc_beta_density(double a, double b, double log_beta, double x) {
  if (x <= 0)
    return a < 1 ? INFINITY : a > 1 ? 0 : b;
  if (x >= 1)
    return b < 1 ? INFINITY : b > 1 ? 0 : a;
  return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - log_beta);
}

/* P(Y <= y) = p and P(Y > y) = 1 - p = q; log y <= LOG_HALF. */
typedef struct tail {
  double a, b, log_beta;
  double p, q;
} tail;

/* How far log y is too low, in the logarithm of the smaller tail, and the slope of that. */
static double miss(const tail *t, double log_y, double *slope) {
  double y = exp(log_y);
  double flow = exp(t->a * log_y + (t->b - 1) * log1p(-y) - t->log_beta); /* density(y) * y */
  if (t->p <= t->q) {
    double below = fc_beta_below(t->a, t->b, y);
    *slope = flow / below;
    return log(t->p / below);
  }
  double above = fc_beta_above(t->a, t->b, y);
  *slope = flow / above;
  return log(above / t->q);
}

static double solve(const tail *t) {
  double low = LOG_LEAST, high = LOG_HALF;
  double at = (log(t->p) + log(t->a) + t->log_beta) / t->a; /* where only the leading term of the cdf counts */
  if (at < LOG_LEAST)
    return exp(at);
  if (!(at < high))
    at = high;
  for (int step = 0; step < STEPS_MOST; step++) {
    double slope, off = miss(t, at, &slope);
    if (off > 0)
      low = at;
    else
      high = at;
    double next = at + off / slope;
    if (!(next > low && next < high))
      next = low + 0.5 * (high - low);
    double moved = fabs(next - at);
    at = next;
    if (moved < 1e-15 * fabs(at) || moved < 1e-16)
      break;
  }
  return exp(at);
}

double fc_beta_quantile(double a, double b, double p) {
  double middle = fc_beta_below(a, b, 0.5), log_beta = fc_beta_log(a, b);
  if (p <= middle)
    return solve(&(tail){a, b, log_beta, p, 1 - p});
  return 1 - solve(&(tail){b, a, log_beta, 1 - p, p});
}
