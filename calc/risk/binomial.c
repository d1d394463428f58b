/* binomial.c - the binomial law by the beta law, of which it is the other side, where shapes are not too large. */
#include "risk/binomial.h"
#include "chance/beta_law.h"
#include "chance/normal.h"

#include <math.h>

#define EXACT_MOST 100000u /* draws */
#define FEW 1000u          /* of more draws than that: times at which Poisson's law is near enough */

double fc_binomial_below(uint64_t n, double p, uint64_t k) {
  if (k >= n || p <= 0)
    return 1;
  if (p >= 1)
    return 0;
  if (n <= EXACT_MOST)
    return fc_beta_above((double)k + 1, (double)(n - k), p);
  double sd = sqrt((double)n * p * (1 - p)), z = ((double)k + 0.5 - (double)n * p) / sd;
  double below = fc_normal_below(z) - (1 - 2 * p) / (6 * sd) * (z * z - 1) * fc_normal_density(z);
  return below < 0 ? 0 : below > 1 ? 1 : below;
}

/* The upper end alone; the lower one is 1 less that of what did not happen. */
static double upper_end(uint64_t n, uint64_t k, double tail) {
  if (k >= n)
    return 1;
  if (n <= EXACT_MOST)
    return fc_beta_quantile((double)k + 1, (double)(n - k), 1 - tail);
  if (k < FEW)
    return fc_beta_quantile((double)k + 1, (double)(EXACT_MOST - k), 1 - tail) * (double)EXACT_MOST / (double)n;
  double z = fc_normal_quantile(1 - tail), size = (double)n, share = ((double)k + 0.5) / size; /* Wilson 1927, one half more */
  double middle = share + z * z / (2 * size), half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size));
  double end = (middle + half) / (1 + z * z / size);
  return end > 1 ? 1 : end;
}

/* Of few times in very many draws 1 less the other side has lost its digits. */
static double lower_end(uint64_t n, uint64_t k, double tail) {
  if (k == 0)
    return 0;
  if (n <= EXACT_MOST)
    return fc_beta_quantile((double)k, (double)(n - k + 1), tail);
  if (k < FEW)
    return fc_beta_quantile((double)k, (double)(EXACT_MOST - k + 1), tail) * (double)EXACT_MOST / (double)n;
  return 1 - upper_end(n, n - k, tail);
}

fc_interval fc_binomial_interval(uint64_t n, uint64_t k, double level) {
  double tail = (1 - level) / 2;
  return (fc_interval){(double)k / (double)n, lower_end(n, k, tail), upper_end(n, k, tail)};
}

/* The least k with P(X <= k) >= below; n at most. */
static uint64_t least_with(uint64_t n, double p, double below) {
  double guess = (double)n * p + fc_normal_quantile(below) * sqrt((double)n * p * (1 - p));
  uint64_t k = guess <= 0 ? 0 : guess >= (double)n ? n : (uint64_t)guess;
  while (k > 0 && fc_binomial_below(n, p, k - 1) >= below)
    k--;
  while (k < n && fc_binomial_below(n, p, k) < below)
    k++;
  return k;
}

/* X draws are not above the quantile: it is at or above the draw of rank r where X >= r, and below it where X < r. */
fc_ranks fc_binomial_ranks(uint64_t n, double p, double level) {
  double tail = (1 - level) / 2, at = ceil((double)n * p * (1 - 1e-15)); /* of 0.95 * 20 no more than 19 */
  uint64_t low = least_with(n, p, tail), high = least_with(n, p, 1 - tail) + 1;
  if (fc_binomial_below(n, p, low) <= tail) /* P(X < low + 1) */
    low++;
  fc_ranks ranks = {.at = at < 1 ? 1 : (uint64_t)at, .low = low, .high = high};
  double missed = low ? fc_binomial_below(n, p, low - 1) : 0;
  ranks.coverage = (high > n ? 1 : fc_binomial_below(n, p, high - 1)) - missed;
  return ranks;
}
