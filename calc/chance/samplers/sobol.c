/* sobol.c - the Sobol sequence with the direction numbers of Joe and Kuo, scrambled by Owen's nested uniform scramble.
 *
 * The number of draws is 2^m and the first point is kept: anything else breaks the net and its accuracy (Owen 2022, "On
 * dropping the first Sobol' point"). Points come in their natural order: draw i is the point of index i.
 *
 * The scramble flips each of the first bits of a number at random, by the bits before it (Owen 1995): a tree of flips, of
 * which one random word holds five levels, found by the bits that lead to it. No two of the 2^m points have the first m bits
 * of a number in common, so that what is behind the levels of the tree is simply random. */
#include "chance/random_bits.h"
#include "chance/sampler.h"
#include "chance/sobol_numbers.h"

enum { LEVELS = 5, WORDS_MOST = 7, DRAWS_BITS = 31 };

static uint64_t sobol_draws(uint64_t draws, size_t dimensions) {
  (void)dimensions;
  uint64_t made = 1;
  while (made < draws)
    made *= 2;
  return made;
}

static fc_status sobol_make(fc_sampling *sampling, fc_arena *arena) {
  size_t dimensions = sampling->options.dimensions;
  uint32_t *direction = fc_arena_array(arena, dimensions, FC_SOBOL_BITS * sizeof *direction);
  if (!direction)
    return FC_NO_MEMORY;
  sampling->table = direction;
  return fc_sobol_directions(dimensions, direction);
}

/* The scramble of one dimension. */
typedef struct scramble {
  uint64_t key[WORDS_MOST], rest;
  unsigned words; /* of LEVELS levels each; at least the bits that tell points apart */
} scramble;

static scramble scramble_of(const fc_sampling *sampling, const fc_dimension *dimension) {
  scramble s = {.words = 0};
  uint64_t key = fc_mix(sampling->options.seed ^ fc_mix(dimension->stream));
  for (uint64_t points = 1; points < sampling->options.draws; points <<= LEVELS)
    s.words++;
  for (unsigned w = 0; w < WORDS_MOST; w++)
    s.key[w] = fc_mix(key + (w + 1) * 0x9E3779B97F4A7C15u);
  s.rest = fc_mix(~key);
  return s;
}

/* Five bits, each flipped by the bit of the word that stands for the bits before it: of level l those from 2^l - 1 on. */
static uint32_t flip(uint32_t bits, uint32_t word) {
  uint32_t out = 0;
  for (unsigned level = 0; level < LEVELS; level++) {
    uint32_t before = bits >> (LEVELS - level), place = (1u << level) - 1 + before;
    out = out << 1 | ((bits >> (LEVELS - 1 - level) ^ word >> place) & 1);
  }
  return out;
}

static uint32_t scrambled(const scramble *s, uint32_t x) {
  uint32_t out = 0;
  unsigned done = 0;
  for (unsigned w = 0; w < s->words && done + LEVELS <= 32; w++, done += LEVELS) {
    uint32_t before = done ? x >> (32 - done) : 0, bits = x >> (32 - LEVELS - done) & 31;
    uint32_t word = (uint32_t)(fc_mix(s->key[w] ^ before * UINT64_C(0xD1B54A32D192ED03)) >> 32);
    out |= flip(bits, word) << (32 - LEVELS - done);
  }
  uint32_t before = done ? x >> (32 - done) : 0;
  uint32_t rest = (uint32_t)(fc_mix(s->rest ^ before * UINT64_C(0xD1B54A32D192ED03)) >> 32);
  return done ? out | rest >> done : rest;
}

static uint32_t point_at(const uint32_t *direction, uint64_t index) {
  uint32_t x = 0;
  for (unsigned bit = 0; bit < FC_SOBOL_BITS && index >> bit; bit++)
    x ^= (uint32_t)(index >> bit & 1) * direction[bit];
  return x;
}

static void sobol_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                       double *out) {
  const uint32_t *direction = sampling->table + (size_t)dimension->place * FC_SOBOL_BITS;
  scramble s = scramble_of(sampling, dimension);
  uint32_t step[FC_SOBOL_BITS + 1] = {0}; /* what changes where the lowest so many bits do */
  for (unsigned bit = 0; bit < FC_SOBOL_BITS; bit++)
    step[bit + 1] = step[bit] ^ direction[bit];
  uint32_t x = point_at(direction, first);
  for (size_t i = 0; i < n; i++) {
    out[i] = fc_unit(sampling->options.plain ? x : scrambled(&s, x));
    uint64_t changed = (first + i) ^ (first + i + 1);
    x ^= step[__builtin_popcountll(changed)];
  }
}

const fc_sampler fc_sampler_sobol = {
    .name = "sobol",
    .summary = "the Sobol sequence, scrambled: a power of two of draws",
    .source = "Sobol 1967; Joe and Kuo 2008; Owen 1995",
    .dimensions_most = FC_SOBOL_DIMENSIONS,
    .draws_most = UINT64_C(1) << DRAWS_BITS,
    .draws_for = sobol_draws,
    .make = sobol_make,
    .fill = sobol_fill,
};
