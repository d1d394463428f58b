/* closing.c - warnings and notes, sources, and the command that answers the same again. */
#include "report/closing.h"

#include <string.h>

#define TAB 13           /* where texts behind "  warning    " start */
#define SOURCES_SHOWN 30 /* a page keeps room for the answer; JSON lists all */
#define LINES_SHOWN 12   /* of sources that are told together */

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
  if (out->n == first) /* nothing to say, no empty line */
    fc_buf_cut(out, start);
}

/* Sources that follow one another and stand in one file behind one address are told together. */
typedef struct source_run {
  int64_t first, last; /* their numbers */
  size_t count;
  fc_str file, url; /* of its first row */
  fc_buf lines;     /* "6, 7, 12" of the first ones */
} source_run;

static bool joins(const source_run *run, const fc_row_reader *row) {
  return run->count && run->last + 1 == fc_row_integer(row, "number", 0) &&
         fc_str_eq(run->file, fc_row_text(row, "file")) && fc_str_eq(run->url, fc_row_text(row, "url"));
}

static void extend(source_run *run, const fc_row_reader *row) {
  int64_t line = fc_row_integer(row, "line", 0);
  run->last = fc_row_integer(row, "number", 0);
  if (!run->count++)
    run->first = run->last;
  if (line && run->count <= LINES_SHOWN)
    fc_buf_printf(&run->lines, "%s%lld", run->lines.n ? ", " : "", (long long)line);
}

/* The number of an earlier source with the address; 0: none, or no address. `at`: where the run begins. */
static int64_t number_with(fc_row_reader *row, fc_str url, size_t at) {
  for (size_t i = 0; i < at && url.n; i++) {
    fc_row_read(row, i);
    if (fc_str_eq(fc_row_text(row, "url"), url))
      return fc_row_integer(row, "number", 0);
  }
  return 0;
}

/* "[1] grants.csv:6 https://...", "[2]-[4] budgets.csv:2, 3, 17", "[5]-[703] counties.csv (699 lines)", "[704]
 * budgets.csv:4, the address of [1]" */
static void print_run(fc_buf *out, const source_run *run, int64_t told) {
  fc_buf_printf(out, "[%lld]", (long long)run->first);
  if (run->count > 1)
    fc_buf_printf(out, "-[%lld]", (long long)run->last);
  fc_buf_char(out, ' ');
  fc_print_text(out, run->file);
  if (run->count > LINES_SHOWN)
    fc_buf_printf(out, " (%llu lines)", (unsigned long long)run->count);
  else if (run->lines.n)
    fc_buf_char(out, ':');
  if (run->count <= LINES_SHOWN)
    fc_buf_str(out, fc_made(&run->lines));
  if (told) {
    fc_buf_printf(out, ", the address of [%lld]", (long long)told);
  } else if (run->url.n) {
    fc_buf_char(out, ' ');
    fc_print_text(out, run->url);
  }
}

/* Where the next sources begin; texts of a row stay good only until the next is read, so that the run keeps row `at`.
 */
static size_t read_run(source_run *run, fc_row_reader *head, fc_row_reader *row, size_t at) {
  size_t rows = fc_table_rows(row->table);
  fc_row_read(head, at);
  *run = (source_run){.file = fc_row_text(head, "file"), .url = fc_row_text(head, "url"), .lines = run->lines};
  fc_buf_clear(&run->lines);
  extend(run, head);
  for (at++; at < rows; at++) {
    fc_row_read(row, at);
    if (!joins(run, row))
      break;
    extend(run, row);
  }
  return at;
}

static void print_sources(fc_buf *out, fc_row_reader *head, fc_row_reader *row) {
  source_run run = {0};
  fc_buf text = {0};
  size_t rows = fc_table_rows(row->table), at = 0;
  for (int shown = 0; at < rows && shown < SOURCES_SHOWN; shown++) {
    size_t first = at;
    at = read_run(&run, head, row, first);
    fc_buf_clear(&text);
    print_run(&text, &run, number_with(row, run.url, first));
    fc_lines_labeled(out, shown ? "" : "sources", TAB, fc_made(&text));
  }
  fc_buf_clear(&text);
  fc_buf_printf(&text, "... and %llu more (-f json lists all)", (unsigned long long)(rows - at));
  if (at < rows)
    fc_lines_labeled(out, "", TAB, fc_made(&text));
  fc_buf_reset(&run.lines);
  fc_buf_reset(&text);
}

fc_status fc_closing_sources(fc_buf *out, const fc_result *result) {
  const fc_table *table = fc_result_find(result, "sources");
  fc_row_reader head = {0}, row = {0};
  fc_status status = FC_OK;
  if (!table || !fc_table_rows(table))
    return FC_OK;
  if (!fc_row_open(&head, table) || !fc_row_open(&row, table)) {
    status = FC_NO_MEMORY;
  } else {
    fc_buf_char(out, '\n');
    print_sources(out, &head, &row);
  }
  fc_row_close(&head);
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
