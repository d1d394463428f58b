/* load_rows.c - what the rows of every table may state: whose they are, a population, when fiscal years begin, an
 * amount and its rounding. */
#include "dataset/load.h"
#include "dataset/population.h"
#include "dataset/remark.h"

#include <stdlib.h>

bool fc_load_link_batch(fc_loader *loader, const fc_rows_of *rows) {
  size_t n = rows->batch->rows, id = rows->column[FC_ROLE_government_id];
  size_t column = id == SIZE_MAX ? rows->column[FC_ROLE_government] : id;
  loader->linked_batch = NULL;
  if (column == SIZE_MAX)
    return true;
  if (n > loader->linked_cap) {
    uint32_t *grown = realloc(loader->linked, n * sizeof *grown);
    if (!grown)
      return false;
    loader->linked = grown;
    loader->linked_cap = n;
  }
  fc_link_memo_find(&loader->memo, rows->batch->column[column].text, n, FC_NO_GOVERNMENT, loader->linked);
  loader->linked_batch = rows->batch;
  return true;
}

static void remember(fc_loader *loader, const fc_rows_of *rows, const fc_link_row *row, uint32_t government) {
  const fc_link_says says = {.name = row->id.n && rows->column[FC_ROLE_government] != SIZE_MAX,
                             .state = rows->column[FC_ROLE_state] != SIZE_MAX,
                             .type = rows->column[FC_ROLE_type] != SIZE_MAX};
  fc_str named = row->id.n ? row->id : row->name;
  bool id_missing = !row->id.n && rows->column[FC_ROLE_government_id] != SIZE_MAX;
  if (!id_missing && fc_link_is_settled(&loader->link, government, named, says))
    fc_link_memo_keep(&loader->memo, named, government);
}

fc_status fc_load_government(fc_loader *loader, const fc_rows_of *rows, uint32_t *out) {
  if (!rows->names_government)
    return fc_link_imply(&loader->link, fc_rows_origin(rows), out);
  *out = loader->linked_batch == rows->batch ? loader->linked[rows->row] : FC_NO_GOVERNMENT;
  if (*out != FC_NO_GOVERNMENT)
    return FC_OK;
  const fc_link_row row = fc_rows_link(rows);
  fc_status status = fc_link_find(&loader->link, &row, out);
  if (!status && *out != FC_NO_GOVERNMENT)
    remember(loader, rows, &row, *out);
  return status;
}

fc_status fc_load_watch(const fc_loader *loader, const fc_rows_of *rows, fc_table_kind kind, uint32_t government) {
  const fc_watch *watch = loader->keep->watch;
  return watch ? watch->row(watch->self, kind, government, rows) : FC_OK;
}

fc_status fc_load_population(fc_loader *loader, const fc_rows_of *rows, uint32_t government, int32_t year,
                             bool remarked) {
  fc_figure figure;
  uint32_t remark = 0;
  if (!fc_rows_figure(rows, FC_ROLE_population, &figure))
    return FC_OK;
  if (remarked && !fc_remark_of_row(rows, figure.hedge, &remark))
    return FC_NO_MEMORY;
  return fc_population_keep(loader->dataset, government, year, figure, remark, fc_rows_origin(rows)) ? FC_OK
                                                                                                     : FC_NO_MEMORY;
}

void fc_load_start(fc_loader *loader, const fc_rows_of *rows, uint32_t government) {
  fc_government *owner = fc_seq_at(&loader->dataset->governments, government);
  fc_day start;
  if (!fc_day_parse(fc_rows_text(rows, FC_ROLE_fiscal_year_start), &start))
    return;
  if (owner->start.month && (owner->start.month != start.month || owner->start.day != start.day))
    fc_rows_fault(rows, FC_ROLE_fiscal_year_start, "F208", "keep one of the two",
                  "fiscal years of this government begin on %02d-%02d by an earlier row", owner->start.month,
                  owner->start.day);
  else
    owner->start = start;
}

bool fc_load_amount(fc_loader *loader, const fc_rows_of *rows, fc_table_kind kind, fc_figure *out) {
  bool stated = fc_rows_figure(rows, FC_ROLE_amount, out);
  loader->no_amount[kind] += !stated;
  return stated;
}

bool fc_load_has_year(const fc_seq *years, int32_t year) {
  for (size_t i = years->count; i-- > 0;)
    if (*(const int32_t *)fc_seq_at(years, i) == year)
      return true;
  return false;
}

bool fc_load_add_year(fc_seq *years, int32_t year) {
  if (year == 0 || fc_load_has_year(years, year))
    return true;
  int32_t *added = fc_seq_push(years);
  if (added)
    *added = year;
  return added != NULL;
}
