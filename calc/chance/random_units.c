/* random_units.c - Philox4x32-10 on four or eight counters at once.
 *
 * A lane of 64 bits holds a word in its lower half; the upper half is whatever is left there, for a multiplication looks at
 * the lower half alone. The same operations on the same words as fc_philox, so that every width gives the same bytes. */
#include "chance/random_units.h"
#include "chance/random_bits.h"

enum { ROUNDS = 10 };
#define FACTOR_0 0xD2511F53u
#define FACTOR_1 0xCD9E8D57u
#define STEP_0 0x9E3779B9u
#define STEP_1 0xBB67AE85u
#define TWO_52 0x1p52

static void units_one(uint64_t seed, uint64_t stream, uint64_t block, size_t blocks, double *out) {
  const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
  for (size_t i = 0; i < blocks; i++) {
    uint64_t at = block + i;
    const uint32_t counter[4] = {(uint32_t)at, (uint32_t)(at >> 32), (uint32_t)stream, (uint32_t)(stream >> 32)};
    uint32_t words[4];
    fc_philox(counter, key, words);
    for (size_t w = 0; w < 4; w++)
      out[4 * i + w] = fc_unit(words[w]);
  }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

fc_simd fc_simd_best(void) {
  if (__builtin_cpu_supports("avx512f"))
    return FC_SIMD_AVX512;
  return __builtin_cpu_supports("avx2") ? FC_SIMD_AVX2 : FC_SIMD_NONE;
}

/* (word + 0.5) / 2^32: the word becomes the lower digits of 2^52, which is then taken away. */
__attribute__((target("avx2"))) static inline __m256d unit_4(__m256i word) {
  const __m256d base = _mm256_set1_pd(TWO_52);
  __m256i low = _mm256_and_si256(word, _mm256_set1_epi64x(0xFFFFFFFF));
  __m256d number = _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(low, _mm256_castpd_si256(base))), base);
  return _mm256_mul_pd(_mm256_add_pd(number, _mm256_set1_pd(0.5)), _mm256_set1_pd(0x1p-32));
}

__attribute__((target("avx2"))) static inline void store_4(const __m256i c[4], double *out) {
  __m256d w0 = unit_4(c[0]), w1 = unit_4(c[1]), w2 = unit_4(c[2]), w3 = unit_4(c[3]);
  __m256d even_01 = _mm256_unpacklo_pd(w0, w1), odd_01 = _mm256_unpackhi_pd(w0, w1);
  __m256d even_23 = _mm256_unpacklo_pd(w2, w3), odd_23 = _mm256_unpackhi_pd(w2, w3);
  _mm256_storeu_pd(out, _mm256_permute2f128_pd(even_01, even_23, 0x20));
  _mm256_storeu_pd(out + 4, _mm256_permute2f128_pd(odd_01, odd_23, 0x20));
  _mm256_storeu_pd(out + 8, _mm256_permute2f128_pd(even_01, even_23, 0x31));
  _mm256_storeu_pd(out + 12, _mm256_permute2f128_pd(odd_01, odd_23, 0x31));
}

__attribute__((target("avx2"))) static void units_4(uint64_t seed, uint64_t stream, uint64_t block, size_t blocks,
                                                     double *out) {
  const __m256i m0 = _mm256_set1_epi64x(FACTOR_0), m1 = _mm256_set1_epi64x(FACTOR_1);
  size_t i = 0;
  for (; i + 4 <= blocks; i += 4) {
    __m256i at = _mm256_add_epi64(_mm256_set1_epi64x((long long)(block + i)), _mm256_setr_epi64x(0, 1, 2, 3));
    __m256i c[4] = {at, _mm256_srli_epi64(at, 32), _mm256_set1_epi64x((long long)stream),
                    _mm256_set1_epi64x((long long)(stream >> 32))};
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < ROUNDS; round++, k0 += STEP_0, k1 += STEP_1) {
      __m256i p0 = _mm256_mul_epu32(m0, c[0]), p1 = _mm256_mul_epu32(m1, c[2]);
      c[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), c[1]), _mm256_set1_epi64x(k0));
      c[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), c[3]), _mm256_set1_epi64x(k1));
      c[1] = p1;
      c[3] = p0;
    }
    store_4(c, out + 4 * i);
  }
  units_one(seed, stream, block + i, blocks - i, out + 4 * i);
}

