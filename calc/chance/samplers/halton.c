/* halton.c - the Halton sequence: the index in base 2, 3, 5, 7, ..., its digits mirrored at the point.
 *
 * Randomized digit by digit: d becomes a d + c of the base, a and c random for each place of each dimension, and what is
 * beyond the digits is random too (Matousek 1998, "On the L2-discrepancy for anchored boxes"). First point kept. */
#include "chance/random_bits.h"
#include "chance/sampler.h"

enum { DIMENSIONS = 2048, LAST_PRIME = 17863, PLACES_MOST = 33 };
#define ENOUGH 0x1p33 /* cells of the unit range beyond which no digit is told apart */

static fc_status halton_make(fc_sampling *sampling, fc_arena *arena) {
  bool composite[LAST_PRIME + 1] = {false};
  uint32_t *prime = fc_arena_array(arena, sampling->options.dimensions, sizeof *prime);
  if (!prime)
    return FC_NO_MEMORY;
  size_t found = 0;
  for (uint32_t p = 2; p <= LAST_PRIME && found < sampling->options.dimensions; p++) {
    if (composite[p])
      continue;
    prime[found++] = p;
    for (uint32_t multiple = p * p; p < 256 && multiple <= LAST_PRIME; multiple += p)
      composite[multiple] = true;
  }
  sampling->table = prime;
  return FC_OK;
}

typedef struct places {
  uint32_t base;
  size_t n;
  uint32_t factor[PLACES_MOST], shift[PLACES_MOST];
  double weight[PLACES_MOST]; /* base^-1, base^-2, ... */
} places;

static places places_of(uint32_t base, uint64_t key, bool plain) {
  places p = {.base = base};
  double cells = 1;
  while (cells < ENOUGH && p.n < PLACES_MOST) {
    uint64_t bits = fc_mix(key + (p.n + 1) * 0x9E3779B97F4A7C15u);
    cells *= base;
    p.factor[p.n] = plain ? 1 : 1 + (uint32_t)(((bits >> 32) * (base - 1)) >> 32);
    p.shift[p.n] = plain ? 0 : (uint32_t)(((bits & 0xFFFFFFFFu) * base) >> 32);
    p.weight[p.n] = 1 / cells;
    p.n++;
  }
  return p;
}

static void halton_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                        double *out) {
  uint64_t key = fc_mix(sampling->options.seed ^ fc_mix(dimension->stream));
  bool plain = sampling->options.plain;
  places p = places_of(sampling->table[dimension->place], key, plain);
  for (size_t i = 0; i < n; i++) {
    uint64_t rest = first + i;
    double beyond = plain ? 0.5 : fc_unit((uint32_t)(fc_mix(~key + (first + i)) >> 32)), sum = beyond * p.weight[p.n - 1];
    for (size_t k = 0; k < p.n; k++, rest /= p.base)
      sum += (double)((rest % p.base * p.factor[k] + p.shift[k]) % p.base) * p.weight[k];
    out[i] = sum < 1 ? sum : 1 - 0x1p-53;
  }
}

const fc_sampler fc_sampler_halton = {
    .name = "halton",
    .summary = "the Halton sequence, randomized",
    .source = "Halton 1960; Matousek 1998",
    .dimensions_most = DIMENSIONS,
    .make = halton_make,
    .fill = halton_fill,
};
