/* seq.c - an array in pieces, each twice the one before: 16, 32, 64, ... elements. Element i stands in piece
 * log2(i + 16) - 4, so that finding it costs one count of leading zeros. */
#include "base/arena.h"
#include "base/pages.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_PIECE 16u
#define FIRST_PIECE_LOG 4u
#define POINTERS_STEP 8u

typedef struct fc_seq_place {
  size_t piece, offset;
} fc_seq_place;

static fc_seq_place place_of(size_t index) {
  uint64_t shifted = (uint64_t)index + FIRST_PIECE;
  unsigned log = 63u - (unsigned)__builtin_clzll(shifted);
  return (fc_seq_place){log - FIRST_PIECE_LOG, (size_t)(shifted - (UINT64_C(1) << log))};
}

void fc_seq_init(fc_seq *seq, size_t element_size) {
  *seq = (fc_seq){.size = element_size};
}

static bool add_piece(fc_seq *seq) {
  if (seq->pieces % POINTERS_STEP == 0) {
    void **grown = realloc(seq->piece, (seq->pieces + POINTERS_STEP) * sizeof *grown);
    if (!grown)
      return false;
    seq->piece = grown;
  }
  size_t bytes;
  void *piece = __builtin_mul_overflow((size_t)FIRST_PIECE << seq->pieces, seq->size, &bytes)
                    ? NULL
                    : malloc(bytes); /* zeroed element by element, when pushed: its last pages may never be used */
  if (!piece)
    return false;
  fc_pages_ask_large(piece, bytes);
  seq->piece[seq->pieces++] = piece;
  return true;
}

void *fc_seq_push(fc_seq *seq) {
  fc_seq_place place = place_of(seq->count);
  if (place.piece == seq->pieces && !add_piece(seq))
    return NULL;
  seq->count++;
  return memset((char *)seq->piece[place.piece] + place.offset * seq->size, 0, seq->size);
}

void *fc_seq_at(const fc_seq *seq, size_t index) {
  fc_seq_place place = place_of(index);
  return (char *)seq->piece[place.piece] + place.offset * seq->size;
}

static bool is_marked(const uint8_t *marks, size_t index) {
  return marks[index / 8] >> (index % 8) & 1;
}

/* Moves along one cycle: each element goes to the place of the one that it follows, the first one to the last place. */
static void move_cycle(const fc_seq *seq, const uint32_t *order, size_t first, uint8_t *marks, void *kept) {
  memcpy(kept, fc_seq_at(seq, first), seq->size);
  size_t to = first;
  for (size_t from = order[to]; from != first; to = from, from = order[to]) {
    memcpy(fc_seq_at(seq, to), fc_seq_at(seq, from), seq->size);
    marks[from / 8] |= (uint8_t)(1u << from % 8);
  }
  memcpy(fc_seq_at(seq, to), kept, seq->size);
}

bool fc_seq_arrange(fc_seq *seq, const uint32_t *order) {
  uint8_t *marks = calloc(seq->count / 8 + 1, 1);
  void *kept = malloc(seq->size + 1);
  bool good = marks && kept;
  for (size_t i = 0; good && i < seq->count; i++)
    if (!is_marked(marks, i))
      move_cycle(seq, order, i, marks, kept);
  free(marks);
  free(kept);
  return good;
}

void fc_seq_free(fc_seq *seq) {
  for (size_t i = 0; i < seq->pieces; i++)
    free(seq->piece[i]);
  free(seq->piece);
  *seq = (fc_seq){.size = seq->size};
}