__attribute__((target("avx512f"))) static inline __m512d unit_8(__m512i word) {
  const __m512d base = _mm512_set1_pd(TWO_52);
  __m512i low = _mm512_and_si512(word, _mm512_set1_epi64(0xFFFFFFFF));
  __m512d number = _mm512_sub_pd(_mm512_castsi512_pd(_mm512_or_si512(low, _mm512_castpd_si512(base))), base);
  return _mm512_mul_pd(_mm512_add_pd(number, _mm512_set1_pd(0.5)), _mm512_set1_pd(0x1p-32));
}

__attribute__((target("avx512f"))) static inline void store_8(const __m512i c[4], double *out) {
  __m512d w0 = unit_8(c[0]), w1 = unit_8(c[1]), w2 = unit_8(c[2]), w3 = unit_8(c[3]);
  __m512d even_01 = _mm512_unpacklo_pd(w0, w1), odd_01 = _mm512_unpackhi_pd(w0, w1);
  __m512d even_23 = _mm512_unpacklo_pd(w2, w3), odd_23 = _mm512_unpackhi_pd(w2, w3);
  __m512d even_a = _mm512_shuffle_f64x2(even_01, even_23, 0x44), odd_a = _mm512_shuffle_f64x2(odd_01, odd_23, 0x44);
  __m512d even_b = _mm512_shuffle_f64x2(even_01, even_23, 0xEE), odd_b = _mm512_shuffle_f64x2(odd_01, odd_23, 0xEE);
  _mm512_storeu_pd(out, _mm512_shuffle_f64x2(even_a, odd_a, 0x88));
  _mm512_storeu_pd(out + 8, _mm512_shuffle_f64x2(even_a, odd_a, 0xDD));
  _mm512_storeu_pd(out + 16, _mm512_shuffle_f64x2(even_b, odd_b, 0x88));
  _mm512_storeu_pd(out + 24, _mm512_shuffle_f64x2(even_b, odd_b, 0xDD));
}

__attribute__((target("avx512f"))) static void units_8(uint64_t seed, uint64_t stream, uint64_t block, size_t blocks,
                                                        double *out) {
  const __m512i m0 = _mm512_set1_epi64(FACTOR_0), m1 = _mm512_set1_epi64(FACTOR_1);
  size_t i = 0;
  for (; i + 8 <= blocks; i += 8) {
    __m512i at = _mm512_add_epi64(_mm512_set1_epi64((long long)(block + i)), _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    __m512i c[4] = {at, _mm512_srli_epi64(at, 32), _mm512_set1_epi64((long long)stream),
                    _mm512_set1_epi64((long long)(stream >> 32))};
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < ROUNDS; round++, k0 += STEP_0, k1 += STEP_1) {
      __m512i p0 = _mm512_mul_epu32(m0, c[0]), p1 = _mm512_mul_epu32(m1, c[2]);
      c[0] = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(p1, 32), c[1]), _mm512_set1_epi64(k0));
      c[2] = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(p0, 32), c[3]), _mm512_set1_epi64(k1));
      c[1] = p1;
      c[3] = p0;
    }
    store_8(c, out + 4 * i);
  }
  units_4(seed, stream, block + i, blocks - i, out + 4 * i);
}

void fc_random_units(fc_simd simd, uint64_t seed, uint64_t stream, uint64_t block, size_t blocks, double *out) {
  if (simd == FC_SIMD_AVX512)
    units_8(seed, stream, block, blocks, out);
  else if (simd == FC_SIMD_AVX2)
    units_4(seed, stream, block, blocks, out);
  else
    units_one(seed, stream, block, blocks, out);
}

#else

fc_simd fc_simd_best(void) {
  return FC_SIMD_NONE;
}

void fc_random_units(fc_simd simd, uint64_t seed, uint64_t stream, uint64_t block, size_t blocks, double *out) {
  (void)simd;
  units_one(seed, stream, block, blocks, out);
}

#endif
