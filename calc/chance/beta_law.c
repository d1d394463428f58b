/* beta_law.c - the beta law on 0 to 1: its cdf from GSL's functions that cannot raise where shapes are small, from a
 * continued fraction of its own where one is large, and an inverse of its own, because GSL's may raise
 * (gsl_cdf_beta_Pinv, "inverse failed to converge").
 *
 * Where both shapes are large x^a (1 - x)^b / B(a, b) is the small difference of large logarithms, of which GSL loses the
 * digits. DiDonato and Morris 1992 ("Significant digit computation of the incomplete beta function ratios", ACM TOMS 18,
 * algorithm 708) count it from its top at x = a / (a + b) instead, and so does this file.
 *
 * The inverse works on the logarithm of the distance y to the nearer end of 0 to 1, and on the logarithm of the smaller
 * tail: there the cdf is almost a straight line, of slope `shape` as y goes to 0, so that Newton's steps are few and a
 * quantile of 1e-200 is as good as one of 0.3. */
#include "chance/beta_law.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define LOG_HALF (-0.69314718055994530942)
#define LOG_LEAST (-745.0) /* of the least positive double */
enum { STEPS_MOST = 200 };

/* --- large shapes --- */

#define LARGE 10       /* what Stirling's series needs */
#define VERY_LARGE 100 /* below it GSL loses nothing that matters */
#define ROOT_TWO_PI 2.50662827463100050242
#define NEAR_0 0.3 /* where 1 + e loses digits of e */
enum { FRACTION_MOST = 100000, SERIES = 14 };

/* log Gamma(a) less Stirling's (a - 1/2) log a - a + log sqrt(2 pi). */
static double stirling_rest(double a) {
  static const double term[] = {1.0 / 12,      -1.0 / 360,         1.0 / 1260, -1.0 / 1680,
                                1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
  double sum = 0, square = 1 / (a * a);
  for (size_t i = sizeof term / sizeof *term; i-- > 0;)
    sum = sum * square + term[i];
  return sum / a;
}

/* e - log(1 + e), to its own last digits. */
static double beyond_log(double e) {
  if (fabs(e) > NEAR_0)
    return e - log1p(e);
  double r = e / (e + 2), square = r * r, sum = 0;
  for (int k = SERIES; k-- > 0;)
    sum = sum * square + 1.0 / (2 * k + 3);
  return r * (e - 2 * square * sum);
}

/* x^a (1 - x)^b / B(a, b); y is 1 - x. */
static double power_term(double a, double b, double x, double y) {
  double off = x <= y ? a - (a + b) * x : (a + b) * y - b;
  double fall = a * beyond_log(-off / a) + b * beyond_log(off / b);
  double rest = stirling_rest(a) + stirling_rest(b) - stirling_rest(a + b);
  return sqrt(a * (b / (a + b))) / ROOT_TWO_PI * exp(-fall - rest);
}

/* P(Y <= x) where x lies below the top; the fraction converges fast there (DiDonato and Morris, (9)). */
static double by_fraction(double a, double b, double x, double y) {
  double off = x <= y ? a - (a + b) * x : (a + b) * y - b, c = 1 + off, c0 = b / a, c1 = 1 + 1 / a, yp1 = y + 1;
  double n = 0, p = 1, s = a + 1, an = 0, bn = 1, anp1 = 1, bnp1 = c / c1, r = c1 / c;
  for (int step = 0; step < FRACTION_MOST; step++) {
    n += 1;
    double t = n / a, w = n * (b - n) * x, e = a / s;
    double alpha = p * (p + c0) * e * e * (w * x);
    e = (t + 1) / (c1 + t + t);
    double beta = n + w / s + e * (c + n * yp1);
    p = t + 1;
    s += 2;
    t = alpha * an + beta * anp1;
    an = anp1;
    anp1 = t;
    t = alpha * bn + beta * bnp1;
    bn = bnp1;
    bnp1 = t;
    double before = r;
    r = anp1 / bnp1;
    if (fabs(r - before) <= 1e-16 * r)
      break;
    an /= bnp1;
    bn /= bnp1;
    anp1 = r;
    bnp1 = 1;
  }
  return power_term(a, b, x, y) * r;
}

static bool is_large(double a, double b) {
  return a >= LARGE && b >= LARGE;
}

/* Both tails of a law. */
typedef struct tails {
  double below, above;
} tails;

static tails of_large(double a, double b, double x, double y) {
  double part = x <= a / (a + b) ? by_fraction(a, b, x, y) : by_fraction(b, a, y, x);
  return x <= a / (a + b) ? (tails){part, 1 - part} : (tails){1 - part, part};
}

/* false: a shape is small, or neither is so large that GSL would lose digits. */
static bool own_tails(double a, double b, double x, tails *out) {
  if (!(x > 0 && x < 1) || !is_large(a, b) || fmax(a, b) < VERY_LARGE)
    return false;
  *out = of_large(a, b, x, 1 - x);
  return true;
}

double fc_beta_below(double a, double b, double x) {
  tails own;
  return own_tails(a, b, x, &own) ? own.below : gsl_cdf_beta_P(x, a, b);
}

double fc_beta_above(double a, double b, double x) {
  tails own;
  return own_tails(a, b, x, &own) ? own.above : gsl_cdf_beta_Q(x, a, b);
}

double fc_beta_log(double a, double b) {
  return gsl_sf_lnbeta(a, b);
}

double fc_beta_density(double a, double b, double log_beta, double x) {
  if (x <= 0)
    return a < 1 ? INFINITY : a > 1 ? 0 : b;
  if (x >= 1)
    return b < 1 ? INFINITY : b > 1 ? 0 : a;
  if (is_large(a, b))
    return power_term(a, b, x, 1 - x) / (x * (1 - x));
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
