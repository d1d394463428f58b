/* load.c - a dataset from its files: all are opened, then governments, budgets and grants are folded in that order, so
 * that rows find their government and grants their year. Faults of one file do not hide those of another. */
#include "dataset/budget_rows.h"
#include "dataset/fold.h"
#include "dataset/load.h"
#include "dataset/population.h"
#include "dataset/remark.h"
#include "dataset/stage.h"

#include <stdlib.h>
#include <string.h>

static bool ends_all(fc_status status) {
  return status == FC_NO_MEMORY || status == FC_CANCELLED;
}

static bool init_dataset(fc_dataset *dataset) {
  fc_notes_init(&dataset->notes, 0);
  fc_seq_init(&dataset->governments, sizeof(fc_government));
  fc_seq_init(&dataset->populations, sizeof(fc_population_kept));
  fc_seq_init(&dataset->budgets, sizeof(fc_budget_kept));
  fc_seq_init(&dataset->spans, sizeof(fc_span));
  fc_seq_init(&dataset->government_of, sizeof(uint32_t));
  fc_seq_init(&dataset->awards, sizeof(fc_award));
  fc_seq_init(&dataset->aid, sizeof(fc_sum));
  fc_seq_init(&dataset->group, sizeof(fc_sum));
  fc_seq_init(&dataset->sources, sizeof(fc_dataset_source));
  fc_seq_init(&dataset->passed, sizeof(fc_passed));
  fc_seq_init(&dataset->budget_years, sizeof(int32_t));
  fc_seq_init(&dataset->grant_years, sizeof(int32_t));
  return fc_intern_init(&dataset->texts) && fc_keys_init(&dataset->yearly_keys, 2) &&
         fc_keys_init(&dataset->aid_keys, 3) && fc_remark_init(dataset);
}

/* Which header stands for which role, for provenance. */
static bool note_matches(fc_dataset *dataset, const fc_reader *reader, fc_dataset_source *source) {
  size_t n = fc_reader_columns(reader);
  const char **names = fc_arena_array(&dataset->arena, n + 1, sizeof *names);
  const char **headers = fc_arena_array(&dataset->arena, n + 1, sizeof *headers);
  source->roles = names;
  source->headers = headers;
  for (size_t i = 0; names && headers && i < n; i++) {
    const fc_match *match = fc_reader_match(reader, i);
    if (match->role == FC_NO_ROLE || !match->header)
      continue;
    names[source->n_matches] = fc_role_get(match->role)->name;
    headers[source->n_matches] = fc_arena_text(&dataset->arena, match->header, strlen(match->header));
    if (!headers[source->n_matches++])
      return false;
  }
  return names && headers;
}

/* A grants file with a column `via` is looked at for awards that two governments have: that takes more of its columns.
 */
static fc_status open_reader(fc_loader *loader, const fc_source *source, fc_wanted *wanted, fc_reader **out) {
  bool digest = loader->keep->digest;
  fc_status status = fc_reader_open(loader->ctx, source, wanted, digest, out);
  if (status || source->as != FC_GRANTS || fc_reader_role(*out, FC_ROLE_via) == SIZE_MAX)
    return status;
  fc_reader_free(*out);
  wanted->roles[FC_ROLE_award_id] = wanted->roles[FC_ROLE_assistance_listing] = wanted->roles[FC_ROLE_program] = true;
  return fc_reader_open(loader->ctx, source, wanted, digest, out);
}

static fc_status open_file(fc_loader *loader, const fc_source *source) {
  fc_dataset *dataset = loader->dataset;
  fc_loading *file = &loader->files[loader->n_files++];
  fc_dataset_source *kept = fc_seq_push(&dataset->sources);
  fc_wanted wanted = {.everything = false};
  if (!kept)
    return FC_NO_MEMORY;
  *file = (fc_loading){.source = source, .number = (uint32_t)dataset->sources.count - 1};
  kept->file = fc_arena_text(&dataset->arena, source->path, strlen(source->path));
  kept->as = fc_table_kind_name(source->as);
  if (!kept->file)
    return FC_NO_MEMORY;
  if (source->as == FC_GOVERNMENTS)
    fc_load_want_governments(loader, &wanted);
  else if (source->as == FC_BUDGETS)
    fc_load_want_budgets(loader, &wanted);
  else
    fc_load_want_grants(loader, &wanted);
  fc_status status = open_reader(loader, source, &wanted, &file->reader);
  if (!status)
    return note_matches(dataset, file->reader, kept) ? FC_OK : FC_NO_MEMORY;
  loader->failed = loader->failed ? loader->failed : status;
  return ends_all(status) ? status : FC_OK;
}

static fc_status open_files(fc_loader *loader, fc_table_kind kind, const fc_source *sources, size_t n) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < n && !status; i++)
    if (sources[i].as == kind)
      status = open_file(loader, &sources[i]);
  return status;
}

