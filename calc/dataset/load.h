/* load.h - the folds that make a dataset of its files; each table in a file of its own. */
#ifndef FC_DATASET_LOAD_H
#define FC_DATASET_LOAD_H

#include "dataset/link_memo.h"
#include "dataset/passed_on.h"
#include "dataset/rows.h"
#include "dataset/standing.h"

/* A file that is being read. */
typedef struct fc_loading {
  const fc_source *source;
  fc_reader *reader; /* NULL: it could not be opened; said */
  uint32_t number;   /* in dataset->sources */
} fc_loading;

typedef struct fc_loader {
  fc_ctx *ctx;
  fc_dataset *dataset;
  const fc_keep *keep;
  fc_link link;
  fc_link_memo memo;            /* of the file that is being read */
  uint32_t *linked;             /* of each row of a batch its government, FC_NO_GOVERNMENT where the memo has none */
  size_t linked_cap;
  const fc_batch *linked_batch; /* NULL: none was looked up */
  fc_loading *files;
  size_t n_files;
  fc_status failed; /* the first file that failed; the others are read all the same, for their faults */

  fc_keys budget_index; /* which rows add up; freed once budgets are read */
  fc_seq reserves;      /* of fc_reserve_row */
  fc_seq further_years; /* of budget rows of another scope than the run's */
  bool budgets_undated; /* some budget row holds for any year */
  uint64_t no_amount[FC_TABLE_KINDS];
  uint64_t derived_agencies, odd_bases;
  fc_str odd_basis; /* one of them; in the dataset's texts */

  const char *const *named; /* columns of grants that selectors and `by` name, each once */
  size_t n_named;
  bool keeps_awards, makes_groups, wants_agency;
  fc_standing standing;
  fc_passing passing;
  fc_keys has_keys; /* government, year, part values: what fc_budget_find said, in `has` */
  fc_seq has;       /* of uint8_t */
} fc_loader;

/* Calls row() for each row of a file. FC_NO_MEMORY and FC_CANCELLED end the reading; what is wrong with a row is
 * reported and passed over. */
typedef fc_status (*fc_load_row)(fc_loader *loader, const fc_rows_of *rows, void *self);
fc_status fc_load_each(fc_loader *loader, const fc_loading *file, fc_load_row row, void *self);

/* What every file is read for, by the names in keep; and, once governments and grants are open, what the names are. */
fc_status fc_load_name_columns(fc_loader *loader);
bool fc_load_resolve_grants(fc_loader *loader);

fc_status fc_load_governments(fc_loader *loader, const fc_loading *file);
fc_status fc_load_budgets(fc_loader *loader, const fc_loading *file);
fc_status fc_load_grants(fc_loader *loader, const fc_loading *file);
void fc_load_want_governments(const fc_loader *loader, fc_wanted *wanted);
void fc_load_want_budgets(const fc_loader *loader, fc_wanted *wanted);
void fc_load_want_grants(const fc_loader *loader, fc_wanted *wanted);
/* Statuses as of a date: which dates there are, and the first reading for them. */
fc_status fc_load_choose_dates(fc_loader *loader);
fc_status fc_load_standing(fc_loader *loader);
/* After the last file of a table. */
fc_status fc_load_end_budgets(fc_loader *loader);
fc_status fc_load_end_grants(fc_loader *loader);

/* Looks the governments of a batch up in the memo. false: no memory. */
bool fc_load_link_batch(fc_loader *loader, const fc_rows_of *rows);
/* The government of a row. FC_NO_GOVERNMENT: passed over. */
fc_status fc_load_government(fc_loader *loader, const fc_rows_of *rows, uint32_t *out);
/* Shows the row to keep->watch, where there is one. */
fc_status fc_load_watch(const fc_loader *loader, const fc_rows_of *rows, fc_table_kind kind, uint32_t government);
/* The row's population, where it states one, for a year. `remarked`: its note and source are those of the population.
 */
fc_status fc_load_population(fc_loader *loader, const fc_rows_of *rows, uint32_t government, int32_t year,
                             bool remarked);
/* When the row's government's fiscal years begin. */
void fc_load_start(fc_loader *loader, const fc_rows_of *rows, uint32_t government);
/* The row's amount; false: none, which is counted. */
bool fc_load_amount(fc_loader *loader, const fc_rows_of *rows, fc_table_kind kind, fc_figure *out);
bool fc_load_add_year(fc_seq *years, int32_t year);
bool fc_load_has_year(const fc_seq *years, int32_t year);

#endif
