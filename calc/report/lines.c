/* lines.c - paragraphs and labeled lines, wrapped to a width. A word wider than the line (an address) stands whole. */
#include "report/lines.h"

#include <string.h>

fc_str fc_made(const fc_buf *text) {
  return (fc_str){text->p ? text->p : "", text->n};
}

/* The next word of *rest, without the blanks before it; false at the end. */
static bool next_word(fc_str *rest, fc_str *word) {
  while (rest->n && *rest->p == ' ')
    *rest = (fc_str){rest->p + 1, rest->n - 1};
  const char *blank = rest->n ? memchr(rest->p, ' ', rest->n) : NULL;
  *word = (fc_str){rest->p, blank ? (size_t)(blank - rest->p) : rest->n};
  *rest = (fc_str){rest->p + word->n, rest->n - word->n};
  return word->n > 0;
}

void fc_lines_wrap(fc_buf *out, fc_str text, size_t column, size_t indent) {
  fc_str word;
  bool first = true;
  while (next_word(&text, &word)) {
    size_t width = fc_utf8_width(word);
    if (!first && column + 1 + width > FC_LINE_WIDTH) {
      fc_buf_char(out, '\n');
      fc_buf_fill(out, ' ', indent);
      column = indent;
    } else if (!first) {
      fc_buf_char(out, ' ');
      column++;
    }
    fc_buf_str(out, word);
    column += width;
    first = false;
  }
  fc_buf_char(out, '\n');
}

void fc_lines_labeled(fc_buf *out, const char *label, size_t tab, fc_str text) {
  size_t column = 2 + fc_utf8_width(fc_str_of(label));
  size_t gap = column + 2 > tab ? 2 : tab - column;
  fc_buf_text(out, "  ");
  fc_buf_text(out, label);
  fc_buf_fill(out, ' ', gap);
  fc_lines_wrap(out, text, column + gap, tab);
}
