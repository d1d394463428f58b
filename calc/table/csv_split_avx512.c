/* csv_split_avx512.c - the pass of csv_split.h with AVX-512 (BW and VBMI2): a mask is what a comparison gives, and the
 * positions of its bits are the compressed numbers 0 to 63. Compiled for that machine; called where csv_split.c finds it. */
#if defined(__x86_64__)
#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

typedef __m512i bytes64;

static inline bytes64 load64(const char *p) {
  return _mm512_loadu_si512(p);
}

static inline uint64_t equal64(bytes64 block, char c) {
  return _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(c));
}

static inline uint64_t below_blank64(bytes64 block) {
  return _mm512_cmplt_epi8_mask(block, _mm512_set1_epi8(' '));
}

static inline uint64_t wide64(bytes64 block) {
  return _mm512_movepi8_mask(block);
}

/* Multiplying without carries by all ones. */
static inline uint64_t prefix_xor(uint64_t bits) {
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0));
}

/* The numbers of the bits, compressed to the front, then widened 16 at a time. */
static inline size_t put_ends(uint32_t *to, uint64_t end, uint32_t base) {
  const __m512i numbers = _mm512_set_epi64(0x3F3E3D3C3B3A3938, 0x3736353433323130, 0x2F2E2D2C2B2A2928, 0x2726252423222120,
                                           0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100);
  const __m512i first = _mm512_set1_epi32((int)base);
  __m512i packed = _mm512_maskz_compress_epi8(end, numbers);
  size_t n = (size_t)__builtin_popcountll(end);
  for (size_t i = 0; i < n; i += 16) {
    __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed));
    _mm512_storeu_si512(to + i, _mm512_add_epi32(wide, first));
    packed = _mm512_alignr_epi64(_mm512_setzero_si512(), packed, 2);
  }
  return n;
}

#include "table/csv_split_loop.h"

const fc_csv_splitter fc_csv_splitter_avx512 = {"avx512", split, quotes_odd};
#else
typedef int fc_csv_split_avx512_is_of_another_machine;
#endif
