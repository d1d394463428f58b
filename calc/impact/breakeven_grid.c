/* breakeven_grid.c - between which values of a number a break-even is looked for, and by which steps.
 *
 * Without a stated range: all that the scenario accepts, rates to a hundred millionth, amounts to the cent up to what
 * the selected grants have, or ten times the stated amount where that is more. */
#include "impact/breakeven_parts.h"

#include <stdlib.h>

static fc_status fail(const fc_breaking *b, const char *help, const char *message) {
  const fc_where where = {.field = "--vary", .excerpt = fc_str_of(b->asked->axis->name)};
  return fc_fail(b->ctx, FC_BAD_USAGE, "F618", &where, help, "%s", message);
}

static fc_ratio ratio(fc_rate rate) {
  return fc_ratio_of(rate.num, rate.den);
}

static const fc_parameter *parameter_of(const fc_breaking *b) {
  const fc_varied_number *number = &b->asked->axis->number;
  return number->parameter == SIZE_MAX ? NULL : &b->asked->varied->parameters[number->parameter];
}

/* The number as the scenario has it; one that names a parameter has its point. */
static bool find_stated(const fc_breaking *b, fc_ratio *out) {
  const fc_parameter *parameter = parameter_of(b);
  const fc_scenario *scenario = b->asked->varied;
  if (b->asked->axis->kind == FC_AXIS_TIMES) {
    *out = fc_ratio_of(1, 1);
    return true;
  }
  fc_rate rate = {0, 1};
  fc_str text = parameter ? (fc_str){"", 0} : fc_json_text(b->asked->axis->number.value);
  for (size_t i = 0; !parameter && i < scenario->n_overrides; i++)
    if (scenario->overrides[i].value == b->asked->axis->number.value)
      text = fc_str_of(scenario->overrides[i].text); /* of --param */
  for (size_t i = 0; !parameter && text.n > 1 && text.p[0] == '$' && i < scenario->n_parameters; i++)
    if (fc_str_is((fc_str){text.p + 1, text.n - 1}, scenario->parameters[i].name))
      parameter = &scenario->parameters[i];
  if (parameter)
    rate = parameter->point;
  else if (!fc_parameter_number(text, &rate))
    return false;
  *out = ratio(rate);
  return true;
}

/* The finest step in which a value of the type is written. */
static fc_ratio finest(const fc_axis *axis) {
  if (axis->kind == FC_AXIS_TIMES || axis->type == FC_INTEGER)
    return fc_ratio_of(1, 1);
  return fc_ratio_of(1, axis->type == FC_MONEY ? 100 : 100000000);
}

/* What is due of all selected grants in all years, in dollars. */
static fc_ratio all_due(const fc_plan *plan) {
  fc_i128 sum = 0;
  for (size_t t = 0; t < plan->n_touched; t++)
    for (size_t y = 0; y < plan->n_years; y++) {
      fc_money due = fc_plan_due(plan, t, y, FC_VALUE);
      sum += due > 0 ? due : 0;
    }
  return fc_ratio_of(sum, 100);
}

static fc_ratio larger(fc_ratio a, fc_ratio b) {
  return fc_ratio_cmp(a, b) < 0 ? b : a;
}

/* What the scenario accepts there. false: not known. */
static bool natural(const fc_breaking *b, fc_ratio *low, fc_ratio *high) {
  const fc_parameter *parameter = parameter_of(b);
  const fc_param *spec = b->asked->axis->number.spec;
  fc_rate bound;
  if (parameter && parameter->kind == FC_CONTINUOUS && parameter->has_min && parameter->has_max) {
    *low = ratio(parameter->min);
    *high = ratio(parameter->max);
    return true;
  }
  if (!spec)
    return false;
  *low = spec->min && fc_parameter_number(fc_str_of(spec->min), &bound) ? ratio(bound) : fc_ratio_of(0, 1);
  if (spec->max && fc_parameter_number(fc_str_of(spec->max), &bound))
    *high = ratio(bound);
  else if (spec->type == FC_PARAM_RATE || b->asked->axis->type == FC_SHARE)
    *high = fc_ratio_of(1, 1);
  else if (b->asked->axis->type == FC_MONEY && b->has_stated)
    *high = larger(all_due(b->asked->plan), fc_ratio_of(10 * b->stated.num, b->stated.den));
  else
    return false;
  /* One that lies beyond is of another kind than what stands there first: a number of a deflator's index. */
  return !b->has_stated || (fc_ratio_cmp(*low, b->stated) <= 0 && fc_ratio_cmp(b->stated, *high) <= 0);
}

