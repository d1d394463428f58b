/* sides_parts.h - what scenarios side by side are made of; seen by their own files alone. */
#ifndef FC_IMPACT_SIDES_PARTS_H
#define FC_IMPACT_SIDES_PARTS_H

#include "impact/metric_columns.h"
#include "impact/sides.h"

typedef struct fc_sides {
  fc_arena arena;
  const fc_sides_asked *asked;
  const fc_dataset *dataset;
  size_t n;                /* sides */
  fc_result **answer;      /* of each; owns its tally */
  const fc_tally **tally;
  const fc_metric **metric; /* that some side shows, in the order in which they are met */
  size_t n_metrics;
  bool ranged; /* some side has an input that is a range */
} fc_sides;

static inline const fc_tally *fc_sides_base(const fc_sides *sides) {
  return sides->tally[sides->asked->base];
}

/* Two rows of the same breakdown: what the second is more than the first. */
typedef struct fc_difference {
  const fc_tally *tally[2];
  const fc_group *group[2]; /* NULL: that side takes nothing of the row */
  fc_row row[2];
  fc_span loss; /* what the second loses more */
} fc_difference;

/* The rows of two groups, perhaps one of them NULL, and the difference of their losses: over rounded amounts award by
 * award, so that what both lose alike has no range. */
void fc_difference_of(const fc_tally *base, const fc_group *of_base, const fc_tally *other, const fc_group *of_other,
                      fc_difference *out);
/* Whether differences of a metric mean anything: not of years, nor of dollars for each dollar lost. */
bool fc_metric_differs(const fc_metric *metric);
/* Absent where one of the two is. Of shares: points, never a share of a share. */
fc_value fc_difference_in(const fc_difference *difference, const fc_metric *metric);
/* A row of which nothing is lost, set against the same as another one. */
fc_row fc_row_without_loss(const fc_row *row);
/* Whether both take the same of every grant, to the cent. */
bool fc_sides_take_same(const fc_tally *a, const fc_tally *b);

/* Whether both are set against budgets of the same governments and stage, however these grow. */
bool fc_sides_same_budgets(const fc_tally *a, const fc_tally *b);

/* The unit of a metric's differences: "points" of shares. */
const char *fc_difference_unit(const fc_metric *metric);

fc_status fc_sides_add_compare(fc_ctx *ctx, fc_sides *sides, fc_result *result);
fc_status fc_sides_add_differences(fc_ctx *ctx, fc_sides *sides, fc_result *result);
fc_status fc_sides_add_waterfall(fc_ctx *ctx, fc_sides *sides, fc_result *result);
fc_status fc_sides_add_breakdown(fc_ctx *ctx, fc_sides *sides, fc_result *result);
fc_status fc_sides_add_scenarios(fc_ctx *ctx, fc_sides *sides, fc_result *result);

#endif
