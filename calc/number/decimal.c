/* decimal.c - the decimal digits of a ratio by long division.
 *
 * Each digit is 10 * rest / den. The product may need more than 128 bits, so it is built from doublings and one sum,
 * each followed by taking den away once: every value stays below 2 * den, which fits (den < 2^127). */
#include "number/decimal.h"

/* value below 2 * den: takes den away where it fits and counts that. */
static fc_u128 reduce(fc_u128 value, fc_u128 den, int *taken) {
  if (value < den)
    return value;
  *taken += 1;
  return value - den;
}

static char next_digit(fc_u128 *rest, fc_u128 den) {
  int digit = 0;
  fc_u128 twice = reduce(*rest * 2, den, &digit);
  digit *= 2;
  fc_u128 four = reduce(twice * 2, den, &digit);
  fc_u128 five = reduce(four + *rest, den, &digit);
  digit *= 2;
  *rest = reduce(five * 2, den, &digit);
  return (char)('0' + digit);
}

int fc_decimal_top(fc_ratio r) {
  fc_u128 whole = fc_i128_magnitude(r.num) / (fc_u128)r.den, rest = fc_i128_magnitude(r.num) % (fc_u128)r.den;
  int top = 0;
  if (whole) {
    while (whole >= 10) {
      whole /= 10;
      top++;
    }
    return top;
  }
  if (!rest)
    return 0;
  do
    top--;
  while (next_digit(&rest, (fc_u128)r.den) == '0');
  return top;
}

static void round_up(char *digit, size_t n) {
  while (n-- > 0) {
    if (digit[n] != '9') {
      digit[n]++;
      return;
    }
    digit[n] = '0';
  }
}

void fc_decimal_round(fc_ratio r, int last, fc_decimal *out) {
  char whole[48];
  int places = (int)fc_i128_format((fc_i128)(fc_i128_magnitude(r.num) / (fc_u128)r.den), whole);
  fc_u128 rest = fc_i128_magnitude(r.num) % (fc_u128)r.den;
  out->negative = r.num < 0;
  out->top = places > last ? places : last; /* a first digit of 0 takes the carry */
  out->last = last;
  size_t n = 0;
  char next = '0'; /* the digit behind the last decides */
  for (int power = out->top; power >= last - 1; power--) {
    if (power >= places)
      next = '0';
    else if (power >= 0)
      next = whole[places - 1 - power];
    else
      next = next_digit(&rest, (fc_u128)r.den);
    if (power >= last)
      out->digit[n++] = next;
  }
  if (next >= '5')
    round_up(out->digit, n);
  bool nothing = true; /* digits are no text: nothing ends them */
  for (size_t i = 0; i < n; i++)
    nothing = nothing && out->digit[i] == '0';
  out->negative = out->negative && !nothing;
}

char fc_decimal_digit(const fc_decimal *decimal, int power) {
  return power > decimal->top || power < decimal->last ? '0' : decimal->digit[decimal->top - power];
}
