/* pages.h - asking for large pages, inside the library only. */
#ifndef FC_BASE_PAGES_H
#define FC_BASE_PAGES_H

#include <stddef.h>

/* From so many bytes on memory is worth large pages: it is touched page by page, and where the system has large ones, a few
 * of them do. */
#define FC_LARGE_FROM ((size_t)4 * 1024 * 1024)

/* Advice alone: where the system does not know it, or `size` is small, nothing changes. */
void fc_pages_ask_large(void *memory, size_t size);

/* Zeroed memory of its own pages: those that are never touched cost nothing, which of the heap's only fresh ones do not.
 * NULL: no memory. */
void *fc_pages_map(size_t size);
void fc_pages_unmap(void *memory, size_t size);

#endif
