/* threads.c - jobs taken one after the other by threads that are joined. */
#include "base/threads.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct crew {
  fc_job job;
  void *work;
  size_t jobs;
  atomic_size_t next;
  atomic_bool stopped;
} crew;

typedef struct worker {
  crew *crew;
  size_t index;
  pthread_t thread;
  size_t failed; /* its job that failed */
  fc_status status;
} worker;

size_t fc_threads_here(void) {
  long here = sysconf(_SC_NPROCESSORS_ONLN);
  return here < 1 ? 1 : here > FC_THREADS_MOST ? FC_THREADS_MOST : (size_t)here;
}

static void *labor(void *self) {
  worker *me = self;
  crew *all = me->crew;
  while (!atomic_load(&all->stopped)) {
    size_t job = atomic_fetch_add(&all->next, 1);
    if (job >= all->jobs)
      break;
    me->status = all->job(all->work, job, me->index);
    me->failed = job;
    if (me->status) {
      atomic_store(&all->stopped, true);
      break;
    }
  }
  return NULL;
}

fc_status fc_threads_run(size_t threads, size_t jobs, fc_job job, void *work) {
  worker workers[FC_THREADS_MOST];
  crew all = {.job = job, .work = work, .jobs = jobs};
  size_t wanted = threads > jobs ? jobs : threads, n = 1;
  wanted = wanted < 1 ? 1 : wanted > FC_THREADS_MOST ? FC_THREADS_MOST : wanted;
  workers[0] = (worker){.crew = &all};
  for (; n < wanted; n++) {
    workers[n] = (worker){.crew = &all, .index = n};
    if (pthread_create(&workers[n].thread, NULL, labor, &workers[n]))
      break;
  }
  labor(&workers[0]);
  for (size_t i = 1; i < n; i++)
    pthread_join(workers[i].thread, NULL);
  const worker *first = &workers[0];
  for (size_t i = 1; i < n; i++)
    if (workers[i].status && (!first->status || workers[i].failed < first->failed))
      first = &workers[i];
  return first->status;
}
