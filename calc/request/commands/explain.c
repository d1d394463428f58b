/* explain.c - where one figure of an answer comes from. */
#include "impact/explain.h"
#include "impact/metric.h"
#include "request/answer.h"
#include "risk/drawn_points.h"

#include <stdlib.h>

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  return fc_plan_explain(ctx, over->plan, fc_asked_value(asked, "row"), out);
}

static fc_status check_column(fc_ctx *ctx, const char *column) {
  const fc_where where = {.field = "--column", .excerpt = fc_str_of(column)};
  if (!column || fc_metric_find(fc_str_of(column)))
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F324", &where,
                 fc_ctx_format(ctx, "\"fiscalc list metrics\" names them%s",
                               fc_did_you_mean(ctx, fc_str_of(column), fc_metric_names(), fc_metrics())),
                 "there is no metric \"%s\"", column);
}

/* --draw: the scenario at the values of that draw. */
static fc_status take_draw(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario) {
  const char *draw = fc_asked_value(asked, "draw"), *seed = fc_asked_value(asked, "seed");
  const fc_where of_draw = {.field = "--draw", .excerpt = fc_str_of(draw ? draw : "")};
  const fc_where of_seed = {.field = "--seed", .excerpt = fc_str_of(seed ? seed : "")};
  if (draw)
    return fc_scenario_draw(ctx, scenario, seed ? strtoull(seed, NULL, 10) : 1, strtoull(draw, NULL, 10), &of_draw);
  return seed ? fc_fail(ctx, FC_BAD_USAGE, "F601", &of_seed, "say which draw: --draw 4711", "a seed alone draws nothing")
              : FC_OK;
}

/* What is asked is read before the files are, so that no one waits for a refusal. */
static fc_status explain_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  fc_status status = check_column(ctx, fc_asked_value(asked, "column"));
  if (!status)
    status = fc_asked_scenario(ctx, asked, path, &scenario, &lies_somewhere);
  if (!status && (status = take_draw(ctx, asked, scenario)))
    fc_scenario_free(scenario);
  return status ? status : fc_answer_with(ctx, asked, scenario, lies_somewhere, make, out);
}

static const fc_param params[] = {
    {.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario, as JSON"},
    {.name = "row",
     .type = FC_PARAM_TEXT,
     .value = "KEY",
     .help = "a row of the answer: the values of its columns, parted by commas, or total; without it the only row that "
             "is shown, else the total"},
    {.name = "column",
     .type = FC_PARAM_TEXT,
     .value = "METRIC",
     .help = "the figure (\"fiscalc list metrics\"); without it the first that run shows"},
    {.name = "draw",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "0",
     .help = "explains the scenario at the values that its uncertain parameters have at that draw of \"simulate\", counted "
             "from 0, instead of at their points"},
    {.name = "seed", .type = FC_PARAM_COUNT, .value = "N", .min = "0", .help = "which draws; 1 without it, as of \"simulate\""},
    FC_PARAM_ROUNDING,
    {0}};

const fc_command fc_command_explain = {
    .name = "explain",
    .summary = "where a figure of \"run\" comes from: its formula, the grants, steps and budget rows behind it",
    .synopsis = "explain SCENARIO [--row KEY] [--column METRIC] [--draw N] [OPTIONS]",
    .about = "Takes one figure of the answer apart, so that it can be checked line by line: the formula in words and "
             "figures, each grant with file and line, each step that took from it in order, and the rows of the budget. "
             "The lines add up to the figure to the cent. With the options of the run whose figure it is; --year shows "
             "one year of several.",
    .examples = "  fiscalc explain scenarios/jag.json\n"
                "  fiscalc explain scenarios/jag.json --column share\n"
                "  fiscalc explain court.json --draw 4711\n"
                "  fiscalc explain cut.json --by government,program --row 'Chicago,Title I' --column per_capita -f json\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_scenario, &fc_options_output, NULL},
    .run = explain_run,
};
