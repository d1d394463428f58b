/* compare.c - what changed between two states: by the kind of the files, tables are compared row by row. */
#include "request/compare_tables.h"
#include "request/detect.h"

static const char *kind_name(fc_file_kind kind) {
  return kind == FC_FILE_SCENARIO ? "a scenario" : kind == FC_FILE_PACKAGE ? "a package" : "a stored result";
}

static fc_status compare_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_status status = FC_OK;
  size_t n = fc_asked_arguments(asked);
  for (size_t i = 0; i < n; i++) {
    const char *path = fc_asked_argument(asked, i);
    fc_file_kind kind = FC_FILE_CSV;
    fc_status found = fc_detect_file(ctx, asked, path, &kind);
    if (!found && kind != FC_FILE_CSV)
      found = fc_fail(ctx, FC_BAD_USAGE, "F615", &(fc_where){.file = path}, "name CSV files of awards or budgets",
                      "this is %s, and tables are compared", kind_name(kind));
    status = status ? status : found;
  }
  if (!status && n > 2)
    status = fc_fail(ctx, FC_BAD_USAGE, "F605", NULL, "name the one before and the one after", "%zu tables are not two",
                     n);
  return status ? status : fc_compare_csv(ctx, asked, out);
}

static const fc_param params[] = {
    {.name = "FILE",
     .type = FC_PARAM_FILE,
     .required = true,
     .repeated = true,
     .help = "two CSV files of awards, before and after; or one of which two dates, stages or estimators are compared"},
    {.name = "as-of",
     .type = FC_PARAM_DATE,
     .repeated = true,
     .help = "the last status of each award on or before this date, without it the last there is; twice: before and "
             "after. Files are read twice, and each award remembered (about 100 bytes) beside its rows"},
    {.name = "stage",
     .type = FC_PARAM_TEXT,
     .value = "STAGE",
     .repeated = true,
     .help = "only this stage; twice: before and after"},
    {.name = "estimator",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .repeated = true,
     .help = "only what this estimator states, or who proposes it; twice: before and after"},
    {.name = "key",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what tells awards apart; without it government and award_id, else listing, program and years. Rows of one "
             "key are added, and counted"},
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows of the table totals are: government (the default where there are several), program, ..."},
    {.name = "same", .type = FC_PARAM_FLAG, .help = "list in the table changes what is the same, too"},
    {.name = "top",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "1",
     .help = "only the N largest changes; totals stay whole"},
    {0}};

const fc_command fc_command_compare = {
    .name = "compare",
    .summary = "what changed between two trackers, dates, stages or proposals: new, reinstated, changed, gone",
    .synopsis = "compare BEFORE.csv AFTER.csv [--key COLUMN,...] [OPTIONS]",
    .about = "Each award is new, reinstated (it was terminated or paused, and is active again), changed (in amount or "
             "status), gone or the same. The net is what was added less what was taken away, the gross their sum "
             "without signs. What several estimators or stages say is never added.",
    .examples = "  fiscalc compare march.csv april.csv --key award_id --top 20\n"
                "  fiscalc compare tracker.csv --as-of 2025-03-01 --as-of 2025-04-01\n"
                "  fiscalc compare budget.csv --stage adopted --stage modified --key department\n"
                "  fiscalc compare proposals.csv --estimator House --estimator Senate --by federal_agency\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_reading, &fc_options_finding, &fc_options_output, NULL},
    .run = compare_run,
};
