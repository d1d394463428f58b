/* arg.c - one value, read by the spec of a parameter: its type, its range, and "$name" of the scenario's parameters. */
#include "number/scan.h"
#include "scenario/reading.h"

#include <string.h>

/* What stands for a value: as it is written, or what was set in its place (vary.c). */
static const fc_override *override_of(const fc_reading *reading, const fc_json_value *value) {
  for (size_t i = 0; i < reading->to->n_overrides; i++)
    if (reading->to->overrides[i].value == value)
      return &reading->to->overrides[i];
  return NULL;
}

fc_str fc_reading_number(const fc_reading *reading, const fc_json_value *value) {
  const fc_override *override = override_of(reading, value);
  return override ? fc_str_of(override->text) : fc_json_text(value);
}

static fc_json_kind kind_of(const fc_reading *reading, const fc_json_value *value) {
  return override_of(reading, value) ? FC_JSON_TEXT : fc_json_kind_of(value);
}

/* Where a value is at fault: in the scenario, or in what was set in its place. */
static fc_where place_of(const fc_reading *reading, const fc_json_value *value) {
  const fc_override *override = override_of(reading, value);
  return override ? (fc_where){.field = "--param", .excerpt = fc_str_of(override->text)}
                  : fc_reading_where(reading, value);
}

static int rate_cmp(fc_rate a, fc_rate b) {
  return fc_ratio_cmp(fc_ratio_of(a.num, a.den), fc_ratio_of(b.num, b.den));
}

static bool is_money(const fc_param *param, const fc_arg *arg) {
  return param->type == FC_PARAM_MONEY || (param->type == FC_PARAM_FIGURE && !arg->is_rate);
}

/* The value as it was read against one bound of its spec, which is written like the value itself. */
static int compare_to_bound(const fc_param *param, const fc_arg *arg, const char *bound) {
  fc_number_fault fault;
  fc_figure limit;
  fc_rate rate, value = param->type == FC_PARAM_COUNT ? (fc_rate){arg->count, 1} : arg->rate;
  if (!is_money(param, arg))
    return fc_rate_parse(bound, strlen(bound), &rate, &fault) == FC_OK ? rate_cmp(value, rate) : 0;
  if (fc_amount_parse(bound, strlen(bound), FC_AMOUNT_CHOSEN, &limit, &fault) != FC_OK)
    return 0;
  return (arg->money > limit.value) - (arg->money < limit.value);
}

/* " (150%)" behind "$severity" */
static void put_point(fc_buf *out, const fc_param *param, const fc_arg *arg) {
  fc_buf_text(out, " (");
  if (is_money(param, arg))
    fc_words_money(out, arg->money);
  else if (param->type == FC_PARAM_COUNT)
    fc_buf_printf(out, "%d", arg->count);
  else
    fc_words_rate(out, arg->rate);
  fc_buf_char(out, ')');
}

static fc_status check_range(fc_reading *reading, const fc_param *param, const fc_json_value *value,
                             const fc_arg *arg) {
  fc_str written = fc_reading_number(reading, value);
  bool below = param->min && compare_to_bound(param, arg, param->min) < 0;
  bool above = param->max && compare_to_bound(param, arg, param->max) > 0;
  if (!below && !above)
    return FC_OK;
  fc_where where = place_of(reading, value);
  const char *bound = below ? param->min : param->max;
  const char *help = param->help;
  if (above && param->type == FC_PARAM_RATE && !memchr(written.p, '%', written.n) && written.p[0] != '$')
    help = fc_ctx_format(reading->ctx, "did you mean \"%.*s%%\"? %s", FC_STR_ARG(written), param->help);
  fc_buf point = {0};
  if (arg->parameter)
    put_point(&point, param, arg);
  fc_status status = fc_fail(reading->ctx, FC_BAD_SCENARIO, "F305", &where, help,
                             "\"%s\" is %.*s%.*s, %s %s, the %s it may be", param->name, FC_STR_ARG(written),
                             (int)point.n, point.p ? point.p : "", below ? "below" : "above", bound,
                             below ? "least" : "most");
  fc_buf_reset(&point);
  return status;
}

