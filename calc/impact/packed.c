/* packed.c - a packed record is its length, then of each block of 16 words what they are, two bits each (zero, as the
 * second word before, which is the same half of the 128-bit figure before, or given), and those that are given. */
#include "impact/packed.h"

#include <stdbool.h>
#include <string.h>

enum { BLOCK = 16 };
enum { ZERO, AS_BEFORE, GIVEN };

size_t fc_packed_most(size_t size) {
  size_t words = size / sizeof(uint64_t), blocks = (words + BLOCK - 1) / BLOCK;
  return sizeof(uint32_t) * (1 + blocks) + size;
}

static size_t block_size(size_t words, size_t from) {
  return words - from < BLOCK ? words - from : BLOCK;
}

static uint8_t *pack_block(const uint64_t *word, size_t from, size_t n, uint8_t *to) {
  uint32_t kinds = 0;
  uint8_t *next = to + sizeof kinds;
  for (size_t i = 0; i < n; i++) {
    const uint64_t *at = &word[from + i];
    if (*at == 0)
      continue;
    bool again = from + i >= 2 && *at == at[-2];
    kinds |= (uint32_t)(again ? AS_BEFORE : GIVEN) << (2 * i);
    if (again)
      continue;
    memcpy(next, at, sizeof *at);
    next += sizeof *at;
  }
  memcpy(to, &kinds, sizeof kinds);
  return next;
}

uint8_t *fc_pack(const void *record, size_t size, uint8_t *to) {
  const uint64_t *word = record;
  size_t words = size / sizeof *word;
  uint8_t *next = to + sizeof(uint32_t);
  for (size_t from = 0; from < words; from += BLOCK)
    next = pack_block(word, from, block_size(words, from), next);
  uint32_t length = (uint32_t)(next - to);
  memcpy(to, &length, sizeof length);
  return next;
}

static const uint8_t *unpack_block(const uint8_t *from, uint64_t *word, size_t at, size_t n) {
  uint32_t kinds;
  memcpy(&kinds, from, sizeof kinds);
  from += sizeof kinds;
  for (size_t i = at; i < at + n; i++, kinds >>= 2) {
    if ((kinds & 3) == GIVEN) {
      memcpy(&word[i], from, sizeof word[i]);
      from += sizeof word[i];
    } else {
      word[i] = (kinds & 3) == AS_BEFORE ? word[i - 2] : 0;
    }
  }
  return from;
}

const uint8_t *fc_unpack(const uint8_t *from, void *record, size_t size) {
  uint64_t *word = record;
  size_t words = size / sizeof *word;
  from += sizeof(uint32_t);
  for (size_t at = 0; at < words; at += BLOCK)
    from = unpack_block(from, word, at, block_size(words, at));
  return from;
}

const uint8_t *fc_packed_skip(const uint8_t *from) {
  uint32_t length;
  memcpy(&length, from, sizeof length);
  return from + length;
}
