/* heap.c - the first pages of the heap, asked for at once.
 *
 * Most of a short run's time is spent on pages that it touches for the first time, one fault for each. Asking for those
 * that every run needs in one call costs a tenth of that. Advice alone: where the system does not know it, nothing changes. */
#include "cli/heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void heap_warm(void) {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  enum { NEEDED = 768 * 1024 }; /* the letters of 23 governments take so much */
  mallopt(M_TOP_PAD, NEEDED);
  char *first = malloc(1), *end = sbrk(0);
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = ((uintptr_t)first + page - 1) / page * page;
  if (first && (uintptr_t)end > from && (uintptr_t)end - from <= 2 * NEEDED)
    madvise((void *)from, (uintptr_t)end - from, MADV_POPULATE_WRITE);
  free(first);
#endif
}
