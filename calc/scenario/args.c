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

bool fc_args_date(const fc_effect_args *args, const char *name, fc_date *out) {
  const fc_arg *arg = find(args, name);
  if (arg)
    *out = arg->date;
  return arg != NULL;
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

static int rate_cmp(fc_rate a, fc_rate b) {
  fc_i128 left = (fc_i128)a.num * b.den, right = (fc_i128)b.num * a.den;
  return (left > right) - (left < right);
}

/* The value as it was read against one bound of its spec, which is written like the value itself. */
static int compare_to_bound(const fc_param *param, const fc_arg *arg, const char *bound) {
  fc_number_fault fault;
  if (param->type == FC_PARAM_RATE) {
    fc_rate limit;
    return fc_rate_parse(bound, strlen(bound), &limit, &fault) == FC_OK ? rate_cmp(arg->rate, limit) : 0;
  }
  fc_figure limit;
  if (fc_amount_parse(bound, strlen(bound), FC_AMOUNT_CHOSEN, &limit, &fault) != FC_OK)
    return 0;
  return (arg->money > limit.value) - (arg->money < limit.value);
}

static fc_status check_range(fc_effect_args *args, const fc_param *param, const fc_arg *arg) {
  fc_str written = fc_json_text(arg->value);
  bool below = param->min && compare_to_bound(param, arg, param->min) < 0;
  bool above = param->max && compare_to_bound(param, arg, param->max) > 0;
  if (!below && !above)
    return FC_OK;
  fc_where where = fc_json_where(args->json, arg->value, false);
  const char *bound = below ? param->min : param->max;
  const char *help = param->help;
  if (above && param->type == FC_PARAM_RATE && !memchr(written.p, '%', written.n))
    help = fc_ctx_format(args->ctx, "did you mean \"%.*s%%\"? %s", FC_STR_ARG(written), param->help);
  return fc_fail(args->ctx, FC_BAD_SCENARIO, "F305", &where, help, "\"%s\" is %.*s, %s %s, the %s it may be",
                 param->name, FC_STR_ARG(written), below ? "below" : "above", bound, below ? "least" : "most");
}

static const char *const expected[] = {
    [FC_PARAM_MONEY] = "an amount such as 4300000 or \"$4.3M\"",
    [FC_PARAM_RATE] = "a rate such as \"10%\" or 0.1",
    [FC_PARAM_DATE] = "a date such as \"2018-01-24\"",
};

static fc_status fail_type(fc_effect_args *args, const fc_param *param, const fc_json_value *value, const char *why) {
  fc_where where = fc_json_where(args->json, value, false);
  return fc_fail(args->ctx, FC_BAD_SCENARIO, "F306", &where, param->help, "\"%s\" takes %s%s%s", param->name,
                 expected[param->type], why ? ": " : "", why ? why : "");
}

static fc_status read_one(fc_effect_args *args, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_json_kind kind = fc_json_kind_of(value);
  fc_str text = fc_json_text(value);
  fc_number_fault fault = {0};
  if (kind != FC_JSON_TEXT && (kind != FC_JSON_NUMBER || param->type == FC_PARAM_DATE))
    return fail_type(args, param, value, NULL);
  if (param->type == FC_PARAM_DATE)
    return fc_date_parse(text, &arg->date) ? FC_OK : fail_type(args, param, value, NULL);
  fc_status status;
  if (param->type == FC_PARAM_RATE) {
    status = fc_rate_parse(text.p, text.n, &arg->rate, &fault);
  } else {
    /* A JSON number may be written 1e6, which is as exact as 1000000; a text may not. */
    unsigned how = FC_AMOUNT_CHOSEN | (kind == FC_JSON_NUMBER ? FC_AMOUNT_EXPONENT : FC_AMOUNT_PLAIN);
    fc_figure figure;
    status = fc_amount_parse(text.p, text.n, how, &figure, &fault);
    arg->money = status == FC_OK ? figure.value : 0;
  }
  return status == FC_OK ? FC_OK : fail_type(args, param, value, fault.what);
}

static fc_status read_param(fc_effect_args *args, const fc_param *param, fc_arg *arg) {
  const fc_json_value *value = fc_json_get(args->cut, param->name);
  if (!value) {
    if (!param->required)
      return FC_OK;
    fc_where where = fc_json_where(args->json, args->cut, false);
    return fc_fail(args->ctx, FC_BAD_SCENARIO, "F303", &where,
                   fc_ctx_format(args->ctx, "%s: { %s }", param->help, args->effect->example),
                   "the effect \"%s\" needs \"%s\"", args->effect->name, param->name);
  }
  fc_status status = read_one(args, param, value, arg);
  if (status != FC_OK)
    return status;
  arg->value = value;
  return check_range(args, param, arg);
}

fc_status fc_args_read(fc_ctx *ctx, const fc_json *json, const fc_json_value *cut, const fc_effect *effect,
                       fc_effect_args *out) {
  *out = (fc_effect_args){.ctx = ctx, .json = json, .cut = cut, .effect = effect};
  fc_status first = FC_OK;
  for (size_t i = 0; effect->params[i].name; i++) {
    fc_status status = read_param(out, &effect->params[i], &out->arg[i]);
    first = first ? first : status;
  }
  return first;
}
