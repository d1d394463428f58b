/* lines.h - paragraphs and labeled lines, wrapped to a width. */
#ifndef FC_REPORT_LINES_H
#define FC_REPORT_LINES_H

#include "base/buf.h"

#define FC_LINE_WIDTH 100

/* What was printed into a buffer so far. Borrowed from it. */
fc_str fc_made(const fc_buf *text);

/* The text, broken at blanks; the first line starts where the cursor is (at `column`), further lines at `indent`. Ends
 * with a line feed. */
void fc_lines_wrap(fc_buf *out, fc_str text, size_t column, size_t indent);
/* "  label     text", the text wrapped beneath itself. `tab`: where texts start. */
void fc_lines_labeled(fc_buf *out, const char *label, size_t tab, fc_str text);

#endif
