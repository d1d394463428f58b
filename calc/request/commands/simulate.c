/* simulate.c - how surely: the distribution of a scenario's figures. */
#include "risk/plan_risk.h"
#include "request/answer.h"
#include "request/fail_if.h"

#include <stdlib.h>
#include <string.h>

/* What is asked for, read of the options. */
typedef struct wanted {
  fc_arena arena;
  fc_risk_options options;
} wanted;

static fc_way read_way(const fc_asked *asked) {
  static const struct {
    const char *name;
    fc_way way;
  } ways[] = {{"exact", FC_WAY_EXACT}, {"montecarlo", FC_WAY_MONTECARLO}, {"sobol", FC_WAY_SOBOL}};
  const char *method = fc_asked_value(asked, "method");
  fc_way way = FC_WAY_AUTO;
  for (size_t i = 0; method && i < sizeof ways / sizeof *ways; i++)
    if (strcmp(method, ways[i].name) == 0)
      way = ways[i].way;
  return way;
}

static uint64_t read_count(const fc_asked *asked, const char *option, uint64_t otherwise) {
  const char *text = fc_asked_value(asked, option);
  return text ? strtoull(text, NULL, 10) : otherwise;
}

/* The greatest power of two that is not above n. */
static uint64_t whole_power(uint64_t n) {
  uint64_t power = 1;
  while (power <= n / 2)
    power *= 2;
  return power;
}

/* Sobol's sequence is whole at powers of two, and so is each scramble of it. */
static fc_status check_draws(fc_ctx *ctx, const fc_asked *asked, fc_simulate_options *options) {
  const char *text = fc_asked_value(asked, "draws");
  const fc_where where = {.field = "--draws", .excerpt = fc_str_of(text ? text : "")};
  if (options->draws > FC_DRAWS_MOST)
    return fc_fail(ctx, FC_BAD_USAGE, "F473", &where, "100,000,000,000 are as many as can be",
                   "that many draws would never end");
  if (options->way != FC_WAY_SOBOL)
    return FC_OK;
  uint64_t each = options->draws / FC_SCRAMBLES;
  if (!text)
    options->draws = whole_power(each ? each : 1) * FC_SCRAMBLES;
  else if (options->draws % FC_SCRAMBLES || each != whole_power(each ? each : 1))
    return fc_fail(ctx, FC_BAD_USAGE, "F473", &where,
                   fc_ctx_format(ctx, "%llu and %llu are such numbers",
                                 (unsigned long long)(whole_power(each ? each : 1) * FC_SCRAMBLES),
                                 (unsigned long long)(whole_power(each ? each : 1) * 2 * FC_SCRAMBLES)),
                   "sobol takes a power of two of draws, in each of %d scrambles", FC_SCRAMBLES);
  return FC_OK;
}

static fc_status read_target(fc_ctx *ctx, const fc_asked *asked, double *out) {
  const char *text = fc_asked_value(asked, "target-error");
  const fc_where where = {.field = "--target-error", .excerpt = fc_str_of(text ? text : "")};
  fc_rate rate;
  *out = 0;
  if (!text)
    return FC_OK;
  if (fc_rate_parse(text, strlen(text), &rate, NULL) || rate.num <= 0)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, "say which share of a figure it may be away: 1%, 0.5%",
                   "--target-error is not a rate above zero");
  *out = fc_ratio_double((fc_ratio){rate.num, rate.den});
  return FC_OK;
}

static fc_status read_exceeds(fc_ctx *ctx, const char *value, fc_exceeds *out) {
  fc_str text = fc_str_of(value);
  const fc_where where = {.field = "--exceeds", .excerpt = text};
  fc_condition condition;
  if (!fc_condition_split(text, &condition) || condition.comparison != FC_MORE)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, "name a figure and a level: 'loss>10M', 'share>1%', 'gap>0'",
                   "--exceeds does not hold a figure and what it is to be above");
  out->metric = fc_metric_find(condition.column);
  out->text = value;
  if (!out->metric)
    return fc_fail(ctx, FC_BAD_USAGE, "F324", &where,
                   fc_ctx_format(ctx, "\"fiscalc list metrics\" names them%s",
                                 fc_did_you_mean(ctx, condition.column, fc_metric_names(), fc_metrics())),
                   "there is no metric \"%.*s\"", FC_STR_ARG(condition.column));
  return fc_condition_value(ctx, &condition, out->metric->type, "--exceeds", text, NULL, &out->level);
}

