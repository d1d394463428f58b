/* random_units.h - uniform numbers of counters that follow one another, many at once. */
#ifndef FC_CHANCE_RANDOM_UNITS_H
#define FC_CHANCE_RANDOM_UNITS_H

#include "chance/simd.h"

#include <stddef.h>
#include <stdint.h>

/* out[4 * i + w]: word w of Philox4x32-10 at counter (block + i, stream), key seed, as fc_unit. `simd` is no wider than
 * fc_simd_best. */
void fc_random_units(fc_simd simd, uint64_t seed, uint64_t stream, uint64_t block, size_t blocks, double *out);

#endif
