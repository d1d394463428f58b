/* answer.c - a scenario answered.
 *
 * Tables of a result read from the dataset, the plan and the scenario, and messages name files of the sources: the
 * result owns all four. */
#include "request/answer.h"
#include "impact/metric.h"
#include "base/file.h"
#include "dataset/model.h"
#include "impact/plan.h"
#include "request/asked_read.h"
#include "request/fail_if.h"
#include "scenario/standard.h"

#include <stdlib.h>
#include <string.h>

/* What is made on the way, in the order in which it is released from the end. */
typedef struct answer_parts {
  fc_arena arena;
  fc_sources *sources;
  fc_scenario *scenario;
  fc_dataset *dataset;
  fc_run_options options;
  fc_plan *plan;
} answer_parts;

static void release_parts(void *self) {
  answer_parts *parts = self;
  fc_plan_free(parts->plan);
  fc_dataset_free(parts->dataset);
  fc_scenario_free(parts->scenario);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

/* The package that the scenario names or lies beside. One that lies nowhere must name it. */
static fc_status scenario_package(fc_ctx *ctx, const fc_scenario *scenario, const fc_asked *asked, bool lies_somewhere,
                                  fc_arena *arena, const char **path) {
  const char *data = scenario->data;
  *path = data && fc_asked_file(asked, data) ? data : NULL;
  if (*path || (!lies_somewhere && !data))
    return FC_OK;
  const char *root;
  fc_status status = fc_scenario_data(ctx, scenario, arena, path, &root);
  if (status || !*path)
    return status;
  fc_file *file; /* is it there, and beneath the root? */
  status = fc_file_open(ctx, *path, root, &file);
  fc_file_free(file);
  if (status)
    return status;
  *path = fc_path_short(arena, *path);
  return *path ? FC_OK : fc_fail_memory(ctx);
}

fc_status fc_answer_sources(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
                            fc_arena *arena, fc_sources **out) {
  const char *package = fc_asked_value(asked, "data");
  fc_status status = FC_OK;
  if (!package && !(fc_asked_count(asked, "budgets") && fc_asked_count(asked, "grants")))
    status = scenario_package(ctx, scenario, asked, lies_somewhere, arena, &package);
  if (!status)
    status = fc_sources_collect(ctx, asked, package, out);
  return status ? status : fc_sources_need_grants(ctx, *out);
}

static fc_status list_names(fc_ctx *ctx, fc_arena *arena, const fc_named *named, size_t n, const char *const **out) {
  const char **list = fc_arena_array(arena, n + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < n; i++)
    list[i] = named[i].name;
  *out = list;
  return FC_OK;
}

/* Adds the columns that conditions look at. */
static fc_status add_columns(fc_ctx *ctx, answer_parts *parts, const fc_select *select, const char **list, size_t *n) {
  for (size_t i = 0; select && i < fc_select_columns(select); i++) {
    fc_str column = fc_select_column(select, i);
    list[*n] = fc_arena_text(&parts->arena, column.p, column.n);
    if (!list[(*n)++])
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

/* Columns of budgets that the scenario sets the loss against. */
static fc_status list_parts(fc_ctx *ctx, answer_parts *parts, fc_keep *keep) {
  const fc_report_choice *report = &parts->scenario->report;
  size_t count = 0;
  for (size_t i = 0; i < report->n_against; i++)
    count += fc_select_columns(report->against[i]);
  const char **list = fc_arena_array(&parts->arena, count + 1, sizeof *list);
  fc_status status = list ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < report->n_against && !status; i++)
    status = add_columns(ctx, parts, report->against[i], list, &keep->n_parts);
  keep->parts = list;
  return status;
}

/* Columns of grants that metrics after the loss look at, where something of it is asked. */
static const char *const after_columns[] = {"priority", "positions", "match_rate"};
enum { AFTER_COLUMNS = sizeof after_columns / sizeof *after_columns };

static bool asks_after(const fc_scenario *scenario, const fc_run_options *options) {
  const fc_metric *metric;
  for (size_t i = 0; i < options->n_metrics; i++)
    if ((metric = fc_metric_find(fc_str_of(options->metrics[i]))) && metric->after_loss)
      return true;
  for (size_t i = 0; i < scenario->report.n_metrics; i++)
    if ((metric = fc_metric_find(fc_str_of(scenario->report.metrics[i].name))) && metric->after_loss)
      return true;
  return scenario->response.stated || scenario->response.counts_jobs || scenario->contingencies.n ||
         scenario->contingencies.from_data;
}

/* Columns of grants that effects and contingencies look at beside the selection. */
static fc_status list_further(fc_ctx *ctx, answer_parts *parts, fc_keep *keep) {
  const fc_scenario *scenario = parts->scenario;
  const fc_contingencies *contingencies = &scenario->contingencies;
  size_t count = AFTER_COLUMNS;
  for (size_t i = 0; i < scenario->n_cuts; i++)
    count += scenario->cuts[i].steps.exempt ? fc_select_columns(scenario->cuts[i].steps.exempt) : 0;
  for (size_t i = 0; i < contingencies->n; i++)
    count += contingencies->list[i].restricted_to ? fc_select_columns(contingencies->list[i].restricted_to) : 0;
  const char **list = fc_arena_array(&parts->arena, count + 1, sizeof *list);
  fc_status status = list ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < scenario->n_cuts && !status; i++)
    status = add_columns(ctx, parts, scenario->cuts[i].steps.exempt, list, &keep->n_further);
  for (size_t i = 0; i < contingencies->n && !status; i++)
    status = add_columns(ctx, parts, contingencies->list[i].restricted_to, list, &keep->n_further);
  for (size_t i = 0; i < AFTER_COLUMNS && !status && asks_after(scenario, &parts->options); i++)
    list[keep->n_further++] = after_columns[i];
  keep->further = list;
  return status;
}

static fc_status list_selects(fc_ctx *ctx, answer_parts *parts, fc_keep *keep) {
  const fc_scenario *scenario = parts->scenario;
  const fc_select **list = fc_arena_array(&parts->arena, scenario->n_cuts + 1, sizeof(void *));
  if (!list)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < scenario->n_cuts; i++) {
    if (scenario->cuts[i].select)
      list[keep->n_selects++] = scenario->cuts[i].select;
    else
      keep->everything = true;
  }
  keep->selects = list;
  return FC_OK;
}

