/* arena.h - memory that is freed all at once. */
#ifndef FC_BASE_ARENA_H
#define FC_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct fc_arena {
  struct fc_arena_block *block;
} fc_arena;

/* Zeroed bytes aligned for any type, or NULL. An arena of all zero bytes is empty and ready. */
void *fc_arena_alloc(fc_arena *arena, size_t size);
void *fc_arena_array(fc_arena *arena, size_t count, size_t size); /* NULL also when count * size overflows */
/* A copy with a NUL behind it, or NULL. */
char *fc_arena_text(fc_arena *arena, const char *p, size_t n);
void fc_arena_free(fc_arena *arena);
/* Forgets all that was handed out and keeps its newest, largest block: room for the next of many like uses. */
void fc_arena_clear(fc_arena *arena);
/* What was handed out by `from` is of `to` from now on; `from` is empty. */
void fc_arena_join(fc_arena *to, fc_arena *from);

/* An array in pieces: pushing never moves an element, so that a pointer to one stays good and memory has no spikes. */
typedef struct fc_seq {
  void **piece;
  size_t size, count, pieces;
} fc_seq;

void fc_seq_init(fc_seq *seq, size_t element_size);
void *fc_seq_push(fc_seq *seq); /* a zeroed element, or NULL */
void *fc_seq_at(const fc_seq *seq, size_t index);
/* Element i becomes what element order[i] was; `order` holds each index once. In place; false: memory. */
bool fc_seq_arrange(fc_seq *seq, const uint32_t *order);
void fc_seq_free(fc_seq *seq);

#endif
