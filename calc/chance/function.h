/* function.h - y = f(x) with uncertain inputs, evaluated many rows at a time: what samplers and methods work on.
 *
 * A plan is one (its parameters in, its figures out), a caller's own C function is another. */
#ifndef FC_CHANCE_FUNCTION_H
#define FC_CHANCE_FUNCTION_H

#include "chance/distribution.h"
#include <fiscalc/chance.h>

/* An uncertain input. */
typedef struct fc_factor {
  const char *name;  /* "severity"; one that repeats: "severity (New York City)" */
  const char *group; /* indices may be asked for groups: an agency; NULL: of none */
  const fc_law *law;
  uint64_t stream;           /* fc_stream of its name and of what it repeats for */
  uint64_t variable, entity; /* its numbers in the SIPmath standard */
  uint32_t gate; /* 1 + an input: where that is 0 this one has no effect, and any number may stand for it; 0: none */
} fc_factor;

typedef struct fc_dependence fc_dependence; /* dependence.h */

/* Some functions are sums: each output is what its parts add, over what one part more, the divisor, makes of its inputs.
 * A cut that meets no other is a part; an uncertain budget is the divisor of shares. Each input is of one part. What is
 * such a sum has exact answers (convolution, closed indices), and changing one input costs one part. */
typedef struct fc_parts {
  size_t n;             /* parts that are added; the divisor, where there is one, is part n */
  bool divided;         /* there is a divisor */
  const uint32_t *part; /* of each input */
  const double *fixed;  /* of each output: what does not depend on inputs, added to the parts; NULL: nothing */
  /* addend[outputs][rows] of a part below n; of part n the divisor of each output (1: it is not divided). x as for
   * `evaluate`; columns of other parts' inputs are not read and may be NULL. */
  fc_status (*evaluate)(const fc_function *function, size_t part, const double *const *x, size_t rows,
                        double *const *addend);
} fc_parts;

struct fc_function {
  size_t n_inputs, n_outputs;
  const fc_factor *inputs;
  const char *const *outputs; /* their names */
  /* x[n_inputs] and y[n_outputs] are columns of so many rows; a column of x may stand for several calls. Called from
   * several threads at once unless `serial`. A failure ends what is being done. */
  fc_status (*evaluate)(const fc_function *function, const double *const *x, size_t rows, double *const *y);
  bool serial;
  const fc_parts *parts;           /* NULL: not a sum, or not known to be one */
  const fc_dependence *dependence; /* of the inputs; NULL: they are independent */
  void *model;                     /* of the function's own */
};

/* y = (fixed + sum of parts) / divisor, part by part: what `evaluate` of a sum may be. room[n_outputs][rows]. */
fc_status fc_function_add_parts(const fc_function *function, const double *const *x, size_t rows, double *const *y,
                                double *const *room);

#endif
