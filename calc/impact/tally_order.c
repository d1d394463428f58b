/* tally_order.c - rows largest first by a figure, those without one last, ties by key; and the first of them alone. */
#include "impact/tally.h"

#include <stdlib.h>

/* Where two totals leave no point, the lesser end counts. */
bool fc_group_figure(const fc_tally *tally, const fc_group *group, fc_ratio *out) {
  const fc_metric *metric = tally->plan->report.sort_metric;
  fc_value value = {0};
  *out = (fc_ratio){(fc_i128)group->n_members, 1};
  if (!metric)
    return true;
  metric->compute(&group->row, &value);
  *out = value.point ? value.value : value.low;
  return value.present;
}

static int figure_cmp(const void *a, const void *b, void *payload) {
  const fc_kept_group *x = a, *y = b;
  int order =
      x->has_figure && y->has_figure ? fc_ratio_cmp(y->figure, x->figure) : y->has_figure - x->has_figure;
  return order ? order : fc_group_cmp(a, b, payload);
}

fc_status fc_tally_order(fc_ctx *ctx, fc_tally *tally) {
  const fc_plan_report *report = &tally->plan->report;
  (void)ctx;
  if (report->sorted)
    qsort_r(tally->groups, tally->n_groups, sizeof *tally->groups, figure_cmp, tally);
  tally->n_shown = report->top && report->top < tally->n_groups ? report->top : tally->n_groups;
  if (tally->n_shown < tally->n_groups)
    fc_notes_add(&tally->notes, FC_NOTE, "N420", NULL, NULL, "%zu of %zu rows are shown; totals are of all",
                 tally->n_shown, tally->n_groups);
  return FC_OK;
}
