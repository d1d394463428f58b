/* link_memo.c - governments by short texts. Places are looked for in two rounds, so that memory is asked for many at once. */
#include "dataset/link_memo.h"
#include "base/pages.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_PLACES ((size_t)1024)
#define AT_ONCE ((size_t)32)

typedef struct key {
  uint64_t first, last;
  uint32_t n;
} key;

static uint64_t word_at(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* n = 0: the text is empty or too long. */
static key key_of(fc_str text) {
  if (text.n > FC_LINK_MEMO_TEXT || text.n == 0)
    return (key){0, 0, 0};
  if (text.n >= sizeof(uint64_t))
    return (key){word_at(text.p), word_at(text.p + text.n - sizeof(uint64_t)), (uint32_t)text.n};
  key short_one = {0, 0, (uint32_t)text.n};
  memcpy(&short_one.first, text.p, text.n);
  return short_one;
}

/* Multiplied and folded, as base/hash.c does. */
static size_t place_of(const fc_link_memo *memo, const key *k) {
  uint64_t hash = (k->first ^ (k->last << 29 | k->last >> 35)) * UINT64_C(0x9E3779B97F4A7C15);
  hash = (hash ^ hash >> 32) * UINT64_C(0xA0761D6478BD642F);
  return (size_t)(hash >> 32) & (memo->places - 1);
}

static bool is_key(const fc_link_remembered *place, const key *k) {
  return place->first == k->first && place->last == k->last && place->n == k->n;
}

/* The place that holds the key, or the free one where it would stand. */
static fc_link_remembered *find(const fc_link_memo *memo, size_t at, const key *k) {
  while (memo->place[at].n && !is_key(&memo->place[at], k))
    at = (at + 1) & (memo->places - 1);
  return &memo->place[at];
}

void fc_link_memo_free(fc_link_memo *memo) {
  free(memo->place);
  *memo = (fc_link_memo){0};
}

void fc_link_memo_clear(fc_link_memo *memo) {
  fc_link_memo_free(memo);
}

static bool grow(fc_link_memo *memo) {
  fc_link_memo grown = {.places = memo->places ? 2 * memo->places : FIRST_PLACES};
  grown.place = calloc(grown.places, sizeof *grown.place);
  if (!grown.place)
    return false;
  for (size_t i = 0; i < memo->places; i++) {
    const fc_link_remembered *place = &memo->place[i];
    const key k = {place->first, place->last, place->n};
    if (place->n)
      *find(&grown, place_of(&grown, &k), &k) = *place;
  }
  grown.count = memo->count;
  fc_link_memo_free(memo);
  *memo = grown;
  return true;
}

void fc_link_memo_keep(fc_link_memo *memo, fc_str text, uint32_t government) {
  const key k = key_of(text);
  if (!k.n || (memo->count + 1 > memo->places / 4 * 3 && !grow(memo)))
    return;
  fc_link_remembered *place = find(memo, place_of(memo, &k), &k);
  memo->count += place->n == 0;
  *place = (fc_link_remembered){k.first, k.last, k.n, government};
}

void fc_link_memo_find(const fc_link_memo *memo, const fc_str *text, size_t n, uint32_t none, uint32_t *government) {
  for (size_t from = 0; from < n; from += AT_ONCE) {
    key k[AT_ONCE];
    size_t at[AT_ONCE], count = n - from < AT_ONCE ? n - from : AT_ONCE;
    for (size_t i = 0; i < count; i++) {
      k[i] = key_of(text[from + i]);
      at[i] = memo->places ? place_of(memo, &k[i]) : 0;
      if (memo->places)
        __builtin_prefetch(&memo->place[at[i]]);
    }
    for (size_t i = 0; i < count; i++) {
      const fc_link_remembered *place = memo->places && k[i].n ? find(memo, at[i], &k[i]) : NULL;
      government[from + i] = place && place->n ? place->government : none;
    }
  }
}
