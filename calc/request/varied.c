/* varied.c - --vary: names and values, read as the scenario would read them.
 *
 * A range is gone through in exact steps, 0:100%:10%, both ends included. Values are written as the range is: with %
 * where it has one. Each value is tried on the scenario before any data are read. */
#include "request/varied_parts.h"

#include <string.h>

/* The place of a part of the option's text. */
fc_where fc_varying_where(const fc_varying *v, fc_str part) {
  return (fc_where){.field = "--vary",
                    .excerpt = v->option,
                    .mark_at = (uint32_t)fc_utf8_length((fc_str){v->option.p, (size_t)(part.p - v->option.p)}),
                    .mark_length = (uint32_t)fc_utf8_length(part)};
}

fc_status fc_varying_fail(const fc_varying *v, const char *code, fc_str at, const char *help, const char *message) {
  const fc_where where = fc_varying_where(v, at);
  return fc_fail(v->ctx, FC_BAD_USAGE, code, &where, help, "%s", message);
}

static fc_status too_many(const fc_varying *v, fc_str at) {
  return fc_varying_fail(v, "F619", at, "take larger steps",
                         fc_ctx_format(v->ctx, "the values are more than the %d,%03d points that a sweep may have",
                                       FC_SWEEP_POINTS_MAX / 1000, FC_SWEEP_POINTS_MAX % 1000));
}

static fc_cell cell_of(const fc_varying *v, const char *text) {
  fc_rate number;
  if (v->axis->type == FC_TEXT || !fc_parameter_number(fc_str_of(text), &number))
    return fc_cell_text(fc_str_of(text));
  return fc_axis_cell(v->axis->type, fc_ratio_of(number.num, number.den));
}

static fc_status add(fc_varying *v, fc_str at, const char *text) {
  const char **kept = v->values.text.count < FC_SWEEP_POINTS_MAX ? fc_seq_push(&v->values.text) : NULL;
  if (v->values.text.count >= FC_SWEEP_POINTS_MAX && !kept)
    return too_many(v, at);
  if (!kept || !text)
    return fc_fail_memory(v->ctx);
  *kept = text;
  v->values.percent = v->values.percent || strchr(text, '%');
  v->values.dollars = v->values.dollars || text[0] == '$';
  return FC_OK;
}

/* One of the three numbers of a range, in the range's way of writing. */
static fc_status read_bound(const fc_varying *v, fc_str part, bool percent, fc_ratio *out) {
  fc_rate number;
  if (!fc_parameter_number(part, &number))
    return fc_varying_fail(v, "F618", part, v->range_help,
                           fc_ctx_format(v->ctx, "\"%.*s\" is no number", FC_STR_ARG(part)));
  if (percent && number.num && !memchr(part.p, '%', part.n))
    return fc_varying_fail(v, "F618", part, fc_ctx_format(v->ctx, "write %.*s%%", FC_STR_ARG(part)),
                           "a number of the range lacks the percent sign that others have");
  *out = fc_ratio_of(number.num, number.den);
  return FC_OK;
}

fc_status fc_varying_bounds(const fc_varying *v, fc_str whole, const fc_str *part, size_t n, fc_ratio *out) {
  bool percent = memchr(whole.p, '%', whole.n) != NULL;
  fc_status status = FC_OK;
  for (size_t i = 0; i < n; i++) {
    fc_status each = read_bound(v, part[i], percent, &out[i]);
    status = status ? status : each;
  }
  return status;
}

/* first, first + step, ... as far as last. */
static fc_status add_range(fc_varying *v, fc_str whole, const fc_str part[3]) {
  fc_ratio bound[3];
  fc_grid grid;
  fc_status status = fc_varying_bounds(v, whole, part, 3, bound);
  if (status)
    return status;
  const char *why = fc_grid_of_steps(bound[0], bound[1], bound[2], &grid);
  if (why)
    return fc_varying_fail(v, "F618", whole, v->range_help, why);
  if (grid.last >= FC_SWEEP_POINTS_MAX)
    return too_many(v, whole);
  for (int64_t i = 0; i <= grid.last && !status; i++)
    status = add(v, whole, fc_axis_write(v->arena, fc_grid_value(&grid, i), memchr(whole.p, '%', whole.n) != NULL));
  return status;
}

bool fc_varying_is_named(const fc_varying *v) {
  const fc_axis *axis = v->axis;
  return axis->kind != FC_AXIS_NUMBER ||
         (axis->number.parameter != SIZE_MAX && v->scenario->parameters[axis->number.parameter].kind == FC_OUTCOMES);
}

