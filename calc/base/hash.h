/* hash.h - what the tables of small numbers (intern.h) share: the hash and the growing of slots. */
#ifndef FC_BASE_HASH_H
#define FC_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint64_t fc_hash(const void *p, size_t n);

/* Is a table of `slots` slots too full for one more than `count` numbers? */
bool fc_slots_full(size_t slots, size_t count);
/* Doubles the slots and puts numbers 0..count-1 in anew. false: no memory, nothing changed. */
bool fc_slots_grow(uint32_t **slot, size_t *slots, size_t count, uint64_t (*hash_of)(const void *self, uint32_t number),
                   const void *self);

#endif
