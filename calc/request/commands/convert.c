/* convert.c - any table that fiscalc reads, under its canonical columns, for other tools. */
#include "request/convert.h"
#include "request/detect.h"
#include "request/folder.h"
#include "request/raw_rows.h"
#include "request/sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLE "fiscalc convert FILE --to FOLDER"

typedef struct work {
  fc_ctx *ctx;
  const fc_asked *asked;
  fc_result *result;
  fc_converted_form form;
  const char *folder; /* NULL: to the output */
  fc_arena arena;
  fc_buf text; /* of the output */
  fc_converted *file;
  size_t n, done;
} work;

static const char *ending_of(fc_converted_form form) {
  return form == FC_CONVERT_CSV ? "csv" : "ndjson";
}

static fc_status to_text(void *payload, const char *bytes, size_t n) {
  fc_buf_add(payload, bytes, n);
  return fc_buf_status(payload);
}

/* ---- which files ---- */

static fc_status detect_all(fc_ctx *ctx, const fc_asked *asked, fc_sources **out) {
  size_t n = fc_asked_arguments(asked);
  const char **paths = calloc(n, sizeof *paths);
  fc_table_kind *as = calloc(n, sizeof *as);
  fc_status status = paths && as ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < n && paths && as; i++) {
    paths[i] = fc_asked_argument(asked, i);
    fc_status found = fc_detect_table(ctx, asked, paths[i], &as[i]);
    status = status ? status : found;
  }
  if (!status)
    status = fc_sources_files(ctx, asked, paths, as, n, out);
  free(paths);
  free(as);
  return status;
}

static fc_status collect(fc_ctx *ctx, const fc_asked *asked, fc_sources **out) {
  fc_status status = fc_asked_arguments(asked) ? detect_all(ctx, asked, out)
                                               : fc_sources_collect(ctx, asked, fc_asked_value(asked, "data"), out);
  if (status || fc_sources_count(*out))
    return status;
  fc_sources_free(*out);
  *out = NULL;
  return fc_fail(ctx, FC_BAD_USAGE, "F611", NULL, "name the files, or a package with --data", "no data named");
}

/* ---- writing ---- */

/* "budgets.csv", "budgets-2.csv" */
static const char *name_file(work *w, const fc_converted *file) {
  char name[64];
  size_t number = 1;
  for (size_t i = 0; i < w->done; i++)
    number += w->file[i].as == file->as;
  int n = number == 1
              ? snprintf(name, sizeof name, "%s.%s", fc_table_kind_name(file->as), ending_of(w->form))
              : snprintf(name, sizeof name, "%s-%zu.%s", fc_table_kind_name(file->as), number, ending_of(w->form));
  return fc_arena_text(&w->arena, name, (size_t)n);
}

static fc_status convert_to_folder(work *w, const fc_source *source, fc_converted *file) {
  fc_outfile *to;
  const char *path = fc_path_join(&w->arena, w->folder, file->file);
  if (!path)
    return fc_fail_memory(w->ctx);
  fc_status status = fc_outfile_open(w->ctx, path, &to);
  if (status)
    return status;
  status = fc_convert(w->ctx, source, w->form, fc_outfile_write, to, fc_result_notes_mutable(w->result), file);
  fc_status closed = fc_outfile_close(w->ctx, to, !status || status == FC_CANNOT_WRITE);
  return status ? status : closed;
}

static fc_status convert_one(work *w, const fc_source *source) {
  fc_converted *file = &w->file[w->done];
  file->as = source->as;
  file->file = name_file(w, file);
  if (!file->file)
    return fc_fail_memory(w->ctx);
  fc_status status =
      w->folder ? convert_to_folder(w, source, file)
                : fc_convert(w->ctx, source, w->form, to_text, &w->text, fc_result_notes_mutable(w->result), file);
  w->done++;
  return status;
}

static fc_status put_package(work *w) {
  fc_buf text = {0};
  const char *path = fc_path_join(&w->arena, w->folder, "datapackage.json");
  fc_converted_package(&text, "converted", w->file, w->done, w->form);
  fc_status status =
      path && !fc_buf_status(&text) ? fc_folder_put(w->ctx, path, (fc_str){text.p, text.n}) : fc_fail_memory(w->ctx);
  fc_buf_reset(&text);
  return status;
}

