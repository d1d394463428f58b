/* place.c - lines and columns are counted when a message needs them, never while reading. */
#include "table/place.h"
#include "base/utf8.h"
#include <string.h>

#define SEEN ((size_t)1024) /* bytes of a line before and behind the mark; more than is ever shown */

enum { STRIDE = 4096 };    /* bytes from one known place to the next */

/* Where a byte stands: characters of its line before it, from where the line starts. */
typedef struct fc_known {
  uint64_t line;
  size_t start, characters;
} fc_known;

struct fc_places {
  fc_str text;
  fc_known *known; /* of the bytes 0, STRIDE, 2 STRIDE, ... */
};

static bool goes_on(char byte) { /* within a character */
  return (byte & 0xC0) == 0x80;
}

/* Goes on from one byte to a later one. Characters are counted where they begin. */
static void walk(fc_known *at, fc_str text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (text.p[i] == '\n')
      *at = (fc_known){at->line + 1, i + 1, 0};
    else
      at->characters += !goes_on(text.p[i]);
  }
}

fc_places *fc_places_of(fc_arena *arena, fc_str text) {
  fc_places *places = fc_arena_array(arena, 1, sizeof *places);
  size_t n = text.n / STRIDE + 1;
  if (places)
    *places = (fc_places){text, fc_arena_array(arena, n, sizeof *places->known)};
  if (!places || !places->known)
    return NULL;
  fc_known at = {.line = 1};
  for (size_t i = 0; i < n; i++) {
    places->known[i] = at;
    if (i + 1 < n)
      walk(&at, text, i * STRIDE, (i + 1) * STRIDE);
  }
  return places;
}

/* The end of the line, or somewhere in it behind all that is shown. */
static size_t line_end(fc_str text, size_t offset, size_t length) {
  size_t room = text.n - offset;
  size_t seen = length < room && room - length > SEEN + 1 ? length + SEEN + 1 : room;
  const char *end = memchr(text.p + offset, '\n', seen);
  size_t at = end ? (size_t)(end - text.p) : offset + seen;
  return at > offset && (end || at == text.n) && text.p[at - 1] == '\r' ? at - 1 : at;
}

/* Near enough that a line of megabytes costs nothing, far enough that its cut shows. */
static size_t seen_from(fc_str text, size_t start, size_t offset) {
  size_t from = offset - start > SEEN ? offset - SEEN : start;
  while (from > start && goes_on(text.p[from]))
    from--;
  return from;
}

static void fill(fc_where *where, fc_str text, const fc_known *at, size_t offset, size_t length) {
  size_t end = line_end(text, offset, length);
  size_t mark_end = length < end - offset ? offset + length : end;
  size_t from = seen_from(text, at->start, offset);
  size_t to = end - mark_end > SEEN ? mark_end + SEEN : end;
  where->line = at->line;
  where->column = at->characters + 1;
  where->excerpt = (fc_str){text.p + from, to - from};
  where->mark_at = (uint32_t)fc_utf8_length((fc_str){text.p + from, offset - from});
  where->mark_length = (uint32_t)fc_utf8_length((fc_str){text.p + offset, mark_end - offset});
}

void fc_place_in(fc_where *where, fc_str text, uint64_t first_line, size_t offset, size_t length) {
  fc_known at = {.line = first_line};
  offset = offset < text.n ? offset : text.n;
  walk(&at, text, 0, offset);
  fill(where, text, &at, offset, length);
}

void fc_place_among(fc_where *where, const fc_places *places, size_t offset, size_t length) {
  offset = offset < places->text.n ? offset : places->text.n;
  fc_known at = places->known[offset / STRIDE];
  walk(&at, places->text, offset / STRIDE * STRIDE, offset);
  fill(where, places->text, &at, offset, length);
}
