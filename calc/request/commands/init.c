/* init.c - a first datapackage.json for files as they were downloaded, and a first scenario to edit.
 *
 * The files are read whole first, so that what is written runs: what cannot be settled (two columns for one role) is an
 * error with the option to give, and every option given is written into the package. */
#include "base/file.h"
#include "dataset/model.h"
#include "request/detect.h"
#include "request/folder.h"
#include "request/package_text.h"
#include "request/reproduce.h"
#include "request/sources.h"

#include <stdlib.h>
#include <string.h>

static const char example[] = "fiscalc init FILE...";

typedef struct work {
  fc_ctx *ctx;
  const fc_asked *asked;
  fc_result *result;
  fc_arena arena;
  fc_sources *sources;
  const char *folder;
  int year; /* the latest that grants have, and budgets where there are any; 0: none */
  bool has_grants;
} work;

/* ---- what the files hold ---- */

static fc_status detect_all(work *w) {
  size_t n = fc_asked_arguments(w->asked);
  const char **paths = fc_arena_array(&w->arena, n, sizeof *paths);
  fc_table_kind *as = fc_arena_array(&w->arena, n, sizeof *as);
  fc_status status = paths && as ? FC_OK : fc_fail_memory(w->ctx);
  for (size_t i = 0; i < n && paths && as; i++) {
    paths[i] = fc_asked_argument(w->asked, i);
    fc_status found = fc_detect_table(w->ctx, w->asked, paths[i], &as[i]);
    w->has_grants = w->has_grants || (!found && as[i] == FC_GRANTS);
    status = status ? status : found;
  }
  return status ? status : fc_sources_files(w->ctx, w->asked, paths, as, n, &w->sources);
}

static bool holds_year(const fc_seq *years, int32_t year) {
  for (size_t i = 0; i < years->count; i++)
    if (*(const int32_t *)fc_seq_at(years, i) == year)
      return true;
  return !years->count;
}

static int latest_year(const fc_dataset *dataset) {
  int latest = 0;
  for (size_t i = 0; i < dataset->grant_years.count; i++) {
    int32_t year = *(const int32_t *)fc_seq_at(&dataset->grant_years, i);
    if (year > latest && holds_year(&dataset->budget_years, year))
      latest = year;
  }
  return latest;
}

static fc_status read_all(work *w) {
  static const char *const by[] = {"government"};
  const fc_keep keep = {.by = by, .n_by = 1, .any_year = true};
  fc_dataset *dataset;
  fc_status status =
      fc_dataset_read(w->ctx, fc_sources_list(w->sources), fc_sources_count(w->sources), &keep, &dataset);
  if (status)
    return status;
  w->year = latest_year(dataset);
  fc_notes_copy(fc_result_notes_mutable(w->result), &dataset->notes);
  fc_dataset_free(dataset);
  return fc_sources_check_used(w->ctx, w->sources);
}

/* ---- where it is written ---- */

static fc_status refuse_apart(fc_ctx *ctx, const char *path, const char *folder) {
  return fc_fail(ctx, FC_BAD_USAGE, "F630", &(fc_where){.file = path},
                 "put the files of a package into one folder, or into folders below it",
                 "the file does not lie beneath %s, where its package would stand", folder);
}

/* The path from the folder of the first file, NULL where it leads elsewhere. */
static const char *path_below(const char *folder, const char *path) {
  size_t n = strlen(folder);
  if (strcmp(folder, ".") == 0)
    return path[0] == '/' || strncmp(path, "../", 3) == 0 ? NULL : path;
  return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

static fc_status choose_folder(work *w) {
  w->folder = fc_path_folder(&w->arena, fc_asked_argument(w->asked, 0));
  if (!w->folder)
    return fc_fail_memory(w->ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_asked_arguments(w->asked); i++) {
    const char *path = fc_asked_argument(w->asked, i);
    if (!path_below(w->folder, path))
      status = refuse_apart(w->ctx, path, w->folder);
  }
  return status;
}

static fc_status put_file(work *w, const char *name, const fc_buf *text, const char **path) {
  *path = fc_path_join(&w->arena, w->folder, name);
  if (!*path || fc_buf_status(text))
    return fc_fail_memory(w->ctx);
  return fc_folder_put_new(w->ctx, *path, example, (fc_str){text->p, text->n});
}

static fc_status put_package(work *w, const char **path) {
  fc_buf text = {0};
  fc_package_text_begin(&text, "first");
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_sources_count(w->sources) && !status; i++) {
    const fc_source *source = &fc_sources_list(w->sources)[i];
    status = fc_package_text_source(w->ctx, &text, source, path_below(w->folder, source->path), w->asked, i == 0);
  }
  fc_package_text_end(&text);
  if (!status)
    status = put_file(w, "datapackage.json", &text, path);
  fc_buf_reset(&text);
  return status;
}

