/* table.c - draws from a table of quantiles. */
#include "chance/table.h"

#include <string.h>

#define JUST_BELOW_HALF 0x1.fffffffffffffp-2
enum { MANTISSA_BITS = 52, EXPONENT_OF_QUARTER = 1021 };
#define MANTISSA ((UINT64_C(1) << MANTISSA_BITS) - 1)

static double draw_part(const fc_law_table *table, double u) {
  bool upper = u >= 0.5;
  double v = upper ? 1 - u : u; /* exact */
  if (v > JUST_BELOW_HALF)
    v = JUST_BELOW_HALF;
  uint64_t word;
  memcpy(&word, &v, sizeof word);
  uint64_t octave = EXPONENT_OF_QUARTER - (word >> MANTISSA_BITS), mantissa = word & MANTISSA;
  if (octave >= FC_TABLE_OCTAVES)
    return fc_law_quantile(table->law, u);
  const fc_table_half *half = &table->half[upper];
  uint32_t bits = half->bits[octave];
  const double *c = table->part[half->first[octave] + (mantissa >> (MANTISSA_BITS - bits))];
  double t = (double)(mantissa << bits & MANTISSA) * 0x1p-52;
  return c[0] + t * (c[1] + t * (c[2] + t * c[3]));
}

static double draw_separate(const fc_law_table *table, double u) {
  const fc_law *law = table->law;
  size_t at = table->guide[(size_t)(u * (double)table->guides)];
  while (law->cumulative[at] < u)
    at++;
  return law->value[at];
}

/* One of two values. */
static void draw_either(const fc_law *law, const double *restrict u, size_t n, double *restrict x) {
  double low = law->value[0], high = law->value[1], until = law->cumulative[0];
  for (size_t i = 0; i < n; i++)
    x[i] = u[i] <= until ? low : high;
}

void fc_law_table_draw(const fc_law_table *table, const double *u, size_t n, double *x) {
  if (table->part)
    for (size_t i = 0; i < n; i++)
      x[i] = draw_part(table, u[i]);
  else if (table->guide && table->law->n == 2)
    draw_either(table->law, u, n, x);
  else if (table->guide)
    for (size_t i = 0; i < n; i++)
      x[i] = draw_separate(table, u[i]);
  else
    for (size_t i = 0; i < n; i++)
      x[i] = fc_law_quantile(table->law, u[i]);
}

void fc_law_table_draw_at(const fc_law_table *table, const double *u, const uint32_t *row, size_t n, double *x) {
  if (table->part)
    for (size_t i = 0; i < n; i++)
      x[row[i]] = draw_part(table, u[row[i]]);
  else
    for (size_t i = 0; i < n; i++)
      fc_law_table_draw(table, &u[row[i]], 1, &x[row[i]]);
}
