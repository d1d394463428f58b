/* ratio.c - ratios: lowest terms, comparing, multiplying, adding, subtracting. */
#include "number/ratio.h"
#include "number/wide.h"

fc_ratio fc_ratio_of(fc_i128 num, fc_i128 den) {
  fc_i128 common = fc_i128_gcd(num, den);
  num /= common;
  den /= common;
  return den < 0 ? (fc_ratio){-num, -den} : (fc_ratio){num, den};
}

static int sign(fc_i128 value) {
  return (value > 0) - (value < 0);
}

int fc_ratio_cmp(fc_ratio a, fc_ratio b) {
  if (sign(a.num) != sign(b.num))
    return sign(a.num) < sign(b.num) ? -1 : 1;
  fc_wide left = fc_wide_product(fc_i128_magnitude(a.num), (fc_u128)b.den);
  fc_wide right = fc_wide_product(fc_i128_magnitude(b.num), (fc_u128)a.den);
  return fc_wide_cmp(&left, &right) * (a.num < 0 ? -1 : 1);
}

bool fc_ratio_mul(fc_ratio a, fc_ratio b, fc_ratio *out) {
  fc_ratio left = fc_ratio_of(a.num, b.den), right = fc_ratio_of(b.num, a.den); /* terms as small as they can be */
  fc_ratio product;
  if (!fc_i128_mul(left.num, right.num, &product.num) || !fc_i128_mul(left.den, right.den, &product.den))
    return false;
  *out = product;
  return true;
}

bool fc_ratio_minus(fc_ratio a, fc_ratio b, fc_ratio *out) {
  fc_i128 common = fc_i128_gcd(a.den, b.den), left, right, num, den; /* the least common denominator */
  if (!fc_i128_mul(a.num, b.den / common, &left) || !fc_i128_mul(b.num, a.den / common, &right) ||
      !fc_i128_mul(a.den, b.den / common, &den) || !fc_i128_add(left, -right, &num))
    return false;
  *out = fc_ratio_of(num, den);
  return true;
}

bool fc_ratio_plus(fc_ratio a, fc_ratio b, fc_ratio *out) {
  return fc_ratio_minus(a, (fc_ratio){-b.num, b.den}, out);
}

bool fc_ratio_rate(fc_ratio r, fc_rate *out) {
  fc_ratio lowest = fc_ratio_of(r.num, r.den);
  *out = (fc_rate){(int64_t)lowest.num, (int64_t)lowest.den};
  return lowest.num == out->num && lowest.den == out->den;
}

double fc_ratio_double(fc_ratio r) {
  return (double)r.num / (double)r.den;
}
