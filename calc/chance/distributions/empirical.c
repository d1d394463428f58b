/* empirical.c - one of the values that were seen, each as likely as any other: past cuts, or trials of another model.
 *
 * Nothing is laid between the values, so that mean and variance are those of what was seen (divided by n). They stand in
 * the scenario or in a column of a CSV. */
#include "chance/law.h"

enum { VALUES };

static const fc_law_member members[] = {
    {"values", FC_LAW_NUMBERS, false, "what was seen; a value seen twice is twice as likely"},
    {"file", FC_LAW_CSV, false, "a CSV that holds them, in the place of values"},
    {"column", FC_LAW_WORD, false, "the column that they stand in"},
    {.name = NULL},
};

static fc_status empirical_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  if (!fc_law_is_given(args, VALUES))
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "no value was seen", "give \"values\", or a \"file\" and its \"column\"");
  return fc_law_separate(args->member[VALUES].value, NULL, args->member[VALUES].n, arena, law);
}

static double empirical_point(const fc_law *law) {
  return fc_separate_quantile(law, 0.5);
}

const fc_distribution fc_distribution_empirical = {
    .name = "empirical",
    .summary = "one of the values that were seen",
    .members = members,
    .example = "\"values\": [\"5%\", \"12%\", \"8%\", \"30%\"]",
    .source = "the empirical distribution function; Efron 1979 draws from it",
    .separate = true,
    .make = empirical_make,
    .quantile = fc_separate_quantile,
    .cdf = fc_separate_cdf,
    .mean = fc_separate_mean,
    .variance = fc_separate_variance,
    .lower = fc_separate_lower,
    .upper = fc_separate_upper,
    .point = empirical_point,
};
