/* exact_moments.c - mean and variance of whole numbers as ratios, rounded nowhere. */
#include "number/moments.h"

bool fc_exact_moments_add(fc_exact_moments *moments, int64_t x) {
  if (moments->n == 0)
    moments->pivot = x;
  fc_i128 off = (fc_i128)x - moments->pivot, square;
  if (!fc_i128_mul(off, off, &square) || !fc_i128_add(moments->squares, square, &moments->squares) ||
      !fc_i128_add(moments->sum, off, &moments->sum))
    return false;
  moments->n++;
  return true;
}

fc_ratio fc_exact_moments_mean(const fc_exact_moments *moments) {
  return fc_ratio_of(moments->sum + (fc_i128)moments->n * moments->pivot, (fc_i128)moments->n);
}

/* (n * squares - sum^2) / (n (n - 1)) */
bool fc_exact_moments_variance(const fc_exact_moments *moments, fc_ratio *out) {
  fc_i128 n = (fc_i128)moments->n, times, square, over;
  if (!fc_i128_mul(n, moments->squares, &times) || !fc_i128_mul(moments->sum, moments->sum, &square) ||
      !fc_i128_mul(n, n - 1, &over))
    return false;
  *out = fc_ratio_of(times - square, over);
  return true;
}
