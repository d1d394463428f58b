/* sensitivity.c - what the answer of a scenario depends on: which of its uncertain parameters matter, and how much. */
#include "request/answer.h"
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

static fc_sensitivity_options read_options(const fc_asked *asked) {
  fc_sensitivity_options options = FC_SENSITIVITY_OPTIONS_INIT;
  options.method = fc_asked_value(asked, "method");
  options.sampler = fc_asked_value(asked, "sampler");
  options.draws = read_count(asked, "draws", 0);
  options.seed = read_count(asked, "seed", 1);
  options.repeats = (uint32_t)read_count(asked, "repeats", 0);
  options.level = read_rate(asked, "level");
  options.by_group = fc_asked_flag(asked, "by-group");
  options.pairs = fc_asked_flag(asked, "pairs");
  return options;
}

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  const fc_sensitivity_options options = read_options(asked);
  return fc_sensitivity_of_plan(ctx, over->plan, over->scenario, &options, out);
}

static fc_status sensitivity_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  const fc_sensitivity_options options = read_options(asked);
  fc_status status = fc_method_check(ctx, &options); /* what can be refused without the data is */
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
