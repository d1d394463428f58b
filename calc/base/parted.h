/* parted.h - work in parts that are done at once, with the messages of each.
 *
 * Parts are cut by the work, never by the number of threads, and what they make is put together in their order: so the
 * answer is the same on any number of threads. */
#ifndef FC_BASE_PARTED_H
#define FC_BASE_PARTED_H

#include "base/diag.h"

/* Does one part. Records its messages on the context that it is given, and touches nothing that another part writes.
 * `thread`: below fc_ctx_threads, apart for parts that run at the same time. */
typedef fc_status (*fc_part_fn)(fc_ctx *ctx, void *self, size_t part, size_t thread);

/* Does parts 0 .. parts - 1 on as many threads as the context allows, all joined before it returns. The status and the
 * messages are those of the parts up to the first that failed, as if they had been done one after the other; later ones may
 * have been done as well. FC_CANCELLED; FC_NO_MEMORY. Where no thread can be started the caller's does all. */
fc_status fc_parted_run(fc_ctx *ctx, size_t parts, fc_part_fn fn, void *self);
/* The same on the caller's thread alone: for work that is too little to be worth a thread. */
fc_status fc_parted_in_order(fc_ctx *ctx, size_t parts, fc_part_fn fn, void *self);

#endif
