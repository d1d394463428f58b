/* excerpt.c - cutting the offending text so that its mark stays in view.
 *
 * The text has three parts: before the mark, the mark, after it. Each is made printable by itself, so that the mark
 * stays right where a control character became four. */
#include "base/excerpt.h"
#include "base/buf.h"
#include "base/utf8.h"

#define DOTS "..."
#define DOTS_LENGTH (sizeof DOTS - 1)
#define KEPT_BEFORE 30u /* characters before a mark that a cut leaves, where there are as many */

/* The characters from..to of a text. */
static fc_str characters(fc_str s, size_t from, size_t to) {
  size_t start = fc_utf8_offset(s, from), end = fc_utf8_offset(s, to);
  return (fc_str){s.p + start, end - start};
}

/* Where the view begins and how long it is, in characters of the printable text. */
typedef struct fc_view {
  size_t from, to;
} fc_view;

static fc_view view_of(size_t length, size_t mark_at) {
  if (length <= FC_EXCERPT_LENGTH)
    return (fc_view){0, length};
  if (mark_at + DOTS_LENGTH < FC_EXCERPT_LENGTH / 2)
    return (fc_view){0, FC_EXCERPT_LENGTH - DOTS_LENGTH};
  size_t room = FC_EXCERPT_LENGTH - 2 * DOTS_LENGTH;
  size_t from = mark_at > KEPT_BEFORE ? mark_at - KEPT_BEFORE : 0;
  if (from + room + DOTS_LENGTH >= length)
    return (fc_view){length - (room + DOTS_LENGTH), length};
  return (fc_view){from, from + room};
}

static bool keep_view(fc_arena *arena, fc_str printable, size_t mark_at, size_t mark_length, fc_diag *diag) {
  size_t length = fc_utf8_length(printable);
  fc_view view = view_of(length, mark_at);
  fc_str seen = characters(printable, view.from, view.to);
  bool cut_before = view.from > 0, cut_after = view.to < length;
  fc_buf text = {.p = NULL};
  fc_buf_add(&text, DOTS, cut_before ? DOTS_LENGTH : 0);
  fc_buf_str(&text, seen);
  fc_buf_add(&text, DOTS, cut_after ? DOTS_LENGTH : 0);
  size_t n;
  const char *data = fc_buf_data(&text, &n);
  diag->excerpt = text.failed ? NULL : fc_arena_text(arena, data, n);
  fc_buf_reset(&text);
  size_t at = mark_at - view.from, end = at + mark_length;
  if (end > view.to - view.from)
    end = view.to - view.from;
  diag->mark_at = (uint32_t)(at + (cut_before ? DOTS_LENGTH : 0));
  diag->mark_length = (uint32_t)(end > at ? end - at : 0);
  return diag->excerpt != NULL;
}

bool fc_excerpt_fit(fc_arena *arena, const fc_where *where, fc_diag *diag) {
  fc_str raw = where->excerpt;
  if (!raw.n)
    return true;
  size_t mark_end = (size_t)where->mark_at + where->mark_length;
  const fc_str parts[] = {characters(raw, 0, where->mark_at), characters(raw, where->mark_at, mark_end),
                          characters(raw, mark_end, SIZE_MAX)};
  size_t ends[3];
  fc_buf printable = {.p = NULL};
  for (size_t i = 0; i < 3; i++) {
    fc_buf_printable(&printable, parts[i]);
    ends[i] = fc_utf8_length((fc_str){printable.p, printable.n});
  }
  bool kept =
      !printable.failed && keep_view(arena, (fc_str){printable.p, printable.n}, ends[0], ends[1] - ends[0], diag);
  fc_buf_reset(&printable);
  return kept;
}
