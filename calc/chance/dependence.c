/* dependence.c - dependent numbers out of independent ones, row by row.
 *
 * A Gaussian copula (Li 2000; Nelsen 2006, An Introduction to Copulas): the uniform numbers are turned into normal ones,
 * which are mixed, and the mixtures are turned back. Each input keeps its own law; only what goes together changes. */
#include "chance/dependence.h"
#include "chance/normal.h"

#define MOST 0x1.fffffffffffffp-1 /* the largest number below 1 */
#define LEAST 0x1p-1022

/* Never 0 or 1: a law without ends would be infinite there. */
static double unit(double normal) {
  double u = fc_normal_below(normal);
  return u > MOST ? MOST : u < LEAST ? LEAST : u;
}

static size_t place_of(const fc_dependence *dependence, uint32_t column) {
  size_t low = 0, high = dependence->n_sources - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (dependence->source[middle] < column)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void fc_dependence_apply(const fc_dependence *dependence, double *const *u, size_t rows, double *room) {
  for (size_t s = 0; s < dependence->n_sources; s++) {
    const double *from = u[dependence->source[s]];
    for (size_t i = 0; i < rows; i++)
      room[s * rows + i] = fc_normal_quantile(from[i]);
  }
  for (size_t f = 0; f < dependence->n_followers; f++) {
    const fc_follower *follower = &dependence->follower[f];
    double *to = u[follower->input];
    for (size_t i = 0; i < rows; i++)
      to[i] = 0;
    for (size_t k = 0; k < follower->n; k++) {
      const double *normal = room + place_of(dependence, follower->column[k]) * rows;
      for (size_t i = 0; i < rows; i++)
        to[i] += follower->weight[k] * normal[i];
    }
    for (size_t i = 0; i < rows; i++)
      to[i] = unit(to[i]);
  }
}
