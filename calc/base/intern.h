/* intern.h - texts to small numbers and back. Number 0 is the empty text. */
#ifndef FC_BASE_INTERN_H
#define FC_BASE_INTERN_H

#include "base/arena.h"
#include "base/text.h"

typedef struct fc_intern {
  fc_arena text;
  fc_seq entry;     /* of fc_str */
  uint32_t *slot;   /* open addressing, number + 1 */
  size_t slots;
} fc_intern;

#define FC_INTERN_NONE UINT32_MAX

bool fc_intern_init(fc_intern *intern);
void fc_intern_free(fc_intern *intern);
uint32_t fc_intern_put(fc_intern *intern, fc_str s);        /* FC_INTERN_NONE when memory is out */
uint32_t fc_intern_find(const fc_intern *intern, fc_str s); /* FC_INTERN_NONE when it is not there */
fc_str fc_intern_text(const fc_intern *intern, uint32_t number); /* borrowed, NUL behind it */
size_t fc_intern_count(const fc_intern *intern);

/* Keys of fixed-size words to small numbers: groups by (government, year, stage, ...). */
typedef struct fc_keys {
  fc_seq key;
  uint32_t *slot;
  size_t slots, words;
} fc_keys;

bool fc_keys_init(fc_keys *keys, size_t words);
void fc_keys_free(fc_keys *keys);
uint32_t fc_keys_put(fc_keys *keys, const uint32_t *words); /* the same number for the same words; NONE: no memory */
uint32_t fc_keys_find(const fc_keys *keys, const uint32_t *words);
const uint32_t *fc_keys_at(const fc_keys *keys, uint32_t number);
size_t fc_keys_count(const fc_keys *keys);

#endif
