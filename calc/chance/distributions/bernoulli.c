/* bernoulli.c - it happens or it does not: 1 with a probability, else 0. Its point is 1 (SEMANTICS section 3). */
#include "chance/law.h"

enum { PROBABILITY };

static const fc_law_member members[] = {
    {"probability", FC_LAW_PROBABILITY, true, "how likely it is to happen"},
    {.name = NULL},
};

static fc_status bernoulli_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)fault;
  double p = fc_law_given(args, PROBABILITY, 0);
  return fc_law_separate((const double[]){0, 1}, (const double[]){1 - p, p}, 2, arena, law);
}

static double bernoulli_point(const fc_law *law) {
  (void)law;
  return 1;
}

const fc_distribution fc_distribution_bernoulli = {
    .name = "bernoulli",
    .summary = "it happens or it does not",
    .members = members,
    .example = "\"probability\": 0.3",
    .source = "Bernoulli 1713; a grant is cut or it is not",
    .separate = true,
    .make = bernoulli_make,
    .quantile = fc_separate_quantile,
    .cdf = fc_separate_cdf,
    .mean = fc_separate_mean,
    .variance = fc_separate_variance,
    .lower = fc_separate_lower,
    .upper = fc_separate_upper,
    .point = bernoulli_point,
};
