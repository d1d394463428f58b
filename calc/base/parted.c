/* parted.c - each part has a context of its own, whose messages go to the caller's in the order of the parts. */
#include "base/parted.h"
#include "base/threads.h"

#include <stdlib.h>

typedef struct fc_parted {
  fc_ctx **ctx; /* of each part */
  fc_status *status;
  fc_part_fn fn;
  void *self;
} fc_parted;

static fc_status do_part(void *self, size_t part, size_t thread) {
  const fc_parted *work = self;
  fc_ctx *ctx = work->ctx[part];
  return work->status[part] = fc_ctx_cancelled(ctx) ? FC_CANCELLED : work->fn(ctx, work->self, part, thread);
}

fc_status fc_parted_in_order(fc_ctx *ctx, size_t parts, fc_part_fn fn, void *self) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < parts && status == FC_OK; i++)
    status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : fn(ctx, self, i, 0);
  return status;
}

static bool start(const fc_ctx *ctx, size_t parts, fc_parted *work) {
  work->ctx = calloc(parts, sizeof(fc_ctx *));
  work->status = calloc(parts, sizeof *work->status);
  bool good = work->ctx && work->status;
  for (size_t i = 0; i < parts && good; i++)
    good = (work->ctx[i] = fc_ctx_part(ctx)) != NULL;
  return good;
}

static void put_together(fc_ctx *ctx, size_t parts, const fc_parted *work) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < parts && status == FC_OK; i++) {
    fc_notes_copy(fc_ctx_notes(ctx), fc_ctx_notes(work->ctx[i]));
    status = work->status[i];
  }
}

static void end(size_t parts, fc_parted *work) {
  for (size_t i = 0; work->ctx && i < parts; i++)
    fc_ctx_free(work->ctx[i]);
  free(work->ctx);
  free(work->status);
}

fc_status fc_parted_run(fc_ctx *ctx, size_t parts, fc_part_fn fn, void *self) {
  if (fc_ctx_threads(ctx) < 2 || parts < 2)
    return fc_parted_in_order(ctx, parts, fn, self);
  fc_parted work = {.fn = fn, .self = self};
  fc_status status = FC_NO_MEMORY;
  if (start(ctx, parts, &work)) {
    status = fc_threads_run(fc_ctx_threads(ctx), parts, do_part, &work);
    put_together(ctx, parts, &work);
  } else {
    fc_fail_memory(ctx);
  }
  end(parts, &work);
  return status;
}
