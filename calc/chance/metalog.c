/* metalog.c - the metalog curve: values, slope, and the proof that it rises. */
#include "chance/metalog.h"

#include <math.h>

/* Keelin's terms are 1, L, x L, x, x^2, x^2 L, x^3, x^3 L, ... with x = y - 0.5. */
static bool has_logit(size_t term) {
  return term < 4 ? term == 1 || term == 2 : term % 2 == 1;
}

static size_t power_of(size_t term) {
  return term / 2;
}

double fc_metalog_basis(size_t term, double y, double logit) {
  double factor = has_logit(term) ? logit : 1;
  for (size_t i = 0; i < power_of(term); i++)
    factor *= y - 0.5;
  return factor;
}

enum { POWERS = FC_METALOG_TERMS / 2 + 1 };
/* mu and s by powers of x. */
typedef struct curve {
  double mu[POWERS], s[POWERS];
} curve;

static curve curve_of(const fc_metalog *m) {
  curve c = {{0}, {0}};
  for (size_t i = 0; i < m->n; i++)
    *(has_logit(i) ? &c.s[power_of(i)] : &c.mu[power_of(i)]) += m->a[i];
  return c;
}

static double polynomial(const double *of, double x) {
  double sum = 0;
  for (size_t i = POWERS; i-- > 0;)
    sum = sum * x + of[i];
  return sum;
}

static void derive(const double *of, double *out) {
  for (size_t i = 0; i + 1 < POWERS; i++)
    out[i] = (double)(i + 1) * of[i + 1];
  out[POWERS - 1] = 0;
}

/* y - 0.5 */
static double from_middle(double logit) {
  return 0.5 * tanh(0.5 * logit);
}

/* y (1 - y) */
static double fall(double logit) {
  double e = exp(-fabs(logit));
  return e / ((1 + e) * (1 + e));
}

double fc_metalog_value(const fc_metalog *m, double logit) {
  curve c = curve_of(m);
  double x = from_middle(logit);
  return polynomial(c.mu, x) + polynomial(c.s, x) * logit;
}

double fc_metalog_slope(const fc_metalog *m, double logit) {
  curve c = curve_of(m), d;
  derive(c.mu, d.mu);
  derive(c.s, d.s);
  double x = from_middle(logit), y = fall(logit);
  return polynomial(c.s, x) + y * polynomial(d.mu, x) + y * logit * polynomial(d.s, x);
}

double fc_metalog_tail(const fc_metalog *m, bool upper) {
  curve c = curve_of(m);
  return polynomial(c.s, upper ? 0.5 : -0.5);
}

double fc_metalog_logit(const fc_metalog *m, double value) {
  double low = -1e4, high = 1e4, at = 0;
  while (high < 1e300 && fc_metalog_value(m, high) < value)
    high *= 16;
  while (low > -1e300 && fc_metalog_value(m, low) > value)
    low *= 16;
  for (int step = 0; step < 200; step++) {
    double off = value - fc_metalog_value(m, at);
    if (off > 0)
      low = at;
    else
      high = at;
    double next = at + off / fc_metalog_slope(m, at);
    if (!(next > low && next < high))
      next = 0.5 * (low + high);
    double moved = fabs(next - at);
    at = next;
    if (moved <= 1e-15 * fabs(at) || moved < 1e-17)
      break;
  }
  return at;
}

/* A number that lies somewhere between two. */
typedef struct span {
  double low, high;
} span;

static span times(span a, span b) {
  double p = a.low * b.low, q = a.low * b.high, r = a.high * b.low, s = a.high * b.high;
  return (span){fmin(fmin(p, q), fmin(r, s)), fmax(fmax(p, q), fmax(r, s))};
}

static span polynomial_over(const double *of, span x) {
  span sum = {0, 0};
  for (size_t i = POWERS; i-- > 0;) {
    sum = times(sum, x);
    sum = (span){sum.low + of[i], sum.high + of[i]};
  }
  return sum;
}

/* y (1 - y) L falls from 0 at y = 0 to its least at TURN and rises from there to 0 at 0.5; it is odd around that. */
#define TURN 0.17604088548519862520

static double leaning(double y) {
  return y <= 0 || y >= 1 ? 0 : y * (1 - y) * (log(y) - log1p(-y));
}

/* The least that y (1 - y) dm/dy can be from y = a to b, both on one side of each turn. */
static double least_slope(const curve *c, const curve *d, double a, double b) {
  span x = {a - 0.5, b - 0.5};
  double left = a * (1 - a), right = b * (1 - b), p = leaning(a), q = leaning(b);
  span steep = times((span){fmin(left, right), fmax(left, right)}, polynomial_over(d->mu, x));
  span lean = times((span){fmin(p, q), fmax(p, q)}, polynomial_over(d->s, x));
  return polynomial_over(c->s, x).low + steep.low + lean.low;
}

static double slope_at(const curve *c, const curve *d, double y) {
  return polynomial(c->s, y - 0.5) + y * (1 - y) * polynomial(d->mu, y - 0.5) + leaning(y) * polynomial(d->s, y - 0.5);
}

/* Parts that are still to be proven, the nearest to 0 on top; halving one adds one, so that there are never more than
 * the halvings of one place. */
enum { PARTS_MOST = 64 };

static bool rises_between(const curve *c, const curve *d, double from, double to, double *y) {
  double end[PARTS_MOST], begin = from;
  size_t n = 0;
  end[n++] = to;
  while (n > 0) {
    double b = end[n - 1];
    if (least_slope(c, d, begin, b) > 0) {
      begin = b;
      n--;
      continue;
    }
    double middle = begin + 0.5 * (b - begin);
    if (!(slope_at(c, d, middle) > 0) || b - begin < 1e-12 || n == PARTS_MOST) {
      *y = middle;
      return false;
    }
    end[n++] = middle;
  }
  return true;
}

bool fc_metalog_rises(const fc_metalog *m, double *y) {
  static const double turns[] = {0, TURN, 0.5, 1 - TURN, 1};
  curve c = curve_of(m), d;
  derive(c.mu, d.mu);
  derive(c.s, d.s);
  for (size_t i = 0; i + 1 < sizeof turns / sizeof *turns; i++)
    if (!rises_between(&c, &d, turns[i], turns[i + 1], y))
      return false;
  return true;
}
