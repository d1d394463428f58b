/* keys.c - keys of fixed-size words to small numbers. */
#include "base/hash.h"
#include "base/intern.h"
#include <stdlib.h>
#include <string.h>

static size_t key_bytes(const fc_keys *keys) {
  return keys->words * sizeof(uint32_t);
}

static uint64_t key_hash(const void *self, uint32_t number) {
  return fc_hash(fc_keys_at(self, number), key_bytes(self));
}

bool fc_keys_init(fc_keys *keys, size_t words) {
  *keys = (fc_keys){.words = words};
  fc_seq_init(&keys->key, words * sizeof(uint32_t));
  return words > 0;
}

void fc_keys_free(fc_keys *keys) {
  fc_seq_free(&keys->key);
  free(keys->slot);
  keys->slot = NULL;
  keys->slots = 0;
}

/* The slot that holds the key, or the free one where it would stand. */
static size_t slot_of(const fc_keys *keys, const uint32_t *words) {
  size_t at = fc_hash(words, key_bytes(keys)) & (keys->slots - 1);
  while (keys->slot[at] && memcmp(fc_keys_at(keys, keys->slot[at] - 1), words, key_bytes(keys)) != 0)
    at = (at + 1) & (keys->slots - 1);
  return at;
}

uint32_t fc_keys_put(fc_keys *keys, const uint32_t *words) {
  uint32_t found = fc_keys_find(keys, words);
  size_t count = keys->key.count;
  if (found != FC_INTERN_NONE || count >= FC_INTERN_NONE - 1)
    return found;
  if (fc_slots_full(keys->slots, count) && !fc_slots_grow(&keys->slot, &keys->slots, count, key_hash, keys))
    return FC_INTERN_NONE;
  uint32_t *key = fc_seq_push(&keys->key);
  if (!key)
    return FC_INTERN_NONE;
  memcpy(key, words, key_bytes(keys));
  keys->slot[slot_of(keys, words)] = (uint32_t)count + 1;
  return (uint32_t)count;
}

uint32_t fc_keys_find(const fc_keys *keys, const uint32_t *words) {
  uint32_t number = keys->slots ? keys->slot[slot_of(keys, words)] : 0;
  return number ? number - 1 : FC_INTERN_NONE;
}

const uint32_t *fc_keys_at(const fc_keys *keys, uint32_t number) {
  return fc_seq_at(&keys->key, number);
}

size_t fc_keys_count(const fc_keys *keys) {
  return keys->key.count;
}