static int compare(const void *a, const void *b) {
  return fc_ratio_cmp(*(const fc_ratio *)a, *(const fc_ratio *)b);
}

/* The values of a parameter that has no others, within the bounds. */
static fc_status list_values(fc_breaking *b, const fc_parameter *parameter) {
  const fc_number_range *bounds = &b->asked->bounds;
  fc_ratio *list = fc_arena_array(&b->arena, parameter->n_outcomes + 1, sizeof *list);
  size_t n = 0;
  if (!list)
    return fc_fail_memory(b->ctx);
  for (size_t i = 0; i < parameter->n_outcomes; i++) {
    fc_ratio value = ratio(parameter->outcome[i].value);
    if (!bounds->stated || (fc_ratio_cmp(value, bounds->low) >= 0 && fc_ratio_cmp(value, bounds->high) <= 0))
      list[n++] = value;
  }
  if (!n)
    return fail(b, "leave the range out", "none of the parameter's values lies in the range");
  qsort(list, n, sizeof *list, compare);
  b->grid = (fc_grid){.list = list, .last = (int64_t)n - 1, .den = 1};
  return FC_OK;
}

/* So many losses as make the level, and as many again. */
static fc_status times_to_level(fc_breaking *b, fc_ratio *high) {
  static const int64_t at_least = 1000;
  const fc_ratio one = b->at_stated, level = b->asked->level;
  fc_ratio times;
  *high = fc_ratio_of(at_least, 1);
  if (!one.den || !one.num || (one.num < 0) != (level.num < 0))
    return FC_OK;
  fc_ratio over = one.num < 0 ? (fc_ratio){-one.den, -one.num} : (fc_ratio){one.den, one.num};
  if (!fc_ratio_mul(level, over, &times) || times.num / times.den > INT64_MAX / 4)
    return fail(b, "choose a level that is nearer to the loss", "the level is too many times the loss");
  *high = larger(*high, fc_ratio_of(times.num / times.den * 2, 1));
  return FC_OK;
}

fc_status fc_breaking_set_grid(fc_breaking *b) {
  const fc_number_range *bounds = &b->asked->bounds;
  const fc_axis *axis = b->asked->axis;
  const fc_parameter *parameter = parameter_of(b);
  fc_ratio low = bounds->low, high = bounds->high;
  b->has_stated = find_stated(b, &b->stated);
  if (parameter && fc_parameter_is_discrete(parameter))
    return list_values(b, parameter);
  fc_status status = FC_OK;
  if (!bounds->stated && axis->kind == FC_AXIS_TIMES) {
    low = fc_ratio_of(0, 1);
    status = times_to_level(b, &high);
  } else if (!bounds->stated && !natural(b, &low, &high)) {
    return fail(b, fc_ctx_format(b->ctx, "write --vary '%s=LOW:HIGH'", axis->name),
                fc_ctx_format(b->ctx, "nothing says between which values %s may lie", axis->name));
  }
  if (status != FC_OK)
    return status;
  const char *why = bounds->stepped ? fc_grid_of_steps(low, high, bounds->step, &b->grid)
                                    : fc_grid_of_multiples(low, high, finest(axis), &b->grid);
  return why ? fail(b, "write a range as LOW:HIGH, such as 0:50%", why) : FC_OK;
}
