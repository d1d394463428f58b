/* csv_queue.c - chunks of a file in its order, split by several threads.
 *
 * Whoever is free reads the next chunk into the next free slot of a ring (one at a time: the parity of quotes goes on from
 * chunk to chunk) and then splits it beside the others. The caller's thread takes chunks in order, and works on later ones
 * while the one it needs is not done. Threads start once a first chunk has turned out not to be the whole file, and are joined
 * when the queue is freed: none survives a call. */
#include "base/digest.h"
#include "table/csv_fast.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SPARE_SLOTS 2u /* beside one a thread: what is read ahead while the caller's thread is busy with rows */

struct fc_csv_queue {
  fc_csv_queue_options options;
  size_t slots;
  fc_csv_chunk *slot;
  bool *done;
  size_t begun; /* bytes of options.begun that were handed out */
  uint64_t at;
  bool quoted;
  pthread_mutex_t reading, state;
  pthread_cond_t freed, finished;
  uint64_t fetched, taken; /* chunks; `taken` counts those that the caller is done with */
  bool ended, stopped, plain, holding;
  size_t helpers;
  pthread_t *helper;
};

/* Fills the chunk's text; the caller holds `reading`. */
static void read_chunk(fc_csv_queue *queue, fc_csv_chunk *chunk) {
  const fc_csv_queue_options *options = &queue->options;
  size_t left = options->begun.n - queue->begun, size = options->chunk, taken = left < size ? left : size;
  chunk->at = queue->at;
  chunk->first = queue->at == options->at;
  chunk->error = 0;
  chunk->quoted = queue->quoted;
  if (taken)
    memcpy(chunk->text, options->begun.p + queue->begun, taken);
  queue->begun += taken;
  chunk->n = taken;
  for (size_t got = 1; chunk->n < size && got && !chunk->error; chunk->n += got)
    chunk->error = fc_file_bytes(options->file, chunk->text + chunk->n, size - chunk->n, &got);
  if (options->digest)
    fc_digest_add(options->digest, chunk->text + taken, chunk->n - taken);
  chunk->last = chunk->n < size || chunk->error;
  queue->at += chunk->n;
}

static bool alone(const fc_csv_queue *queue) {
  return queue->options.threads <= 1;
}

static void work_on(fc_csv_queue *queue, fc_csv_chunk *chunk, bool plain) {
  const fc_csv_work *work = queue->options.work;
  if (plain)
    return;
  bool quoted = fc_csv_chunk_split(chunk, &queue->options.shape);
  if (alone(queue))
    queue->quoted = quoted;
  if (work)
    work->chunk(work->self, &queue->options.shape, chunk, chunk->rows);
}

/* Reads and splits one chunk. false: there is none to read, or no room for it (`wait`: waits for room). */
static bool fetch(fc_csv_queue *queue, bool wait) {
  if (wait)
    pthread_mutex_lock(&queue->reading);
  else if (pthread_mutex_trylock(&queue->reading))
    return false;
  pthread_mutex_lock(&queue->state);
  while (wait && !queue->stopped && !queue->ended && queue->fetched - queue->taken == queue->slots)
    pthread_cond_wait(&queue->freed, &queue->state);
  bool may = !queue->stopped && !queue->ended && queue->fetched - queue->taken < queue->slots, plain = queue->plain;
  size_t slot = (size_t)(queue->fetched % queue->slots);
  queue->fetched += may;
  pthread_mutex_unlock(&queue->state);
  fc_csv_chunk *chunk = &queue->slot[slot];
  if (may) {
    read_chunk(queue, chunk);
    if (!alone(queue) && !plain)
      queue->quoted ^= queue->options.shape.splitter->quotes_odd(chunk->text, chunk->n);
    pthread_mutex_lock(&queue->state);
    queue->ended = chunk->last;
    pthread_mutex_unlock(&queue->state);
  }
  pthread_mutex_unlock(&queue->reading);
  if (!may)
    return false;
  work_on(queue, chunk, plain);
  pthread_mutex_lock(&queue->state);
  queue->done[slot] = true;
  pthread_cond_signal(&queue->finished);
  pthread_mutex_unlock(&queue->state);
  return true;
}

