/* check.c - files read whole, every fault of all of them reported.
 *
 * A package is loaded and linked; a scenario is laid over its data, so that a selector which matches nothing is found;
 * a CSV file alone is read cell by cell. */
#include "base/file.h"
#include "dataset/model.h"
#include "request/answer.h"
#include "request/detect.h"
#include "request/raw_rows.h"
#include "request/sources.h"

#include <stdlib.h>

typedef struct checked_file {
  const char *path, *kind;
  fc_file_kind is;
  fc_status status;
  bool has_rows, is_csv;
  fc_table_kind as;
  const fc_source *source; /* of a CSV file, while it is read */
  uint64_t rows, errors, warnings;
} checked_file;

typedef struct check_work {
  fc_ctx *ctx;
  const fc_asked *asked;
  fc_result *result;
  checked_file *file;
  size_t n;
} check_work;

static uint64_t warnings_of(const check_work *work) {
  return fc_result_notes_list(work->result)->counted[FC_WARNING];
}

/* Everything that a step finds is counted for its file. */
static void run_step(check_work *work, checked_file *file, fc_status (*step)(check_work *, checked_file *)) {
  uint64_t errors = fc_ctx_errors(work->ctx), warnings = warnings_of(work);
  fc_status status = step(work, file);
  file->status = file->status ? file->status : status;
  file->errors += fc_ctx_errors(work->ctx) - errors;
  file->warnings += warnings_of(work) - warnings;
}

static fc_status detect(check_work *work, checked_file *file) {
  static const char *const kinds[] = {
      [FC_FILE_CSV] = "", [FC_FILE_SCENARIO] = "scenario", [FC_FILE_PACKAGE] = "package", [FC_FILE_RESULT] = "result"};
  fc_status status = fc_detect_file(work->ctx, work->asked, file->path, &file->is);
  file->kind = status ? "" : kinds[file->is];
  if (status || *file->kind)
    return status;
  status = fc_detect_table(work->ctx, work->asked, file->path, &file->as);
  if (status)
    return status;
  file->is_csv = true;
  file->kind = fc_table_kind_name(file->as);
  return FC_OK;
}

/* The shape alone, whatever the cells mean. */
static fc_status check_shape(check_work *work, checked_file *file) {
  file->kind = "csv";
  file->has_rows = true;
  return fc_raw_rows(work->ctx, work->asked, file->path, NULL, &file->rows);
}

static fc_status check_package(check_work *work, checked_file *file) {
  static const char *const by[] = {"government"};
  const fc_keep keep = {.by = by, .n_by = 1};
  fc_sources *sources;
  fc_dataset *dataset;
  fc_status status = fc_sources_collect(work->ctx, work->asked, file->path, &sources);
  if (status)
    return status;
  status = fc_dataset_read(work->ctx, fc_sources_list(sources), fc_sources_count(sources), &keep, &dataset);
  if (!status) {
    file->has_rows = true;
    for (size_t i = 0; i < dataset->sources.count; i++)
      file->rows += ((const fc_dataset_source *)fc_seq_at(&dataset->sources, i))->report.rows;
    fc_notes_copy(fc_result_notes_mutable(work->result), &dataset->notes);
    fc_dataset_free(dataset);
  }
  fc_sources_free(sources);
  return status;
}

/* What the answer would warn of; what it would note is not about the files. */
static void keep_warnings(check_work *work, const fc_result *answer) {
  for (size_t i = 0; i < fc_result_notes(answer); i++) {
    const fc_diag *diag = fc_result_note(answer, i);
    const fc_where where = {
        .file = diag->file, .line = diag->line, .row = diag->row, .field = diag->field, .pointer = diag->pointer};
    if (diag->severity == FC_WARNING)
      fc_notes_add(fc_result_notes_mutable(work->result), FC_WARNING, diag->code, &where, diag->help, "%s",
                   diag->message);
  }
}

static fc_status check_scenario(check_work *work, checked_file *file) {
  fc_arena arena = {0};
  fc_scenario *scenario;
  const char *package = NULL, *root;
  bool lies_somewhere;
  fc_status status = fc_asked_scenario(work->ctx, work->asked, file->path, &scenario, &lies_somewhere);
  if (status)
    return status;
  if (lies_somewhere)
    status = fc_scenario_data(work->ctx, scenario, &arena, &package, &root);
  fc_arena_free(&arena);
  if (status || !package) {
    fc_scenario_free(scenario);
    if (!status)
      fc_notes_add(fc_result_notes_mutable(work->result), FC_NOTE, "N603", &(fc_where){.file = file->path}, NULL,
                   "the scenario names no data: only its form was checked");
    return status;
  }
  fc_result *answer;
  status = fc_answer(work->ctx, work->asked, scenario, true, &answer);
  if (!status)
    keep_warnings(work, answer);
  fc_result_free(answer);
  return status;
}

/* A result is an answer, not an input: that it is well-formed is all there is to check. */
static fc_status check_json(check_work *work, checked_file *file) {
  if (file->is == FC_FILE_PACKAGE)
    return check_package(work, file);
  return file->is == FC_FILE_SCENARIO ? check_scenario(work, file) : FC_OK;
}

static fc_status read_rows(fc_ctx *ctx, fc_reader *reader) {
  const fc_batch *batch;
  fc_status status;
  do
    status = fc_reader_next(ctx, reader, &batch);
  while (!status && batch);
  return status;
}