static fc_status read_dataset(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked, bool everything) {
  const fc_scenario *scenario = parts->scenario;
  const char *stage = fc_asked_value(asked, "stage");
  fc_keep keep = {.governments = scenario->governments,
                  .everything = everything,
                  .reserves = scenario->contingencies.from_data,
                  .digest = fc_asked_wants_digest(asked)};
  fc_status status = fc_asked_values(ctx, asked, "by", &parts->arena, &keep.by, &keep.n_by);
  if (!status && !keep.n_by && scenario->report.n_by) {
    keep.n_by = scenario->report.n_by;
    status = list_names(ctx, &parts->arena, scenario->report.by, keep.n_by, &keep.by);
  }
  if (!status)
    status = list_parts(ctx, parts, &keep);
  if (!status)
    status = list_selects(ctx, parts, &keep);
  if (!status)
    status = list_further(ctx, parts, &keep);
  if (status)
    return status;
  keep.scope = fc_asked_scope(asked);
  if (!fc_asked_count(asked, "denominator"))
    keep.scope = fc_scope_of(scenario->report.denominator.name);
  status = fc_asked_dates(ctx, asked, &parts->arena, &keep.as_of, &keep.n_as_of);
  if (status)
    return status;
  keep.stage = stage ? stage : scenario->report.stage.name;
  status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                           &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

/* Of a run its --metrics; of one figure that is explained its --column, or what --until compares. */
static fc_status read_metrics(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked) {
  fc_run_options *options = &parts->options;
  const char *until = fc_asked_value(asked, "until");
  fc_condition condition;
  if (!until || !fc_condition_split(fc_str_of(until), &condition))
    return fc_asked_values(ctx, asked, fc_asked_count(asked, "column") ? "column" : "metrics", &parts->arena,
                           &options->metrics, &options->n_metrics);
  const char **one = fc_arena_array(&parts->arena, 1, sizeof *one);
  if (one)
    *one = fc_arena_text(&parts->arena, condition.column.p, condition.column.n);
  options->metrics = one;
  options->n_metrics = 1;
  return one && *one ? FC_OK : fc_fail_memory(ctx);
}

static fc_status read_options(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked) {
  const char *rounding = fc_asked_value(asked, "rounding");
  fc_run_options *options = &parts->options;
  *options = (fc_run_options)FC_RUN_OPTIONS_INIT;
  options->year = fc_asked_year(asked);
  options->stage = fc_asked_value(asked, "stage");
  options->denominator = fc_asked_value(asked, "denominator");
  options->sort = fc_asked_value(asked, "sort");
  options->top = fc_asked_top(asked);
  options->rounding = rounding && strcmp(rounding, "half_even") == 0 ? FC_HALF_EVEN : FC_HALF_AWAY;
  fc_status status = fc_asked_values(ctx, asked, "by", &parts->arena, &options->by, &options->n_by);
  return status ? status : read_metrics(ctx, parts, asked);
}

static fc_status compile(fc_ctx *ctx, answer_parts *parts) {
  return fc_plan_compile(ctx, parts->dataset, parts->scenario, &parts->options, &parts->plan);
}

/* A selector that matches nothing is answered with the nearest values that there are. They were not kept, so that only
 * then all rows are read again. */
static fc_status explain_no_match(fc_ctx *ctx, fc_ctx *aside, answer_parts *parts, const fc_asked *asked) {
  fc_dataset_free(parts->dataset);
  parts->dataset = NULL;
  fc_status status = read_dataset(aside, parts, asked, true);
  return status ? status : compile(ctx, parts);
}

static fc_status lay_over(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked) {
  fc_ctx *aside;
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(ctx);
  fc_status status = compile(aside, parts);
  if (status == FC_NO_MATCH)
    status = explain_no_match(ctx, aside, parts, asked);
  else
    fc_notes_copy(fc_ctx_notes(ctx), fc_ctx_notes(aside));
  fc_ctx_free(aside);
  return status;
}

/* Which command, which scenario; the result now owns what it reads from. */
static fc_status finish(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked, bool lies_somewhere, fc_result *result) {
  const fc_scenario *scenario = parts->scenario;
  bool named = lies_somewhere || fc_standard_is(scenario->file);
  fc_status status = fc_result_own(result, parts, release_parts);
  if (status)
    return fc_fail_memory(ctx);
  if (fc_result_set_command(result, asked->command->name) ||
      fc_result_set_scenario(result, scenario->name, named ? scenario->file : NULL, scenario->sha256))
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < scenario->n_extended; i++)
    if (fc_result_add_extended(result, scenario->extended[i].file, scenario->extended[i].sha256))
      return fc_fail_memory(ctx);
  return FC_OK;
}

