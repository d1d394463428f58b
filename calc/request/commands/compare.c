/* compare.c - what changed between two states: by the kind of the files, tables are compared row by row, scenarios by
 * what they take. */
#include "request/compare_scenarios.h"
#include "request/compare_tables.h"
#include "request/detect.h"

#include <string.h>

static const char *kind_name(fc_file_kind kind) {
  static const char *const names[] = {"a table", "a scenario", "a package", "a stored result"};
  return names[kind];
}

static bool ends_as_json(const char *path) {
  size_t n = strlen(path);
  return n > 5 && strcmp(path + n - 5, ".json") == 0;
}

/* What a file is; one named like a scenario that cannot be read is one, so that its faults are told with those of the
 * others. */
static fc_status detect(fc_ctx *ctx, const fc_asked *asked, const char *path, bool may_be_scenario, fc_file_kind *out) {
  fc_ctx *aside;
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(ctx);
  fc_status status = fc_detect_file(aside, asked, path, out);
  if (status && status != FC_NO_MEMORY && may_be_scenario && ends_as_json(path)) {
    *out = FC_FILE_SCENARIO;
    status = FC_OK;
  } else {
    fc_notes_copy(fc_ctx_notes(ctx), fc_ctx_notes(aside));
  }
  fc_ctx_free(aside);
  return status;
}

/* Files of one kind: tables or scenarios. */
static fc_status find_kind(fc_ctx *ctx, const fc_asked *asked, fc_file_kind *out) {
  fc_status status = FC_OK;
  const char *first = NULL; /* the file that says what is compared */
  for (size_t i = 0; i < fc_asked_arguments(asked); i++) {
    const char *path = fc_asked_argument(asked, i);
    fc_file_kind kind = FC_FILE_CSV;
    const fc_where where = {.file = path};
    fc_status found = detect(ctx, asked, path, !first || *out == FC_FILE_SCENARIO, &kind);
    bool fits = kind == FC_FILE_CSV || kind == FC_FILE_SCENARIO;
    if (!found && !fits)
      found = fc_fail(ctx, FC_BAD_USAGE, "F615", &where, "name CSV files of awards or budgets, or scenarios",
                      "this is %s, and tables or scenarios are compared", kind_name(kind));
    else if (!found && first && kind != *out)
      found = fc_fail(ctx, FC_BAD_USAGE, "F615", &where, "name files of one kind: tables, or scenarios",
                      "this is %s, and %s is %s", kind_name(kind), first, kind_name(*out));
    if (!found && !first) {
      first = path;
      *out = kind;
    }
    status = status ? status : found;
  }
  return status;
}

/* Options that say something of one kind of files alone. */
typedef struct kind_option {
  const char *name;
  fc_file_kind kind;
} kind_option;
static const kind_option kind_options[] = {
    {"estimator", FC_FILE_CSV},        {"key", FC_FILE_CSV},          {"same", FC_FILE_CSV},
    {"base", FC_FILE_SCENARIO},        {"year", FC_FILE_SCENARIO},    {"denominator", FC_FILE_SCENARIO},
    {"data", FC_FILE_SCENARIO},        {"budgets", FC_FILE_SCENARIO}, {"grants", FC_FILE_SCENARIO},
    {"governments", FC_FILE_SCENARIO}, {"param", FC_FILE_SCENARIO},   {"metrics", FC_FILE_SCENARIO},
    {"rounding", FC_FILE_SCENARIO}};

static fc_status refuse_idle(fc_ctx *ctx, const fc_asked *asked, fc_file_kind kind) {
  static const char *const for_sides[] = {"as-of", "stage"};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof kind_options / sizeof *kind_options; i++) {
    const fc_where where = {.field = fc_ctx_format(ctx, "--%s", kind_options[i].name)};
    if (kind_options[i].kind != kind && fc_asked_count(asked, kind_options[i].name))
      status = fc_fail(ctx, FC_BAD_USAGE, "F603", &where, "leave it out", "--%s is about %ss, and %ss are compared",
                       kind_options[i].name, kind == FC_FILE_CSV ? "scenario" : "table",
                       kind == FC_FILE_CSV ? "table" : "scenario");
  }
  for (size_t i = 0; i < 2 && kind == FC_FILE_SCENARIO; i++)
    if (fc_asked_count(asked, for_sides[i]) > 1)
      status = fc_fail(ctx, FC_BAD_USAGE, "F602",
                       &(fc_where){.field = fc_ctx_format(ctx, "--%s", for_sides[i]),
                                   .excerpt = fc_str_of(fc_asked_value_at(asked, for_sides[i], 1))},
                       "give one value, which holds for all scenarios", "--%s is given twice, and scenarios are compared",
                       for_sides[i]);
  return status;
}

