/* discrete.c - one of several numbers, each with its probability. */
#include "chance/law.h"

enum { VALUES, PROBABILITIES };

static const fc_law_member members[] = {
    {"values", FC_LAW_NUMBERS, true, "what it may be"},
    {"probabilities", FC_LAW_PROBABILITIES, true, "how likely each value is, in the same order"},
    {.name = NULL},
};

static fc_status discrete_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  const fc_law_arg *values = &args->member[VALUES], *probabilities = &args->member[PROBABILITIES];
  if (values->n != probabilities->n)
    return fc_law_refuse(fault, "probabilities", FC_LAW_WHOLE, "are not as many as the values",
                         "give each value a probability");
  fc_status status = fc_law_adds_up(probabilities, "probabilities", fault);
  return status == FC_OK ? fc_law_separate(values->value, probabilities->value, values->n, arena, law) : status;
}

const fc_distribution fc_distribution_discrete = {
    .name = "discrete",
    .summary = "one of several numbers, each with its probability",
    .members = members,
    .example = "\"values\": [\"10%\", \"25%\"], \"probabilities\": [0.6, 0.4]",
    .source = "a probability mass function",
    .separate = true,
    .make = discrete_make,
    .quantile = fc_separate_quantile,
    .cdf = fc_separate_cdf,
    .mean = fc_separate_mean,
    .variance = fc_separate_variance,
    .lower = fc_separate_lower,
    .upper = fc_separate_upper,
    .point = fc_separate_likeliest,
};
