/* table_sources.c - table sources: file and line, and address where the row states one, of each figure. */
#include "impact/metric_columns.h"

fc_status fc_add_table_sources(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"number", "", FC_INTEGER},
                                      {"file", "", FC_TEXT},
                                      {"line", "", FC_INTEGER},
                                      {"url", "", FC_TEXT},
                                      {"what", "", FC_TEXT}};
  enum { COLUMNS = sizeof columns / sizeof *columns };
  fc_table_builder *builder;
  fc_status status = fc_result_build_table(result, "sources", columns, COLUMNS, &builder);
  for (size_t i = 0; i < tally->sources.list.count && status == FC_OK; i++) {
    const fc_source_line *line = fc_seq_at(&tally->sources.list, i);
    fc_where where = fc_dataset_where(tally->dataset, line->origin);
    fc_cell cells[COLUMNS];
    fc_filling filling = {cells};
    fc_fill(&filling, fc_cell_integer((int64_t)i + 1));
    fc_fill_text(&filling, fc_str_of(where.file));
    fc_fill_integer(&filling, (int64_t)where.line);
    fc_fill_number(&filling, tally->dataset, line->url);
    fc_fill_text(&filling, line->what);
    status = fc_table_add_row(builder, cells);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
