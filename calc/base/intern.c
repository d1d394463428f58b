/* intern.c - texts to small numbers and back. */
#include "base/hash.h"
#include "base/intern.h"
#include <stdlib.h>

static uint64_t text_hash(const void *self, uint32_t number) {
  fc_str s = fc_intern_text(self, number);
  return fc_hash(s.p, s.n);
}

bool fc_intern_init(fc_intern *intern) {
  *intern = (fc_intern){.slot = NULL};
  fc_seq_init(&intern->entry, sizeof(fc_str));
  return fc_intern_put(intern, FC_STR("")) == 0;
}

void fc_intern_free(fc_intern *intern) {
  fc_arena_free(&intern->text);
  fc_seq_free(&intern->entry);
  free(intern->slot);
  intern->slot = NULL;
  intern->slots = 0;
}

/* The slot that holds the text, or the free one where it would stand. */
static size_t slot_of(const fc_intern *intern, fc_str s) {
  size_t at = fc_hash(s.p, s.n) & (intern->slots - 1);
  while (intern->slot[at] && !fc_str_eq(fc_intern_text(intern, intern->slot[at] - 1), s))
    at = (at + 1) & (intern->slots - 1);
  return at;
}

uint32_t fc_intern_put(fc_intern *intern, fc_str s) {
  uint32_t found = fc_intern_find(intern, s);
  size_t count = intern->entry.count;
  if (found != FC_INTERN_NONE || count >= FC_INTERN_NONE - 1)
    return found;
  if (fc_slots_full(intern->slots, count) && !fc_slots_grow(&intern->slot, &intern->slots, count, text_hash, intern))
    return FC_INTERN_NONE;
  char *copy = fc_arena_text(&intern->text, s.p, s.n);
  fc_str *entry = copy ? fc_seq_push(&intern->entry) : NULL;
  if (!entry)
    return FC_INTERN_NONE;
  *entry = (fc_str){copy, s.n};
  intern->slot[slot_of(intern, s)] = (uint32_t)count + 1;
  return (uint32_t)count;
}

uint32_t fc_intern_find(const fc_intern *intern, fc_str s) {
  uint32_t number = intern->slots ? intern->slot[slot_of(intern, s)] : 0;
  return number ? number - 1 : FC_INTERN_NONE;
}

fc_str fc_intern_text(const fc_intern *intern, uint32_t number) {
  return *(const fc_str *)fc_seq_at(&intern->entry, number);
}

size_t fc_intern_count(const fc_intern *intern) {
  return intern->entry.count;
}
