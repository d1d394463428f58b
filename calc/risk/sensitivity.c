/* sensitivity.c - a plan as the function that a method studies. */
#include "risk/sensitivity.h"
#include "base/notes.h"
#include "impact/draws.h"
#include "impact/provenance.h"

#include <string.h>

/* The function and what is known of its inputs and outputs. */
typedef struct studied {
  fc_arena arena;
  fc_function function;
  fc_subject subject;
} studied;

static bool is_taken(const fc_plan *plan, const fc_sensitivity_options *options, const fc_metric *metric) {
  if (options->output)
    return strcmp(metric->name, options->output) == 0;
  if (plan->report.metrics_asked)
    return true;
  return strcmp(metric->name, "loss") == 0;
}

static fc_status refuse_metric(fc_ctx *ctx, const fc_survey *survey, const char *name, fc_arena *arena) {
  const char **names = fc_arena_array(arena, survey->n_metrics + 1, sizeof *names);
  const fc_where where = {.field = "--until", .excerpt = fc_str_of(name)};
  if (!names)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < survey->n_metrics; i++)
    names[i] = survey->metric[i]->name;
  return fc_fail(ctx, FC_BAD_USAGE, "F480", &where,
                 fc_ctx_format(ctx, "name a figure that this plan has%s",
                               fc_did_you_mean(ctx, fc_str_of(name), names, survey->n_metrics)),
                 "there is no figure \"%s\" to be drawn", name);
}

static fc_status choose_figures(fc_ctx *ctx, const fc_plan *plan, const fc_sensitivity_options *options, studied *to,
                                fc_drawn_figure **figures, size_t *n) {
  fc_survey survey;
  fc_status status = fc_plan_survey(ctx, plan, &to->arena, &survey);
  if (status)
    return status;
  *n = 0;
  *figures = fc_arena_array(&to->arena, survey.n_metrics + 1, sizeof **figures);
  fc_type *type = fc_arena_array(&to->arena, survey.n_metrics + 1, sizeof *type);
  if (!*figures || !type)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < survey.n_metrics; i++) {
    if (!is_taken(plan, options, survey.metric[i]))
      continue;
    type[*n] = survey.metric[i]->type;
    (*figures)[(*n)++] = (fc_drawn_figure){FC_DRAWN_TOTAL, 0, FC_DRAWN_YEARS, survey.metric[i]};
  }
  to->subject.type = type;
  return *n || !options->output ? FC_OK : refuse_metric(ctx, &survey, options->output, &to->arena);
}

static double double_of(fc_rate rate) {
  return fc_ratio_double(fc_ratio_of(rate.num, rate.den));
}

/* Where the plan takes each parameter; of outcomes, which are drawn by their number, that number. */
static fc_status find_points(fc_ctx *ctx, const fc_scenario *scenario, studied *to) {
  const fc_drawn_input *inputs = fc_plan_inputs(&to->function);
  double *point = fc_arena_array(&to->arena, to->function.n_inputs + 1, sizeof *point);
  if (!point)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < to->function.n_inputs; i++) {
    const fc_parameter *parameter = &scenario->parameters[inputs[i].parameter];
    point[i] = parameter->kind == FC_OUTCOMES ? (double)parameter->taken : double_of(parameter->point);
  }
  to->subject.point = point;
  return FC_OK;
}

static fc_status make_function(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario,
                               const fc_sensitivity_options *options, studied *to) {
  fc_drawn_figure *figures;
  size_t n;
  fc_status status = choose_figures(ctx, plan, options, to, &figures, &n);
  if (status == FC_OK)
    status = fc_plan_function(ctx, plan, scenario, figures, n, &to->arena, &to->function);
  if (status == FC_OK)
    status = find_points(ctx, scenario, to);
  to->subject.function = &to->function;
  return status;
}

/* Draws go beyond the points of the parameters: that a run takes them there is no news of them. */
static void leave_out_points(const fc_sensitivity_options *options, fc_result *result) {
  const fc_method *method = fc_method_find(fc_str_of(options->method ? options->method : "sobol"));
  if (method && method->sampler)
    fc_notes_leave_out(fc_result_notes_mutable(result), "N426");
}

/* Rows are no matter: all awards are taken together. */
static bool leaves_out(const void *self, const char *setting) {
  (void)self;
  return strcmp(setting, "by") == 0;
}

static fc_status fill(fc_ctx *ctx, const fc_plan *plan, const studied *s, const fc_sensitivity_options *options,
                      fc_result *result) {
  fc_sensitivity_options inside = *options;
  inside.output = NULL; /* the function has no others */
  fc_status status = fc_result_take_answer(ctx, plan, leaves_out, NULL, result);
  leave_out_points(options, result);
  if (status == FC_OK)
    status = fc_result_add_inputs(result, plan->frame.dataset, &plan->baseline);
  if (status == FC_OK)
    status = fc_method_run(ctx, &s->subject, &inside, result);
  return status == FC_NO_MEMORY && !fc_ctx_errors(ctx) ? fc_fail_memory(ctx) : status;
}

fc_status fc_sensitivity_of_plan(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario,
                                 const fc_sensitivity_options *options, fc_result **out) {
  studied s = {.subject.function = NULL};
  fc_result *result = NULL;
  *out = NULL;
  fc_status status = make_function(ctx, plan, scenario, options, &s);
  if (status == FC_OK && fc_result_new("sensitivity", &result) != FC_OK)
    status = fc_fail_memory(ctx);
  if (status == FC_OK)
    status = fill(ctx, plan, &s, options, result);
  fc_arena_free(&s.arena);
  if (status == FC_OK)
    *out = result;
  else
    fc_result_free(result);
  return status;
}
