/* diag_text.c - a message as the command line prints it (DESIGN section 4). */
#include "base/buf.h"
#include "base/utf8.h"
#include <inttypes.h>

static void print(fc_buf *out, const char *text) {
  fc_buf_printable(out, fc_str_of(text));
}

static void print_head(fc_buf *out, const fc_diag *diag) {
  static const char *const severity[] = {"note", "warning", "error"};
  fc_buf_text(out, severity[diag->severity]);
  if (diag->code) {
    fc_buf_char(out, '[');
    print(out, diag->code);
    fc_buf_char(out, ']');
  }
  fc_buf_text(out, ": ");
  print(out, diag->message);
  fc_buf_char(out, '\n');
}

/* What opens the next remark within the parentheses behind a place. */
static void open_remark(fc_buf *out, bool *opened) {
  fc_buf_text(out, *opened ? ", " : " (");
  *opened = true;
}

static void print_place(fc_buf *out, const fc_diag *diag) {
  if (!diag->file && !diag->field)
    return;
  fc_buf_text(out, "  --> ");
  if (!diag->file) {
    print(out, diag->field);
    fc_buf_char(out, '\n');
    return;
  }
  print(out, diag->file);
  if (diag->line)
    fc_buf_printf(out, ":%" PRIu64, diag->line);
  if (diag->line && diag->column)
    fc_buf_printf(out, ":%" PRIu64, diag->column);
  bool opened = false;
  if (diag->row) {
    open_remark(out, &opened);
    fc_buf_printf(out, "row %" PRIu64, diag->row);
  }
  if (diag->field) {
    open_remark(out, &opened);
    fc_buf_text(out, "column \"");
    print(out, diag->field);
    fc_buf_char(out, '"');
  }
  if (diag->pointer && *diag->pointer) {
    open_remark(out, &opened);
    fc_buf_text(out, "at ");
    print(out, diag->pointer);
  }
  fc_buf_text(out, opened ? ")\n" : "\n");
}

static void print_excerpt(fc_buf *out, const fc_diag *diag) {
  if (!diag->excerpt)
    return;
  fc_buf_text(out, "   | ");
  print(out, diag->excerpt);
  fc_buf_char(out, '\n');
  if (!diag->mark && !diag->mark_length)
    return;
  fc_str whole = fc_str_of(diag->excerpt);
  size_t start = fc_utf8_offset(whole, diag->mark_at);
  size_t end = fc_utf8_offset(whole, (size_t)diag->mark_at + diag->mark_length);
  size_t carets = fc_utf8_width((fc_str){whole.p + start, end - start});
  fc_buf_text(out, "   | ");
  fc_buf_fill(out, ' ', fc_utf8_width((fc_str){whole.p, start}));
  fc_buf_fill(out, '^', carets ? carets : 1);
  if (diag->mark) {
    fc_buf_char(out, ' ');
    print(out, diag->mark);
  }
  fc_buf_char(out, '\n');
}

fc_status fc_diag_text(const fc_diag *diag, fc_buf **out) {
  *out = NULL;
  fc_buf *text;
  fc_status status = fc_buf_new(&text);
  if (status)
    return status;
  print_head(text, diag);
  print_place(text, diag);
  print_excerpt(text, diag);
  if (diag->help && *diag->help) {
    fc_buf_text(text, "   = help: ");
    print(text, diag->help);
    fc_buf_char(text, '\n');
  }
  status = fc_buf_status(text);
  if (status) {
    fc_buf_free(text);
    return status;
  }
  *out = text;
  return FC_OK;
}
