/* latin_hypercube.c - each dimension's range in as many strata as draws, one draw from each, in an order of its own.
 *
 * The order is a permutation that needs no memory: a Feistel network over the bits of the index, gone through again while
 * it leaves the range (Black and Rogaway 2002, "Ciphers with arbitrary finite domains"). */
#include "chance/random_bits.h"
#include "chance/sampler.h"

enum { ROUNDS = 8 };

typedef struct order {
  uint64_t key, draws, mask; /* mask: of half the bits */
  unsigned half;
} order;

static order order_of(const fc_sampling *sampling, const fc_dimension *dimension) {
  order o = {.key = fc_mix(sampling->options.seed ^ fc_mix(dimension->stream)), .draws = sampling->options.draws, .half = 1};
  while (o.half < 32 && (o.draws - 1) >> (2 * o.half))
    o.half++;
  o.mask = (UINT64_C(1) << o.half) - 1;
  return o;
}

static uint64_t shuffle(const order *o, uint64_t index) {
  uint64_t left = index >> o->half, right = index & o->mask;
  for (uint64_t round = 0; round < ROUNDS; round++) {
    uint64_t next = left ^ (fc_mix(o->key + (round << 32 ^ right) * 0x9E3779B97F4A7C15u) & o->mask);
    left = right;
    right = next;
  }
  return left << o->half | right;
}

static uint64_t place_of(const order *o, uint64_t index) {
  do
    index = shuffle(o, index);
  while (index >= o->draws);
  return index;
}

static void latin_hypercube_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                                 double *out) {
  order o = order_of(sampling, dimension);
  uint64_t key = fc_mix(o.key + 1);
  for (size_t i = 0; i < n; i++) {
    uint32_t within = (uint32_t)(fc_mix(key + (first + i) * 0x9E3779B97F4A7C15u) >> 32);
    out[i] = ((double)place_of(&o, first + i) + fc_unit(within)) / (double)o.draws;
  }
}

const fc_sampler fc_sampler_latin_hypercube = {
    .name = "latin_hypercube",
    .summary = "one draw from each of equally likely ranges of every number",
    .source = "McKay, Beckman and Conover 1979",
    .draws_most = UINT64_C(1) << 48,
    .fill = latin_hypercube_fill,
};