static const char *expected_of(const fc_param *param) {
  switch (param->type) {
  case FC_PARAM_MONEY:
    return "an amount such as 4300000 or \"$4.3M\"";
  case FC_PARAM_RATE:
    return "a rate such as \"10%\" or 0.1";
  case FC_PARAM_FIGURE:
    return "an amount such as \"$4.3M\" or a rate such as \"10%\"";
  case FC_PARAM_DATE:
    return "a date such as \"2018-01-24\"";
  case FC_PARAM_COUNT:
    return "a whole number such as 12";
  case FC_PARAM_FLAG:
    return "true or false";
  case FC_PARAM_SELECT:
    return "conditions such as { \"program\": \"Title I\" }";
  default:
    return "a text";
  }
}

static fc_status fail_type(fc_reading *reading, const fc_param *param, const fc_json_value *value, const char *why) {
  fc_where where = place_of(reading, value);
  return fc_fail(reading->ctx, FC_BAD_SCENARIO, "F306", &where, param->help, "\"%s\" takes %s%s%s", param->name,
                 expected_of(param), why ? ": " : "", why ? why : "");
}

/* A parameter at its point, as what the spec takes. */
static fc_status take_point(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_str text = fc_reading_number(reading, value);
  const fc_parameter *parameter = fc_reading_find_parameter(reading, value, (fc_str){text.p + 1, text.n - 1});
  if (!parameter)
    return FC_BAD_SCENARIO;
  if (parameter->kind == FC_OUTCOMES)
    return fail_type(reading, param, value, "the parameter has named outcomes; use them in \"when\"");
  arg->parameter = (uint32_t)(parameter - reading->to->parameters) + 1;
  arg->rate = parameter->point;
  arg->is_rate =
      param->type == FC_PARAM_FIGURE && fc_i128_magnitude(parameter->point.num) <= (fc_u128)parameter->point.den;
  if (param->type == FC_PARAM_COUNT) {
    if (parameter->point.den != 1 || parameter->point.num > INT32_MAX || parameter->point.num < INT32_MIN)
      return fail_type(reading, param, value, "the parameter is no whole number");
    arg->count = (int)parameter->point.num;
  }
  if (is_money(param, arg)) {
    fc_i128 cents = fc_i128_divide((fc_i128)parameter->point.num * 100, parameter->point.den, FC_HALF_AWAY);
    if (!fc_i128_to_money(cents, &arg->money))
      return fail_type(reading, param, value, "the parameter is beyond the range of money");
  }
  return FC_OK;
}

/* The first of "maintain|hold_local"; *rest goes behind it. */
static fc_str next_choice(const char **rest) {
  size_t n = strcspn(*rest, "|");
  fc_str name = {*rest, n};
  *rest += n + ((*rest)[n] == '|');
  return name;
}

/* Names the choices: "maintain" or "hold_local". */
static fc_status fail_choice(fc_reading *reading, const fc_param *param, const fc_json_value *value) {
  enum { CHOICES_MAX = 16 };
  const char *names[CHOICES_MAX], *list = "", *rest = param->choices;
  size_t n = 0;
  while (*rest && n < CHOICES_MAX) {
    names[n] = fc_reading_keep(reading, next_choice(&rest));
    if (!names[n++])
      return FC_NO_MEMORY;
  }
  for (size_t i = 0; i < n; i++)
    list = fc_ctx_format(reading->ctx, "%s%s\"%s\"", list, i == 0 ? "" : i + 1 < n ? ", " : " or ", names[i]);
  bool text = kind_of(reading, value) == FC_JSON_TEXT;
  const char *near = text ? fc_did_you_mean(reading->ctx, fc_reading_number(reading, value), names, n) : "";
  fc_where where = place_of(reading, value);
  return fc_fail(reading->ctx, FC_BAD_SCENARIO, "F306", &where, fc_ctx_format(reading->ctx, "%s%s", param->help, near),
                 "\"%s\" takes %s", param->name, list);
}

static fc_status read_choice(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  bool text = kind_of(reading, value) == FC_JSON_TEXT;
  const char *rest = param->choices;
  for (int index = 0; text && *rest; index++)
    if (fc_str_eq(fc_reading_number(reading, value), next_choice(&rest))) {
      arg->count = index;
      return FC_OK;
    }
  return fail_choice(reading, param, value);
}

