/* ctx.c - the context: the messages of one thread's calls, texts for them, and the wish to stop. */
#include "base/limits.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/notes.h"
#include "base/threads.h"
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>

struct fc_ctx {
  fc_notes notes;
  fc_arena texts;
  atomic_int cancelled; /* lock-free: a signal handler may set it */
  const fc_ctx *parent; /* of a part of work done at once: who cancels it as well; NULL: none */
  uint32_t threads;
  fc_limits limits;
};

static const fc_limits usual = {.field = UINT64_C(1) << 20,
                                .record = UINT64_C(16) << 20,
                                .columns = 4096,
                                .gzip_ratio = 200,
                                .errors = 100};

fc_status fc_ctx_new(const fc_ctx_options *options, fc_ctx **out) {
  if (!out)
    return FC_BAD_ARGUMENT;
  *out = NULL;
  if (options && options->size < sizeof *options)
    return FC_BAD_ARGUMENT;
  fc_ctx *ctx = calloc(1, sizeof *ctx);
  if (!ctx)
    return FC_NO_MEMORY;
  fc_notes_init(&ctx->notes, options ? options->max_errors : 0);
  ctx->limits = usual;
  ctx->limits.errors = ctx->notes.max_each;
  atomic_init(&ctx->cancelled, 0);
  fc_ctx_set_threads(ctx, options ? options->threads : 1);
  *out = ctx;
  return FC_OK;
}

fc_ctx *fc_ctx_part(const fc_ctx *parent) {
  const fc_ctx_options options = {.size = sizeof options, .max_errors = parent->notes.max_each, .threads = 1};
  fc_ctx *part;
  if (fc_ctx_new(&options, &part))
    return NULL;
  part->parent = parent;
  part->limits = parent->limits;
  return part;
}

void fc_ctx_free(fc_ctx *ctx) {
  if (!ctx)
    return;
  fc_notes_free(&ctx->notes);
  fc_arena_free(&ctx->texts);
  free(ctx);
}

void fc_ctx_cancel(fc_ctx *ctx) {
  atomic_store(&ctx->cancelled, 1);
}

bool fc_ctx_cancelled(const fc_ctx *ctx) {
  return atomic_load(&ctx->cancelled) != 0 || (ctx->parent && fc_ctx_cancelled(ctx->parent));
}

const fc_limits *fc_ctx_limits(const fc_ctx *ctx) {
  return &ctx->limits;
}

void fc_ctx_set_limits(fc_ctx *ctx, const fc_limits *limits) {
  ctx->limits = *limits;
  ctx->notes.max_each = (uint32_t)limits->errors;
}

void fc_ctx_set_threads(fc_ctx *ctx, uint32_t threads) {
  size_t wanted = threads ? threads : fc_threads_here();
  ctx->threads = wanted > FC_THREADS_MOST ? FC_THREADS_MOST : (uint32_t)wanted;
}

uint32_t fc_ctx_threads(const fc_ctx *ctx) {
  return ctx->threads;
}

fc_notes *fc_ctx_notes(fc_ctx *ctx) {
  return &ctx->notes;
}

uint64_t fc_ctx_errors(const fc_ctx *ctx) {
  return ctx->notes.counted[FC_ERROR];
}

size_t fc_diag_count(const fc_ctx *ctx) {
  return fc_notes_count(&ctx->notes);
}

const fc_diag *fc_diag_at(const fc_ctx *ctx, size_t index) {
  return fc_notes_at(&ctx->notes, index);
}

uint64_t fc_diag_dropped(const fc_ctx *ctx) {
  const uint64_t *counted = ctx->notes.counted;
  return counted[FC_NOTE] + counted[FC_WARNING] + counted[FC_ERROR] - fc_notes_count(&ctx->notes);
}

void fc_diag_clear(fc_ctx *ctx) {
  fc_notes_free(&ctx->notes);
  fc_arena_free(&ctx->texts);
}

fc_status fc_fail(fc_ctx *ctx, fc_status status, const char *code, const fc_where *where, const char *help,
                  const char *format, ...) {
  va_list values;
  va_start(values, format);
  fc_notes_record_list(&ctx->notes, FC_ERROR, code, where, help, format, values);
  va_end(values);
  return status;
}

fc_status fc_fail_memory(fc_ctx *ctx) {
  return fc_fail(ctx, FC_NO_MEMORY, "F009", NULL, NULL, "out of memory");
}

/* A message beyond those kept needs no text: a file with a million faults does not fill memory with their helps. */
static bool texts_wanted(const fc_ctx *ctx) {
  return ctx->notes.counted[FC_ERROR] < ctx->notes.max_each;
}

const char *fc_ctx_format(fc_ctx *ctx, const char *format, ...) {
  if (!texts_wanted(ctx))
    return "";
  va_list values;
  va_start(values, format);
  fc_buf text = {.p = NULL};
  fc_buf_print_list(&text, format, values);
  va_end(values);
  size_t n;
  const char *data = fc_buf_data(&text, &n);
  const char *kept = text.failed ? NULL : fc_arena_text(&ctx->texts, data, n);
  fc_buf_reset(&text);
  return kept ? kept : "";
}

const char *fc_did_you_mean(fc_ctx *ctx, fc_str written, const char *const *names, size_t count) {
  const char *nearest = texts_wanted(ctx) ? fc_nearest(written, names, count) : NULL;
  return nearest ? fc_ctx_format(ctx, "; did you mean \"%s\"?", nearest) : "";
}
