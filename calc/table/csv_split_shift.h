/* csv_split_shift.h - the prefix XOR for machines that cannot multiply without carries. */
#include <stdint.h>

static inline uint64_t prefix_xor(uint64_t bits) {
  for (unsigned by = 1; by < 64; by *= 2)
    bits ^= bits << by;
  return bits;
}
