/* arena.c - memory that is freed all at once: a chain of blocks that are filled from the front. What is handed out is
 * zeroed, the rest of a block is not: pages that no one uses are never touched. */
#include "base/arena.h"
#include "base/pages.h"
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)1024)
#define LARGEST_BLOCK FC_LARGE_FROM
#define MAPPED_FROM ((size_t)128 * 1024)

typedef struct fc_arena_block {
  struct fc_arena_block *before;
  size_t used, size; /* of bytes */
  bool zeroed;       /* what was not handed out yet is zero */
  bool mapped;       /* pages of its own */
  alignas(max_align_t) char bytes[];
} fc_arena_block;

/* What is larger than the usual block comes zeroed, so that its pages are not touched twice. */
static fc_arena_block *block_new(size_t size, bool zeroed) {
  size_t whole = sizeof(fc_arena_block) + size;
  bool mapped = zeroed && whole >= MAPPED_FROM;
  fc_arena_block *block = mapped ? fc_pages_map(whole) : zeroed ? calloc(1, whole) : malloc(whole);
  if (!block)
    return NULL;
  block->before = NULL;
  block->used = 0;
  block->size = size;
  block->zeroed = zeroed;
  block->mapped = mapped;
  fc_pages_ask_large(block, whole);
  return block;
}

/* Blocks double, so that a small arena stays small and a large one has few blocks. */
static size_t next_size(const fc_arena_block *block) {
  if (!block)
    return FIRST_BLOCK;
  return block->size >= LARGEST_BLOCK / 2 ? LARGEST_BLOCK : block->size * 2;
}

/* Bytes from the front of the newest block, which start at a multiple of `align`. */
static void *take(fc_arena *arena, size_t size, size_t align) {
  if (size > SIZE_MAX / 2)
    return NULL;
  fc_arena_block *block = arena->block;
  size_t start = block ? (block->used + align - 1) / align * align : 0;
  if (!block || start > block->size || block->size - start < size) {
    size_t usual = next_size(block);
    block = block_new(size > usual ? size : usual, size > usual);
    if (!block)
      return NULL;
    block->before = arena->block;
    arena->block = block;
    start = 0;
  }
  block->used = start + size;
  return block->bytes + start;
}

/* Zeroed, with pages of its own, behind the newest block, whose rest stays in use. */
static void *take_large(fc_arena *arena, size_t size) {
  fc_arena_block *block = size > SIZE_MAX / 2 ? NULL : block_new(size, true), **after = &arena->block;
  if (!block)
    return NULL;
  if (*after)
    after = &arena->block->before;
  block->before = *after;
  block->used = size;
  *after = block;
  return block->bytes;
}

void *fc_arena_alloc(fc_arena *arena, size_t size) {
  if (size >= MAPPED_FROM)
    return take_large(arena, size);
  void *bytes = take(arena, size, alignof(max_align_t));
  return !bytes || arena->block->zeroed ? bytes : memset(bytes, 0, size);
}

void *fc_arena_array(fc_arena *arena, size_t count, size_t size) {
  size_t bytes;
  return __builtin_mul_overflow(count, size, &bytes) ? NULL : fc_arena_alloc(arena, bytes);
}

char *fc_arena_text(fc_arena *arena, const char *p, size_t n) {
  char *copy = n < SIZE_MAX ? take(arena, n + 1, 1) : NULL; /* texts stand close together */
  if (!copy)
    return NULL;
  if (n)
    memcpy(copy, p, n);
  copy[n] = '\0';
  return copy;
}

static void free_blocks(fc_arena_block *block) {
  while (block) {
    fc_arena_block *before = block->before;
    if (block->mapped)
      fc_pages_unmap(block, sizeof *block + block->size);
    else
      free(block);
    block = before;
  }
}

void fc_arena_free(fc_arena *arena) {
  free_blocks(arena->block);
  arena->block = NULL;
}

void fc_arena_clear(fc_arena *arena) {
  if (!arena->block)
    return;
  free_blocks(arena->block->before);
  arena->block->before = NULL;
  arena->block->used = 0;
  arena->block->zeroed = false;
}

void fc_arena_join(fc_arena *to, fc_arena *from) {
  fc_arena_block *oldest = from->block;
  while (oldest && oldest->before)
    oldest = oldest->before;
  if (!to->block) {
    to->block = from->block;
  } else if (oldest) {
    oldest->before = to->block->before;
    to->block->before = from->block;
  }
  from->block = NULL;
}
