/* method.h - the kind "method": a way to find out what an answer depends on. */
#ifndef FC_RISK_METHOD_H
#define FC_RISK_METHOD_H

#include "risk/study.h"
#include "table/result.h"

typedef struct fc_method {
  const char *name, *summary;
  const char *about;  /* what its table says, a sentence */
  const char *source; /* the paper that it is from */
  const char *sampler; /* the one that it draws by unless another is asked for; NULL: it does not draw */
  uint64_t draws;      /* as many as it takes unless asked */
  bool dependent;      /* it answers for inputs that depend on each other as well */
  bool by_sets;        /* it can take the inputs of a group as one */
  /* Adds its tables; the first, "sensitivity", has a row for each output and input, the most important first. */
  fc_status (*run)(fc_ctx *ctx, const fc_study *study, fc_result *result);
} fc_method;

size_t fc_methods(void);
const fc_method *fc_method_at(size_t index);
const fc_method *fc_method_find(fc_str name); /* NULL: none */
const char *const *fc_method_names(void);

/* What is studied, and what is known of it beside the function. */
typedef struct fc_subject {
  const fc_function *function;
  const double *point; /* of each input: where a run takes it; NULL: the points of their laws */
  const fc_type *type; /* of each output; NULL: numbers */
} fc_subject;

/* Studies a function: checks the options, then adds the method's tables and settings. FC_BAD_USAGE with the nearest name;
 * FC_CANNOT_ANSWER. */
fc_status fc_method_run(fc_ctx *ctx, const fc_subject *subject, const fc_sensitivity_options *options,
                        fc_result *result);
/* Only whether the options can be, before there is a function. */
fc_status fc_method_check(fc_ctx *ctx, const fc_sensitivity_options *options);
/* The type of a column that holds values of outputs: theirs where all that are studied have one. */
fc_type fc_method_type(const fc_study *study);

#endif
