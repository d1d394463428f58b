/* sip.c - a variable of a SIPmath library: trials that somebody drew, a table of them, or a metalog.
 *
 * SIPmath 3.0 (ProbabilityManagement.org 2021): "SIP_Array" holds trials, each as likely as any other, "Lookup_Table" values
 * with their cumulative probabilities, "Metalog_1_0" the coefficients of a metalog with its bounds. What the library holds is
 * read beside the scenario; the law is an empirical, a discrete or a metalog one. */
#include "chance/law.h"

enum { TRIALS, WEIGHTS, COEFFICIENTS, MIN, MAX };

static const fc_law_member members[] = {
    {"trials", FC_LAW_NUMBERS, false, "what was drawn"},
    {"weights", FC_LAW_PROBABILITIES, false, "how likely each is; all alike unless given"},
    {"coefficients", FC_LAW_NUMBERS, false, "of a metalog, in Keelin's order"},
    {"min", FC_LAW_NUMBER, false, "the metalog's lower bound"},
    {"max", FC_LAW_NUMBER, false, "the metalog's upper bound"},
    {"library", FC_LAW_LIBRARY, true, "a SIPmath library (JSON)"},
    {"sip", FC_LAW_WORD, true, "the variable of it"},
    {.name = NULL},
};

extern const fc_distribution fc_distribution_empirical, fc_distribution_discrete, fc_distribution_metalog;

/* By a distribution whose members begin with these. */
static fc_status as(const fc_distribution *distribution, const fc_law_args *args, fc_arena *arena, fc_law *law,
                    fc_law_fault *fault) {
  law->distribution = distribution;
  return distribution->make(args, arena, law, fault);
}

static fc_status sip_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  const fc_law_arg *member = args->member;
  if (fc_law_is_given(args, TRIALS) == fc_law_is_given(args, COEFFICIENTS))
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "neither or both of trials and coefficients are there",
                         "a variable has one of them");
  if (fc_law_is_given(args, WEIGHTS))
    return as(&fc_distribution_discrete, &(fc_law_args){{member[TRIALS], member[WEIGHTS]}}, arena, law, fault);
  if (fc_law_is_given(args, TRIALS))
    return as(&fc_distribution_empirical, &(fc_law_args){{member[TRIALS]}}, arena, law, fault);
  return as(&fc_distribution_metalog, &(fc_law_args){{{0}, member[COEFFICIENTS], member[MIN], member[MAX]}}, arena, law,
            fault);
}

const fc_distribution fc_distribution_sip = {
    .name = "sip",
    .summary = "a variable of a SIPmath library",
    .members = members,
    .example = "\"library\": \"demand.SIPmath\", \"sip\": \"Demand_Forecast\"",
    .source = "SIPmath 3.0 standard, ProbabilityManagement.org 2021",
    .separate = true,
    .make = sip_make,
    .quantile = fc_separate_quantile,
    .cdf = fc_separate_cdf,
    .mean = fc_separate_mean,
    .variance = fc_separate_variance,
    .lower = fc_separate_lower,
    .upper = fc_separate_upper,
    .point = fc_separate_likeliest,
};
