/* parameter.h - "parameters": named numbers that are not certain, each with the point at which a run takes it.
 *
 * A number stands as a rate: of money in dollars. */
#ifndef FC_SCENARIO_PARAMETER_H
#define FC_SCENARIO_PARAMETER_H

#include "base/diag.h"
#include "chance/distribution.h"
#include "scenario/effect.h"
#include "table/json.h"

/* One of the values that a discrete parameter may have. */
typedef struct fc_outcome {
  const char *name; /* "lost"; of a number as it is written */
  fc_rate value, probability;
} fc_outcome;

typedef enum fc_parameter_kind {
  FC_CERTAIN,   /* one value */
  FC_BERNOULLI, /* a condition that holds with a probability; as a number 1 or 0 */
  FC_OUTCOMES,  /* named outcomes, without a number */
  FC_SEPARATE,  /* one of a list of numbers */
  FC_CONTINUOUS /* anything within a range */
} fc_parameter_kind;

/* A file beside the scenario that holds the numbers of a parameter. */
typedef struct fc_parameter_file {
  const char *file, *as, *sha256; /* as "sample", "library" */
  uint64_t rows;
  const char *role, *header; /* "values", and the column that they stand in */
} fc_parameter_file;

typedef struct fc_parameter {
  const char *name;
  fc_parameter_kind kind;
  const char *distribution;  /* its name; "" where it is certain */
  fc_law law;                /* what it is drawn by; of one without a distribution not set */
  bool has_min, has_max;     /* of a continuous one: it has an end */
  fc_rate min, max;          /* the ends that it has */
  bool has_mean;             /* of a continuous one: its mean is known exactly */
  fc_rate mean;
  const fc_outcome *outcome; /* of separate values, and of bernoulli (1, then 0) */
  size_t n_outcomes;
  size_t taken; /* index of the outcome at the point */
  fc_rate point;
  const fc_parameter_file *file; /* NULL: the scenario itself holds all */
  fc_per per;     /* drawn anew for each of them; FC_PER_DEFAULT: once */
  unsigned uses; /* places of the scenario that name it */
  bool varied;   /* it is set to several points in turn */
  bool compared; /* some condition compares it to a number */
  fc_where where;
} fc_parameter;

bool fc_parameter_is_discrete(const fc_parameter *parameter);
/* Reads a number that may stand for a parameter: a rate, a whole number or an amount. */
bool fc_parameter_number(fc_str text, fc_rate *out);

#endif
