/* moments.c - sums of doubles and of powers of their distances from the mean. */
#include "number/moments.h"

#include <math.h>

enum { LANES = 8 };

/* Eight sums side by side, each with what its additions rounded away. */
typedef struct lanes {
  double sum[LANES], rest[LANES];
} lanes;

/* Knuth's sum of two: sum + error is a + b, exactly. */
static inline double two_sum(double a, double b, double *error) {
  double sum = a + b, part = sum - a;
  *error = (a - (sum - part)) + (b - part);
  return sum;
}

static inline void lanes_add(lanes *to, size_t lane, double x) {
  double error;
  to->sum[lane] = two_sum(to->sum[lane], x, &error);
  to->rest[lane] += error;
}

static double lanes_total(const lanes *of, double *rest) {
  double sum = 0;
  *rest = 0;
  for (size_t i = 0; i < LANES; i++) {
    double error;
    sum = two_sum(sum, of->sum[i], &error);
    *rest += error + of->rest[i];
  }
  return two_sum(sum, *rest, rest);
}

static double add_up(const double *x, size_t n, double *rest) {
  lanes all = {{0}, {0}};
  size_t i = 0;
  for (; i + LANES <= n; i += LANES)
    for (size_t lane = 0; lane < LANES; lane++)
      lanes_add(&all, lane, x[i + lane]);
  for (; i < n; i++)
    lanes_add(&all, i % LANES, x[i]);
  return lanes_total(&all, rest);
}

static void find_ends(fc_moments *m, const double *x, size_t n) {
  double least = x[0], most = x[0];
  for (size_t i = 1; i < n; i++) {
    least = x[i] < least ? x[i] : least;
    most = x[i] > most ? x[i] : most;
  }
  m->least = least;
  m->most = most;
}

/* Powers of distances from the mean as a double, then moved to the mean itself, from which it is a rounding away. */
static void add_powers(fc_moments *m, const double *x, size_t n) {
  lanes squares = {{0}, {0}};
  double mean = fc_moments_mean(m), off[LANES] = {0}, cube[LANES] = {0}, fourth[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= n; i += LANES)
    for (size_t lane = 0; lane < LANES; lane++) {
      double d = x[i + lane] - mean, square = d * d;
      lanes_add(&squares, lane, square);
      off[lane] += d;
      cube[lane] += square * d;
      fourth[lane] += square * square;
    }
  for (; i < n; i++) {
    double d = x[i] - mean, square = d * d;
    lanes_add(&squares, i % LANES, square);
    off[i % LANES] += d;
    cube[i % LANES] += square * d;
    fourth[i % LANES] += square * square;
  }
  double rest, total_off = 0;
  double square = lanes_total(&squares, &rest);
  for (size_t lane = 0; lane < LANES; lane++) {
    total_off += off[lane];
    m->cube += cube[lane];
    m->fourth += fourth[lane];
  }
  m->square = square + (rest - total_off * total_off / (double)n);
}

fc_moments fc_moments_of(const double *x, size_t n) {
  fc_moments m = {.n = (double)n};
  if (n == 0)
    return m;
  m.sum = add_up(x, n, &m.sum_rest);
  find_ends(&m, x, n);
  if (m.least < m.most)
    add_powers(&m, x, n);
  return m;
}

void fc_moments_merge(fc_moments *into, const fc_moments *more) {
  if (more->n == 0)
    return;
  if (into->n == 0) {
    *into = *more;
    return;
  }
  double a = into->n, b = more->n, n = a + b;
  double d = fc_moments_mean(more) - fc_moments_mean(into), d2 = d * d;
  double share = a * b / n;
  into->fourth += more->fourth + d2 * d2 * share * (a * a - a * b + b * b) / (n * n) +
                  6 * d2 * (a * a * more->square + b * b * into->square) / (n * n) +
                  4 * d * (a * more->cube - b * into->cube) / n;
  into->cube += more->cube + d2 * d * share * (a - b) / n + 3 * d * (a * more->square - b * into->square) / n;
  into->square += more->square + d2 * share;
  double error;
  into->sum = two_sum(into->sum, more->sum, &error);
  into->sum_rest += more->sum_rest + error;
  into->n = n;
  into->least = fmin(into->least, more->least);
  into->most = fmax(into->most, more->most);
}

double fc_moments_mean(const fc_moments *m) {
  double mean = (m->sum + m->sum_rest) / m->n;
  return m->least == m->most && m->least != 0 ? m->least : mean;
}

double fc_moments_variance(const fc_moments *m) {
  return m->n < 2 ? 0 : m->square / (m->n - 1);
}

double fc_moments_sd(const fc_moments *m) {
  return sqrt(fc_moments_variance(m));
}

double fc_moments_skewness(const fc_moments *m) {
  return m->square > 0 ? sqrt(m->n) * m->cube / (m->square * sqrt(m->square)) : 0;
}

double fc_moments_excess_kurtosis(const fc_moments *m) {
  return m->square > 0 ? m->n * m->fourth / (m->square * m->square) - 3 : 0;
}
