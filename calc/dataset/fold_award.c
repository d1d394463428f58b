/* fold_award.c - keeping a grants row as an award, and the order of awards: by government, program, award_id, year and
 * amount, then by all that they hold, never by their place in a file. */
#include "dataset/fold.h"

#include <stdlib.h>

static bool put(fc_dataset *dataset, fc_str text, uint32_t *number) {
  *number = fc_intern_put(&dataset->texts, text);
  return *number != FC_INTERN_NONE;
}

#define SCRATCHES 8 /* texts of a row that are written rather than read: its years */

static bool is_selected(const fc_loader *loader, const fc_fold *fold, const fc_grant_row *row) {
  const fc_keep *keep = loader->keep;
  char scratch[SCRATCHES][128];
  if (keep->everything)
    return true;
  for (size_t i = 0; i < keep->n_selects; i++) {
    const fc_select *select = keep->selects[i];
    if (!select)
      return true;
    if (!(row->stands & fold->select_stands[i]))
      continue;
    for (size_t k = 0; k < fc_select_columns(select); k++) {
      size_t column = fold->select_column[i][k];
      fold->cells[k] =
          column == SIZE_MAX ? FC_STR("") : fc_grant_text(row, &fold->columns[column], scratch[k % SCRATCHES]);
    }
    if (fc_select_match(select, fold->cells))
      return true;
  }
  return false;
}

static bool put_texts(const fc_rows_of *rows, fc_award *award) {
  fc_dataset *dataset = rows->dataset;
  bool derived;
  return put(dataset, fc_grant_agency(rows, &derived), &award->agency) &&
         put(dataset, fc_grant_department(rows), &award->department) &&
         fc_rows_number(rows, FC_ROLE_assistance_listing, &award->listing) &&
         fc_rows_number(rows, FC_ROLE_program, &award->program) &&
         fc_rows_number(rows, FC_ROLE_award_id, &award->award_id) &&
         fc_rows_number(rows, FC_ROLE_amount_basis, &award->basis_text) &&
         fc_rows_number(rows, FC_ROLE_flag, &award->flag) && fc_rows_number(rows, FC_ROLE_note, &award->note) &&
         fc_rows_number(rows, FC_ROLE_source_url, &award->source_url) &&
         fc_rows_number(rows, FC_ROLE_status, &award->status) && fc_rows_number(rows, FC_ROLE_via, &award->via) &&
         fc_rows_number(rows, FC_ROLE_estimator, &award->estimator);
}

static bool put_columns(const fc_fold *fold, const fc_grant_row *row, fc_award *award) {
  fc_dataset *dataset = row->rows->dataset;
  uint32_t *texts = fc_seq_push(&dataset->award_texts);
  char scratch[128];
  for (size_t i = 0; texts && i < dataset->n_columns; i++)
    if (!put(dataset, fc_grant_text(row, &fold->columns[i], scratch), &texts[i]))
      return false;
  award->text = texts;
  return texts != NULL;
}

/* How far a government's data go does not depend on what is cut. */
static bool put_year(fc_dataset *dataset, const fc_grant_row *row) {
  const uint32_t words[] = {row->government, (uint32_t)row->year};
  return row->basis != FC_BASIS_FLOW || !row->year || fc_keys_put(&dataset->yearly_keys, words) != FC_INTERN_NONE;
}

fc_status fc_fold_award(fc_loader *loader, const fc_fold *fold, const fc_grant_row *row) {
  const fc_rows_of *rows = row->rows;
  fc_figure outlayed, incurred;
  if (!put_year(loader->dataset, row))
    return FC_NO_MEMORY;
  if (!is_selected(loader, fold, row))
    return FC_OK;
  fc_award *award = loader->dataset->awards.count < UINT32_MAX ? fc_seq_push(&loader->dataset->awards) : NULL;
  if (!award)
    return FC_NO_MEMORY;
  *award = (fc_award){.government = row->government,
                      .year = row->year,
                      .award_year = row->award_year,
                      .stage = row->stage,
                      .basis = (uint8_t)row->basis,
                      .direct = (int8_t)fc_rows_flag(rows, FC_ROLE_is_direct),
                      .recurring = (int8_t)fc_rows_flag(rows, FC_ROLE_recurring),
                      .period_start = fc_rows_date(rows, FC_ROLE_period_start),
                      .period_end = fc_rows_date(rows, FC_ROLE_period_end),
                      .amount = row->amount,
                      .stands = row->stands,
                      .status_date = fc_rows_date(rows, FC_ROLE_status_date),
                      .origin = fc_rows_origin(rows)};
  if (fc_rows_figure(rows, FC_ROLE_outlayed, &outlayed)) {
    award->has_outlayed = true;
    award->outlayed = outlayed.value;
  }
  if (fc_rows_figure(rows, FC_ROLE_incurred, &incurred)) {
    award->has_incurred = true;
    award->incurred = incurred.value;
  }
  return put_texts(rows, award) && put_columns(fold, row, award) ? FC_OK : FC_NO_MEMORY;
}

