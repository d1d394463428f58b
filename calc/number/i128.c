/* i128.c - 128-bit integers: checked, printed, divided with one rounding. */
#include "number/i128.h"

fc_u128 fc_i128_magnitude(fc_i128 value) {
  return value < 0 ? (fc_u128)0 - (fc_u128)value : (fc_u128)value;
}

bool fc_i128_add(fc_i128 a, fc_i128 b, fc_i128 *out) {
  return !__builtin_add_overflow(a, b, out);
}

bool fc_i128_mul(fc_i128 a, fc_i128 b, fc_i128 *out) {
  return !__builtin_mul_overflow(a, b, out);
}

bool fc_i128_to_money(fc_i128 value, fc_money *out) {
  if (value < INT64_MIN || value > INT64_MAX)
    return false;
  *out = (fc_money)value;
  return true;
}

fc_i128 fc_i128_gcd(fc_i128 a, fc_i128 b) {
  fc_u128 larger = fc_i128_magnitude(a), smaller = fc_i128_magnitude(b);
  while (smaller) {
    fc_u128 rest = larger % smaller;
    larger = smaller;
    smaller = rest;
  }
  return (fc_i128)larger;
}

/* Most amounts fit 64 bits, where a division is many times faster. */
static bool divide_small(fc_i128 num, fc_i128 den, fc_rounding rounding, fc_i128 *out) {
  const int64_t n = (int64_t)num, d = (int64_t)den;
  if (n != num || d != den || n == INT64_MIN)
    return false;
  int64_t quotient = n / d, rest = n % d < 0 ? -(n % d) : n % d;
  if (rest > d - rest || (rest == d - rest && (rounding == FC_HALF_AWAY || quotient % 2 != 0)))
    quotient += n < 0 ? -1 : 1;
  *out = quotient;
  return true;
}

fc_i128 fc_i128_divide(fc_i128 num, fc_i128 den, fc_rounding rounding) {
  fc_i128 small;
  if (divide_small(num, den, rounding, &small))
    return small;
  fc_i128 quotient = num / den;
  fc_u128 rest = fc_i128_magnitude(num % den), to_next = (fc_u128)den - rest;
  bool away = rest > to_next || (rest == to_next && (rounding == FC_HALF_AWAY || quotient % 2 != 0));
  if (away)
    quotient += num < 0 ? -1 : 1;
  return quotient;
}

size_t fc_i128_format(fc_i128 value, char out[48]) {
  char reversed[40];
  size_t digits = 0, n = 0;
  fc_u128 rest = fc_i128_magnitude(value);
  do {
    reversed[digits++] = (char)('0' + (int)(rest % 10));
    rest /= 10;
  } while (rest);
  if (value < 0)
    out[n++] = '-';
  while (digits)
    out[n++] = reversed[--digits];
  out[n] = '\0';
  return n;
}

size_t fc_cents_format(fc_i128 cents, char out[48]) {
  fc_u128 positive = fc_i128_magnitude(cents);
  size_t n = 0;
  if (cents < 0)
    out[n++] = '-';
  n += fc_i128_format((fc_i128)(positive / 100), out + n);
  int rest = (int)(positive % 100);
  out[n++] = '.';
  out[n++] = (char)('0' + rest / 10);
  out[n++] = (char)('0' + rest % 10);
  out[n] = '\0';
  return n;
}

size_t fc_dollars_format(fc_i128 cents, char out[64]) {
  char plain[48];
  size_t plain_length = fc_cents_format(cents, plain), from = cents < 0, n = 0;
  size_t whole = plain_length - from - 3; /* digits before the point */
  if (cents < 0)
    out[n++] = '-';
  out[n++] = '$';
  for (size_t i = 0; i < whole; i++) {
    if (i && (whole - i) % 3 == 0)
      out[n++] = ',';
    out[n++] = plain[from + i];
  }
  for (size_t i = from + whole; cents % 100 && i < plain_length; i++)
    out[n++] = plain[i];
  out[n] = '\0';
  return n;
}