fc_status fc_answer_with(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, bool lies_somewhere,
                         fc_answer_fn make, fc_result **out) {
  *out = NULL;
  answer_parts *parts = calloc(1, sizeof *parts);
  if (!parts) {
    fc_scenario_free(scenario);
    return fc_fail_memory(ctx);
  }
  parts->scenario = scenario;
  fc_status status = fc_answer_sources(ctx, asked, scenario, lies_somewhere, &parts->arena, &parts->sources);
  if (!status)
    status = read_options(ctx, parts, asked);
  if (!status)
    status = read_dataset(ctx, parts, asked, false);
  if (!status)
    status = lay_over(ctx, parts, asked);
  fc_result *result = NULL;
  if (!status)
    status = make(ctx, asked, &(fc_answering){parts->scenario, parts->dataset, &parts->options, parts->plan}, &result);
  if (status) {
    release_parts(parts);
    return status;
  }
  status = finish(ctx, parts, asked, lies_somewhere, result);
  if (status)
    fc_result_free(result);
  else
    *out = result;
  return status;
}

static fc_status run_plan(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  (void)asked;
  return fc_plan_run(ctx, over->plan, out);
}

fc_status fc_answer(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, bool lies_somewhere, fc_result **out) {
  return fc_answer_with(ctx, asked, scenario, lies_somewhere, run_plan, out);
}
