/* load_standing.c - the first of two readings of grants, where statuses as of a date are asked for: which row of each
 * award is its last.
 *
 * Every row is looked at, also those that conditions leave out: an award that was reinstated later is not terminated,
 * whether or not rows of reinstated awards are wanted. Faults are left to the second reading. */
#include "dataset/load.h"

#include <stdlib.h>

/* The date that holds for sums of aid and for cuts that name none is the first: that of keep, else the latest that a
 * cut names. */
static fc_date first_date(const fc_keep *keep) {
  fc_date latest = keep->n_as_of ? keep->as_of[0] : FC_NO_DATE;
  for (size_t i = 0; i < keep->n_selects && !keep->n_as_of; i++) {
    fc_date date = fc_select_as_of(keep->selects[i]);
    latest = date > latest ? date : latest;
  }
  return latest;
}

static fc_status add_date(fc_loader *loader, fc_date date) {
  if (date == FC_NO_DATE || fc_standing_add(&loader->standing, date) != SIZE_MAX)
    return FC_OK;
  return fc_fail(loader->ctx, FC_BAD_USAGE, "F144", NULL, NULL, "statuses are asked as of more than %d dates",
                 FC_STANDING_DATES);
}

fc_status fc_load_choose_dates(fc_loader *loader) {
  const fc_keep *keep = loader->keep;
  fc_dataset *dataset = loader->dataset;
  fc_status status = add_date(loader, first_date(keep));
  for (size_t i = 0; i < keep->n_as_of && !status; i++)
    status = add_date(loader, keep->as_of[i]);
  for (size_t i = 0; i < keep->n_selects && !status; i++)
    status = add_date(loader, fc_select_as_of(keep->selects[i]));
  fc_date *dates = fc_arena_array(&dataset->arena, loader->standing.n + 1, sizeof *dates);
  if (status || !dates)
    return status ? status : FC_NO_MEMORY;
  for (size_t i = 0; i < loader->standing.n; i++)
    dates[i] = loader->standing.date[i];
  loader->standing.files_apart = keep->files_apart;
  if (!fc_standing_key_by(&loader->standing, keep->key, keep->n_key))
    return FC_NO_MEMORY;
  dataset->as_of = dates;
  dataset->n_as_of = loader->standing.n;
  return FC_OK;
}

static fc_status note_rows(fc_loader *loader, fc_ctx *ctx, fc_reader *reader, uint32_t number) {
  fc_rows_of rows;
  fc_status status = FC_OK;
  fc_rows_open(&rows, ctx, loader->dataset, reader, number);
  while (!status && !(status = fc_reader_next(ctx, reader, &rows.batch)) && rows.batch) {
    if (fc_ctx_cancelled(loader->ctx))
      return FC_CANCELLED;
    for (rows.row = 0; rows.row < rows.batch->rows && !status; rows.row++)
      status = fc_standing_note(&loader->standing, &rows) ? FC_OK : FC_NO_MEMORY;
  }
  return status;
}

static fc_status read_once(fc_loader *loader, fc_ctx *aside, const fc_loading *file) {
  fc_source whole = *file->source;
  fc_wanted wanted = {.further = loader->keep->key, .n_further = loader->keep->n_key};
  fc_reader *reader;
  whole.where = NULL;
  whole.n_where = 0;
  fc_standing_want(&wanted);
  fc_status status = fc_reader_open(aside, &whole, &wanted, false, &reader);
  if (status)
    return status;
  status = note_rows(loader, aside, reader, file->number);
  fc_reader_free(reader);
  return status;
}

fc_status fc_load_standing(fc_loader *loader) {
  fc_status status = FC_OK;
  bool read = false;
  fc_ctx *aside;
  if (!loader->standing.n)
    return FC_OK;
  if (fc_ctx_new(NULL, &aside))
    return FC_NO_MEMORY;
  for (size_t i = 0; i < loader->n_files && status != FC_NO_MEMORY && status != FC_CANCELLED; i++)
    if (loader->files[i].source->as == FC_GRANTS && loader->files[i].reader) {
      status = read_once(loader, aside, &loader->files[i]);
      read = read || !status;
    }
  fc_ctx_free(aside);
  if (status == FC_NO_MEMORY || status == FC_CANCELLED)
    return status;
  if (read && !loader->standing.dated && !loader->keep->undated)
    return fc_fail(loader->ctx, FC_BAD_DATA, "F215", NULL,
                   "say which column holds the date of a status with --map grants.status_date=HEADER",
                   "statuses are asked as of a date, and the grants have no column status_date");
  return FC_OK;
}
