/* args.c - a cut's parameters, read by the specs of its effect: types, ranges, what is missing. */
#include "scenario/reading.h"

#include "number/i128.h"
#include <stdarg.h>
#include <string.h>

static const fc_arg *find(const fc_effect_args *args, const char *name) {
  for (size_t i = 0; args->effect->params[i].name; i++)
    if (strcmp(args->effect->params[i].name, name) == 0)
      return args->arg[i].value ? &args->arg[i] : NULL;
  return NULL;
}

bool fc_args_rate(const fc_effect_args *args, const char *name, fc_rate *out) {
  const fc_arg *arg = find(args, name);
  if (arg)
    *out = arg->rate;
  return arg != NULL;
}

bool fc_args_money(const fc_effect_args *args, const char *name, fc_money *out) {
  const fc_arg *arg = find(args, name);
  if (arg)
    *out = arg->money;
  return arg != NULL;
}

bool fc_args_count(const fc_effect_args *args, const char *name, int *out) {
  const fc_arg *arg = find(args, name);
  if (arg)
    *out = arg->count;
  return arg != NULL;
}

int fc_args_choice(const fc_effect_args *args, const char *name, int otherwise) {
  const fc_arg *arg = find(args, name);
  return arg ? arg->count : otherwise;
}

bool fc_args_flag(const fc_effect_args *args, const char *name) {
  const fc_arg *arg = find(args, name);
  return arg && arg->count;
}

const fc_select *fc_args_select(const fc_effect_args *args, const char *name) {
  const fc_arg *arg = find(args, name);
  return arg ? arg->select : NULL;
}

bool fc_args_is_rate(const fc_effect_args *args, const char *name) {
  const fc_arg *arg = find(args, name);
  return arg && arg->is_rate;
}

fc_per fc_args_per(const fc_effect_args *args) {
  return args->per;
}

bool fc_args_mapped(const fc_effect_args *args) {
  return args->mapped;
}

fc_status fc_args_fail(const fc_effect_args *args, const char *name, const char *format, ...) {
  const fc_arg *arg = name ? find(args, name) : NULL;
  fc_where where = fc_json_where(args->json, arg ? arg->value : args->cut, false);
  fc_buf message = {0};
  va_list list;
  va_start(list, format);
  fc_buf_print_list(&message, format, list);
  va_end(list);
  fc_status status = message.failed ? fc_fail_memory(args->ctx)
                                    : fc_fail(args->ctx, FC_BAD_SCENARIO, "F310", &where,
                                              fc_ctx_format(args->ctx, "an example: %s", args->effect->example), "%s",
                                              message.p ? message.p : "");
  fc_buf_reset(&message);
  return status;
}

static fc_status read_param(fc_reading *reading, const fc_effect *effect, const fc_json_value *cut,
                            const fc_param *param, fc_arg *arg) {
  const fc_json_value *value = fc_json_get(cut, param->name);
  if (!value) {
    if (!param->required)
      return FC_OK;
    fc_where where = fc_reading_where(reading, cut);
    return fc_fail(reading->ctx, FC_BAD_SCENARIO, "F303", &where,
                   fc_ctx_format(reading->ctx, "%s: { %s }", param->help, effect->example),
                   "the effect \"%s\" needs \"%s\"", effect->name, param->name);
  }
  fc_status status = fc_reading_arg(reading, param, value, arg);
  arg->value = status == FC_OK ? value : NULL;
  return status;
}

fc_status fc_args_read(fc_reading *reading, const fc_json_value *cut, const fc_effect *effect, fc_effect_args *out) {
  *out = (fc_effect_args){.ctx = reading->ctx,
                          .json = reading->json,
                          .cut = cut,
                          .effect = effect,
                          .per = fc_reading_per(reading, cut, "a cut cannot hold"),
                          .mapped = fc_json_get(cut, "mapping") != NULL};
  fc_status first = FC_OK;
  for (size_t i = 0; effect->params[i].name; i++) {
    fc_status status = read_param(reading, effect, cut, &effect->params[i], &out->arg[i]);
    first = first ? first : status;
  }
  return first;
}
