/* pages.c - asking for large pages. */
#include "base/pages.h"

#include <stdint.h>
#include <sys/mman.h>

#define PAGE ((uintptr_t)4096)

void fc_pages_ask_large(void *memory, size_t size) {
#ifdef MADV_HUGEPAGE
  if (size < FC_LARGE_FROM)
    return;
  uintptr_t from = (uintptr_t)memory, first = (from + PAGE - 1) / PAGE * PAGE, last = (from + size) / PAGE * PAGE;
  madvise((char *)memory + (first - from), last - first, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)size;
#endif
}
