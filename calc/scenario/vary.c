/* vary.c - a scenario with other numbers: points of parameters, and any amount, rate or count that stands in it.
 *
 * The document stays as it is; a text stands in the place of a value while what holds it is read again. */
#include "scenario/reading.h"

#include <stdlib.h>
#include <string.h>

static void *copy_of(fc_scenario *to, const void *from, size_t count, size_t size) {
  void *copy = fc_arena_array(&to->arena, count ? count : 1, size);
  if (copy && count)
    memcpy(copy, from, count * size);
  return copy;
}

static bool borrow_selects(const fc_scenario *from, fc_scenario *to) {
  fc_seq_init(&to->selects, sizeof(fc_read_select));
  for (size_t i = 0; i < from->selects.count; i++) {
    fc_read_select *slot = fc_seq_push(&to->selects);
    if (!slot)
      return false;
    *slot = *(const fc_read_select *)fc_seq_at(&from->selects, i);
  }
  return true;
}

fc_status fc_scenario_vary(fc_ctx *ctx, const fc_scenario *scenario, fc_scenario **out) {
  fc_scenario *copy = *out = malloc(sizeof *copy);
  if (!copy)
    return fc_fail_memory(ctx);
  *copy = *scenario;
  copy->varied = true;
  copy->arena = (fc_arena){0};
  bool borrowed = borrow_selects(scenario, copy);
  copy->parameters = copy_of(copy, scenario->parameters, scenario->n_parameters, sizeof *copy->parameters);
  copy->cuts = copy_of(copy, scenario->cuts, scenario->n_cuts, sizeof *copy->cuts);
  copy->overrides = copy_of(copy, scenario->overrides, scenario->n_overrides, sizeof *copy->overrides);
  if (borrowed && copy->parameters && copy->cuts && copy->overrides)
    return FC_OK;
  fc_scenario_free(copy);
  *out = NULL;
  return fc_fail_memory(ctx);
}

fc_status fc_scenario_retake(fc_ctx *ctx, fc_scenario *scenario) {
  fc_reading reading = {.ctx = ctx, .json = scenario->json, .to = scenario};
  const fc_json_value *baseline = fc_json_get(fc_json_root(scenario->json), "baseline");
  for (size_t i = 0; i < scenario->n_parameters; i++)
    scenario->parameters[i].uses = 0;
  if (baseline)
    fc_reading_baseline(&reading, baseline);
  fc_reading_take_cuts(&reading);
  fc_reading_after_loss(&reading, fc_json_root(scenario->json));
  return reading.status;
}

fc_status fc_scenario_set_rate(fc_ctx *ctx, fc_scenario *scenario, size_t index, fc_rate value) {
  (void)ctx;
  scenario->parameters[index].point = value;
  return FC_OK;
}

static fc_status set_override(fc_ctx *ctx, fc_scenario *scenario, const fc_json_value *value, const char *text) {
  for (size_t i = 0; i < scenario->n_overrides; i++)
    if (scenario->overrides[i].value == value) {
      scenario->overrides[i].text = text;
      return FC_OK;
    }
  fc_override *more = fc_arena_array(&scenario->arena, scenario->n_overrides + 1, sizeof *more);
  if (!more)
    return fc_fail_memory(ctx);
  if (scenario->n_overrides)
    memcpy(more, scenario->overrides, scenario->n_overrides * sizeof *more);
  more[scenario->n_overrides++] = (fc_override){value, text};
  scenario->overrides = more;
  return FC_OK;
}

fc_status fc_scenario_set_number(fc_ctx *ctx, fc_scenario *scenario, const fc_varied_number *number, const char *text,
                                 const fc_where *where) {
  if (number->parameter == SIZE_MAX)
    return set_override(ctx, scenario, number->value, text);
  return fc_scenario_set_point(ctx, scenario, fc_str_of(scenario->parameters[number->parameter].name), fc_str_of(text),
                               where);
}

fc_status fc_scenario_set_figure(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where) {
  fc_varied_number number;
  fc_status status = fc_scenario_find_number(ctx, scenario, name, where, &number);
  const char *text = status == FC_OK ? fc_arena_text(&scenario->arena, value.p, value.n) : "";
  if (!text)
    return fc_fail_memory(ctx);
  return status == FC_OK ? fc_scenario_set_number(ctx, scenario, &number, text, where) : status;
}

fc_status fc_scenario_retake_number(fc_ctx *ctx, fc_scenario *scenario, const fc_varied_number *number) {
  fc_reading reading = {.ctx = ctx, .json = scenario->json, .to = scenario};
  if (number->in_baseline)
    fc_reading_baseline(&reading, fc_json_get(fc_json_root(scenario->json), "baseline"));
  for (size_t i = 0; i < scenario->n_cuts; i++)
    if (number->in_cut[i])
      fc_reading_take_cut(&reading, i);
  if (number->after_loss)
    fc_reading_after_loss(&reading, fc_json_root(scenario->json));
  return reading.status;
}