size_t fc_varying_split(fc_str item, fc_str *part, size_t most) {
  size_t n = 0, start = 0;
  for (size_t i = 0; i <= item.n; i++) {
    if (i < item.n && item.p[i] != ':')
      continue;
    if (n < most)
      part[n] = fc_str_trim((fc_str){item.p + start, i - start});
    n++;
    start = i + 1;
  }
  return n;
}

static fc_status add_item(fc_varying *v, fc_str item) {
  fc_str part[3];
  if (!item.n)
    return fc_varying_fail(v, "F618", item, "write --vary rate=10%,25%,50%", "a value is missing");
  if (!fc_varying_is_named(v) && memchr(item.p, ':', item.n))
    return fc_varying_split(item, part, 3) == 3
               ? add_range(v, item, part)
               : fc_varying_fail(v, "F618", item, v->range_help, "a range has three numbers, parted by colons");
  return add(v, item, fc_arena_text(v->arena, item.p, item.n));
}

static fc_status add_list(fc_varying *v, fc_str list) {
  fc_status status = FC_OK;
  for (size_t start = 0, i = 0; i <= list.n; i++) {
    if (i < list.n && list.p[i] != ',')
      continue;
    fc_status each = add_item(v, fc_str_trim((fc_str){list.p + start, i - start}));
    status = status ? status : each;
    start = i + 1;
  }
  return status;
}

/* A name alone: all that its parameter may be. */
static fc_status add_outcomes(fc_varying *v, fc_str name) {
  const fc_axis *axis = v->axis;
  const fc_parameter *parameter = axis->kind == FC_AXIS_NUMBER && axis->number.parameter != SIZE_MAX
                                      ? &v->scenario->parameters[axis->number.parameter]
                                      : NULL;
  fc_status status = FC_OK;
  const char *values = axis->kind == FC_AXIS_STAGE         ? "adopted,modified"
                       : axis->kind == FC_AXIS_DENOMINATOR ? "all_funds,general_fund"
                                                           : "10%,25% or =0:100%:10%";
  if (!parameter || !fc_parameter_is_discrete(parameter))
    return fc_varying_fail(v, "F618", name, fc_ctx_format(v->ctx, "write --vary %.*s=%s", FC_STR_ARG(name), values),
                           "--vary does not say over which values");
  for (size_t i = 0; i < parameter->n_outcomes && !status; i++)
    status = add(v, name, parameter->outcome[i].name);
  return status;
}

/* The type of the axis' column, once all values are known. */
void fc_varying_choose_type(fc_varying *v) {
  fc_axis *axis = v->axis;
  const fc_param *spec = axis->number.spec;
  bool figure = !spec || spec->type == FC_PARAM_FIGURE || axis->number.parameter != SIZE_MAX;
  axis->unit = "";
  if (fc_varying_is_named(v))
    axis->type = FC_TEXT;
  else if (spec && spec->type == FC_PARAM_COUNT)
    axis->type = FC_INTEGER;
  else if ((figure && v->values.percent) || (spec && spec->type == FC_PARAM_RATE))
    axis->type = FC_SHARE;
  else
    axis->type = (figure && v->values.dollars) || (spec && spec->type != FC_PARAM_RATE) ? FC_MONEY : FC_NUMBER;
  if (axis->type == FC_MONEY)
    axis->unit = "USD";
}

static fc_status keep_values(fc_varying *v) {
  size_t n = v->values.text.count;
  const char **text = fc_arena_array(v->arena, n + 1, sizeof *text);
  fc_cell *cell = fc_arena_array(v->arena, n + 1, sizeof *cell);
  if (!text || !cell)
    return fc_fail_memory(v->ctx);
  fc_varying_choose_type(v);
  for (size_t i = 0; i < n; i++) {
    text[i] = *(const char **)fc_seq_at(&v->values.text, i);
    cell[i] = cell_of(v, text[i]);
  }
  v->axis->text = text;
  v->axis->cell = cell;
  v->axis->n = n;
  return FC_OK;
}

