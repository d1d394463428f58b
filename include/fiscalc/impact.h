/* fiscalc/impact.h - what a scenario costs: the plan and its exact answer. */
#ifndef FISCALC_IMPACT_H
#define FISCALC_IMPACT_H

#include <fiscalc/dataset.h>
#include <fiscalc/scenario.h>
#include <fiscalc/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A scenario laid over a dataset: a flat list of steps on the awards that they touch. Immutable. */
typedef struct fc_plan fc_plan;

typedef struct fc_run_options {
  size_t size; /* sizeof(fc_run_options) */
  int year;                 /* 0: the scenario's, else the latest that data have */
  const char *stage;        /* NULL: the latest common one */
  const char *denominator;  /* NULL: all_funds; a scope; "all" for every honest one */
  const char *const *by;    /* NULL: the scenario's, else government */
  size_t n_by;
  const char *const *metrics; /* NULL: the scenario's, else all that the data answer */
  size_t n_metrics;
  fc_rounding rounding;
  const char *sort; /* a column of figures: rows of `impact` largest first, ties by key; NULL: by key */
  size_t top;       /* the first rows of `impact` alone; 0: all */
} fc_run_options;
#define FC_RUN_OPTIONS_INIT { sizeof(fc_run_options), 0, NULL, NULL, NULL, 0, NULL, 0, FC_HALF_AWAY, NULL, 0 }

/* The dataset must outlive the plan. FC_NO_MATCH where a cut selects nothing; FC_BAD_SCENARIO where it cuts a ceiling.
 * O(awards x cuts). */
FC_API fc_status fc_plan_compile(fc_ctx *ctx, const fc_dataset *dataset, const fc_scenario *scenario,
                                 const fc_run_options *options /* NULL: defaults */, fc_plan **out);
FC_API void fc_plan_free(fc_plan *plan);

/* The exact answer: tables impact, total, cuts, denominators, governments, awards, steps, sources, assumptions. The plan and
 * its dataset must outlive the result, whose rows are computed when they are read. FC_BAD_DATA where no government has a
 * budget and a metric needs one; FC_CANNOT_ANSWER where a metric that was asked for cannot be given; FC_OVERFLOW with the
 * row. O(awards x steps + rows log rows); where a sum is shared over rounded amounts also the search of their ends. */
FC_API fc_status fc_plan_run(fc_ctx *ctx, const fc_plan *plan, fc_result **out);

#ifdef __cplusplus
}
#endif
#endif
