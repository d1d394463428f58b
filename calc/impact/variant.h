/* variant.h - a plan at other numbers of its scenario: the same awards and cuts, evaluated anew as far as numbers
 * differ. What sweeps, break-evens and ranges over parameters read. Inside this floor and above. */
#ifndef FC_IMPACT_VARIANT_H
#define FC_IMPACT_VARIANT_H

#include "impact/plan.h"

typedef struct fc_variant fc_variant;

/* A variant that still is the plan, evaluated at the stated ends of all inputs. The plan must outlive it. */
fc_status fc_variant_new(fc_ctx *ctx, const fc_plan *plan, fc_variant **out);
void fc_variant_free(fc_variant *variant);

/* Takes over the numbers of a scenario (the plan's, or fc_scenario_vary of it) and evaluates what they change. A number
 * that a plan cannot change (what a cut selects, years, mappings) stays as it is. O(awards that the changed cuts meet). */
fc_status fc_variant_take(fc_ctx *ctx, fc_variant *variant, const fc_scenario *scenario);

/* The plan with the variant's numbers, and its takings. */
const fc_plan *fc_variant_plan(const fc_variant *variant);
const fc_money *fc_variant_takings(const fc_variant *variant);
/* What is booked to an account in a year of the plan (n_years: after it) of all awards whose loss is known. */
fc_i128 fc_variant_booked(const fc_variant *variant, fc_account account, size_t year);
/* The loss of all awards in the years that are shown. */
fc_i128 fc_variant_loss(const fc_variant *variant);
/* A metric of all awards together in the years that are shown, exact, at the stated ends of all inputs. */
fc_status fc_variant_measure(fc_ctx *ctx, fc_variant *variant, const fc_metric *metric, fc_value *out);

#endif
