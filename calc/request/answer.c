/* answer.c - a scenario answered.
 *
 * Tables of a result read from the dataset, the plan and the scenario, and messages name files of the sources: the
 * result owns all four. */
#include "request/answer.h"
#include "base/file.h"
#include "dataset/model.h"
#include "impact/plan.h"
#include "request/asked_read.h"
#include "request/fail_if.h"
#include "request/kept.h"
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

fc_status fc_answer_package(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
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
    status = fc_answer_package(ctx, asked, scenario, lies_somewhere, arena, &package);
  if (!status)
    status = fc_sources_collect(ctx, asked, package, out);
  return status ? status : fc_sources_need_grants(ctx, *out);
}

static fc_status read_dataset(fc_ctx *ctx, answer_parts *parts, const fc_asked *asked, bool everything) {
  const fc_scenario *const scenarios[] = {parts->scenario};
  const fc_kept_for kept_for = {asked, scenarios, 1, &parts->options, everything};
  fc_keep keep;
  fc_status status = fc_keep_for(ctx, &kept_for, &parts->arena, &keep);
  if (!status)
    status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                             &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

/* Of a run its --metrics; of one figure that is explained its --column, or what --until compares. */
static fc_status read_metrics(fc_ctx *ctx, const fc_asked *asked, fc_arena *arena, fc_run_options *options) {
  const char *until = fc_asked_value(asked, "until");
  fc_condition condition;
  if (!until || !fc_condition_split(fc_str_of(until), &condition))
    return fc_asked_values(ctx, asked, fc_asked_count(asked, "column") ? "column" : "metrics", arena,
                           &options->metrics, &options->n_metrics);
  const char **one = fc_arena_array(arena, 1, sizeof *one);
  if (one)
    *one = fc_arena_text(arena, condition.column.p, condition.column.n);
  options->metrics = one;
  options->n_metrics = 1;
  return one && *one ? FC_OK : fc_fail_memory(ctx);
}

fc_status fc_answer_options(fc_ctx *ctx, const fc_asked *asked, fc_arena *arena, fc_run_options *options) {
  *options = (fc_run_options)FC_RUN_OPTIONS_INIT;
  options->year = fc_asked_year(asked);
  options->stage = fc_asked_value(asked, "stage");
  options->denominator = fc_asked_value(asked, "denominator");
  options->sort = fc_asked_value(asked, "sort");
  options->top = fc_asked_top(asked);
  options->rounding = fc_asked_rounding(asked);
  fc_status status = fc_asked_values(ctx, asked, "by", arena, &options->by, &options->n_by);
  return status ? status : read_metrics(ctx, asked, arena, options);
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

/* Files that hold the numbers of parameters: each once for each column or variable. */
static fc_status add_parameter_files(const fc_scenario *scenario, fc_result *result) {
  for (size_t i = 0; i < scenario->n_parameters; i++) {
    const fc_parameter_file *file = scenario->parameters[i].file;
    bool known = false;
    for (size_t k = 0; k < i && file && !known; k++) {
      const fc_parameter_file *before = scenario->parameters[k].file;
      known = before && strcmp(before->file, file->file) == 0 && strcmp(before->header, file->header) == 0;
    }
    if (!file || known)
      continue;
    const fc_input input = {.file = file->file,
                            .as = file->as,
                            .sha256 = file->sha256,
                            .rows = file->rows,
                            .n_columns = 1,
                            .roles = &file->role,
                            .headers = &file->header};
    fc_status status = fc_result_add_input(result, &input);
    if (status)
      return status;
  }
  return FC_OK;
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
  return add_parameter_files(scenario, result) ? fc_fail_memory(ctx) : FC_OK;
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
    status = fc_answer_options(ctx, asked, &parts->arena, &parts->options);
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

fc_status fc_answer_checked(fc_ctx *ctx, const fc_asked *asked, fc_answer_check check, fc_answer_fn make, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  fc_status status = fc_asked_scenario(ctx, asked, path, &scenario, &lies_somewhere);
  if (status)
    return status;
  status = check(ctx, asked, scenario);
  if (!status)
    return fc_answer_with(ctx, asked, scenario, lies_somewhere, make, out);
  fc_scenario_free(scenario);
  return status;
}

static fc_status run_plan(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out) {
  (void)asked;
  return fc_plan_run(ctx, over->plan, out);
}

fc_status fc_answer(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, bool lies_somewhere, fc_result **out) {
  return fc_answer_with(ctx, asked, scenario, lies_somewhere, run_plan, out);
}
