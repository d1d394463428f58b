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

void *fc_pages_map(size_t size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void fc_pages_unmap(void *memory, size_t size) {
  munmap(memory, size);
}
