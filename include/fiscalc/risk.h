/* fiscalc/risk.h - what an uncertain answer depends on: methods of sensitivity for any function. */
#ifndef FISCALC_RISK_H
#define FISCALC_RISK_H

#include <fiscalc/chance.h>
#include <fiscalc/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a function is studied. What a method does not use is not looked at ("fiscalc list methods"). */
typedef struct fc_sensitivity_options {
  size_t size;         /* sizeof(fc_sensitivity_options) */
  const char *method;  /* NULL: "sobol" */
  const char *sampler; /* where uniform numbers come from: "sobol", "random", "latin_hypercube", "halton"; NULL: the method's */
  uint64_t draws;      /* rows of the sample, of all repeats together; of the sampler sobol 2^m. 0: the method's */
  uint64_t seed;
  uint32_t repeats; /* independent parts of those draws, from which intervals are made: 2 to 1,024. 0: 8 */
  double level;     /* with which an interval covers the truth, 0.5 to 0.9999. 0: 0.95 */
  int by_group;     /* inputs of one group are one input */
  int pairs;        /* "sobol": what each two inputs do together, for twice the cost */
  const char *output; /* that is studied; NULL: each */
} fc_sensitivity_options;
#define FC_SENSITIVITY_OPTIONS_INIT { sizeof(fc_sensitivity_options), NULL, NULL, 0, 1, 0, 0, 0, 0, NULL }

/* Studies a function by a method: table "sensitivity" has a row for each output and input, the most important first; the
 * columns are the method's (calc/docs/sensitivity.md). Shares are fractions of the variance; each estimate x has the ends of
 * its interval in x_low and x_high. FC_BAD_USAGE for an option that cannot be, with the nearest name; FC_CANNOT_ANSWER where
 * the function gives no number, with the inputs of that row; what the function itself returns. The result is yours, and
 * does not need the function. Cost: "sobol" evaluates draws times (inputs + 2) rows, "shapley" draws times (inputs + 1). */
FC_API fc_status fc_sensitivity(fc_ctx *ctx, const fc_function *function,
                                const fc_sensitivity_options *options /* NULL: defaults */, fc_result **out);

#ifdef __cplusplus
}
#endif
#endif
