/* threads.h - work cut into jobs that several threads do; all of them are joined before the call returns, so that no pool
 * outlives it and fork stays safe.
 *
 * Which thread does which job is left to chance; what a job makes must depend on its index alone. */
#ifndef FC_BASE_THREADS_H
#define FC_BASE_THREADS_H

#include <fiscalc/base.h>

/* `thread` tells apart jobs that run at the same time: 0 .. threads - 1, for room that each needs for itself. */
typedef fc_status (*fc_job)(void *work, size_t job, size_t thread);

enum { FC_THREADS_MOST = 256 };

/* How many threads the machine runs at once; at least 1. */
size_t fc_threads_here(void);

/* Does jobs 0 .. jobs - 1, each once, begun in this order, by at most so many threads, the caller's among them. Where one
 * fails no further ones begin, and the failure of the first of those that failed is returned: the same for any number of
 * threads. A thread that cannot be had is done without. */
fc_status fc_threads_run(size_t threads, size_t jobs, fc_job job, void *work);

#endif
