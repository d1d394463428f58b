/* varied_range.c - --vary of a break-even: the one number that is looked for, and between which values. */
#include "request/varied_parts.h"

#include <string.h>

#define TIMES "times" /* the loss itself, so many times; a number of that name comes first */

static bool has_number(const fc_varying *v, fc_str name) {
  fc_ctx *aside;
  fc_varied_number number;
  if (fc_ctx_new(NULL, &aside))
    return false;
  bool found = fc_scenario_find_number(aside, v->scenario, name, &(fc_where){0}, &number) == FC_OK;
  fc_ctx_free(aside);
  return found;
}

static fc_status find(fc_varying *v, const fc_asked *asked, fc_str name) {
  if (fc_str_is(name, TIMES) && !has_number(v, name)) {
    *v->axis =
        (fc_axis){.kind = FC_AXIS_TIMES, .name = TIMES, .number.parameter = SIZE_MAX, .type = FC_NUMBER, .unit = ""};
    return FC_OK;
  }
  fc_status status = fc_varying_find(v, asked, name);
  if (status || !fc_varying_is_named(v))
    return status;
  return fc_varying_fail(
      v, "F618", name, fc_ctx_format(v->ctx, "\"fiscalc sweep\" answers at each of them: --vary '%s'", v->axis->name),
      fc_ctx_format(v->ctx, "the values of %s are names, of which none is more than another", v->axis->name));
}

/* How the number is written where it stands, for its type. */
static void see_written(fc_varying *v, fc_str values) {
  const fc_json_value *value = v->axis->number.value;
  fc_str stated = value ? fc_json_text(value) : (fc_str){"", 0};
  v->values.percent = memchr(values.p, '%', values.n) || (stated.n && memchr(stated.p, '%', stated.n));
  v->values.dollars = memchr(values.p, '$', values.n) || (stated.n && stated.p[0] == '$');
}

/* A parameter that has single values need not have the ends of a range. */
static bool is_listed(const fc_varying *v) {
  size_t parameter = v->axis->number.parameter;
  return parameter != SIZE_MAX && fc_parameter_is_discrete(&v->scenario->parameters[parameter]);
}

/* The ends of a range are tried on the scenario. */
static fc_status try_ends(fc_varying *v, const fc_str part[2]) {
  const char *text[2];
  for (int i = 0; i < 2; i++)
    if (!(text[i] = fc_arena_text(v->arena, part[i].p, part[i].n)))
      return fc_fail_memory(v->ctx);
  fc_varying trying = *v;
  fc_axis axis = *v->axis;
  axis.text = text;
  axis.n = 2;
  trying.axis = &axis;
  return v->axis->kind == FC_AXIS_NUMBER && !is_listed(v) ? fc_varying_try(&trying) : FC_OK;
}

static fc_status read_range(fc_varying *v, fc_str whole, fc_number_range *out) {
  fc_str part[3];
  fc_ratio number[3] = {{0, 1}, {0, 1}, {1, 1}};
  size_t n = fc_varying_split(whole, part, 3);
  if (n != 2 && n != 3)
    return fc_varying_fail(v, "F618", whole, v->range_help,
                           n == 1 ? "a break-even looks between two values"
                                  : "a range has two numbers, or three with a step");
  fc_status status = fc_varying_bounds(v, whole, part, n, number);
  if (status)
    return status;
  if (fc_ratio_cmp(number[0], number[1]) > 0)
    return fc_varying_fail(v, "F618", whole, "name the lower end first", "the range ends below its start");
  if (number[2].num <= 0)
    return fc_varying_fail(v, "F618", part[2], v->range_help, "the step of the range is not more than zero");
  *out = (fc_number_range){.stated = true, .stepped = n == 3, .low = number[0], .high = number[1], .step = number[2]};
  return try_ends(v, part);
}

fc_status fc_varied_range(fc_ctx *ctx, const fc_asked *asked, fc_scenario *varied, fc_arena *arena, fc_axis *axis,
                          fc_number_range *bounds) {
  fc_varying v = {.ctx = ctx,
                  .scenario = varied,
                  .arena = arena,
                  .option = fc_str_of(fc_asked_value(asked, "vary")),
                  .axis = axis,
                  .range_help = "write a range as LOW:HIGH, such as 0:50%"};
  const char *equals = memchr(v.option.p, '=', v.option.n);
  fc_str name = fc_str_trim((fc_str){v.option.p, equals ? (size_t)(equals - v.option.p) : v.option.n});
  fc_str values = equals ? fc_str_trim((fc_str){equals + 1, v.option.n - (size_t)(equals + 1 - v.option.p)})
                         : (fc_str){v.option.p + v.option.n, 0};
  *bounds = (fc_number_range){.stated = false};
  fc_status status = find(&v, asked, name);
  if (status)
    return status;
  see_written(&v, values);
  if (axis->kind == FC_AXIS_NUMBER)
    fc_varying_choose_type(&v);
  return equals ? read_range(&v, values, bounds) : FC_OK;
}
