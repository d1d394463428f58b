/* random_bits.h - bits that are a pure function of what names them, so that no draw depends on another. */
#ifndef FC_CHANCE_RANDOM_BITS_H
#define FC_CHANCE_RANDOM_BITS_H

#include "base/text.h"

/* Four words from a counter and a key: Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy
 * as 1, 2, 3"), the same as Random123's. */
void fc_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* A word in which each bit depends on each bit of another (Stafford's variant 13, as in SplitMix64; Steele, Lea and Flood
 * 2014): one to one. */
uint64_t fc_mix(uint64_t z);

/* A word as a number between 0 and 1, never either: the middle of its 2^32nd part. */
static inline double fc_unit(uint32_t word) {
  return ((double)word + 0.5) * 0x1p-32;
}

/* The number of a stream of draws: of the name of a parameter and what it repeats for ("severity", "New York City"). The
 * same names give the same stream in every scenario, version and machine. */
uint64_t fc_stream(const fc_str *names, size_t n);

#endif
