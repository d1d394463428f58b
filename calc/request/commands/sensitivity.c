/* sensitivity.c - what the answer of a scenario depends on: which of its uncertain parameters matter, and how much. */
#include "impact/metric.h"
#include "request/answer.h"
#include "request/fail_if.h"
#include "risk/sensitivity.h"

#include <stdlib.h>
#include <string.h>

static double read_rate(const fc_asked *asked, const char *option) {
  const char *text = fc_asked_value(asked, option);
  fc_rate rate;
  fc_number_fault fault;
  if (!text || fc_rate_parse(text, strlen(text), &rate, &fault) != FC_OK)
    return 0;
  return fc_ratio_double(fc_ratio_of(rate.num, rate.den));
}

static uint64_t read_count(const fc_asked *asked, const char *option, uint64_t otherwise) {
  const char *text = fc_asked_value(asked, option);
  return text ? strtoull(text, NULL, 10) : otherwise;
}

/* "share=1%": the figure, and its level in the units of draws. */
static fc_status read_until(fc_ctx *ctx, const fc_asked *asked, fc_sensitivity_options *out) {
  const char *given = fc_asked_value(asked, "until");
  fc_str text = fc_str_of(given);
  const fc_where where = {.field = "--until", .excerpt = text};
  fc_condition condition;
  fc_ratio level;
  if (!given)
    return FC_OK;
  if (!fc_condition_split(text, &condition) || condition.comparison != FC_EQUAL)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where,
                   "name a metric and the level that it comes to: 'share=1%', 'loss=4.3M'",
                   "--until does not hold a metric and its level");
  const fc_metric *metric = fc_metric_find(condition.column);
  if (!metric)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where,
                   fc_ctx_format(ctx, "\"fiscalc list metrics\" has them%s",
                                 fc_did_you_mean(ctx, condition.column, fc_metric_names(), fc_metrics())),
                   "there is no metric \"%.*s\"", FC_STR_ARG(condition.column));
  fc_status status = fc_condition_value(ctx, &condition, metric->type, "--until", text, NULL, &level);
  out->output = metric->name;
  out->has_until = 1;
  out->until = status ? 0 : fc_ratio_double(level) / (metric->type == FC_MONEY ? 100 : 1);
  return status;
}

static fc_status read_options(fc_ctx *ctx, const fc_asked *asked, fc_sensitivity_options *out) {
  *out = (fc_sensitivity_options)FC_SENSITIVITY_OPTIONS_INIT;
  out->method = fc_asked_value(asked, "method");
  out->sampler = fc_asked_value(asked, "sampler");
  out->draws = read_count(asked, "draws", 0);
  out->seed = read_count(asked, "seed", 1);
  out->repeats = (uint32_t)read_count(asked, "repeats", 0);
  out->level = read_rate(asked, "level");
  out->worst = read_rate(asked, "worst");
  out->by_group = fc_asked_flag(asked, "by-group");
  out->pairs = fc_asked_flag(asked, "pairs");
  out->input = fc_asked_value(asked, "input");
  return read_until(ctx, asked, out);
}

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  fc_sensitivity_options options;
  fc_status status = read_options(ctx, asked, &options);
  return status ? status : fc_sensitivity_of_plan(ctx, over->plan, over->scenario, &options, out);
}

/* What can be refused without the data is. */
static fc_status check(fc_ctx *ctx, const fc_asked *asked) {
  fc_sensitivity_options options;
  fc_status status = read_options(ctx, asked, &options), method = fc_method_check(ctx, &options);
  return status ? status : method;
}

static fc_status sensitivity_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  fc_status status = check(ctx, asked);
  if (status)
    return status;
  status = fc_asked_scenario(ctx, asked, path, &scenario, &lies_somewhere);
  return status ? status : fc_answer_with(ctx, asked, scenario, lies_somewhere, make, out);
}

static const fc_param params[] = {
    {.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario with uncertain parameters, as JSON"},
    {.name = "method",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .help = "how it is found out: sobol (the default), or another of \"fiscalc list methods\""},
    {.name = "draws",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .help = "rows of the sample, all repeats together: with the sampler sobol each repeat takes a power of two"},
    {.name = "seed",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .help = "of the draws; the same seed, the same answer. 1 is the default"},
    {.name = "repeats",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .help = "independent parts of the draws, whose spread makes the intervals; 8 is the default"},
    {.name = "level", .type = FC_PARAM_RATE, .value = "95%", .help = "with which an interval covers the truth"},
    {.name = "sampler",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .help = "where the draws come from: sobol, random, latin_hypercube or halton; the method's own without it"},
    {.name = "by-group", .type = FC_PARAM_FLAG, .help = "take the parameters of one group as one"},
    {.name = "pairs", .type = FC_PARAM_FLAG, .help = "method sobol: what each two parameters do together, at twice the cost"},
    {.name = "until",
     .type = FC_PARAM_TEXT,
     .value = "METRIC=LEVEL",
     .help = "methods that look for a level: a figure and what it comes to, 'share=1%', 'loss=4.3M'"},
    {.name = "input",
     .type = FC_PARAM_TEXT,
     .value = "PARAMETER",
     .help = "method breakeven: the parameter that is looked for; each without it"},
    {.name = "worst",
     .type = FC_PARAM_RATE,
     .value = "5%",
     .help = "method tail: the part of draws that counts as the worst"},
    {0}};

const fc_command fc_command_sensitivity = {
    .name = "sensitivity",
    .summary = "which uncertain parameters the answer of a scenario depends on, and how much",
    .synopsis = "sensitivity SCENARIO [--method NAME] [OPTIONS]",
    .about = "Over figures of all grants together: loss, or those of --metrics. Estimates come with intervals "
             "made of independent repeats; where the plan is a sum of cuts, or such a sum over a budget, exact values stand "
             "beside them.",
    .examples = "  fiscalc sensitivity cut.json\n"
                "  fiscalc sensitivity cut.json --method tornado --metrics share\n"
                "  fiscalc sensitivity cut.json --draws 1048576 --pairs -f json\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_basis,
                                               &fc_options_scenario, &fc_options_loss, &fc_options_finding,
                                               &fc_options_output, NULL},
    .run = sensitivity_run,
};