fc_status fc_load_each(fc_loader *loader, const fc_loading *file, fc_load_row row, void *self) {
  fc_rows_of rows;
  fc_status status = FC_OK;
  fc_rows_open(&rows, loader->ctx, loader->dataset, file->reader, file->number);
  fc_link_memo_clear(&loader->memo);
  while (!status && !(status = fc_reader_next(loader->ctx, file->reader, &rows.batch)) && rows.batch) {
    if (!fc_load_link_batch(loader, &rows))
      return FC_NO_MEMORY;
    for (rows.row = 0; rows.row < rows.batch->rows && !status; rows.row++)
      status = row(loader, &rows, self);
  }
  loader->linked_batch = NULL;
  if (status && !ends_all(status)) {
    loader->failed = loader->failed ? loader->failed : status;
    status = FC_OK;
  }
  return status;
}

static void close_file(fc_loader *loader, fc_loading *file) {
  fc_dataset_source *kept = fc_seq_at(&loader->dataset->sources, file->number);
  kept->report = *fc_reader_report_of(file->reader);
  fc_reader_notes(file->reader, &loader->dataset->notes);
  fc_reader_free(file->reader);
  file->reader = NULL;
}

static fc_status read_files(fc_loader *loader, fc_table_kind kind, fc_status (*load)(fc_loader *, const fc_loading *)) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < loader->n_files && !status; i++) {
    fc_loading *file = &loader->files[i];
    if (file->source->as != kind || !file->reader)
      continue;
    loader->dataset->has_grants = loader->dataset->has_grants || kind == FC_GRANTS;
    status = load(loader, file);
    close_file(loader, file);
  }
  if (loader->no_amount[kind])
    fc_notes_add(&loader->dataset->notes, FC_NOTE, "N102", NULL, NULL, "%llu %s row%s no amount and %s passed over",
                 (unsigned long long)loader->no_amount[kind], fc_table_kind_name(kind),
                 loader->no_amount[kind] == 1 ? " has" : "s have", loader->no_amount[kind] == 1 ? "was" : "were");
  return status;
}

static void set_asked_year(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  dataset->asked_year = loader->keep->year;
  for (size_t i = 0; !loader->keep->year && i < dataset->budget_years.count; i++) {
    int32_t year = *(const int32_t *)fc_seq_at(&dataset->budget_years, i);
    dataset->asked_year = year > dataset->asked_year ? year : dataset->asked_year;
  }
}

static fc_status load(fc_loader *loader, const fc_source *sources, size_t n) {
  fc_dataset *dataset = loader->dataset;
  fc_status status = fc_load_name_columns(loader);
  if (!status)
    status = fc_load_choose_dates(loader);
  const fc_table_kind opening[] = {FC_GOVERNMENTS, FC_GRANTS};
  for (size_t i = 0; i < 2 && !status; i++)
    status = open_files(loader, opening[i], sources, n);
  if (status)
    return status;
  if (!fc_load_resolve_grants(loader) || !fc_budget_rows_init(dataset, &loader->budget_index))
    return FC_NO_MEMORY;
  status = open_files(loader, FC_BUDGETS, sources, n);
  if (!status)
    status = read_files(loader, FC_GOVERNMENTS, fc_load_governments);
  if (!status)
    status = read_files(loader, FC_BUDGETS, fc_load_budgets);
  if (!status)
    status = fc_load_end_budgets(loader);
  set_asked_year(loader);
  if (!status)
    status = fc_load_standing(loader);
  if (!status)
    status = read_files(loader, FC_GRANTS, fc_load_grants);
  if (!status)
    status = fc_load_end_grants(loader);
  return status ? status : fc_link_end(&loader->link);
}

static void free_loader(fc_loader *loader) {
  for (size_t i = 0; i < loader->n_files; i++)
    fc_reader_free(loader->files[i].reader);
  free(loader->files);
  fc_link_free(&loader->link);
  fc_link_memo_free(&loader->memo);
  free(loader->linked);
  fc_standing_free(&loader->standing);
  fc_passing_free(&loader->passing);
  fc_keys_free(&loader->budget_index);
  fc_keys_free(&loader->has_keys);
  fc_seq_free(&loader->has);
  fc_seq_free(&loader->reserves);
  fc_seq_free(&loader->further_years);
}

fc_status fc_dataset_read(fc_ctx *ctx, const fc_source *sources, size_t n, const fc_keep *keep, fc_dataset **out) {
  uint64_t errors = fc_ctx_errors(ctx);
  fc_loader loader = {.ctx = ctx, .keep = keep, .files = calloc(n + 1, sizeof *loader.files)};
  loader.dataset = calloc(1, sizeof *loader.dataset);
  *out = NULL;
  bool ready = loader.dataset && init_dataset(loader.dataset);
  ready = fc_link_init(&loader.link, ctx, loader.dataset, keep->governments) && ready && loader.files;
  ready = fc_standing_init(&loader.standing) && fc_passing_init(&loader.passing) && ready;
  fc_status status = ready ? load(&loader, sources, n) : FC_NO_MEMORY;
  if (!status && loader.failed)
    status = loader.failed;
  if (!status && fc_ctx_errors(ctx) > errors)
    status = FC_BAD_DATA;
  free_loader(&loader);
  if (status) {
    fc_dataset_free(loader.dataset);
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  *out = loader.dataset;
  return FC_OK;
}
