/* parameter.c - "parameters": their names, and the point at which a run takes each. */
#include "scenario/parameter.h"
#include "scenario/reading.h"

#include <string.h>

bool fc_parameter_is_discrete(const fc_parameter *parameter) {
  return parameter->n_outcomes > 0;
}

bool fc_parameter_number(fc_str text, fc_rate *out) {
  fc_number_fault fault;
  fc_figure figure;
  if (fc_rate_parse(text.p, text.n, out, &fault) == FC_OK)
    return true;
  if (fc_amount_parse(text.p, text.n, FC_AMOUNT_CHOSEN, &figure, &fault) != FC_OK)
    return false;
  fc_ratio dollars = fc_ratio_of(figure.value, 100);
  *out = (fc_rate){(int64_t)dollars.num, (int64_t)dollars.den};
  return true;
}

static int rate_cmp(fc_rate a, fc_rate b) {
  return fc_ratio_cmp(fc_ratio_of(a.num, a.den), fc_ratio_of(b.num, b.den));
}

const char *fc_parameter_set_point(fc_parameter *parameter, fc_str text) {
  fc_rate value;
  if (parameter->kind == FC_OUTCOMES) {
    for (size_t i = 0; i < parameter->n_outcomes; i++)
      if (fc_str_is(text, parameter->outcome[i].name)) {
        parameter->taken = i;
        return NULL;
      }
    return "it is no outcome";
  }
  if (!fc_parameter_number(text, &value))
    return "it is no number";
  parameter->point = value;
  if (parameter->kind == FC_CERTAIN)
    return NULL;
  for (size_t i = 0; i < parameter->n_outcomes; i++)
    if (rate_cmp(value, parameter->outcome[i].value) == 0) {
      parameter->taken = i;
      return NULL;
    }
  if (parameter->kind == FC_SEPARATE)
    return "it is none of the values";
  if (parameter->kind == FC_BERNOULLI)
    return value.num >= 0 && value.num <= value.den ? NULL : "it lies outside 0 to 1";
  return (parameter->has_min && rate_cmp(value, parameter->min) < 0) ||
                 (parameter->has_max && rate_cmp(value, parameter->max) > 0)
             ? "it lies outside what the parameter may be"
             : NULL;
}

/* "its outcomes are \"won\", \"lost\"". */
static const char *list_outcomes(fc_ctx *ctx, const fc_parameter *parameter, fc_str written) {
  enum { MOST = 32 };
  bool named = parameter->kind == FC_OUTCOMES;
  const char *names[MOST], *quote = named ? "\"" : "", *list = "";
  size_t n = 0;
  for (; n < parameter->n_outcomes && n < MOST; n++) {
    names[n] = parameter->outcome[n].name;
    list = fc_ctx_format(ctx, "%s%s%s%s%s", list, n ? ", " : "", quote, names[n], quote);
  }
  return fc_ctx_format(ctx, "its %s are %s%s%s", named ? "outcomes" : "values", list,
                       n < parameter->n_outcomes ? ", ..." : "", named ? fc_did_you_mean(ctx, written, names, n) : "");
}

static void print_end(fc_buf *out, const char *before, fc_rate end) {
  fc_buf_text(out, before);
  fc_ratio_print(out, fc_ratio_of(end.num, end.den), 12);
}

const char *fc_parameter_mend(fc_ctx *ctx, const fc_parameter *parameter, fc_str written) {
  fc_buf text = {0};
  if (parameter->kind == FC_OUTCOMES || parameter->kind == FC_SEPARATE)
    return list_outcomes(ctx, parameter, written);
  if (parameter->kind == FC_BERNOULLI)
    return "it may be 0 to 1";
  if (parameter->has_min)
    print_end(&text, parameter->has_max ? "it may be " : "it may be no less than ", parameter->min);
  if (parameter->has_max)
    print_end(&text, parameter->has_min ? " to " : "it may be no more than ", parameter->max);
  const char *mend = text.n && !text.failed ? fc_ctx_format(ctx, "%s", text.p) : "write a number, such as 0.4 or \"40%\"";
  fc_buf_reset(&text);
  return mend;
}

