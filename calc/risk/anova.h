/* anova.h - the exact answer for a sum of independent parts, or such a sum over a divisor that is independent of it.
 *
 * With Y = S / D: Var Y = (Var S + E[S]^2) E[1/D^2] - E[S]^2 E[1/D]^2, and what a set of inputs explains alone is the same
 * with the variances of the conditional means (SEMANTICS section 3). What a part makes of its inputs is gone through value by
 * value where they are separate; where it is straight in a continuous input, by two values that have the law's mean and
 * variance, which is exact; else, and for the divisor, by the trapezoid rule over the normal number behind the input, which
 * converges as fast as any for a smooth law. */
#ifndef FC_RISK_ANOVA_H
#define FC_RISK_ANOVA_H

#include "risk/study.h"

typedef struct fc_anova fc_anova;

/* NULL in *out: the function is no such sum, its inputs depend on each other, or a part is too rough or has too many inputs
 * to be gone through. FC_NO_MEMORY, what the function says. */
fc_status fc_anova_make(fc_ctx *ctx, const fc_study *study, fc_arena *arena, const fc_anova **out);

const char *fc_anova_form(const fc_anova *anova); /* "sum", "ratio" */
double fc_anova_mean(const fc_anova *anova, size_t output);
double fc_anova_variance(const fc_anova *anova, size_t output);
/* The part of the variance that the inputs of which `held` is true explain alone: Var E[Y | inputs] / Var Y. NaN: nothing
 * varies. */
double fc_anova_closed(const fc_anova *anova, size_t output, const bool *held);
/* That in which they have any part: 1 - closed of all others, without the difference being taken. */
double fc_anova_total(const fc_anova *anova, size_t output, const bool *held);

#endif
