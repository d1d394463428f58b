/* random.c - independent random numbers.
 *
 * Draw i of a dimension is word i mod 4 of Philox at counter (i / 4, stream), key seed: any number of draws begins with the
 * same ones. */
#include "chance/random_bits.h"
#include "chance/sampler.h"

static void random_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                        double *out) {
  uint64_t seed = sampling->options.seed, stream = dimension->stream;
  const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
  for (size_t done = 0; done < n;) {
    uint64_t index = first + done, block = index / 4;
    const uint32_t counter[4] = {(uint32_t)block, (uint32_t)(block >> 32), (uint32_t)stream, (uint32_t)(stream >> 32)};
    uint32_t words[4];
    fc_philox(counter, key, words);
    for (size_t word = index % 4; word < 4 && done < n; word++)
      out[done++] = fc_unit(words[word]);
  }
}

const fc_sampler fc_sampler_random = {
    .name = "random",
    .summary = "independent random numbers",
    .source = "Philox4x32-10: Salmon, Moraes, Dror and Shaw 2011",
    .fill = random_fill,
};