/* A name is letters, digits and _ so that "$name < 0.5" can be told apart. */
static bool is_name(fc_str name) {
  bool good = name.n > 0 && !(name.p[0] >= '0' && name.p[0] <= '9');
  for (size_t i = 0; i < name.n; i++) {
    char c = name.p[i];
    good = good && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }
  return good;
}

void fc_reading_parameters(fc_reading *reading, const fc_json_value *object) {
  if (!fc_reading_expect(reading, object, FC_JSON_OBJECT))
    return;
  size_t n = fc_json_count(object);
  fc_parameter *parameters = fc_reading_array(reading, n, sizeof *parameters);
  for (size_t i = 0; parameters && i < n; i++) {
    const fc_json_value *value = fc_json_at(object, i);
    parameters[i] = (fc_parameter){.name = fc_reading_keep(reading, fc_json_key_at(object, i)),
                                   .distribution = "",
                                   .point = {0, 1},
                                   .where = fc_json_where(reading->json, value, true)};
    if (!is_name(fc_json_key_at(object, i)))
      fc_reading_fault(reading, value, true, "F316", "call it severity or budget_growth_2027",
                       "the name of a parameter is letters, digits and _: \"%.*s\"",
                       FC_STR_ARG(fc_json_key_at(object, i)));
    if (fc_json_kind_of(value) == FC_JSON_OBJECT)
      fc_reading_law(reading, value, &parameters[i]);
    else
      fc_reading_chosen(reading, value, &parameters[i].point);
  }
  reading->to->parameters = parameters;
  reading->to->n_parameters = parameters ? n : 0;
}

fc_parameter *fc_reading_named_parameter(fc_reading *reading, const fc_json_value *at, fc_str name) {
  fc_scenario *to = reading->to;
  const char *names[64];
  size_t n = 0;
  for (size_t i = 0; i < to->n_parameters; i++) {
    if (fc_str_is(name, to->parameters[i].name))
      return &to->parameters[i];
    if (n < sizeof names / sizeof *names)
      names[n++] = to->parameters[i].name;
  }
  fc_reading_fault(
      reading, at, false, "F317",
      n ? fc_ctx_format(reading->ctx, "name one of \"parameters\"%s", fc_did_you_mean(reading->ctx, name, names, n))
        : "add \"parameters\": { \"severity\": \"40%\" } to the scenario",
      "there is no parameter \"%.*s\"", FC_STR_ARG(name));
  return NULL;
}

fc_parameter *fc_reading_find_parameter(fc_reading *reading, const fc_json_value *at, fc_str name) {
  fc_parameter *parameter = fc_reading_named_parameter(reading, at, name);
  if (parameter)
    parameter->uses++;
  return parameter;
}

fc_status fc_scenario_set_point(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where) {
  const char *names[64];
  size_t n = 0;
  for (size_t i = 0; i < scenario->n_parameters; i++) {
    fc_parameter *parameter = &scenario->parameters[i];
    if (n < sizeof names / sizeof *names)
      names[n++] = parameter->name;
    if (!fc_str_is(name, parameter->name))
      continue;
    const char *why = fc_parameter_set_point(parameter, value);
    return why ? fc_fail(ctx, FC_BAD_USAGE, "F306", where, fc_parameter_mend(ctx, parameter, value),
                         "\"%.*s\" cannot be the point of \"%s\": %s", FC_STR_ARG(value), parameter->name, why)
               : FC_OK;
  }
  return fc_fail(
      ctx, FC_BAD_USAGE, "F317", where,
      n ? fc_ctx_format(ctx, "the scenario's parameters are named in it%s", fc_did_you_mean(ctx, name, names, n))
        : "the scenario has no parameters",
      "there is no parameter \"%.*s\"", FC_STR_ARG(name));
}
