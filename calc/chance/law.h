/* law.h - what the files of distributions/ share: reading their numbers, saying what is wrong, laws of separate values.
 * Inside this floor only. */
#ifndef FC_CHANCE_LAW_H
#define FC_CHANCE_LAW_H

#include "chance/distribution.h"

extern const fc_distribution fc_distribution_fixed;

/* The number of a member; `otherwise` where it is not given. */
double fc_law_given(const fc_law_args *args, size_t member, double otherwise);
/* As it was stated, exactly. */
fc_ratio fc_law_stated(const fc_law_args *args, size_t member, int64_t otherwise);
bool fc_law_is_given(const fc_law_args *args, size_t member);

/* Fills the fault and returns FC_BAD_NUMBER. */
fc_status fc_law_refuse(fc_law_fault *fault, const char *member, size_t item, const char *what, const char *help);

/* A law that has shrunk to one number. */
fc_status fc_law_collapse(fc_law *law, double value);

/* Separate values with their weights, which add up to 1 (NULL: all alike), sorted into the law. */
fc_status fc_law_separate(const double *value, const double *weight, size_t n, fc_arena *arena, fc_law *law);
/* FC_BAD_NUMBER where probabilities do not add up to 1 within 1e-9. */
fc_status fc_law_adds_up(const fc_law_arg *probabilities, const char *member, fc_law_fault *fault);
double fc_separate_quantile(const fc_law *law, double p);
double fc_separate_cdf(const fc_law *law, double x);
double fc_separate_mean(const fc_law *law);
double fc_separate_variance(const fc_law *law);
double fc_separate_lower(const fc_law *law);
double fc_separate_upper(const fc_law *law);
double fc_separate_likeliest(const fc_law *law); /* the least of equals */

#endif
