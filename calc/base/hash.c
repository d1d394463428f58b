/* hash.c - eight bytes at a time, multiplied to 128 bits and folded (the mixing step of wyhash, Wang Yi, public
 * domain). Numbers are given in order of arrival, so the hash never shows in an output. */
#include "base/hash.h"
#include "base/pages.h"
#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS 64u

__extension__ typedef unsigned __int128 product;

static uint64_t mix(uint64_t a, uint64_t b) {
  product wide = (product)a * b;
  return (uint64_t)wide ^ (uint64_t)(wide >> 64);
}

uint64_t fc_hash(const void *p, size_t n) {
  const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15), other = UINT64_C(0xA0761D6478BD642F);
  const char *bytes = p;
  uint64_t hash = n * odd;
  while (n) {
    uint64_t word = 0;
    size_t taken = n < sizeof word ? n : sizeof word;
    memcpy(&word, bytes, taken);
    hash = mix(hash ^ word ^ other, odd);
    bytes += taken;
    n -= taken;
  }
  return hash ^ (hash >> 32);
}

bool fc_slots_full(size_t slots, size_t count) {
  return count + 1 > slots / 4 * 3;
}

bool fc_slots_grow(uint32_t **slot, size_t *slots, size_t count, uint64_t (*hash_of)(const void *self, uint32_t number),
                   const void *self) {
  size_t grown = *slots ? *slots * 2 : FIRST_SLOTS;
  uint32_t *fresh = calloc(grown, sizeof *fresh);
  if (!fresh)
    return false;
  fc_pages_ask_large(fresh, grown * sizeof *fresh);
  for (uint32_t number = 0; number < count; number++) {
    size_t at = hash_of(self, number) & (grown - 1);
    while (fresh[at])
      at = (at + 1) & (grown - 1);
    fresh[at] = number + 1;
  }
  free(*slot);
  *slot = fresh;
  *slots = grown;
  return true;
}
