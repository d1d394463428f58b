/* random.c - independent random numbers.
 *
 * Draw i of a dimension is word i mod 4 of Philox at counter (i / 4, stream), key seed: any number of draws begins with the
 * same ones. */
#include "chance/random_bits.h"
#include "chance/random_units.h"
#include "chance/sampler.h"

/* Up to the next whole counter, or to the end. */
static size_t fill_some(const fc_sampling *sampling, uint64_t stream, uint64_t index, size_t n, double *out) {
  uint64_t seed = sampling->options.seed;
  double units[4];
  size_t word = index % 4, some = 4 - word < n ? 4 - word : n;
  fc_random_units(FC_SIMD_NONE, seed, stream, index / 4, 1, units);
  for (size_t i = 0; i < some; i++)
    out[i] = units[word + i];
  return some;
}

static void random_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                        double *out) {
  uint64_t stream = dimension->stream;
  size_t done = first % 4 ? fill_some(sampling, stream, first, n, out) : 0, blocks = (n - done) / 4;
  fc_random_units(fc_simd_best(), sampling->options.seed, stream, (first + done) / 4, blocks, out + done);
  done += 4 * blocks;
  if (done < n)
    fill_some(sampling, stream, first + done, n - done, out + done);
}

const fc_sampler fc_sampler_random = {
    .name = "random",
    .summary = "independent random numbers",
    .source = "Philox4x32-10: Salmon, Moraes, Dror and Shaw 2011",
    .fill = random_fill,
};
