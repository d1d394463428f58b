/* closing.c - warnings and notes, sources, and the command that answers the same again. */
#include "report/closing.h"

#include <string.h>

#define TAB 13           /* where texts behind "  warning    " start */
#define SOURCES_SHOWN 30 /* a page keeps room for the answer; JSON lists all */

static void print_message(fc_buf *out, const fc_diag *diag) {
  fc_buf text = {0};
  fc_print_text(&text, fc_str_of(diag->message));
  if (diag->file) {
    fc_buf_text(&text, " (");
    fc_print_text(&text, fc_str_of(diag->file));
    if (diag->line)
      fc_buf_printf(&text, ":%llu", (unsigned long long)diag->line);
    fc_buf_char(&text, ')');
  }
  if (diag->help && diag->severity != FC_NOTE) {
    fc_buf_text(&text, "; ");
    fc_print_text(&text, fc_str_of(diag->help));
  }
  static const char *const labels[] = {"note", "warning", "error"};
  fc_lines_labeled(out, labels[diag->severity], TAB, fc_made(&text));
  fc_buf_reset(&text);
}

/* Was the same said before, of the same place? */
static bool said_before(const fc_result *result, size_t index) {
  const fc_diag *diag = fc_result_note(result, index);
  for (size_t i = 0; i < index; i++) {
    const fc_diag *other = fc_result_note(result, i);
    if (other->severity == diag->severity && other->line == diag->line && strcmp(other->message, diag->message) == 0 &&
        fc_str_eq(fc_str_of(other->file), fc_str_of(diag->file)))
      return true;
  }
  return false;
}

static void print_severity(fc_buf *out, const fc_result *result, fc_severity severity) {
  static const char *const names[] = {"notes", "warnings", "errors"};
  uint64_t kept = 0, counted = fc_result_notes_list(result)->counted[severity];
  for (size_t i = 0; i < fc_result_notes(result); i++) {
    const fc_diag *diag = fc_result_note(result, i);
    if (diag->severity != severity)
      continue;
    kept++;
    if (!said_before(result, i))
      print_message(out, diag);
  }
  if (counted > kept)
    fc_buf_printf(out, "  ... and %llu more %s\n", (unsigned long long)(counted - kept), names[severity]);
}

/* Errors are messages, and stand in full where those go. */
void fc_closing_notes(fc_buf *out, const fc_result *result, fc_str remark) {
  size_t start = out->n;
  fc_buf_char(out, '\n');
  size_t first = out->n;
  print_severity(out, result, FC_WARNING);
  if (remark.n)
    fc_lines_labeled(out, "note", TAB, remark);
  print_severity(out, result, FC_NOTE);
  if (out->n == first && out->p) { /* nothing to say, no empty line */
    out->n = start;
    out->p[start] = '\0';
  }
}

/* "[1] grants.csv:6 https://..." */
static void print_source(fc_buf *out, const fc_row_reader *row) {
  fc_str url = fc_row_text(row, "url");
  int64_t line = fc_row_integer(row, "line", 0);
  fc_buf_printf(out, "[%lld] ", (long long)fc_row_integer(row, "number", 0));
  fc_print_text(out, fc_row_text(row, "file"));
  if (line)
    fc_buf_printf(out, ":%lld", (long long)line);
  if (url.n) {
    fc_buf_char(out, ' ');
    fc_print_text(out, url);
  }
}

/* Sources with an address stand on lines of their own, the others one behind the other. */
fc_status fc_closing_sources(fc_buf *out, const fc_result *result) {
  const fc_table *table = fc_result_find(result, "sources");
  size_t rows = table ? fc_table_rows(table) : 0;
  fc_row_reader row;
  if (!rows)
    return FC_OK;
  if (!fc_row_open(&row, table))
    return FC_NO_MEMORY;
  fc_buf_text(out, "\n");
  fc_buf plain = {0}, one = {0};
  const char *label = "sources";
  for (size_t i = 0; i < rows && i < SOURCES_SHOWN; i++) {
    fc_row_read(&row, i);
    if (!fc_row_text(&row, "url").n) {
      fc_buf_text(&plain, plain.n ? ", " : "");
      print_source(&plain, &row);
      continue;
    }
    fc_buf_clear(&one);
    print_source(&one, &row);
    fc_lines_labeled(out, label, TAB, fc_made(&one));
    label = "";
  }
  if (rows > SOURCES_SHOWN)
    fc_buf_printf(&plain, "%s... and %llu more (-f json lists all)", plain.n ? ", " : "",
                  (unsigned long long)(rows - SOURCES_SHOWN));
  if (plain.n)
    fc_lines_labeled(out, label, TAB, fc_made(&plain));
  fc_status status = fc_buf_status(&plain);
  fc_buf_reset(&plain);
  fc_buf_reset(&one);
  fc_row_close(&row);
  return status;
}

void fc_closing_again(fc_buf *out, const fc_result *result) {
  const char *again = fc_result_reproduce(result);
  if (!again || !*again)
    return;
  fc_buf_text(out, "\n  Again: ");
  fc_print_text(out, fc_str_of(again));
  fc_buf_char(out, '\n');
}
