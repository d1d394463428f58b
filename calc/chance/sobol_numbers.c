/* sobol_numbers.c - reads the published list (joe-kuo-d6-2048.txt, part of the library): a line a dimension from the second
 * on, its number d, the degree s of its primitive polynomial, the polynomial's inner coefficients a, and s initial numbers m.
 *
 * Bratley and Fox 1988: m_i = 2 a_1 m_(i-1) xor 4 a_2 m_(i-2) ... xor 2^s m_(i-s) xor m_(i-s); a direction is m_i 2^(32-i). */
#include "chance/sobol_numbers.h"
#include "embedded/sobol.h"

enum { DEGREE_MOST = 18 };

/* The next number of a line; -1: the line ends before it. */
static int64_t next_number(const unsigned char **at, const unsigned char *end) {
  int64_t number = -1;
  while (*at < end && **at == ' ')
    ++*at;
  for (; *at < end && **at >= '0' && **at <= '9'; ++*at)
    number = (number < 0 ? 0 : number * 10) + (**at - '0');
  return number;
}

static void recur(uint32_t *v, unsigned degree, uint32_t a) {
  for (unsigned i = degree; i < FC_SOBOL_BITS; i++) {
    v[i] = v[i - degree] ^ (v[i - degree] >> degree);
    for (unsigned k = 1; k < degree; k++)
      v[i] ^= (a >> (degree - 1 - k) & 1) * v[i - k];
  }
}

static bool read_line(const unsigned char **at, const unsigned char *end, size_t dimension, uint32_t *v) {
  int64_t d = next_number(at, end), degree = next_number(at, end), a = next_number(at, end);
  if (d != (int64_t)dimension || degree < 1 || degree > DEGREE_MOST || a < 0)
    return false;
  for (unsigned i = 0; i < degree; i++) {
    int64_t m = next_number(at, end);
    if (m < 1 || m >> (i + 1) || m % 2 == 0)
      return false;
    v[i] = (uint32_t)m << (31 - i);
  }
  recur(v, (unsigned)degree, (uint32_t)a);
  return true;
}

fc_status fc_sobol_directions(size_t dimensions, uint32_t *direction) {
  const unsigned char *at = fc_sobol_files[0].bytes, *end = at + fc_sobol_files[0].n;
  for (unsigned i = 0; dimensions && i < FC_SOBOL_BITS; i++)
    direction[i] = UINT32_C(1) << (31 - i);
  for (size_t d = 1; d < dimensions && at < end;) {
    if (*at != '#' && !read_line(&at, end, d + 1, direction + d * FC_SOBOL_BITS))
      return FC_INTERNAL;
    d += *at != '#';
    while (at < end && *at != '\n')
      at++;
    at += at < end;
    if (at == end && d < dimensions)
      return FC_INTERNAL;
  }
  return FC_OK;
}