static fc_status put_table(work *w, const fc_source *sources) {
  const fc_column columns[] = {{"file", "", FC_TEXT},       {"as", "", FC_TEXT},      {"from", "", FC_TEXT},
                               {"records", "", FC_INTEGER}, {"rows", "", FC_INTEGER}, {"amount", "USD", FC_MONEY}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(w->result, "converted", columns, 6, &table);
  for (size_t i = 0; i < w->done && !status; i++) {
    const fc_converted *file = &w->file[i];
    const fc_cell cells[] = {fc_cell_text(fc_str_of(file->file)),
                             fc_cell_text(fc_str_of(fc_table_kind_name(file->as))),
                             fc_cell_text(fc_str_of(sources[i].path)),
                             fc_cell_integer((int64_t)file->read),
                             fc_cell_integer((int64_t)file->rows),
                             file->as == FC_GOVERNMENTS ? fc_cell_none() : fc_cell_money(file->total)};
    status = fc_table_add_row(table, cells);
  }
  return status ? fc_fail_memory(w->ctx) : FC_OK;
}

static fc_status refuse_several(fc_ctx *ctx) {
  return fc_fail(ctx, FC_BAD_USAGE, "F604", NULL, EXAMPLE, "several tables need a folder of their own");
}

static fc_status convert_all(work *w, const fc_sources *sources) {
  w->n = fc_sources_count(sources);
  w->file = fc_arena_array(&w->arena, w->n, sizeof *w->file);
  if (!w->file)
    return fc_fail_memory(w->ctx);
  if (!w->folder && w->n > 1)
    return refuse_several(w->ctx);
  fc_status status = w->folder ? fc_folder_claim(w->ctx, w->folder, EXAMPLE) : FC_OK;
  for (size_t i = 0; i < w->n && status != FC_NO_MEMORY && status != FC_CANCELLED && status != FC_CANNOT_WRITE; i++) {
    fc_status one = convert_one(w, &fc_sources_list(sources)[i]);
    status = status ? status : one;
  }
  if (!status)
    status = fc_sources_check_used(w->ctx, sources);
  if (status)
    return status;
  if (w->folder)
    status = put_package(w);
  else /* the output is the table alone: notes are said beside it */
    fc_notes_copy(fc_ctx_notes(w->ctx), fc_result_notes_mutable(w->result));
  if (!w->folder && fc_result_set_document(w->result, (fc_str){w->text.p ? w->text.p : "", w->text.n}))
    status = fc_fail_memory(w->ctx);
  return status || !w->folder ? status : put_table(w, fc_sources_list(sources));
}

static fc_status convert_tables(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  const char *form = fc_asked_value(asked, "form");
  work w = {.ctx = ctx, .asked = asked, .result = result, .folder = fc_asked_value(asked, "to")};
  w.form = form && strcmp(form, "ndjson") == 0 ? FC_CONVERT_NDJSON : FC_CONVERT_CSV;
  fc_sources *sources = NULL;
  fc_status status = collect(ctx, asked, &sources);
  if (!status)
    status = convert_all(&w, sources);
  for (size_t i = 0; i < w.done; i++)
    fc_converted_free(&w.file[i]);
  fc_sources_free(sources);
  fc_buf_reset(&w.text);
  fc_arena_free(&w.arena);
  return status;
}

static fc_status show_cells(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  fc_buf rows = {0};
  uint64_t count;
  if (fc_asked_arguments(asked) != 1)
    return fc_fail(ctx, FC_BAD_USAGE, "F604", NULL, "fiscalc convert --raw FILE", "--raw takes one file");
  fc_status status = fc_raw_rows(ctx, asked, fc_asked_argument(asked, 0), &rows, &count);
  if (!status && fc_result_set_document(result, (fc_str){rows.p ? rows.p : "", rows.n}))
    status = fc_fail_memory(ctx);
  fc_buf_reset(&rows);
  return status;
}

static fc_status convert_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_status status = fc_result_new("convert", out);
  if (status)
    return fc_fail_memory(ctx);
  return fc_asked_flag(asked, "raw") ? show_cells(ctx, asked, *out) : convert_tables(ctx, asked, *out);
}

static const fc_param params[] = {
    {.name = "FILE", .type = FC_PARAM_FILE, .repeated = true, .help = "a CSV file of budgets, grants or governments"},
    {.name = "as",
     .type = FC_PARAM_CHOICE,
     .value = "KIND",
     .choices = "budgets|grants|governments",
     .help = "what the rows of each FILE are; without it their headers tell"},
    {.name = "to",
     .type = FC_PARAM_FILE,
     .value = "FOLDER",
     .help =
         "a new or empty folder for the tables and a datapackage.json; without it the one table goes to the output"},
    {.name = "form",
     .type = FC_PARAM_CHOICE,
     .value = "FORM",
     .choices = "csv|ndjson",
     .help = "csv (the default), or ndjson: a JSON object a line"},
    {.name = "raw",
     .type = FC_PARAM_FLAG,
     .help = "print the cells of FILE as they stand, a JSON array a line, by RFC 4180 and in UTF-8"},
    {.name = "ragged", .type = FC_PARAM_FLAG, .help = "with --raw: rows may have more or fewer cells than the first"},
    {0}};

const fc_command fc_command_convert = {
    .name = "convert",
    .summary = "write tables anew under the columns of fiscalc, with a datapackage.json, for any other tool",
    .synopsis = "convert FILE... [--to FOLDER] [OPTIONS]",
    .about = "Every row that is read is a row: wide columns are rows, amounts are dollars and cents, codes and names "
             "are kept "
             "as they are, further columns under their headers. A run on the converted files gives the same tables.",
    .examples = "  fiscalc convert budget.csv > canonical.csv\n"
                "  fiscalc convert adopted.csv awards.csv --map amount=Actuals --to converted\n"
                "  fiscalc convert --raw odd.csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_output, NULL},
    .run = convert_run,
};
