/* separate.c - laws of separate values: sorted, with their probabilities and the sums of these.
 *
 * A value that cannot be (probability 0) is left out, so that no uniform number ever draws it. */
#include "chance/law.h"

#include <math.h>
#include <stdlib.h>

typedef struct atom {
  double value, weight;
} atom;

static int by_value(const void *left, const void *right) {
  const atom *a = left, *b = right;
  if (a->value < b->value || a->value > b->value)
    return a->value < b->value ? -1 : 1;
  return (a->weight > b->weight) - (a->weight < b->weight);
}

/* Adds up without losing what the larger number cannot hold (Neumaier 1974). */
typedef struct sum {
  double total, lost;
} sum;

static void add(sum *to, double x) {
  double next = to->total + x;
  to->lost += fabs(to->total) >= fabs(x) ? (to->total - next) + x : (x - next) + to->total;
  to->total = next;
}

fc_status fc_law_separate(const double *value, const double *weight, size_t n, fc_arena *arena, fc_law *law) {
  atom *atoms = fc_arena_array(arena, n, sizeof *atoms);
  double *numbers = fc_arena_array(arena, n, 3 * sizeof *numbers);
  if (!atoms || !numbers)
    return FC_NO_MEMORY;
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (!weight || weight[i] > 0)
      atoms[kept++] = (atom){value[i], weight ? weight[i] : 1 / (double)n};
  qsort(atoms, kept, sizeof *atoms, by_value);
  double *values = numbers, *weights = numbers + n, *cumulative = weights + n;
  sum so_far = {0, 0};
  for (size_t i = 0; i < kept; i++) {
    values[i] = atoms[i].value;
    weights[i] = atoms[i].weight;
    add(&so_far, atoms[i].weight);
    cumulative[i] = weight ? so_far.total + so_far.lost : (double)(i + 1) / (double)n;
  }
  cumulative[kept - 1] = 1;
  law->value = values;
  law->weight = weights;
  law->cumulative = cumulative;
  law->n = kept;
  return FC_OK;
}

fc_status fc_law_adds_up(const fc_law_arg *probabilities, const char *member, fc_law_fault *fault) {
  sum total = {0, 0};
  for (size_t i = 0; i < probabilities->n; i++)
    add(&total, probabilities->value[i]);
  double off = total.total + total.lost - 1;
  if (off >= -1e-9 && off <= 1e-9)
    return FC_OK;
  return fc_law_refuse(fault, member, FC_LAW_WHOLE,
                       off < 0 ? "add up to less than 1" : "add up to more than 1", "make them add up to 1");
}

double fc_separate_quantile(const fc_law *law, double p) {
  size_t low = 0, high = law->n - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (law->cumulative[middle] >= p)
      high = middle;
    else
      low = middle + 1;
  }
  return law->value[low];
}

double fc_separate_cdf(const fc_law *law, double x) {
  size_t low = 0, high = law->n; /* values before `low` are at most x, those from `high` are above it */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (law->value[middle] <= x)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? law->cumulative[low - 1] : 0;
}

double fc_separate_mean(const fc_law *law) {
  sum total = {0, 0};
  for (size_t i = 0; i < law->n; i++)
    add(&total, law->weight[i] * law->value[i]);
  return total.total + total.lost;
}

double fc_separate_variance(const fc_law *law) {
  double mean = fc_separate_mean(law);
  sum total = {0, 0};
  for (size_t i = 0; i < law->n; i++)
    add(&total, law->weight[i] * (law->value[i] - mean) * (law->value[i] - mean));
  return total.total + total.lost;
}

double fc_separate_lower(const fc_law *law) {
  return law->value[0];
}

double fc_separate_upper(const fc_law *law) {
  return law->value[law->n - 1];
}

double fc_separate_likeliest(const fc_law *law) {
  size_t best = 0;
  for (size_t i = 1; i < law->n; i++)
    if (law->weight[i] > law->weight[best])
      best = i;
  return law->value[best];
}
