/* test_random_units.c - uniform numbers are the same bytes however many the machine works at once. */
#include "unit/law_case.h"

#include "chance/random_bits.h"
#include "chance/random_units.h"

#include <string.h>

enum { BLOCKS = 61 };

static void are_the_same_at_every_width(void **state) {
  static const uint64_t seeds[] = {0, 1, UINT64_MAX, 0x0123456789ABCDEF}, streams[] = {0, 0xFFFFFFFF, UINT64_MAX - 5},
                        blocks[] = {0, 3, 0xFFFFFFF0, UINT64_MAX - 20};
  double expected[4 * BLOCKS], got[4 * BLOCKS];
  (void)state;
  for (size_t i = 0; i < 4 * 3 * 4; i++) {
    uint64_t seed = seeds[i % 4], stream = streams[i / 4 % 3], block = blocks[i / 12];
    for (uint64_t b = 0; b < BLOCKS; b++) {
      const uint32_t counter[4] = {(uint32_t)(block + b), (uint32_t)((block + b) >> 32), (uint32_t)stream,
                                   (uint32_t)(stream >> 32)};
      const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
      uint32_t words[4];
      fc_philox(counter, key, words);
      for (size_t w = 0; w < 4; w++)
        expected[4 * b + w] = fc_unit(words[w]);
    }
    for (int simd = FC_SIMD_NONE; simd <= (int)fc_simd_best(); simd++)
      for (size_t n = 0; n <= BLOCKS; n++) {
        memset(got, 0, sizeof got);
        fc_random_units((fc_simd)simd, seed, stream, block, n, got);
        assert_memory_equal(got, expected, 4 * n * sizeof *got);
        assert_true(n == BLOCKS || got[4 * n] <= 0);
      }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(are_the_same_at_every_width)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
