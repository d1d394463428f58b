/* dependence.h - uncertain inputs that rise and fall together: a Gaussian copula over a function's inputs.
 *
 * Each input that depends on others draws by a normal number that is a weighted sum of independent ones: its own, and those
 * of inputs or common factors before it. What is independent stays the very number that the sampler made, and an input more
 * moves no other draw: it is added behind those that it depends on. */
#ifndef FC_CHANCE_DEPENDENCE_H
#define FC_CHANCE_DEPENDENCE_H

#include "chance/function.h"

/* An input whose number is made of several. */
typedef struct fc_follower {
  uint32_t input;
  uint32_t n;
  const uint32_t *column; /* whose independent numbers: below n_inputs of an input, from there on of a common factor */
  const double *weight;   /* of their normal numbers; the squares add up to 1 */
} fc_follower;

struct fc_dependence {
  size_t n_inputs;
  size_t n_factors;         /* common factors that are no inputs: each takes a column, and a dimension, behind the inputs */
  const fc_factor *factors; /* their names and streams; they have no law */
  const fc_follower *follower;
  size_t n_followers;
  const uint32_t *source; /* the columns that followers are made of, ascending */
  size_t n_sources;
};

/* Turns independent uniform numbers into dependent ones where they stand: u[n_inputs + n_factors] are columns of so many rows,
 * each number between 0 and 1 and neither. Row by row: how rows are cut into calls changes nothing. `room` holds
 * n_sources * rows numbers. */
void fc_dependence_apply(const fc_dependence *dependence, double *const *u, size_t rows, double *room);

#endif
