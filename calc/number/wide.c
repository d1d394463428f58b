/* wide.c - schoolbook arithmetic on five limbs of 64 bits (Knuth, TAOCP 2, 4.3.1). Sums and products of its callers
 * stay below 2^320. */
#include "number/wide.h"

fc_wide fc_wide_product(fc_u128 a, fc_u128 b) {
  const uint64_t left[2] = {(uint64_t)a, (uint64_t)(a >> 64)}, right[2] = {(uint64_t)b, (uint64_t)(b >> 64)};
  fc_wide product = {{0}};
  for (size_t i = 0; i < 2; i++) {
    fc_u128 carry = 0;
    for (size_t j = 0; j < 2; j++) {
      carry += (fc_u128)left[i] * right[j] + product.limb[i + j];
      product.limb[i + j] = (uint64_t)carry;
      carry >>= 64;
    }
    product.limb[i + 2] = (uint64_t)carry;
  }
  return product;
}

fc_wide fc_wide_sum(const fc_wide *a, const fc_wide *b) {
  fc_wide sum;
  fc_u128 carry = 0;
  for (size_t i = 0; i < FC_WIDE_LIMBS; i++) {
    carry += (fc_u128)a->limb[i] + b->limb[i];
    sum.limb[i] = (uint64_t)carry;
    carry >>= 64;
  }
  return sum;
}

fc_wide fc_wide_distance(const fc_wide *a, const fc_wide *b) {
  if (fc_wide_cmp(a, b) < 0)
    return fc_wide_distance(b, a);
  fc_wide distance;
  uint64_t borrow = 0;
  for (size_t i = 0; i < FC_WIDE_LIMBS; i++) {
    fc_u128 taken = (fc_u128)b->limb[i] + borrow;
    borrow = a->limb[i] < taken;
    distance.limb[i] = (uint64_t)(a->limb[i] - taken);
  }
  return distance;
}

fc_wide fc_wide_times(const fc_wide *a, uint64_t factor) {
  fc_wide product;
  fc_u128 carry = 0;
  for (size_t i = 0; i < FC_WIDE_LIMBS; i++) {
    carry += (fc_u128)a->limb[i] * factor;
    product.limb[i] = (uint64_t)carry;
    carry >>= 64;
  }
  return product;
}

int fc_wide_cmp(const fc_wide *a, const fc_wide *b) {
  for (size_t i = FC_WIDE_LIMBS; i-- > 0;)
    if (a->limb[i] != b->limb[i])
      return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

bool fc_wide_is_zero(const fc_wide *a) {
  const fc_wide zero = {{0}};
  return fc_wide_cmp(a, &zero) == 0;
}
