/* table_cash.c - table cash: of all governments of the answer together, or of one row, month by month, money that was
 * due and did not come or had to be given back, money that came late, and what is waited for at the end of the month. */
#include "impact/cash.h"
#include "impact/metric_columns.h"

#include <stdlib.h>

static fc_status add_month(const fc_tally *tally, const fc_cash *cash, size_t m, fc_i128 waited,
                           fc_table_builder *builder) {
  fc_buf name = {0};
  fc_cell cells[FC_COLUMNS_MAX];
  fc_filling filling = {cells};
  int month = cash->first + (int)m;
  if (tally->plan->first_year)
    fc_buf_printf(&name, "%04d-%02d", month / FC_MONTHS, month % FC_MONTHS + 1);
  else
    fc_buf_printf(&name, "month %zu", m + 1);
  fc_fill_text(&filling, (fc_str){name.p, name.n});
  fc_fill(&filling, fc_cell_money(cash->month[m].due));
  fc_fill(&filling, fc_cell_money(cash->month[m].paid));
  fc_fill(&filling, fc_cell_money(waited));
  fc_status status = name.failed ? FC_NO_MEMORY : fc_table_add_row(builder, cells);
  fc_buf_reset(&name);
  return status;
}

fc_status fc_add_table_cash_of(fc_ctx *ctx, fc_tally *tally, const fc_group *group, fc_result *result) {
  static const fc_column columns[] = {
      {"month", "", FC_TEXT}, {"due", "USD", FC_MONEY}, {"paid", "USD", FC_MONEY}, {"waited_for", "USD", FC_MONEY}};
  fc_table_builder *builder;
  fc_i128 waited = 0;
  if (!fc_tally_moves_cash(tally))
    return FC_OK;
  fc_cash *cash = malloc(sizeof *cash);
  fc_status status = cash ? fc_result_build_table(result, "cash", columns, sizeof columns / sizeof *columns, &builder)
                          : FC_NO_MEMORY;
  if (status == FC_OK && !fc_cash_of(tally, group, FC_VALUE, cash))
    status = FC_OVERFLOW;
  size_t first = 0;
  while (status == FC_OK && first < cash->n && cash->month[first].due == 0 && cash->month[first].paid == 0)
    first++;
  for (size_t m = first; status == FC_OK && m < cash->n; m++) {
    waited += cash->month[m].due - cash->month[m].paid;
    status = add_month(tally, cash, m, waited, builder);
  }
  free(cash);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_add_table_cash(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  return fc_add_table_cash_of(ctx, tally, &tally->total, result);
}
