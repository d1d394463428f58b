/* fiscalc/chance.h - uncertain numbers, and functions of them. */
#ifndef FISCALC_CHANCE_H
#define FISCALC_CHANCE_H

#include <fiscalc/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* y = f(x) with uncertain inputs, evaluated many rows at a time. Immutable. */
typedef struct fc_function fc_function;

/* A member of a distribution ("min", "mode", "quantiles"; "fiscalc list distributions") and its numbers. */
typedef struct fc_law_number {
  const char *member;
  const double *value;
  const double *at; /* of quantiles their probabilities; else NULL */
  size_t n;         /* 1 but of lists */
} fc_law_number;

/* An uncertain input: independent of the others. */
typedef struct fc_variable {
  const char *name;
  const char *group; /* NULL: of none */
  const char *distribution;
  const fc_law_number *numbers;
  size_t n;
} fc_variable;

/* Evaluates `rows` rows: x[i][row] is input i, y[k][row] output k. Called from several threads at once where the context
 * allows several; touches nothing else that changes. Anything but FC_OK ends the study and is returned. */
typedef fc_status (*fc_evaluate_fn)(void *user, const double *const *x, size_t rows, double *const *y);

/* A caller's own function. Names and numbers are copied; `user` must outlive the function. FC_BAD_NUMBER where numbers make
 * no law, with the reason; FC_BAD_USAGE for an unknown distribution or member. */
FC_API fc_status fc_function_new(fc_ctx *ctx, const fc_variable *inputs, size_t n_inputs, const char *const *outputs,
                                 size_t n_outputs, fc_evaluate_fn evaluate, void *user, fc_function **out);
FC_API void fc_function_free(fc_function *function);

#ifdef __cplusplus
}
#endif
#endif
