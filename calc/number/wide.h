/* wide.h - products of two 128-bit integers, for comparing ratios whose cross products overflow. */
#ifndef FC_NUMBER_WIDE_H
#define FC_NUMBER_WIDE_H

#include "number/i128.h"

#define FC_WIDE_LIMBS 5 /* 256 bits of a product and room for a factor of 20 */

typedef struct fc_wide {
  uint64_t limb[FC_WIDE_LIMBS]; /* least first */
} fc_wide;

fc_wide fc_wide_product(fc_u128 a, fc_u128 b);
fc_wide fc_wide_sum(const fc_wide *a, const fc_wide *b);
fc_wide fc_wide_distance(const fc_wide *a, const fc_wide *b); /* |a - b| */
fc_wide fc_wide_times(const fc_wide *a, uint64_t factor);
int fc_wide_cmp(const fc_wide *a, const fc_wide *b);
bool fc_wide_is_zero(const fc_wide *a);

#endif
