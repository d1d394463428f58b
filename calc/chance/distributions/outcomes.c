/* outcomes.c - one of several named outcomes, as a number its index in the list. */
#include "chance/law.h"

enum { OUTCOMES };

static const fc_law_member members[] = {
    {"outcomes", FC_LAW_NAMED, true, "names, each with its probability"},
    {.name = NULL},
};

static fc_status outcomes_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  const fc_law_arg *outcomes = &args->member[OUTCOMES];
  fc_status status = fc_law_adds_up(outcomes, "outcomes", fault);
  if (status != FC_OK)
    return status;
  double *index = fc_arena_array(arena, outcomes->n, sizeof *index);
  if (!index)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < outcomes->n; i++)
    index[i] = (double)i;
  return fc_law_separate(index, outcomes->value, outcomes->n, arena, law);
}

const fc_distribution fc_distribution_outcomes = {
    .name = "outcomes",
    .summary = "one of several named outcomes",
    .members = members,
    .example = "\"outcomes\": { \"kept\": 0.7, \"lost\": 0.3 }",
    .source = "a scenario analysis: each course of events with its probability",
    .separate = true,
    .make = outcomes_make,
    .quantile = fc_separate_quantile,
    .cdf = fc_separate_cdf,
    .mean = fc_separate_mean,
    .variance = fc_separate_variance,
    .lower = fc_separate_lower,
    .upper = fc_separate_upper,
    .point = fc_separate_likeliest,
};