/* Tries every value; the first that cannot be is told, with how many more there are. */
static fc_status try_values(const fc_varying *v, fc_ctx *aside) {
  const fc_axis *axis = v->axis;
  const fc_where where = {.field = "--vary", .excerpt = v->option};
  const char *message = NULL, *help = NULL, *text = NULL;
  size_t bad = 0;
  fc_scenario *copy;
  fc_status status = fc_scenario_vary(v->ctx, v->scenario, &copy);
  for (size_t i = 0; i < axis->n && !status; i++) {
    fc_status each = fc_scenario_set_number(aside, copy, &axis->number, axis->text[i], &where);
    if (!each)
      each = fc_scenario_retake_number(aside, copy, &axis->number);
    if (each == FC_NO_MEMORY)
      status = fc_fail_memory(v->ctx);
    else if (each && !bad++ && fc_diag_count(aside)) {
      text = axis->text[i];
      message = fc_ctx_format(v->ctx, "%s", fc_diag_at(aside, 0)->message);
      help = fc_diag_at(aside, 0)->help ? fc_ctx_format(v->ctx, "%s", fc_diag_at(aside, 0)->help) : NULL;
    }
    fc_diag_clear(aside);
  }
  if (!status)
    fc_scenario_free(copy);
  if (status || !bad)
    return status;
  return fc_fail(v->ctx, FC_BAD_USAGE, "F618", &where, help, "%s cannot be %s: %s%s", axis->name, text, message,
                 bad > 1 ? fc_ctx_format(v->ctx, " (nor can %zu more)", bad - 1) : "");
}

fc_status fc_varying_try(const fc_varying *v) {
  fc_ctx *aside;
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(v->ctx);
  fc_status status = try_values(v, aside);
  fc_ctx_free(aside);
  return status;
}

static fc_status check_values(const fc_varying *v) {
  const fc_axis *axis = v->axis;
  for (size_t i = 0; i < axis->n && axis->kind != FC_AXIS_NUMBER; i++)
    if (axis->kind == FC_AXIS_DENOMINATOR && strcmp(axis->text[i], "all") == 0)
      return fc_varying_fail(v, "F618", v->option, "name them: --vary denominator=all_funds,general_fund",
                             "a sweep sets the loss against one budget at a time");
  for (size_t i = 0; i < axis->n && axis->n < 1000; i++)
    for (size_t k = 0; k < i; k++)
      if (axis->cell[i].text.n == axis->cell[k].text.n && fc_str_eq(axis->cell[i].text, axis->cell[k].text) &&
          (axis->type == FC_TEXT || fc_ratio_cmp(axis->cell[i].value, axis->cell[k].value) == 0))
        return fc_varying_fail(v, "F618", v->option, "name each value once",
                               fc_ctx_format(v->ctx, "the value %s stands twice", axis->text[i]));
  return axis->kind == FC_AXIS_NUMBER ? fc_varying_try(v) : FC_OK;
}

static bool same_number(const fc_varied_number *a, const fc_varied_number *b) {
  return a->parameter == b->parameter && a->value == b->value;
}

/* A number of the document that an answer is evaluated anew with: not what a cut selects, years, mappings. */
static bool acts(const fc_varied_number *number) {
  return number->parameter != SIZE_MAX ||
         (number->spec && (number->spec->type == FC_PARAM_RATE || number->spec->type == FC_PARAM_MONEY ||
                           number->spec->type == FC_PARAM_COUNT || number->spec->type == FC_PARAM_FIGURE));
}

fc_status fc_varied_find(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, fc_str name, const fc_where *where,
                         fc_varied_number *out) {
  fc_status status = fc_scenario_find_number(ctx, scenario, name, where, out);
  if (!status && !acts(out))
    return fc_fail(ctx, FC_BAD_USAGE, "F319", where, "make it a scenario of its own, with \"extends\"",
                   "%.*s cannot vary: it is no rate, amount or count of a cut, the baseline, the response or a contingency",
                   FC_STR_ARG(name));
  for (size_t i = 0; i < fc_asked_count(asked, "param") && !status; i++) {
    const char *text = fc_asked_value_at(asked, "param", i), *equals = strchr(text, '=');
    fc_varied_number set;
    status = fc_scenario_find_number(ctx, scenario, (fc_str){text, equals ? (size_t)(equals - text) : 0}, where, &set);
    if (!status && same_number(&set, out))
      return fc_fail(ctx, FC_BAD_USAGE, "F620", where, "leave --param out", "%.*s varies, and --param sets it",
                     FC_STR_ARG(name));
  }
  if (!status && out->parameter != SIZE_MAX)
    scenario->parameters[out->parameter].varied = true;
  return status;
}

