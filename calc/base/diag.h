/* diag.h - recording messages. Everything given is copied. */
#ifndef FC_BASE_DIAG_H
#define FC_BASE_DIAG_H

#include "base/arena.h"
#include "base/text.h"
#include <fiscalc/base.h>

/* Where a message points; a zeroed one points nowhere. */
typedef struct fc_where {
  const char *file;
  uint64_t line, column, row;
  const char *field, *pointer;
  fc_str excerpt; /* raw; made printable and cut at 80 characters when recorded */
  uint32_t mark_at, mark_length;
  const char *mark;
} fc_where;

/* A list of messages that an object carries (a dataset its notes, a result its warnings). */
typedef struct fc_notes {
  fc_arena arena;
  fc_seq list; /* of fc_diag */
  uint64_t counted[3]; /* by severity, with those not kept */
  uint32_t max_each;   /* 0: 100 */
} fc_notes;

void fc_notes_init(fc_notes *notes, uint32_t max_each);
void fc_notes_free(fc_notes *notes);
void fc_notes_add(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where /* NULL: nowhere */,
                  const char *help /* NULL: none */, const char *format, ...) FC_PRINTF(6, 7);
void fc_notes_copy(fc_notes *to, const fc_notes *from);  /* appends */
void fc_notes_merge(fc_notes *to, const fc_notes *from); /* appends what is not yet said; counts the most of one */
/* The same without messages of codes that leaves_out names. */
void fc_notes_merge_but(fc_notes *to, const fc_notes *from, bool (*leaves_out)(const void *self, const char *code),
                        const void *self);
size_t fc_notes_count(const fc_notes *notes);
const fc_diag *fc_notes_at(const fc_notes *notes, size_t index);

/* The context's own list. */
fc_notes *fc_ctx_notes(fc_ctx *ctx);
bool fc_ctx_cancelled(const fc_ctx *ctx);
uint32_t fc_ctx_threads(const fc_ctx *ctx);
/* A context for a part of the work that is done at once: messages of its own, cancelled with its parent. NULL: memory. */
fc_ctx *fc_ctx_part(const fc_ctx *parent);
uint64_t fc_ctx_errors(const fc_ctx *ctx); /* errors so far, kept or not */

/* Records an error on the context and returns `status`, so that a caller can `return fc_fail(...)`. */
fc_status fc_fail(fc_ctx *ctx, fc_status status, const char *code, const fc_where *where, const char *help,
                  const char *format, ...) FC_PRINTF(6, 7);
fc_status fc_fail_memory(fc_ctx *ctx);

/* "; did you mean \"x\"?" appended to help texts: returns a text in the context's arena, never NULL. Both of these are
 * for texts of errors: once as many errors stand as are kept, they answer "". */
const char *fc_did_you_mean(fc_ctx *ctx, fc_str written, const char *const *names, size_t count);
/* printf into the context's arena, never NULL: for help texts. */
const char *fc_ctx_format(fc_ctx *ctx, const char *format, ...) FC_PRINTF(2, 3);

#endif