static fc_status check_csv(check_work *work, checked_file *file) {
  const fc_wanted wanted = {.everything = true};
  fc_reader *reader;
  fc_status status = fc_reader_open(work->ctx, file->source, &wanted, false, &reader);
  if (status)
    return status;
  status = read_rows(work->ctx, reader);
  file->has_rows = true;
  file->rows = fc_reader_report_of(reader)->rows;
  fc_reader_notes(reader, fc_result_notes_mutable(work->result));
  fc_reader_free(reader);
  return status;
}

/* CSV files share the options about files, so that one of them may be for one file alone. */
static fc_status check_all_csv(check_work *work) {
  const char **paths = calloc(work->n, sizeof *paths);
  fc_table_kind *as = calloc(work->n, sizeof *as);
  size_t count = 0;
  if (!paths || !as) {
    free(paths);
    free(as);
    return fc_fail_memory(work->ctx);
  }
  for (size_t i = 0; i < work->n; i++)
    if (work->file[i].is_csv) {
      paths[count] = work->file[i].path;
      as[count++] = work->file[i].as;
    }
  fc_sources *sources = NULL;
  fc_status status = count ? fc_sources_files(work->ctx, work->asked, paths, as, count, &sources) : FC_OK;
  free(paths);
  free(as);
  if (status || !count)
    return status;
  size_t source = 0;
  bool clean = true;
  for (size_t i = 0; i < work->n; i++) {
    checked_file *file = &work->file[i];
    if (!file->is_csv)
      continue;
    file->source = &fc_sources_list(sources)[source++];
    run_step(work, file, check_csv);
    clean = clean && !file->status;
  }
  status = clean ? fc_sources_check_used(work->ctx, sources) : FC_OK;
  fc_sources_free(sources);
  return status;
}

static fc_status put_table(const check_work *work) {
  const fc_column columns[] = {{"file", "", FC_TEXT},
                               {"kind", "", FC_TEXT},
                               {"rows", "", FC_INTEGER},
                               {"errors", "", FC_INTEGER},
                               {"warnings", "", FC_INTEGER}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(work->result, "checked", columns, 5, &table);
  for (size_t i = 0; i < work->n && !status; i++) {
    const checked_file *file = &work->file[i];
    const fc_cell cells[] = {fc_cell_text(fc_str_of(file->path)),
                             *file->kind ? fc_cell_text(fc_str_of(file->kind)) : fc_cell_none(),
                             file->has_rows ? fc_cell_integer((int64_t)file->rows) : fc_cell_none(),
                             fc_cell_integer((int64_t)file->errors), fc_cell_integer((int64_t)file->warnings)};
    status = fc_table_add_row(table, cells);
  }
  return status ? fc_fail_memory(work->ctx) : FC_OK;
}

/* Faults of files are the answer; these are not. */
static bool ends_the_check(fc_status status) {
  return status == FC_NO_MEMORY || status == FC_CANCELLED || status == FC_INTERNAL || status == FC_BAD_ARGUMENT;
}

static fc_status check_files(check_work *work) {
  for (size_t i = 0; i < work->n; i++) {
    checked_file *file = &work->file[i];
    file->path = fc_asked_argument(work->asked, i);
    file->kind = "";
    run_step(work, file, fc_asked_flag(work->asked, "csv") ? check_shape : detect);
    if (!file->status && !file->is_csv && !fc_asked_flag(work->asked, "csv"))
      run_step(work, file, check_json);
    if (ends_the_check(file->status))
      return file->status;
  }
  fc_status status = check_all_csv(work);
  bool any_read = false, any_fault = false;
  for (size_t i = 0; i < work->n; i++) {
    any_read = any_read || work->file[i].status != FC_CANNOT_READ;
    any_fault = any_fault || work->file[i].status;
    if (ends_the_check(work->file[i].status))
      return work->file[i].status;
  }
  if (status || !any_read)
    return status ? status : FC_CANNOT_READ;
  fc_result_set_finding(work->result, any_fault);
  fc_notes_copy(fc_result_notes_mutable(work->result), fc_ctx_notes(work->ctx));
  return put_table(work);
}

static fc_status check_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  check_work work = {.ctx = ctx, .asked = asked, .n = fc_asked_arguments(asked)};
  work.file = calloc(work.n, sizeof *work.file);
  fc_status status = work.file ? fc_result_new("check", out) : FC_NO_MEMORY;
  work.result = *out;
  status = status ? fc_fail_memory(ctx) : check_files(&work);
  free(work.file);
  return status;
}

static const fc_param params[] = {
    {.name = "FILE",
     .type = FC_PARAM_FILE,
     .required = true,
     .repeated = true,
     .help = "a scenario, a package, or a CSV file of budgets, grants or governments"},
    {.name = "as",
     .type = FC_PARAM_CHOICE,
     .value = "KIND",
     .choices = "budgets|grants|governments",
     .help = "what the rows of CSV files are; without it their headers tell"},
    {.name = "csv",
     .type = FC_PARAM_FLAG,
     .help = "check only that the files are CSV as RFC 4180 has it, in UTF-8; rows count the header"},
    {.name = "ragged", .type = FC_PARAM_FLAG, .help = "with --csv: rows may have more or fewer cells than the first"},
    {0}};

const fc_command fc_command_check = {
    .name = "check",
    .summary = "read files whole and report every fault of all of them",
    .synopsis = "check FILE... [--as KIND] [OPTIONS]",
    .about = "Exits with 1 where a file has a fault, and with 3 only where none of them could be read.",
    .examples = "  fiscalc check datapackage.json scenarios/*.json\n"
                "  fiscalc check grants.csv --as grants --map amount=Obligated\n"
                "  fiscalc check --csv odd.csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_reading, &fc_options_output, NULL},
    .run = check_run,
};
