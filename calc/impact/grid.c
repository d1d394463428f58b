/* grid.c - values by exact steps: over one denominator they are whole numbers. */
#include "impact/grid.h"

const char *fc_grid_of_steps(fc_ratio first, fc_ratio last, fc_ratio step, fc_grid *out) {
  static const char *const too_fine = "the numbers of the range are too fine";
  fc_i128 den = first.den / fc_i128_gcd(first.den, step.den), from, by, to, span;
  /* Each is below 2^63, their product beyond 2^127. */
  if (!fc_i128_mul(den, step.den, &den) || !fc_i128_mul(first.num, den / first.den, &from) ||
      !fc_i128_mul(step.num, den / step.den, &by) || !fc_i128_mul(last.num, den, &to) ||
      !fc_i128_mul(from, last.den, &from) || !fc_i128_mul(by, last.den, &by) || !fc_i128_mul(den, last.den, &den) ||
      !fc_i128_add(to, -from, &span))
    return too_fine;
  if (by == 0)
    return "the step of the range is zero";
  if (span != 0 && (span > 0) != (by > 0))
    return "the steps of the range lead away from its end";
  if (span / by > INT64_MAX)
    return too_fine;
  *out = (fc_grid){.low = from, .step = by, .den = den, .last = (int64_t)(span / by)};
  return NULL;
}

const char *fc_grid_of_multiples(fc_ratio low, fc_ratio high, fc_ratio step, fc_grid *out) {
  fc_ratio steps = {0}, first = low;
  if (!fc_ratio_mul(low, fc_ratio_of(step.den, step.num), &steps))
    return fc_grid_of_steps(low, high, step, out);
  fc_i128 whole = steps.num / steps.den;
  whole += steps.num > 0 && steps.num % steps.den != 0;
  if (!fc_ratio_mul(fc_ratio_of(whole, 1), step, &first) || fc_ratio_cmp(first, high) > 0)
    first = low;
  return fc_grid_of_steps(first, high, step, out);
}

fc_ratio fc_grid_value(const fc_grid *grid, int64_t index) {
  return grid->list ? grid->list[index] : fc_ratio_of(grid->low + index * grid->step, grid->den);
}

int64_t fc_grid_find(const fc_grid *grid, fc_ratio value) {
  int64_t low = 0, high = grid->last; /* values up to low are not above, those from high + 1 are */
  while (low < high) {
    int64_t middle = low + (high - low + 1) / 2;
    if (fc_ratio_cmp(fc_grid_value(grid, middle), value) <= 0)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}
