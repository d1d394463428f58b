/* csv_split_bits.h - the positions of a mask's bits, for machines that have no instruction for them. */
#include <stddef.h>
#include <stdint.h>

/* Four at a time: what is written past the last is written over. */
static inline size_t put_ends(uint32_t *to, uint64_t end, uint32_t base) {
  size_t n = (size_t)__builtin_popcountll(end);
  for (size_t i = 0; i < n; i += 4)
    for (size_t k = 0; k < 4; k++, end &= end - 1)
      to[i + k] = base + (uint32_t)__builtin_ctzll(end | UINT64_C(1) << 63);
  return n;
}
