/* csv_split_neon.c - the pass of csv_split.h with NEON, which every aarch64 has. A mask is gathered by adding pairs of bytes
 * that hold one bit each. */
#if defined(__aarch64__)
#include <arm_neon.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bytes64 {
  uint8x16_t part[4];
} bytes64;

static inline bytes64 load64(const char *p) {
  bytes64 block;
  for (size_t i = 0; i < 4; i++)
    block.part[i] = vld1q_u8((const uint8_t *)p + 16 * i);
  return block;
}

/* Every byte is all ones or zero. */
static inline uint64_t mask_of(bytes64 block) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bit = vld1q_u8(bits);
  uint8x16_t low = vpaddq_u8(vandq_u8(block.part[0], bit), vandq_u8(block.part[1], bit));
  uint8x16_t high = vpaddq_u8(vandq_u8(block.part[2], bit), vandq_u8(block.part[3], bit));
  uint8x16_t sum = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

static inline uint64_t equal64(bytes64 block, char c) {
  for (size_t i = 0; i < 4; i++)
    block.part[i] = vceqq_u8(block.part[i], vdupq_n_u8((uint8_t)c));
  return mask_of(block);
}

static inline uint64_t below_blank64(bytes64 block) {
  for (size_t i = 0; i < 4; i++)
    block.part[i] = vcltq_s8(vreinterpretq_s8_u8(block.part[i]), vdupq_n_s8(' '));
  return mask_of(block);
}

static inline uint64_t wide64(bytes64 block) {
  for (size_t i = 0; i < 4; i++)
    block.part[i] = vcltzq_s8(vreinterpretq_s8_u8(block.part[i]));
  return mask_of(block);
}

#include "table/csv_split_bits.h"
#include "table/csv_split_shift.h"
#include "table/csv_split_loop.h"

const fc_csv_splitter fc_csv_splitter_neon = {"neon", split, quotes_odd};
#else
typedef int fc_csv_split_neon_is_of_another_machine;
#endif
