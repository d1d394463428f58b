/* variant.h - a plan at other numbers of its scenario: the same awards and cuts, evaluated anew as far as numbers
 * differ. What sweeps, break-evens and ranges over parameters read. Inside this floor and above. */
#ifndef FC_IMPACT_VARIANT_H
#define FC_IMPACT_VARIANT_H

#include "impact/plan.h"

typedef struct fc_variant fc_variant;

/* A variant that still is the plan, evaluated at the stated amounts and at both ends of their ranges. The plan must outlive
 * it. */
fc_status fc_variant_new(fc_ctx *ctx, const fc_plan *plan, fc_variant **out);
void fc_variant_free(fc_variant *variant);

/* Takes over the numbers of a scenario (the plan's, or fc_scenario_vary of it) and evaluates what they change. A number
 * that a plan cannot change (what a cut selects, years, mappings) stays as it is. O(awards that the changed cuts meet). */
fc_status fc_variant_take(fc_ctx *ctx, fc_variant *variant, const fc_scenario *scenario);

/* The plan with the variant's numbers, and its takings at the stated amounts. */
const fc_plan *fc_variant_plan(const fc_variant *variant);
const fc_money *fc_variant_takings(const fc_variant *variant);
/* The loss of all awards in the years that are shown, at the stated amounts. */
fc_i128 fc_variant_loss(const fc_variant *variant);
/* Whether a metric costs O(years) after a change; others cost O(awards), all of them together once. */
bool fc_variant_is_quick(const fc_variant *variant, const fc_metric *metric);
/* A metric of all awards together in the years that are shown: what `run` shows of the total. */
fc_status fc_variant_measure(fc_ctx *ctx, fc_variant *variant, const fc_metric *metric, fc_value *out);

#endif
