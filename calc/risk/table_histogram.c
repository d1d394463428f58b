/* table_histogram.c - how the draws of the first figure lie over its range. */
#include "risk/plan_risk_parts.h"

fc_status fc_risk_add_histogram(fc_plan_risk *risk, fc_result *result) {
  const fc_histogram *histogram = &risk->simulated.output[0].histogram;
  const fc_metric *metric = risk->metric[0];
  if (histogram->bins == 0)
    return FC_OK;
  const fc_column columns[] = {{"metric", "", FC_CODE}, {"from", metric->unit, fc_risk_type(metric)},
                               {"to", metric->unit, fc_risk_type(metric)}, {"draws", "", FC_INTEGER},
                               {"part_of_draws", "", FC_SHARE}};
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "histogram", columns, sizeof columns / sizeof *columns, &builder);
  for (size_t bin = 0; bin < histogram->bins && !status; bin++) {
    double from = histogram->from + (double)bin * histogram->width;
    uint64_t count = histogram->count[bin];
    fc_cell cell[sizeof columns / sizeof *columns] = {
        fc_cell_text(fc_str_of(metric->name)), fc_risk_cell(metric, from, histogram->width),
        fc_risk_cell(metric, from + histogram->width, histogram->width), fc_cell_integer((int64_t)count),
        fc_cell_ratio(fc_ratio_of((fc_i128)count, (fc_i128)risk->simulated.output[0].draws))};
    status = fc_table_add_row(builder, cell);
  }
  return status;
}
