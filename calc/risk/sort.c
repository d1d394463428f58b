/* sort.c - radix sort of doubles, from the lowest bits up. */
#include "risk/sort.h"

#include <stdint.h>
#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 6, VALUES = 1 << DIGIT_BITS, FEW = 48 };
#define SIGN (UINT64_C(1) << 63)

/* Bits that ascend as the numbers do. */
static uint64_t key_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits & SIGN ? ~bits : bits | SIGN;
}


static void sort_few(double *x, size_t n) {
  for (size_t i = 1; i < n; i++) {
    double moving = x[i];
    size_t to = i;
    for (; to > 0 && x[to - 1] > moving; to--)
      x[to] = x[to - 1];
    x[to] = moving;
  }
}

static size_t digit(uint64_t key, int which) {
  return (size_t)(key >> (which * DIGIT_BITS)) & (VALUES - 1);
}

/* One digit from `from` to `to`; false: all have the same, and nothing was moved. */
static int pass(const double *from, double *to, size_t n, int which) {
  size_t start[VALUES] = {0}, sum = 0;
  for (size_t i = 0; i < n; i++)
    start[digit(key_of(from[i]), which)]++;
  if (start[digit(key_of(from[0]), which)] == n)
    return 0;
  for (size_t value = 0; value < VALUES; value++) {
    size_t count = start[value];
    start[value] = sum;
    sum += count;
  }
  for (size_t i = 0; i < n; i++)
    to[start[digit(key_of(from[i]), which)]++] = from[i];
  return 1;
}

void fc_sort_doubles(double *x, size_t n, double *room) {
  if (n <= FEW) {
    sort_few(x, n);
    return;
  }
  double *from = x, *to = room;
  for (int which = 0; which < DIGITS; which++)
    if (pass(from, to, n, which)) {
      double *other = from;
      from = to;
      to = other;
    }
  if (from != x)
    memcpy(x, from, n * sizeof *x);
}