/* The number of a name, else the denominator or the stage. */
fc_status fc_varying_find(fc_varying *v, const fc_asked *asked, fc_str name) {
  static const char *const choices[] = {"denominator", "stage"};
  fc_axis *axis = v->axis;
  const fc_where where = fc_varying_where(v, name);
  axis->name = fc_arena_text(v->arena, name.p, name.n);
  axis->number.parameter = SIZE_MAX;
  if (!axis->name)
    return fc_fail_memory(v->ctx);
  for (int i = 0; i < 2; i++) {
    bool parameter = false;
    for (size_t k = 0; k < v->scenario->n_parameters; k++)
      parameter = parameter || strcmp(v->scenario->parameters[k].name, choices[i]) == 0;
    if (!fc_str_is(name, choices[i]) || parameter)
      continue;
    axis->kind = (fc_axis_kind)(FC_AXIS_DENOMINATOR + i);
    return fc_asked_count(asked, choices[i])
               ? fc_fail(v->ctx, FC_BAD_USAGE, "F620", &where, fc_ctx_format(v->ctx, "leave --%s out", choices[i]),
                         "the %s varies, and --%s sets it", choices[i], choices[i])
               : FC_OK;
  }
  return fc_varied_find(v->ctx, asked, v->scenario, name, &where, &axis->number);
}

static fc_status check_twice(const fc_varying *v, const fc_axis *axes, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (axes[i].kind == v->axis->kind &&
        (v->axis->kind != FC_AXIS_NUMBER || same_number(&axes[i].number, &v->axis->number)))
      return fc_varying_fail(v, "F620", v->option, "put all its values behind one --vary",
                             fc_ctx_format(v->ctx, "%s varies twice%s%s", v->axis->name,
                                           strcmp(axes[i].name, v->axis->name) == 0 ? "" : ", also as ",
                                           strcmp(axes[i].name, v->axis->name) == 0 ? "" : axes[i].name));
  return FC_OK;
}

static fc_status read_axis(fc_varying *v, const fc_asked *asked, const fc_axis *before, size_t n) {
  const char *equals = memchr(v->option.p, '=', v->option.n);
  fc_str name = fc_str_trim((fc_str){v->option.p, equals ? (size_t)(equals - v->option.p) : v->option.n});
  fc_status status = fc_varying_find(v, asked, name);
  if (!status)
    status = check_twice(v, before, n);
  if (status)
    return status;
  fc_seq_init(&v->values.text, sizeof(const char *));
  status = equals ? add_list(v, (fc_str){equals + 1, (size_t)(v->option.p + v->option.n - equals - 1)})
                  : add_outcomes(v, name);
  if (!status)
    status = keep_values(v);
  fc_seq_free(&v->values.text);
  return status ? status : check_values(v);
}

static fc_status check_points(fc_ctx *ctx, const fc_axis *axes, size_t n) {
  const fc_where where = {.field = "--vary"};
  double points = 1;
  for (size_t i = 0; i < n; i++)
    points *= (double)axes[i].n;
  return points <= FC_SWEEP_POINTS_MAX
             ? FC_OK
             : fc_fail(ctx, FC_BAD_USAGE, "F619", &where, "take larger steps, or vary fewer numbers",
                       "a sweep has at most %d,%03d points, and these would be %.0f", FC_SWEEP_POINTS_MAX / 1000,
                       FC_SWEEP_POINTS_MAX % 1000, points);
}

fc_status fc_varied_axes(fc_ctx *ctx, const fc_asked *asked, fc_scenario *varied, fc_arena *arena, const fc_axis **axes,
                         size_t *n) {
  size_t count = fc_asked_count(asked, "vary");
  fc_axis *list = fc_arena_array(arena, count + 1, sizeof *list);
  fc_status status = FC_OK;
  if (!list)
    return fc_fail_memory(ctx);
  if (count > FC_SWEEP_AXES_MAX)
    return fc_fail(ctx, FC_BAD_USAGE, "F619", &(fc_where){.field = "--vary"}, "make several sweeps",
                   "a sweep varies at most %d numbers, and %zu are named", FC_SWEEP_AXES_MAX, count);
  for (size_t i = 0; i < count; i++) {
    fc_varying v = {.ctx = ctx,
                    .scenario = varied,
                    .arena = arena,
                    .option = fc_str_of(fc_asked_value_at(asked, "vary", i)),
                    .axis = &list[i],
                    .range_help = "write a range as first:last:step, such as 0:100%:10%"};
    fc_status each = read_axis(&v, asked, list, i);
    status = status ? status : each;
  }
  *axes = list;
  *n = count;
  return status ? status : check_points(ctx, list, count);
}
