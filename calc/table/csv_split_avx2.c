/* csv_split_avx2.c - the pass of csv_split.h with AVX2. Compiled for that machine; called where csv_split.c finds it. */
#if defined(__x86_64__)
#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bytes64 {
  __m256i low, high;
} bytes64;

static inline bytes64 load64(const char *p) {
  return (bytes64){_mm256_loadu_si256((const __m256i *)(const void *)p),
                   _mm256_loadu_si256((const __m256i *)(const void *)(p + 32))};
}

static inline uint64_t mask_of(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

static inline uint64_t equal64(bytes64 block, char c) {
  __m256i all = _mm256_set1_epi8(c);
  return mask_of(_mm256_cmpeq_epi8(block.low, all), _mm256_cmpeq_epi8(block.high, all));
}

static inline uint64_t below_blank64(bytes64 block) {
  __m256i all = _mm256_set1_epi8(' ');
  return mask_of(_mm256_cmpgt_epi8(all, block.low), _mm256_cmpgt_epi8(all, block.high));
}

static inline uint64_t wide64(bytes64 block) {
  return mask_of(block.low, block.high);
}

/* Multiplying without carries by all ones. */
static inline uint64_t prefix_xor(uint64_t bits) {
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0));
}

#include "table/csv_split_bits.h"
#include "table/csv_split_loop.h"

const fc_csv_splitter fc_csv_splitter_avx2 = {"avx2", split, quotes_odd};
#else
typedef int fc_csv_split_avx2_is_of_another_machine;
#endif