static void *help(void *self) {
  fc_csv_queue *queue = self;
  while (fetch(queue, true))
    ;
  return NULL;
}

/* Fewer threads than asked for only take longer. */
static void start_helpers(fc_csv_queue *queue) {
  while (queue->helpers + 1 < queue->options.threads &&
         !pthread_create(&queue->helper[queue->helpers], NULL, help, queue))
    queue->helpers++;
}

static bool make_slots(fc_csv_queue *queue, size_t n) {
  const fc_csv_work *work = queue->options.work;
  for (; queue->slots < n; queue->slots++) {
    fc_csv_chunk *chunk = &queue->slot[queue->slots];
    if (work)
      chunk->rows = work->make(work->self, queue->options.chunk);
    if (!fc_csv_chunk_init(chunk, queue->options.chunk) || (work && !chunk->rows)) {
      queue->slots++; /* freed with the others */
      return false;
    }
  }
  return true;
}

bool fc_csv_queue_new(const fc_csv_queue_options *options, fc_csv_queue **out) {
  size_t slots = options->threads <= 1 ? 1 : options->threads + SPARE_SLOTS;
  fc_csv_queue *queue = calloc(1, sizeof *queue);
  *out = NULL;
  if (!queue)
    return false;
  queue->options = *options;
  queue->at = options->at;
  queue->slot = calloc(slots, sizeof *queue->slot);
  queue->done = calloc(slots, sizeof *queue->done);
  queue->helper = calloc(options->threads + 1u, sizeof *queue->helper);
  pthread_mutex_init(&queue->reading, NULL);
  pthread_mutex_init(&queue->state, NULL);
  pthread_cond_init(&queue->freed, NULL);
  pthread_cond_init(&queue->finished, NULL);
  if (!queue->slot || !queue->done || !queue->helper || !make_slots(queue, slots)) {
    fc_csv_queue_free(queue);
    return false;
  }
  *out = queue;
  return true;
}

void fc_csv_queue_free(fc_csv_queue *queue) {
  if (!queue)
    return;
  pthread_mutex_lock(&queue->state);
  queue->stopped = true;
  pthread_cond_broadcast(&queue->freed);
  pthread_mutex_unlock(&queue->state);
  for (size_t i = 0; i < queue->helpers; i++)
    pthread_join(queue->helper[i], NULL);
  for (size_t i = 0; queue->slot && i < queue->slots; i++) {
    if (queue->slot[i].rows)
      queue->options.work->free(queue->options.work->self, queue->slot[i].rows);
    fc_csv_chunk_free(&queue->slot[i]);
  }
  pthread_mutex_destroy(&queue->reading);
  pthread_mutex_destroy(&queue->state);
  pthread_cond_destroy(&queue->freed);
  pthread_cond_destroy(&queue->finished);
  free(queue->slot);
  free(queue->done);
  free(queue->helper);
  free(queue);
}

/* The chunk that the caller had is free again. */
static void give_back(fc_csv_queue *queue) {
  if (!queue->holding)
    return;
  queue->done[queue->taken % queue->slots] = false;
  queue->taken++;
  queue->holding = false;
  pthread_cond_signal(&queue->freed);
}

const fc_csv_chunk *fc_csv_queue_next(fc_csv_queue *queue) {
  pthread_mutex_lock(&queue->state);
  give_back(queue);
  size_t slot = (size_t)(queue->taken % queue->slots);
  bool more;
  while ((more = queue->taken < queue->fetched || !queue->ended) && !queue->done[slot]) {
    pthread_mutex_unlock(&queue->state);
    bool worked = fetch(queue, false);
    pthread_mutex_lock(&queue->state);
    if (!worked && !queue->done[slot] && queue->helpers)
      pthread_cond_wait(&queue->finished, &queue->state);
  }
  queue->holding = more;
  bool first = more && queue->taken == 0 && !queue->ended;
  pthread_mutex_unlock(&queue->state);
  if (first)
    start_helpers(queue);
  return more ? &queue->slot[slot] : NULL;
}

void fc_csv_queue_stop_splitting(fc_csv_queue *queue) {
  pthread_mutex_lock(&queue->state);
  queue->plain = true;
  pthread_mutex_unlock(&queue->state);
}
