/* table_sources.c - table sources: file and line, and address where the row states one, of each figure. */
#include "impact/metric_columns.h"

static void fill(const void *self, size_t index, fc_cell *cells) {
  const fc_tally *tally = self;
  const fc_source_line line = fc_source_at(tally, index);
  fc_where where = fc_dataset_where(tally->dataset, line.origin);
  fc_filling filling = {cells};
  fc_fill(&filling, fc_cell_integer((int64_t)index + 1));
  fc_fill_text(&filling, fc_str_of(where.file));
  fc_fill_integer(&filling, (int64_t)where.line);
  fc_fill_number(&filling, tally->dataset, line.url);
  fc_fill_text(&filling, line.what);
}

fc_status fc_add_table_sources(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"number", "", FC_INTEGER},
                                      {"file", "", FC_TEXT},
                                      {"line", "", FC_INTEGER},
                                      {"url", "", FC_TEXT},
                                      {"what", "", FC_TEXT}};
  fc_status status = fc_result_add_table(result, "sources", columns, sizeof columns / sizeof *columns, fc_sources(tally),
                                         (fc_rows){tally, fill, NULL});
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
