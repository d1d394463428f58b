/* tracker.c - what notices, terminations and proposals name, by status, by estimator, by any column. */
#include "impact/tracker.h"
#include "request/asked_read.h"
#include "request/sources.h"

#include <stdlib.h>

/* What the result's tables read from. */
typedef struct tracker_parts {
  fc_arena arena;
  fc_sources *sources;
  fc_dataset *dataset;
} tracker_parts;

static void release_parts(void *self) {
  tracker_parts *parts = self;
  fc_dataset_free(parts->dataset);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

static fc_status open_files(fc_ctx *ctx, const fc_asked *asked, tracker_parts *parts) {
  size_t n = fc_asked_arguments(asked);
  const char **paths = fc_arena_array(&parts->arena, n, sizeof *paths);
  fc_table_kind *as = fc_arena_array(&parts->arena, n, sizeof *as);
  if (!paths || !as)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < n; i++) {
    paths[i] = fc_asked_argument(asked, i);
    as[i] = FC_GRANTS;
  }
  return fc_sources_files(ctx, asked, paths, as, n, &parts->sources);
}

/* Every row that stands is kept: as of --as-of, else the last status of each award. */
static fc_status read_rows(fc_ctx *ctx, const fc_asked *asked, tracker_parts *parts, const fc_tracker_options *options) {
  static const fc_select *const every_row[] = {NULL};
  static const fc_date latest[] = {FC_LATEST};
  fc_keep keep = {.selects = every_row,
                  .n_selects = 1,
                  .by = options->by,
                  .n_by = options->n_by,
                  .awards_alone = true,
                  .digest = fc_asked_wants_digest(asked)};
  fc_status status = fc_asked_dates(ctx, asked, &parts->arena, &keep.as_of, &keep.n_as_of);
  if (status)
    return status;
  if (!keep.n_as_of) {
    keep.as_of = latest;
    keep.n_as_of = 1;
    keep.undated = true;
  }
  status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                           &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

static fc_status answer(fc_ctx *ctx, const fc_asked *asked, tracker_parts *parts, fc_result **out) {
  static const char *const by_program[] = {"program"};
  fc_tracker_options options = {.top = fc_asked_top(asked)};
  fc_status status = fc_asked_values(ctx, asked, "by", &parts->arena, &options.by, &options.n_by);
  if (!status && !options.n_by) {
    options.by = by_program;
    options.n_by = 1;
  }
  if (!status)
    status = open_files(ctx, asked, parts);
  if (!status)
    status = read_rows(ctx, asked, parts, &options);
  return status ? status : fc_tracker_sum(ctx, parts->dataset, &options, out);
}

static fc_status tracker_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  tracker_parts *parts = calloc(1, sizeof *parts);
  if (!parts)
    return fc_fail_memory(ctx);
  fc_status status = answer(ctx, asked, parts, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  return fc_result_own(*out, parts, release_parts) ? fc_fail_memory(ctx) : FC_OK;
}

static const fc_param params[] = {
    {.name = "FILE",
     .type = FC_PARAM_FILE,
     .required = true,
     .repeated = true,
     .help = "a CSV file of notices, terminations or estimates; several are one tracker"},
    {.name = "as-of",
     .type = FC_PARAM_DATE,
     .help = "the last status of each award on or before this date; without it the last there is. Every file is read "
             "twice, and each award remembered (about 100 bytes) beside its rows"},
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows of the table at_risk are: program (the default), government, fiscal_year, federal_agency or "
             "any other column"},
    {.name = "top", .type = FC_PARAM_COUNT, .value = "N", .min = "1", .help = "only the first N rows; totals stay whole"},
    {0}};

const fc_command fc_command_tracker = {
    .name = "tracker",
    .summary = "what notices, terminations and proposals name: by status, by estimator, by any column",
    .synopsis = "tracker FILE... [--as-of DATE] [--by COLUMN,...] [OPTIONS]",
    .about = "Of several rows of one award (its number, else its listing, program and years) only the last by status_date "
             "counts. Canceled is terminated, frozen is paused; the two are never one. What several estimators say of "
             "one award is a range from the lowest to the highest, with their names, and is never added. The loss if "
             "terminated is what is not yet paid of awards whose outlays are known.",
    .examples = "  fiscalc tracker notices.csv --by fiscal_year\n"
                "  fiscalc tracker tracker.csv --as-of 2025-03-30 --table status -f csv\n"
                "  fiscalc tracker datasets/nyc-2018/at_risk.csv --where 'assistance_listing=?*'\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_reading, &fc_options_finding, &fc_options_output, NULL},
    .run = tracker_run,
};
