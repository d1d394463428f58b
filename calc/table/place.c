/* place.c - lines and columns are counted when a message needs them, never while reading. */
#include "table/place.h"
#include "base/utf8.h"
#include <string.h>

#define SEEN ((size_t)1024) /* bytes of a line before and behind the mark; more than is ever shown */

static size_t line_start(fc_str text, size_t offset) {
  const char *before = offset ? memrchr(text.p, '\n', offset) : NULL;
  return before ? (size_t)(before - text.p) + 1 : 0;
}

static size_t line_end(fc_str text, size_t offset) {
  const char *end = offset < text.n ? memchr(text.p + offset, '\n', text.n - offset) : NULL;
  size_t at = end ? (size_t)(end - text.p) : text.n;
  return at > offset && text.p[at - 1] == '\r' ? at - 1 : at;
}

static uint64_t lines_before(fc_str text, size_t offset) {
  uint64_t lines = 0;
  for (const char *p = text.p, *end = text.p + offset; (p = memchr(p, '\n', (size_t)(end - p))); p++)
    lines++;
  return lines;
}

/* The start of the excerpt: near enough that a line of megabytes costs nothing, far enough that its cut shows. */
static size_t seen_from(fc_str text, size_t start, size_t offset) {
  size_t from = offset - start > SEEN ? offset - SEEN : start;
  while (from > start && (text.p[from] & 0xC0) == 0x80) /* not within a character */
    from--;
  return from;
}

void fc_place_in(fc_where *where, fc_str text, uint64_t first_line, size_t offset, size_t length) {
  if (offset > text.n)
    offset = text.n;
  size_t start = line_start(text, offset), end = line_end(text, offset);
  size_t mark_end = length < end - offset ? offset + length : end;
  size_t from = seen_from(text, start, offset);
  size_t before = fc_utf8_length((fc_str){text.p + from, offset - from});
  size_t to = end - mark_end > SEEN ? mark_end + SEEN : end;
  where->line = first_line + lines_before(text, offset);
  where->column = fc_utf8_length((fc_str){text.p + start, from - start}) + before + 1;
  where->excerpt = (fc_str){text.p + from, to - from};
  where->mark_at = (uint32_t)before;
  where->mark_length = (uint32_t)fc_utf8_length((fc_str){text.p + offset, mark_end - offset});
}
