/* shapley_exact.c - Shapley effects by going through all subsets of inputs. */
#include "risk/shapley_exact.h"
#include "base/arena.h"

#include <math.h>
#include <stdint.h>

static const double SINGULAR = 1e-12;

void fc_cholesky_ordered(const double *correlation, const size_t *order, size_t n, double *lower) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      double sum = correlation[order[i] * n + order[j]];
      lower[i * n + j] = 0;
      if (j > i)
        continue;
      for (size_t k = 0; k < j; k++)
        sum -= lower[i * n + k] * lower[j * n + k];
      if (i == j)
        lower[i * n + j] = sum > SINGULAR ? sqrt(sum) : 0;
      else
        lower[i * n + j] = lower[j * n + j] > 0 ? sum / lower[j * n + j] : 0;
    }
}

/* Inputs that hang together, and what is worked out of them. */
typedef struct block {
  size_t n, member[FC_SHAPLEY_BLOCK];
  double weight[FC_SHAPLEY_BLOCK]; /* slope times standard deviation */
  double correlation[FC_SHAPLEY_BLOCK * FC_SHAPLEY_BLOCK];
  double *explained; /* of each subset: the variance that its inputs explain */
} block;

static double explain(const block *b, uint32_t subset) {
  size_t order[FC_SHAPLEY_BLOCK], held = 0, at = 0;
  double lower[FC_SHAPLEY_BLOCK * FC_SHAPLEY_BLOCK], variance = 0;
  for (size_t i = 0; i < b->n; i++)
    held += subset >> i & 1;
  for (size_t i = 0, rest = held; i < b->n; i++)
    order[subset >> i & 1 ? at++ : rest++] = i;
  fc_cholesky_ordered(b->correlation, order, b->n, lower);
  for (size_t j = 0; j < held; j++) {
    double sum = 0;
    for (size_t i = j; i < b->n; i++)
      sum += b->weight[order[i]] * lower[i * b->n + j];
    variance += sum * sum;
  }
  return variance;
}

static void share_block(block *b, double *share) {
  uint32_t subsets = UINT32_C(1) << b->n;
  for (uint32_t u = 0; u < subsets; u++)
    b->explained[u] = explain(b, u);
  for (size_t i = 0; i < b->n; i++) {
    double sum = 0;
    for (uint32_t u = 0; u < subsets; u++) {
      if (u >> i & 1)
        continue;
      size_t size = (size_t)__builtin_popcount(u);
      double chance = 1 / (double)b->n; /* size! (n - size - 1)! / n! */
      for (size_t k = 1; k <= size; k++)
        chance *= (double)k / (double)(b->n - k);
      sum += chance * (b->explained[u | UINT32_C(1) << i] - b->explained[u]);
    }
    share[b->member[i]] = sum;
  }
}

/* Gathers what hangs together with an input; false: too many. */
static bool gather(const double *correlation, size_t n, size_t first, bool *taken, block *b) {
  b->n = 1;
  b->member[0] = first;
  taken[first] = true;
  for (size_t k = 0; k < b->n; k++)
    for (size_t j = 0; j < n; j++) {
      if (taken[j] || !(fabs(correlation[b->member[k] * n + j]) > 0))
        continue;
      if (b->n == FC_SHAPLEY_BLOCK)
        return false;
      taken[j] = true;
      b->member[b->n++] = j;
    }
  return true;
}

bool fc_shapley_linear(const double *slope, const double *sd, const double *correlation, size_t n, double *share) {
  fc_arena arena = {0};
  block b = {.explained = fc_arena_array(&arena, (size_t)1 << FC_SHAPLEY_BLOCK, sizeof *b.explained)};
  bool *taken = fc_arena_array(&arena, n + 1, sizeof *taken), good = b.explained && taken;
  double total = 0;
  for (size_t i = 0; i < n && good; i++) {
    if (taken[i])
      continue;
    good = gather(correlation, n, i, taken, &b);
    for (size_t k = 0; k < b.n && good; k++) {
      b.weight[k] = slope[b.member[k]] * sd[b.member[k]];
      for (size_t j = 0; j < b.n; j++)
        b.correlation[k * b.n + j] = correlation[b.member[k] * n + b.member[j]];
    }
    if (good)
      share_block(&b, share);
  }
  for (size_t i = 0; i < n && good; i++)
    total += share[i];
  for (size_t i = 0; i < n && good; i++)
    share[i] /= total;
  fc_arena_free(&arena);
  return good && total > 0;
}
