/* binomial.h - how often something happens in n independent draws, and what that says of its probability and of quantiles. */
#ifndef FC_RISK_BINOMIAL_H
#define FC_RISK_BINOMIAL_H

#include "risk/interval.h"

#include <stdint.h>

/* P(X <= k) of n draws with probability p each. To 1e-9 for n to 100,000; beyond by Edgeworth's second term, to about
 * 1 / (n p (1 - p)). */
double fc_binomial_below(uint64_t n, double p, uint64_t k);

/* Clopper and Pearson 1934: covers the probability of what happened k times in n draws with at least `level`. */
fc_interval fc_binomial_interval(uint64_t n, uint64_t k, double level);

/* Ranks whose draws have a quantile between them, from 1 on; low 0 or high n + 1: no draw is that far out. */
typedef struct fc_ranks {
  uint64_t at, low, high;
  double coverage; /* that the quantile is between them: at least this */
} fc_ranks;
fc_ranks fc_binomial_ranks(uint64_t n, double p, double level);

#endif
