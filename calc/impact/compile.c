/* compile.c - laying a scenario over a dataset: the order of the parts, and what is copied as it is. */
#include "impact/compile_after.h"

#include <stdlib.h>
#include <string.h>

bool fc_compiling_note(fc_compiling *c, fc_status status) {
  if (status != FC_OK && (c->status == FC_OK || status == FC_NO_MEMORY))
    c->status = status;
  return status == FC_OK;
}

void *fc_compiling_array(fc_compiling *c, size_t count, size_t size) {
  void *array = fc_arena_array(&c->plan->arena, count ? count : 1, size);
  if (!array)
    fc_compiling_note(c, fc_fail_memory(c->ctx));
  return array;
}

const char *fc_compiling_keep(fc_compiling *c, fc_str text) {
  const char *copy = fc_arena_text(&c->plan->arena, text.p ? text.p : "", text.n);
  if (!copy)
    fc_compiling_note(c, fc_fail_memory(c->ctx));
  return copy ? copy : "";
}

const char *fc_award_title(fc_ctx *ctx, const fc_dataset *dataset, const fc_award *award) {
  const fc_str government = fc_dataset_text(dataset, fc_dataset_government(dataset, award->government)->name);
  const fc_str program = fc_dataset_text(dataset, award->program ? award->program : award->listing);
  const fc_str id = fc_dataset_text(dataset, award->award_id);
  return fc_ctx_format(ctx, "%.*s%s%.*s%s%.*s", FC_STR_ARG(government), program.n ? ": " : "", FC_STR_ARG(program),
                       id.n ? " " : "", FC_STR_ARG(id));
}

static void choose_scope(fc_compiling *c) {
  fc_wish wish = {.text = c->options->denominator, .where = {.field = "--denominator"}};
  if (!wish.text)
    wish = (fc_wish){c->scenario->report.denominator.name, c->scenario->report.denominator.where};
  fc_compiling_note(c, fc_frame_set_scope(c->ctx, &c->plan->frame, &wish));
}

static void copy_scenario(fc_compiling *c) {
  fc_plan *plan = c->plan;
  plan->scenario_name = fc_compiling_keep(c, fc_str_of(c->scenario->name));
  plan->scenario_file = fc_compiling_keep(c, fc_str_of(c->scenario->file));
  plan->scenario_sha256 = fc_compiling_keep(c, fc_str_of(c->scenario->sha256));
  plan->rounding = c->options->rounding;
  plan->baseline = c->scenario->baseline;
}

static void compile(fc_compiling *c) {
  copy_scenario(c);
  fc_compile_years(c);
  choose_scope(c);
  fc_compile_report(c);
  const bool *governments = fc_compile_governments(c);
  if (c->status != FC_OK || !governments)
    return;
  fc_compile_selection(c, governments);
  if (c->status != FC_OK)
    return;
  fc_compile_checks(c);
  fc_compile_passed(c);
  fc_compile_frames(c);
  fc_compile_dues(c);
  if (c->status != FC_OK || !fc_compiling_note(c, fc_plan_set_dues(c->ctx, c->plan)))
    return;
  fc_compile_against(c);
  fc_compile_after(c);
  fc_compile_assumptions(c);
  fc_compile_notes(c, governments);
  fc_compile_points(c);
}

fc_status fc_plan_compile(fc_ctx *ctx, const fc_dataset *dataset, const fc_scenario *scenario,
                          const fc_run_options *options, fc_plan **out) {
  static const fc_run_options defaults = FC_RUN_OPTIONS_INIT;
  *out = NULL;
  if (!ctx || !dataset || !scenario)
    return FC_BAD_ARGUMENT;
  fc_plan *plan = calloc(1, sizeof *plan);
  if (!plan)
    return fc_fail_memory(ctx);
  fc_notes_init(&plan->notes, 0);
  plan->frame.dataset = dataset;
  fc_compiling c = {
      .ctx = ctx, .dataset = dataset, .scenario = scenario, .options = options ? options : &defaults, .plan = plan};
  compile(&c);
  if (c.status != FC_OK) {
    fc_plan_free(plan);
    return c.status;
  }
  *out = plan;
  return FC_OK;
}

void fc_plan_free(fc_plan *plan) {
  if (!plan)
    return;
  fc_notes_free(&plan->notes);
  fc_arena_free(&plan->arena);
  free(plan);
}