static int compare_texts(const fc_dataset *dataset, uint32_t a, uint32_t b) {
  return a == b ? 0 : fc_str_cmp(fc_dataset_text(dataset, a), fc_dataset_text(dataset, b));
}

static int compare_numbers(int64_t a, int64_t b) {
  return a < b ? -1 : a > b;
}

static int compare_awards(const void *p, const void *q, void *self) {
  const fc_dataset *dataset = *(const fc_dataset *const *)self;
  const fc_award *a = fc_seq_at(&dataset->awards, *(const uint32_t *)p);
  const fc_award *b = fc_seq_at(&dataset->awards, *(const uint32_t *)q);
  int order =
      a->government == b->government ? 0 : fc_dataset_compare_governments(dataset, a->government, b->government);
  const uint32_t texts[][2] = {{a->program, b->program},       {a->award_id, b->award_id},   {a->listing, b->listing},
                               {a->department, b->department}, {a->agency, b->agency},       {a->stage, b->stage},
                               {a->basis_text, b->basis_text}, {a->estimator, b->estimator}, {a->note, b->note},
                               {a->status, b->status}};
  const int64_t numbers[][2] = {{a->year, b->year},
                                {a->award_year, b->award_year},
                                {a->amount.value, b->amount.value},
                                {a->amount.low, b->amount.low},
                                {a->status_date, b->status_date},
                                {a->has_outlayed, b->has_outlayed},
                                {a->outlayed, b->outlayed},
                                {a->has_incurred, b->has_incurred},
                                {a->incurred, b->incurred},
                                {a->period_start, b->period_start},
                                {a->period_end, b->period_end},
                                {a->recurring, b->recurring}};
  for (size_t i = 0; !order && i < 2; i++)
    order = compare_texts(dataset, texts[i][0], texts[i][1]);
  for (size_t i = 0; !order && i < sizeof numbers / sizeof *numbers; i++)
    order = compare_numbers(numbers[i][0], numbers[i][1]);
  for (size_t i = 2; !order && i < sizeof texts / sizeof *texts; i++)
    order = compare_texts(dataset, texts[i][0], texts[i][1]);
  for (size_t i = 0; !order && i < dataset->n_columns; i++)
    order = compare_texts(dataset, a->text[i], b->text[i]);
  return order ? order : compare_numbers(a->origin.line, b->origin.line);
}

/* From then on an award stands where its key says: who goes through all of them goes through memory in order. */
static bool arrange(fc_dataset *dataset, const uint32_t *order) {
  if (!fc_seq_arrange(&dataset->awards, order) || !fc_seq_arrange(&dataset->award_texts, order))
    return false;
  for (size_t i = 0; i < dataset->awards.count; i++)
    ((fc_award *)fc_seq_at(&dataset->awards, i))->text = fc_seq_at(&dataset->award_texts, i);
  return true;
}

fc_status fc_fold_sort_awards(fc_dataset *dataset) {
  size_t n = dataset->awards.count;
  uint32_t *order = calloc(n + 1, sizeof *order);
  for (uint32_t i = 0; order && i < n; i++)
    order[i] = i;
  if (order)
    qsort_r(order, n, sizeof *order, compare_awards, &dataset);
  bool good = order && arrange(dataset, order);
  free(order);
  return good ? FC_OK : FC_NO_MEMORY;
}
