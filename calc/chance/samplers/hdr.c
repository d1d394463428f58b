/* hdr.c - independent random numbers of the SIPmath standard, so that a workbook reproduces the very draws.
 *
 * Hubbard's counter-based generator ("HDR"), version 2: trial PM_Index counts from 1; variable and entity name the number
 * that is drawn, seeds 3 and 4 the run. The low half of the seed is seed 3, the high half seed 4. */
#include "chance/random_bits.h"
#include "chance/sampler.h"

#define MOST 999999999999989u /* the largest prime below 10^15 */

/* What the products may overflow is taken off first: only the remainder counts. */
static uint64_t part(uint64_t factor, uint64_t number, uint64_t modulus) {
  return factor % modulus * (number % modulus) % modulus;
}

static uint32_t hubbard(uint64_t index, uint64_t variable, uint64_t entity, uint64_t seed3, uint64_t seed4) {
  const uint64_t p = 7450589, q = 7450987;
  uint64_t left = (part(2499997, index, p) + part(1800451, variable, p) + part(2000371, entity, p) +
                   part(1796777, seed3, p) + part(2299603, seed4, p)) % p;
  uint64_t right = (part(2246527, index, q) + part(2399993, variable, q) + part(2100869, entity, q) +
                    part(1918303, seed3, q) + part(1624729, seed4, q)) % q;
  left = MOST % (left * 4658 + 7450581) * 383 % 99991;
  right = MOST % (right * 7580 + 7560584) * 17669 % 7440893;
  return (uint32_t)((left * 7440893 + right) * 1343);
}

static void hdr_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n,
                     double *out) {
  uint64_t seed = sampling->options.seed;
  for (size_t i = 0; i < n; i++)
    out[i] = fc_unit(hubbard(first + i + 1, dimension->variable, dimension->entity, (uint32_t)seed, seed >> 32));
}

const fc_sampler fc_sampler_hdr = {
    .name = "hdr",
    .summary = "independent random numbers of the SIPmath standard",
    .source = "Hubbard 2019, A multi-dimensional, counter-based pseudo random number generator; SIPmath 3.0",
    .fill = hdr_fill,
};
