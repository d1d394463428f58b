/* notes.c - a list of messages. Every text is made printable when it is recorded, so that no consumer has to. */
#include "base/buf.h"
#include "base/excerpt.h"
#include "base/notes.h"
#include "base/utf8.h"
#include <stdarg.h>
#include <string.h>

#define KEPT_OF_EACH 100u
#define LONGEST_TEXT 600u /* characters of a message, a help or a name; the rest of a longer one is dropped */

void fc_notes_init(fc_notes *notes, uint32_t max_each) {
  *notes = (fc_notes){.max_each = max_each ? max_each : KEPT_OF_EACH};
  fc_seq_init(&notes->list, sizeof(fc_diag));
}

void fc_notes_free(fc_notes *notes) {
  fc_arena_free(&notes->arena);
  fc_seq_free(&notes->list);
  notes->counted[FC_NOTE] = notes->counted[FC_WARNING] = notes->counted[FC_ERROR] = 0;
}

size_t fc_notes_count(const fc_notes *notes) {
  return notes->list.count;
}

const fc_diag *fc_notes_at(const fc_notes *notes, size_t index) {
  return fc_seq_at(&notes->list, index);
}

void fc_notes_leave_out(fc_notes *notes, const char *code) {
  size_t kept = 0;
  for (size_t i = 0; i < notes->list.count; i++) {
    const fc_diag *diag = fc_seq_at(&notes->list, i);
    if (diag->code && strcmp(diag->code, code) == 0)
      notes->counted[diag->severity]--;
    else
      *(fc_diag *)fc_seq_at(&notes->list, kept++) = *diag;
  }
  notes->list.count = kept;
}

static const char *keep(fc_arena *arena, const char *text) {
  if (!text)
    return NULL;
  fc_str whole = fc_str_of(text);
  fc_buf printable = {.p = NULL};
  size_t end = fc_utf8_offset(whole, LONGEST_TEXT);
  fc_buf_printable(&printable, (fc_str){text, end});
  if (end < whole.n)
    fc_buf_text(&printable, "...");
  size_t n;
  const char *data = fc_buf_data(&printable, &n);
  const char *kept = printable.failed ? NULL : fc_arena_text(arena, data, n);
  fc_buf_reset(&printable);
  return kept;
}

/* One more message, its texts still empty; NULL: counted, not kept. */
static fc_diag *next_message(fc_notes *notes, fc_severity severity) {
  if (notes->counted[severity]++ >= notes->max_each)
    return NULL;
  fc_diag *diag = fc_seq_push(&notes->list);
  if (diag)
    *diag = (fc_diag){.severity = severity, .message = ""};
  return diag;
}

void fc_notes_record(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where, const char *help,
                     const char *message) {
  fc_diag *diag = next_message(notes, severity);
  if (!diag)
    return;
  fc_arena *arena = &notes->arena;
  diag->code = keep(arena, code);
  diag->help = keep(arena, help);
  const char *kept = keep(arena, message);
  if (kept)
    diag->message = kept;
  if (!where)
    return;
  diag->file = keep(arena, where->file);
  diag->line = where->line;
  diag->column = where->column;
  diag->row = where->row;
  diag->field = keep(arena, where->field);
  diag->pointer = keep(arena, where->pointer);
  if (fc_excerpt_fit(arena, where, diag))
    diag->mark = keep(arena, where->mark);
}

void fc_notes_record_list(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where,
                          const char *help, const char *format, va_list values) {
  fc_buf message = {.p = NULL};
  if (notes->counted[severity] < notes->max_each)
    fc_buf_print_list(&message, format, values);
  fc_notes_record(notes, severity, code, where, help, fc_buf_data(&message, NULL));
  fc_buf_reset(&message);
}

void fc_notes_add(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where, const char *help,
                  const char *format, ...) {
  va_list values;
  va_start(values, format);
  fc_notes_record_list(notes, severity, code, where, help, format, values);
  va_end(values);
}

/* A message that was recorded once stays as it is; only its texts move to the other arena. */
static void copy(fc_notes *to, const fc_diag *old) {
  fc_diag *diag = next_message(to, old->severity);
  if (!diag)
    return;
  *diag = *old;
  const char **texts[] = {&diag->code,    &diag->message, &diag->file, &diag->field,
                          &diag->pointer, &diag->excerpt, &diag->mark, &diag->help};
  for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
    *texts[t] = keep(&to->arena, *texts[t]);
  if (!diag->message)
    diag->message = "";
}

/* The same of two scenarios is said once, the same of two tables for each. */
static bool is_of_one_file(const fc_diag *a, const fc_diag *b) {
  return (a->pointer && b->pointer) || fc_str_is(fc_str_of(a->file), b->file ? b->file : "");
}

static bool is_said(const fc_notes *notes, const fc_diag *message) {
  for (size_t i = 0; i < fc_notes_count(notes); i++) {
    const fc_diag *said = fc_notes_at(notes, i);
    if (said->line == message->line && is_of_one_file(said, message) &&
        fc_str_is(fc_str_of(said->code), message->code) &&
        fc_str_is(fc_str_of(said->message), message->message))
      return true;
  }
  return false;
}

void fc_notes_merge(fc_notes *to, const fc_notes *from) {
  fc_notes_merge_but(to, from, NULL, NULL);
}

void fc_notes_merge_but(fc_notes *to, const fc_notes *from, bool (*leaves_out)(const void *self, const char *code),
                        const void *self) {
  uint64_t left_out[3] = {0, 0, 0};
  for (size_t i = 0; i < fc_notes_count(from); i++) {
    const fc_diag *message = fc_notes_at(from, i);
    if (leaves_out && leaves_out(self, message->code))
      left_out[message->severity]++;
    else if (!is_said(to, message))
      copy(to, message);
  }
  for (int severity = FC_NOTE; severity <= FC_ERROR; severity++)
    if (to->counted[severity] < from->counted[severity] - left_out[severity])
      to->counted[severity] = from->counted[severity] - left_out[severity];
}

void fc_notes_copy(fc_notes *to, const fc_notes *from) {
  uint64_t kept[3] = {0, 0, 0};
  for (size_t i = 0; i < fc_notes_count(from); i++) {
    kept[fc_notes_at(from, i)->severity]++;
    copy(to, fc_notes_at(from, i));
  }
  for (int severity = FC_NOTE; severity <= FC_ERROR; severity++)
    to->counted[severity] += from->counted[severity] - kept[severity];
}