static fc_status read_all_exceeds(fc_ctx *ctx, const fc_asked *asked, wanted *out) {
  size_t n = fc_asked_count(asked, "exceeds");
  fc_exceeds *list = fc_arena_array(&out->arena, n + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(ctx);
  out->options.exceeds = list;
  out->options.n_exceeds = n;
  fc_status first = FC_OK;
  for (size_t i = 0; i < n; i++) {
    fc_status status = read_exceeds(ctx, fc_asked_value_at(asked, "exceeds", i), &list[i]);
    first = first ? first : status;
  }
  return first;
}

/* All that is wrong with the options, before any file is read. */
static fc_status read_wanted(fc_ctx *ctx, const fc_asked *asked, wanted *out) {
  *out = (wanted){.arena = {NULL}};
  fc_simulate_options *options = &out->options.simulate;
  options->way = read_way(asked);
  double target;
  fc_status of_target = read_target(ctx, asked, &target);
  options->target = target;
  options->seed = read_count(asked, "seed", 1);
  options->draws = read_count(asked, "draws", target > 0 ? UINT64_C(10000000) : FC_DRAWS_USUAL);
  options->level = 0.95;
  options->gaps = true;
  out->options.metrics_named = fc_asked_count(asked, "metrics") > 0;
  out->options.listed = read_count(asked, "list-draws", 0);
  fc_status of_draws = check_draws(ctx, asked, options), of_exceeds = read_all_exceeds(ctx, asked, out);
  return of_target ? of_target : of_draws ? of_draws : of_exceeds;
}

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  wanted w;
  fc_status status = read_wanted(ctx, asked, &w);
  if (!status)
    status = fc_risk_run(ctx, over->plan, over->scenario, &w.options, out);
  fc_arena_free(&w.arena);
  return status;
}

static fc_status simulate_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  wanted w;
  fc_status status = fc_asked_scenario(ctx, asked, path, &scenario, &lies_somewhere);
  if (status)
    return status;
  status = read_wanted(ctx, asked, &w);
  fc_arena_free(&w.arena);
  if (status) {
    fc_scenario_free(scenario);
    return status;
  }
  return fc_answer_with(ctx, asked, scenario, lies_somewhere, make, out);
}

static const fc_param params[] = {
    {.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario, as JSON"},
    {.name = "method",
     .type = FC_PARAM_CHOICE,
     .value = "HOW",
     .choices = "auto|exact|montecarlo|sobol",
     .help = "exact: worked out, where the cuts are independent of each other; montecarlo: random draws; sobol: a sequence "
             "that fills the range evenly, scrambled 8 times; auto (the default): random draws, and worked out where that "
             "can be"},
    {.name = "draws",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "1",
     .help = "how many; 100,000 without it; of sobol 8 times a power of two; with --target-error the most, 10,000,000 without "
             "it"},
    {.name = "seed",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .help = "which draws; 1 without it: the same N gives the same draws"},
    {.name = "target-error",
     .type = FC_PARAM_TEXT,
     .value = "RATE",
     .help = "draw until half the width of every interval is at most this share of its figure (of a probability: this much "
             "of 1), such as 1%; exit with 1 where so many draws do not do"},
    {.name = "exceeds",
     .type = FC_PARAM_TEXT,
     .value = "METRIC>LEVEL",
     .repeated = true,
     .help = "how likely it is that a figure is above a level: 'loss>10M', 'share>1%', 'gap>0'"},
    {.name = "list-draws",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .help = "table draws: the first N draws one by one, with what every parameter was"},
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows of tables rows and allocation are: government (the default), program or any other column"},
    {0}};

const fc_command fc_command_simulate = {
    .name = "simulate",
    .summary = "how surely: the distribution of a scenario's figures where its parameters are uncertain",
    .synopsis = "simulate SCENARIO [--method HOW] [--draws N] [--seed N] [OPTIONS]",
    .about = "Mean, spread and quantiles of each figure, the mean of the worst, the probability of a loss, of a gap, of more "
             "than a level; the reserve that suffices with 90, 95 and 99 percent; whose losses make the worst cases; the "
             "quantiles of each row. Every figure says whether it is exact (worked out, within the ends that stand beside "
             "it) or estimated (drawn: the ends hold the truth with 95 percent confidence). The same seed gives the same "
             "bytes for any number of threads.",
    .examples = "  fiscalc simulate jag.json\n"
                "  fiscalc simulate jag.json --exceeds 'loss>10M' --exceeds 'share>1%' -f json\n"
                "  fiscalc simulate jag.json --method sobol --target-error 0.5%\n"
                "  fiscalc simulate jag.json --draws 1000 --list-draws 1000 --table draws -f csv -o draws.csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_basis,
                                               &fc_options_scenario, &fc_options_loss, &fc_options_finding,
                                               &fc_options_output, NULL},
    .run = simulate_run,
};
