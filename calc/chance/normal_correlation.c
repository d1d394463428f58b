/* normal_correlation.c - the linear correlation of two laws under a Gaussian copula, and its inverse.
 *
 * Cario and Nelson 1997, "Modeling and generating random vectors with arbitrary marginal distributions" (NORTA): it rises
 * with that of the normal numbers, so that a root is found by halving. Where both laws are continuous it is a power series,
 * the products of their coefficients in Hermite polynomials (Mehler 1866); where one has separate values, what is expected
 * of it once the other's normal number is known is a sum of normal probabilities. */
#include "chance/normal_correlation.h"
#include "chance/gauss_legendre.h"
#include "chance/normal.h"

#include <math.h>

#define PI 3.14159265358979323846
#define REACH 8.25     /* normal numbers beyond it weigh less than 1e-15 */
#define STEP 0.0625    /* of the trapezoidal rule, which for smooth functions and normal weights is right to the last digits */
#define PANEL 0.25     /* between jumps */
#define ATTAINED 1e-6  /* a correlation that is beyond what two laws can have by rounding alone */
enum { TERMS = 64, HALVINGS = 48 };

double fc_normal_from_rank(double rank) {
  return 2 * sin(PI / 6 * rank);
}

double fc_rank_from_normal(double normal) {
  return 6 / PI * asin(0.5 * normal);
}

static double value_at(const fc_law *law, double normal) {
  return fc_law_quantile(law, fc_normal_below(normal));
}

/* sum of coefficient[k] * He_k(z) / sqrt(k!), from k = 1 on. */
static void expand(const fc_law *law, double *coefficient) {
  for (int k = 0; k < TERMS; k++)
    coefficient[k] = 0;
  for (double z = -REACH; z <= REACH; z += STEP) {
    double weight = (value_at(law, z) - fc_law_mean(law)) * fc_normal_density(z) * STEP, before = 1, now = z;
    for (int k = 1; k <= TERMS; k++) {
      coefficient[k - 1] += weight * now;
      double next = (z * now - sqrt(k) * before) / sqrt(k + 1.0);
      before = now;
      now = next;
    }
  }
}

static double series(const double *a, const double *b, double normal) {
  double sum = 0;
  for (int k = TERMS; k-- > 0;)
    sum = (sum + a[k] * b[k]) * normal;
  return sum;
}

/* What is expected of separate values, less their mean, where the other normal number is z. */
static double expected(const fc_law *separate, double normal, double z) {
  double rest = sqrt(1 - normal * normal), sum = separate->value[0] - fc_law_mean(separate);
  for (size_t i = 0; i + 1 < separate->n; i++) {
    double off = normal * z - fc_normal_quantile(separate->cumulative[i]);
    double share = rest > 0 ? fc_normal_below(off / rest) : off > 0;
    sum += (separate->value[i + 1] - separate->value[i]) * share;
  }
  return sum;
}

static double with_smooth(const fc_law *smooth, const fc_law *separate, double normal) {
  double sum = 0;
  for (double z = -REACH; z <= REACH; z += STEP)
    sum += (value_at(smooth, z) - fc_law_mean(smooth)) * expected(separate, normal, z) * fc_normal_density(z) * STEP;
  return sum;
}

/* An integrand over the normal numbers of one law: what is expected of the other there. */
typedef struct partner {
  const fc_law *law;
  double normal;
} partner;

static double weighed(const void *of, double z) {
  const partner *p = of;
  bool given = fabs(p->normal) >= 1; /* then the other number is z, or -z */
  double off = given ? value_at(p->law, p->normal * z) - fc_law_mean(p->law) : expected(p->law, p->normal, z);
  return off * fc_normal_density(z);
}

/* The same between two normal numbers, of separate values whose number is z or -z: each value where it is drawn. */
static double settled(const partner *p, double from, double to) {
  double low = p->normal > 0 ? from : -to, high = p->normal > 0 ? to : -from, sum = 0, begin = -REACH;
  for (size_t i = 0; i < p->law->n; i++) {
    double end = i + 1 < p->law->n ? fc_normal_quantile(p->law->cumulative[i]) : REACH;
    double share = fc_normal_below(fmin(end, high)) - fc_normal_below(fmax(begin, low));
    sum += (p->law->value[i] - fc_law_mean(p->law)) * fmax(share, 0);
    begin = end;
  }
  return sum;
}

static double between(const partner *p, double from, double to) {
  if (p->law->distribution->separate && fabs(p->normal) >= 1)
    return settled(p, from, to);
  return to > from ? fc_gauss_panels(weighed, p, from, to, (int)ceil((to - from) / PANEL)) : 0;
}

/* Value by value of one law, each over the normal numbers that draw it. */
static double over_values(const fc_law *separate, const fc_law *other, double normal) {
  const partner p = {other, normal};
  double sum = 0, from = -REACH;
  for (size_t i = 0; i < separate->n; i++) {
    double to = i + 1 < separate->n ? fmin(fmax(fc_normal_quantile(separate->cumulative[i]), from), REACH) : REACH;
    sum += (separate->value[i] - fc_law_mean(separate)) * between(&p, from, to);
    from = to;
  }
  return sum;
}

/* Two laws, and what of them is reckoned once. */
typedef struct pair {
  const fc_law *a, *b; /* where one has separate values, it is b */
  double spread;       /* product of the standard deviations */
  double of_a[TERMS], of_b[TERMS];
} pair;

static pair pair_of(const fc_law *a, const fc_law *b) {
  bool turned = a->distribution->separate && !b->distribution->separate;
  pair p = {.a = turned ? b : a, .b = turned ? a : b, .spread = sqrt(fc_law_variance(a) * fc_law_variance(b))};
  if (!p.b->distribution->separate) {
    expand(p.a, p.of_a);
    expand(p.b, p.of_b);
  }
  return p;
}

static double linear_of(const pair *p, double normal) {
  if (!p->b->distribution->separate)
    return series(p->of_a, p->of_b, normal) / p->spread;
  bool smooth = !p->a->distribution->separate && fabs(normal) < 1;
  return (smooth ? with_smooth(p->a, p->b, normal) : over_values(p->b, p->a, normal)) / p->spread;
}

double fc_linear_from_normal(const fc_law *a, const fc_law *b, double normal) {
  pair p = pair_of(a, b);
  return linear_of(&p, normal);
}

bool fc_normal_from_linear(const fc_law *a, const fc_law *b, double linear, double *normal) {
  pair p = pair_of(a, b);
  double low = linear < 0 ? -1 : 0, high = linear < 0 ? 0 : 1;
  *normal = linear < 0 ? -1 : 1;
  double most = linear_of(&p, *normal);
  if (fabs(linear) >= fabs(most))
    return fabs(linear) <= fabs(most) + ATTAINED;
  for (int step = 0; step < HALVINGS; step++) {
    *normal = 0.5 * (low + high);
    if (linear_of(&p, *normal) < linear)
      low = *normal;
    else
      high = *normal;
  }
  return true;
}
