/* csv_split_sse2.c - the pass of csv_split.h with SSE2, which every x86-64 has. */
#if defined(__x86_64__)
#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bytes64 {
  __m128i part[4];
} bytes64;

static inline bytes64 load64(const char *p) {
  bytes64 block;
  for (size_t i = 0; i < 4; i++)
    block.part[i] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
  return block;
}

static inline uint64_t mask_of(bytes64 block) {
  uint64_t mask = 0;
  for (size_t i = 0; i < 4; i++)
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(block.part[i]) << 16 * i;
  return mask;
}

static inline uint64_t equal64(bytes64 block, char c) {
  for (size_t i = 0; i < 4; i++)
    block.part[i] = _mm_cmpeq_epi8(block.part[i], _mm_set1_epi8(c));
  return mask_of(block);
}

static inline uint64_t below_blank64(bytes64 block) {
  for (size_t i = 0; i < 4; i++)
    block.part[i] = _mm_cmplt_epi8(block.part[i], _mm_set1_epi8(' '));
  return mask_of(block);
}

static inline uint64_t wide64(bytes64 block) {
  return mask_of(block);
}

#include "table/csv_split_bits.h"
#include "table/csv_split_shift.h"
#include "table/csv_split_loop.h"

const fc_csv_splitter fc_csv_splitter_sse2 = {"sse2", split, quotes_odd};
#else
typedef int fc_csv_split_sse2_is_of_another_machine;
#endif
