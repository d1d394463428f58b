/* allocate.c - splitting an amount by largest remainder (Hamilton's method; Balinski and Young, Fair Representation,
 * 1982): everyone gets the whole cents of his exact part, the cents left over go to the largest remainders. */
#include "number/i128.h"
#include <stdlib.h>

typedef struct fc_remainder {
  fc_u128 rest;
  size_t index;
} fc_remainder;

/* Largest first; of equal ones the lowest index. */
static int by_rest(const void *a, const void *b) {
  const fc_remainder *left = a, *right = b;
  if (left->rest != right->rest)
    return left->rest > right->rest ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

static bool sum_of(const fc_money *weights, size_t n, fc_u128 *sum) {
  *sum = 0;
  for (size_t i = 0; i < n; i++) {
    if (weights[i] < 0)
      return false;
    *sum += (uint64_t)weights[i];
  }
  return *sum > 0;
}

fc_status fc_money_allocate(fc_money total, const fc_money *weights, size_t n, fc_money *parts) {
  fc_u128 sum;
  if (!sum_of(weights, n, &sum))
    return FC_BAD_NUMBER;
  fc_remainder *remainders = calloc(n, sizeof *remainders);
  if (!remainders)
    return FC_NO_MEMORY;
  uint64_t whole = total < 0 ? UINT64_C(0) - (uint64_t)total : (uint64_t)total, left = whole;
  for (size_t i = 0; i < n; i++) {
    fc_u128 exact = (fc_u128)whole * (fc_u128)weights[i]; /* over sum */
    uint64_t part = (uint64_t)(exact / sum);
    remainders[i] = (fc_remainder){exact % sum, i};
    parts[i] = (fc_money)part;
    left -= part;
  }
  qsort(remainders, n, sizeof *remainders, by_rest);
  for (size_t i = 0; i < left; i++)
    parts[remainders[i].index] = (fc_money)((uint64_t)parts[remainders[i].index] + 1);
  if (total < 0)
    for (size_t i = 0; i < n; i++)
      parts[i] = (fc_money)(UINT64_C(0) - (uint64_t)parts[i]);
  free(remainders);
  return FC_OK;
}