static fc_status put_scenario(work *w, const char **path) {
  fc_buf text = {0};
  fc_buf_text(
      &text,
      "{\n  \"fiscalc\": 1,\n  \"name\": \"All federal grants cut by 10%\",\n  \"data\": \"datapackage.json\",\n");
  if (w->year)
    fc_buf_printf(&text, "  \"years\": { \"first\": %d, \"last\": %d },\n", w->year, w->year);
  fc_buf_text(&text,
              "  \"cuts\": [\n    { \"name\": \"every grant\", \"effect\": \"percent\", \"rate\": \"10%\" }\n  ]\n}\n");
  fc_status status = put_file(w, "scenario.json", &text, path);
  fc_buf_reset(&text);
  return status;
}

static fc_status tell(work *w, const char *package, const char *scenario) {
  fc_buf again = {0};
  fc_buf_text(&again, scenario ? "fiscalc run " : "fiscalc check ");
  fc_shell_word(&again, scenario ? scenario : package);
  fc_status status = fc_buf_status(&again);
  if (!status && scenario)
    fc_notes_add(fc_result_notes_mutable(w->result), FC_NOTE, "N602", NULL, NULL,
                 "%s says how the files are read, and %s cuts every grant by 10%%: edit both; to run them: %s", package,
                 scenario, fc_buf_data(&again, NULL));
  else if (!status)
    fc_notes_add(fc_result_notes_mutable(w->result), FC_NOTE, "N602", NULL, NULL,
                 "%s says how the files are read; without grants there is no scenario to write; to check it: %s",
                 package, fc_buf_data(&again, NULL));
  fc_buf_reset(&again);
  return status ? fc_fail_memory(w->ctx) : FC_OK;
}

static fc_status put_table(work *w) {
  const fc_column columns[] = {{"file", "", FC_TEXT}, {"as", "", FC_TEXT}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(w->result, "files", columns, 2, &table);
  for (size_t i = 0; i < fc_sources_count(w->sources) && !status; i++) {
    const fc_source *source = &fc_sources_list(w->sources)[i];
    const fc_cell cells[] = {fc_cell_text(fc_str_of(source->path)),
                             fc_cell_text(fc_str_of(fc_table_kind_name(source->as)))};
    status = fc_table_add_row(table, cells);
  }
  return status ? fc_fail_memory(w->ctx) : FC_OK;
}

static fc_status write_all(work *w) {
  const char *package = NULL, *scenario = NULL;
  fc_status status = put_package(w, &package);
  if (!status && w->has_grants)
    status = put_scenario(w, &scenario);
  if (!status)
    status = put_table(w);
  return status ? status : tell(w, package, scenario);
}

static fc_status init_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  if (fc_result_new("init", out))
    return fc_fail_memory(ctx);
  work w = {.ctx = ctx, .asked = asked, .result = *out};
  fc_status status = choose_folder(&w);
  if (!status)
    status = detect_all(&w);
  if (!status)
    status = read_all(&w);
  if (!status)
    status = write_all(&w);
  fc_sources_free(w.sources);
  fc_arena_free(&w.arena);
  return status;
}

static const fc_param params[] = {{.name = "FILE",
                                   .type = FC_PARAM_FILE,
                                   .required = true,
                                   .repeated = true,
                                   .help = "CSV files of budgets, grants or governments, in one folder"},
                                  {.name = "as",
                                   .type = FC_PARAM_CHOICE,
                                   .value = "KIND",
                                   .choices = "budgets|grants|governments",
                                   .help = "what the rows of each FILE are; without it their headers tell"},
                                  {0}};

const fc_command fc_command_init = {
    .name = "init",
    .summary = "look at downloaded files and write a datapackage.json and a first scenario beside them",
    .synopsis = "init FILE... [OPTIONS]",
    .about =
        "The files are read whole, and what is given here about them (--map, --set, --where, ...) is written into the "
        "package, so that it need not be given again. Nothing that is there is written over.",
    .examples = "  fiscalc init budget.csv awards.csv --set government=Springfield\n"
                "  fiscalc init nyc/revenue.csv --as grants --map amount=recognized --where 'funding_class=FEDERAL*'\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_reading, &fc_options_output, NULL},
    .run = init_run,
};
