/* breakeven.c - the value of one number of a scenario at which a figure comes to a level. */
#include "impact/metric.h"
#include "request/answer.h"
#include "request/fail_if.h"
#include "request/varied.h"

/* What is looked for, read of the options. */
typedef struct wanted {
  fc_arena arena;
  fc_scenario *varied;
  fc_axis axis;
  fc_breakeven breakeven;
} wanted;

static void release(wanted *w) {
  fc_scenario_free(w->varied);
  fc_arena_free(&w->arena);
}

static fc_status fail_metric(fc_ctx *ctx, fc_str text, fc_str name) {
  const fc_where where = {.field = "--until", .excerpt = text, .mark_length = (uint32_t)fc_utf8_length(name)};
  return fc_fail(ctx, FC_BAD_USAGE, "F324", &where,
                 fc_ctx_format(ctx, "\"fiscalc list metrics\" names them%s",
                               fc_did_you_mean(ctx, name, fc_metric_names(), fc_metrics())),
                 "there is no metric \"%.*s\"", FC_STR_ARG(name));
}

/* The metric and its level: share=1%. */
static fc_status read_until(fc_ctx *ctx, const fc_asked *asked, fc_breakeven *out) {
  fc_str text = fc_str_of(fc_asked_value(asked, "until"));
  const fc_where where = {.field = "--until", .excerpt = text};
  fc_condition condition;
  if (!fc_condition_split(text, &condition) || condition.comparison != FC_EQUAL)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where,
                   "name a metric and the level that it comes to: 'share=1%', 'gap=0', 'loss=4.3M'",
                   "--until does not hold a metric and its level");
  const fc_metric *metric = out->metric = fc_metric_find(condition.column);
  if (!metric)
    return fail_metric(ctx, text, condition.column);
  const char *help = metric->type == FC_SHARE   ? "dollars are a level of loss: 'loss=4.3M'"
                     : metric->type == FC_MONEY ? "a rate is a level of share, of the budget: 'share=1%'"
                                                : NULL;
  fc_status status = fc_condition_value(ctx, &condition, metric->type, "--until", text, help, &out->level);
  if (!status && metric->type == FC_INTEGER && out->level.den != 1)
    return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, NULL, "%s is a whole number", metric->name);
  return status;
}

/* All that is wrong with the options, before any file is read. */
static fc_status read_wanted(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, wanted *out) {
  *out = (wanted){.varied = NULL};
  fc_status status = fc_scenario_vary(ctx, scenario, &out->varied);
  if (status)
    return status;
  status = fc_varied_range(ctx, asked, out->varied, &out->arena, &out->axis, &out->breakeven.bounds);
  fc_status until = read_until(ctx, asked, &out->breakeven);
  out->breakeven.varied = out->varied;
  out->breakeven.axis = &out->axis;
  out->breakeven.row = fc_asked_value(asked, "row");
  status = status ? status : until;
  if (status || out->axis.kind != FC_AXIS_TIMES || fc_metric_is_proportional(out->breakeven.metric))
    return status;
  const fc_where where = {.field = "--until", .excerpt = fc_str_of(fc_asked_value(asked, "until"))};
  return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, "ask for loss, share or another figure that is in proportion to it",
                 "two such losses do not make twice the %s", out->breakeven.metric->name);
}

static fc_status make(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  wanted w;
  fc_status status = read_wanted(ctx, asked, over->scenario, &w);
  w.breakeven.plan = over->plan;
  if (!status)
    status = fc_breakeven_run(ctx, &w.breakeven, out);
  release(&w);
  return status;
}

static fc_status check(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario) {
  wanted w;
  fc_status status = read_wanted(ctx, asked, scenario, &w);
  release(&w);
  return status;
}

static fc_status breakeven_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  return fc_answer_checked(ctx, asked, check, make, out);
}

static const fc_param params[] = {
    {.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario, as JSON"},
    {.name = "vary",
     .type = FC_PARAM_TEXT,
     .value = "NAME[=LOW:HIGH]",
     .required = true,
     .help = "the number that is looked for, named as for \"sweep\": rate, \"JAG lost.rate\", a parameter, \"general "
             "reserve.amount\", /cuts/0/phase/1; perhaps between which values, 0:50%, and in which steps, 0:50%:1%; or "
             "times: how many losses like this one"},
    {.name = "until",
     .type = FC_PARAM_TEXT,
     .value = "METRIC=LEVEL",
     .required = true,
     .help =
         "a figure and what it comes to: 'share=1%', 'loss=4.3M', 'gap=0', 'full_years=2' (\"fiscalc list metrics\")"},
    {.name = "row",
     .type = FC_PARAM_TEXT,
     .value = "KEY",
     .help =
         "whose figure: a row of the answer, by the values of its columns, parted by commas; without it that of all "
         "grants together"},
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows are that --row names: government (the default), program, department or any other column"},
    FC_PARAM_ROUNDING,
    {0}};

const fc_command fc_command_breakeven = {
    .name = "breakeven",
    .summary = "the value of one number of a scenario at which a figure comes to a level",
    .synopsis = "breakeven SCENARIO --vary NAME[=LOW:HIGH] --until METRIC=LEVEL [OPTIONS]",
    .about =
        "The least value, to the last digit that is written (a hundred millionth of a rate, a cent, a whole month), at "
        "which the figure is at the level or beyond it, with the figure there and just below; every further value at "
        "which it crosses the level, jumps over it, or stays on it. Where more of the number can never mean less "
        "of the figure there is no other, else table \"searched\" says by which steps was looked. Without LOW:HIGH "
        "all that the scenario accepts: rates to 100%, amounts to what the selected grants have, or ten times the "
        "stated amount where that is more.",
    .examples =
        "  fiscalc breakeven cut.json --vary rate --until share=1%\n"
        "  fiscalc breakeven jag.json --vary times --until share=1%\n"
        "  fiscalc breakeven cut.json --vary 'general reserve.amount=0:2B' --until gap=0 --row Chicago -f json\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_basis,
                                               &fc_options_scenario, &fc_options_finding, &fc_options_output, NULL},
    .run = breakeven_run,
};
