/* grid.c - every combination of the middles of as many ranges in each dimension. */
#include "chance/sampler.h"

/* side^dimensions, at most `most` + 1. */
static uint64_t power(uint64_t side, size_t dimensions, uint64_t most) {
  uint64_t product = 1;
  for (size_t i = 0; i < dimensions && side > 1; i++) {
    if (product > most / side)
      return most + 1;
    product *= side;
  }
  return product;
}

enum { DRAWS_BITS = 48 };
#define DRAWS_MOST (UINT64_C(1) << DRAWS_BITS)

/* The least side with which there are at least so many. */
static uint64_t side_for(uint64_t draws, size_t dimensions) {
  uint64_t low = 1, high = draws;
  while (low < high) {
    uint64_t middle = low + (high - low) / 2;
    if (power(middle, dimensions, DRAWS_MOST) >= draws)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static uint64_t grid_draws(uint64_t draws, size_t dimensions) {
  uint64_t made = power(side_for(draws, dimensions), dimensions, DRAWS_MOST);
  return made > DRAWS_MOST ? 0 : made;
}

static void grid_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                      double *out) {
  uint64_t side = side_for(sampling->options.draws, sampling->options.dimensions);
  uint64_t step = power(side, dimension->place, DRAWS_MOST);
  for (size_t i = 0; i < n; i++)
    out[i] = ((double)((first + i) / step % side) + 0.5) / (double)side;
}

const fc_sampler fc_sampler_grid = {
    .name = "grid",
    .summary = "every combination of equally likely ranges, each by its middle",
    .source = "the midpoint rule; a full factorial design",
    .draws_most = DRAWS_MOST,
    .draws_for = grid_draws,
    .fill = grid_fill,
};