static fc_status compare_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_file_kind kind = FC_FILE_CSV;
  size_t n = fc_asked_arguments(asked);
  fc_status status = find_kind(ctx, asked, &kind);
  if (!status)
    status = refuse_idle(ctx, asked, kind);
  if (status)
    return status;
  if (kind == FC_FILE_SCENARIO)
    return fc_compare_scenarios(ctx, asked, out);
  return n <= 2 ? fc_compare_csv(ctx, asked, out)
                : fc_fail(ctx, FC_BAD_USAGE, "F605", NULL, "name the one before and the one after",
                          "%zu tables are not two", n);
}

static const fc_param params[] = {
    {.name = "FILE",
     .type = FC_PARAM_FILE,
     .required = true,
     .repeated = true,
     .help = "scenarios, as JSON, over the same data; or two CSV files of awards, before and after; or one of which two "
             "dates, stages or estimators are compared"},
    {.name = "base",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .help = "scenarios: the one that the others are compared with, by its name or file; without it the first"},
    {.name = "year",
     .type = FC_PARAM_YEAR,
     .help = "scenarios: the fiscal year, named by the year in which it ends; without it those of the scenarios, which "
             "must be the same"},
    {.name = "denominator",
     .type = FC_PARAM_TEXT,
     .value = "SCOPE",
     .help = "scenarios: the budget that shares are of: all_funds (the default), general_fund, ..."},
    {.name = "as-of",
     .type = FC_PARAM_DATE,
     .repeated = true,
     .help = "the last status of each award on or before this date; of tables without it the last there is, and twice: "
             "before and after. Files are read twice, and each award remembered (about 100 bytes) beside its rows"},
    {.name = "stage",
     .type = FC_PARAM_TEXT,
     .value = "STAGE",
     .repeated = true,
     .help = "only this stage; of tables twice: before and after"},
    {.name = "estimator",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .repeated = true,
     .help = "tables: only what this estimator states, or who proposes it; twice: before and after"},
    {.name = "key",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "tables: what tells awards apart; without it government and award_id, else listing, program and years. Rows of "
             "one key are added, and counted"},
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows of the table totals are: government (the default where there are several), program, ...; of "
             "scenarios those of the table breakdown, a row for each scenario"},
    {.name = "same", .type = FC_PARAM_FLAG, .help = "tables: list in the table changes what is the same, too"},
    {.name = "top",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "1",
     .help = "only the N largest changes; totals stay whole"},
    {0}};

const fc_command fc_command_compare = {
    .name = "compare",
    .summary = "scenarios side by side, step by step from one to another; or what changed between two trackers or stages",
    .synopsis = "compare A.json B.json... | BEFORE.csv AFTER.csv [OPTIONS]",
    .about = "Of scenarios: the figures of all grants together as \"run\" would show them, under the same options and over "
             "data that are read once; how each differs from the base, in dollars and in points; and the steps from the "
             "base to it: cuts that go, change or are new, each with what it is worth, which add up to the difference. The "
             "order is that of table waterfall: assumptions, cuts that go, the order of those that stay, then changed and "
             "new cuts; where it matters, columns first and last say how far. Of tables: each award is new, reinstated "
             "(it was terminated or paused, and is active again), changed (in amount or status), gone or the same. The net "
             "is what was added less what was taken away, the gross their sum without signs. What several "
             "estimators or stages say is never added.",
    .examples = "  fiscalc compare house.json senate.json --budgets budgets.csv --grants grants.csv\n"
                "  fiscalc compare standard:cut-5 standard:cut-10 mine.json --base mine.json --by program -f csv\n"
                "  fiscalc compare a.json b.json --table waterfall -f csv\n"
                "  fiscalc compare march.csv april.csv --key award_id --top 20\n"
                "  fiscalc compare tracker.csv --as-of 2025-03-01 --as-of 2025-04-01\n"
                "  fiscalc compare budget.csv --stage adopted --stage modified --key department\n"
                "  fiscalc compare proposals.csv --estimator House --estimator Senate --by federal_agency\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_scenario,
                                               &fc_options_loss, &fc_options_finding, &fc_options_output, NULL},
    .run = compare_run,
};
