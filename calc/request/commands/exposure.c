/* exposure.c - what each government, agency, department or program gets of federal money, without a scenario. */
#include "dataset/model.h"
#include "impact/plan.h"
#include "request/asked_read.h"
#include "request/sources.h"

#include <stdlib.h>
#include <string.h>

/* What the result's tables read from. */
typedef struct exposure_parts {
  fc_arena arena;
  fc_sources *sources;
  fc_dataset *dataset;
} exposure_parts;

static void release_parts(void *self) {
  exposure_parts *parts = self;
  fc_dataset_free(parts->dataset);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

static fc_status expose(fc_ctx *ctx, const fc_asked *asked, exposure_parts *parts, fc_result **out) {
  static const char *const by_government[] = {"government"};
  fc_exposure_options options = {.year = fc_asked_year(asked),
                                 .stage = fc_asked_value(asked, "stage"),
                                 .denominator = fc_asked_value(asked, "denominator"),
                                 .sort = fc_asked_value(asked, "sort"),
                                 .top = fc_asked_top(asked)};
  fc_status status = fc_asked_values(ctx, asked, "by", &parts->arena, &options.by, &options.n_by);
  if (status)
    return status;
  if (!options.n_by) {
    options.by = by_government;
    options.n_by = 1;
  }
  const fc_date *as_of;
  size_t n_as_of;
  status = fc_asked_dates(ctx, asked, &parts->arena, &as_of, &n_as_of);
  if (status)
    return status;
  const fc_keep keep = {.by = options.by,
                        .n_by = options.n_by,
                        .scope = fc_asked_scope(asked),
                        .stage = options.stage,
                        .year = options.year,
                        .as_of = as_of,
                        .n_as_of = n_as_of,
                        .digest = fc_asked_wants_digest(asked)};
  status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                           &parts->dataset);
  if (!status)
    status = fc_sources_check_used(ctx, parts->sources);
  return status ? status : fc_exposure(ctx, parts->dataset, &options, out);
}

/* The figures that rows may be ranked by. */
static fc_status check_sort(fc_ctx *ctx, const fc_asked *asked) {
  static const char *const figures[] = {"share", "amount", "per_capita"};
  const char *sort = fc_asked_value(asked, "sort");
  for (size_t i = 0; sort && i < 3; i++)
    if (strcmp(sort, figures[i]) == 0)
      return FC_OK;
  if (!sort)
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &(fc_where){.field = "--sort", .excerpt = fc_str_of(sort)},
                 fc_ctx_format(ctx, "rows are ranked by share, amount or per_capita%s",
                               fc_did_you_mean(ctx, fc_str_of(sort), figures, 3)),
                 "exposure is not sorted by \"%s\"", sort);
}

/* Rows are ranked by their share of one budget. */
static fc_status check_denominator(fc_ctx *ctx, const fc_asked *asked) {
  const char *scope = fc_asked_value(asked, "denominator");
  if (!scope || strcmp(scope, "all") != 0)
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &(fc_where){.field = "--denominator", .excerpt = fc_str_of(scope)},
                 "name one, such as all_funds; \"run\" and \"cut\" list every one with all",
                 "exposure is ranked by shares of one budget");
}

static fc_status exposure_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_status status = check_sort(ctx, asked);
  fc_status further = check_denominator(ctx, asked);
  status = status ? status : further;
  if (status)
    return status;
  exposure_parts *parts = calloc(1, sizeof *parts);
  if (!parts)
    return fc_fail_memory(ctx);
  status = fc_sources_collect(ctx, asked, fc_asked_value(asked, "data"), &parts->sources);
  if (!status)
    status = fc_sources_need_grants(ctx, parts->sources);
  if (!status)
    status = expose(ctx, asked, parts, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  return fc_result_own(*out, parts, release_parts) ? fc_fail_memory(ctx) : FC_OK;
}

const fc_command fc_command_exposure = {
    .name = "exposure",
    .summary = "what each government, agency, department or program gets, as a share of its budget",
    .synopsis = "exposure --budgets FILE --grants FILE [--by COLUMN,...] [OPTIONS]",
    .about = "Federal money of one fiscal year, ranked by its share of the budget of the row's own keys: a department's "
             "where the rows hold departments, else the government's. The concentration of the largest rows stands "
             "beside it.",
    .examples = "  fiscalc exposure --data datapackage.json\n"
                "  fiscalc exposure --budgets budgets.csv --grants grants.csv --by department --year 2018 --top 10\n"
                "  fiscalc exposure --budgets ledger.csv --grants ledger.csv --where 'grants.Funding Source=Federal*' \\\n"
                "      --set 'government=New York City' --by federal_agency -f csv\n",
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_finding, &fc_options_output, NULL},
    .run = exposure_run,
};