static bool only_digits(fc_str text) {
  size_t i = 0;
  while (i < text.n && fc_is_digit(text.p[i]))
    i++;
  return text.n && i == text.n;
}

static fc_status read_count(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_number_fault fault = {0};
  fc_str text = fc_reading_number(reading, value);
  fc_rate rate;
  if (fc_rate_parse(text.p, text.n, &rate, &fault) != FC_OK || rate.den != 1 || rate.num < INT32_MIN ||
      rate.num > INT32_MAX)
    return fail_type(reading, param, value, only_digits(text) ? "more than two billion" : NULL);
  arg->count = (int)rate.num;
  return FC_OK;
}

static fc_status read_amount(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  /* A JSON number may be written 1e6, which is as exact as 1000000; a text may not. */
  unsigned how = FC_AMOUNT_CHOSEN | (kind_of(reading, value) == FC_JSON_NUMBER ? FC_AMOUNT_EXPONENT : FC_AMOUNT_PLAIN);
  fc_number_fault fault = {0};
  fc_figure figure;
  fc_str text = fc_reading_number(reading, value);
  if (fc_amount_parse(text.p, text.n, how, &figure, &fault) != FC_OK)
    return fail_type(reading, param, value, fault.what);
  arg->money = figure.value;
  return FC_OK;
}

static fc_status read_rate(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_number_fault fault = {0};
  fc_str text = fc_reading_number(reading, value);
  return fc_rate_parse(text.p, text.n, &arg->rate, &fault) == FC_OK ? FC_OK
                                                                    : fail_type(reading, param, value, fault.what);
}

/* "$severity", not "$4.3M". */
static bool names_parameter(fc_str text) {
  char c = text.n > 1 && text.p[0] == '$' ? text.p[1] : 0;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static fc_status read_number(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_str text = fc_reading_number(reading, value);
  bool is_text = kind_of(reading, value) == FC_JSON_TEXT;
  if (!is_text && kind_of(reading, value) != FC_JSON_NUMBER)
    return fail_type(reading, param, value, NULL);
  if (is_text && names_parameter(text))
    return take_point(reading, param, value, arg);
  arg->is_rate = param->type == FC_PARAM_FIGURE && memchr(text.p, '%', text.n) != NULL;
  if (param->type == FC_PARAM_COUNT)
    return read_count(reading, param, value, arg);
  return is_money(param, arg) ? read_amount(reading, param, value, arg) : read_rate(reading, param, value, arg);
}

static fc_status read_select(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  if (kind_of(reading, value) != FC_JSON_OBJECT)
    return fail_type(reading, param, value, NULL);
  fc_select *select;
  arg->select = fc_reading_known_select(reading, value); /* conditions hold no number that could be set */
  if (arg->select)
    return FC_OK;
  fc_status status = fc_select_from_json(reading->ctx, reading->json, value, &select);
  if (status != FC_OK)
    return status;
  arg->select = select;
  return fc_reading_own_select(reading, value, select);
}

static fc_status read_date(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_str text = fc_reading_number(reading, value);
  bool is_text = kind_of(reading, value) == FC_JSON_TEXT;
  char why[FC_DATE_WHY] = "";
  if (is_text && fc_date_choose(text, &arg->date, why))
    return FC_OK;
  return fail_type(reading, param, value, why[0] ? why : NULL);
}

fc_status fc_reading_arg(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg) {
  fc_status status;
  switch (param->type) {
  case FC_PARAM_DATE:
    return read_date(reading, param, value, arg);
  case FC_PARAM_FLAG:
    arg->count = kind_of(reading, value) == FC_JSON_BOOL && fc_json_bool(value);
    return kind_of(reading, value) == FC_JSON_BOOL ? FC_OK : fail_type(reading, param, value, NULL);
  case FC_PARAM_SELECT:
    return read_select(reading, param, value, arg);
  case FC_PARAM_CHOICE:
    return read_choice(reading, param, value, arg);
  default:
    status = read_number(reading, param, value, arg);
    return status == FC_OK ? check_range(reading, param, value, arg) : status;
  }
}
