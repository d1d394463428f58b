/* sweep.c - what-if tables: a scenario at every combination of some of its numbers. */
#include "request/answer.h"
#include "request/varied.h"

#include <stdlib.h>

/* What the rows of the answer read from, beside the data. */
typedef struct sweep_parts {
  fc_arena arena;
  fc_scenario *varied;
  fc_sweep sweep;
} sweep_parts;

static void release_parts(void *self) {
  sweep_parts *parts = self;
  fc_scenario_free(parts->varied);
  fc_arena_free(&parts->arena);
  free(parts);
}

static fc_status read_axes(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, sweep_parts *parts) {
  fc_status status = fc_scenario_vary(ctx, scenario, &parts->varied);
  return status ? status
                : fc_varied_axes(ctx, asked, parts->varied, &parts->arena, &parts->sweep.axes, &parts->sweep.n_axes);
}

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  sweep_parts *parts = calloc(1, sizeof *parts);
  if (!parts)
    return fc_fail_memory(ctx);
  fc_status status = read_axes(ctx, asked, over->scenario, parts);
  parts->sweep.varied = parts->varied;
  parts->sweep.options = over->options;
  if (!status)
    status = fc_sweep_run(ctx, over->dataset, &parts->sweep, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  if (fc_result_own(*out, parts, release_parts) == FC_OK)
    return FC_OK;
  fc_result_free(*out);
  *out = NULL;
  return fc_fail_memory(ctx);
}

static fc_status check_axes(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario) {
  sweep_parts parts = {.varied = NULL};
  fc_status status = read_axes(ctx, asked, scenario, &parts);
  fc_scenario_free(parts.varied);
  fc_arena_free(&parts.arena);
  return status;
}

static fc_status sweep_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  return fc_answer_checked(ctx, asked, check_axes, make, out);
}

static const fc_param params[] = {
    {.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario, as JSON"},
    {.name = "vary",
     .type = FC_PARAM_TEXT,
     .value = "NAME=VALUES",
     .required = true,
     .repeated = true,
     .help = "a number of the scenario and what it may be: rate=10%,25%,50%, \"JAG lost.rate\"=0:100%:10% (first, last, "
             "step), a parameter (court alone: each of its outcomes), baseline.grant_growth, /cuts/0/phase/1; also "
             "denominator=all_funds,general_fund and stage=adopted,modified"},
    {0}};

const fc_command fc_command_sweep = {
    .name = "sweep",
    .summary = "what-if tables: the figures of a scenario at every combination of some of its numbers",
    .synopsis = "sweep SCENARIO --vary NAME=VALUES [--vary NAME=VALUES]... [OPTIONS]",
    .about = "One row for each combination, in the order in which the values are named, the first --vary slowest: the "
             "figures of all grants together, as \"run\" would show them in its total. The data are read once, and only "
             "grants that a changed number touches are reckoned anew. At most 100,000 points.",
    .examples = "  fiscalc sweep cut.json --vary rate=0:100%:10% -f csv\n"
                "  fiscalc sweep jag.json --vary court --vary severity=50%,80%,100% --metrics loss,share\n"
                "  fiscalc sweep cut.json --vary rate=0:100%:10% --vary denominator=all_funds,general_fund -o grid.csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_basis,
                                               &fc_options_scenario, &fc_options_loss, &fc_options_finding,
                                               &fc_options_output, NULL},
    .run = sweep_run,
};
