/* parameter.c - "parameters": what is read of them, and the point of each.
 *
 * Unless one is stated the point of a bernoulli parameter is 1, of a discrete one the likeliest value (the first of
 * equals), else the mode, and of a uniform one the median (SEMANTICS section 3). */
#include "scenario/parameter.h"
#include "scenario/reading.h"

#include <string.h>

static const struct {
  const char *name;
  fc_parameter_kind kind;
  const char *members[6]; /* beside distribution, point, per and note */
  const char *example;
} forms[] = {
    {"bernoulli", FC_BERNOULLI, {"probability"}, "{ \"distribution\": \"bernoulli\", \"probability\": 0.3 }"},
    {"outcomes",
     FC_OUTCOMES,
     {"outcomes"},
     "{ \"distribution\": \"outcomes\", \"outcomes\": { \"kept\": 0.7, \"lost\": 0.3 } }"},
    {"discrete",
     FC_DISCRETE,
     {"values", "probabilities"},
     "{ \"distribution\": \"discrete\", \"values\": [\"10%\", \"25%\"], \"probabilities\": [0.6, 0.4] }"},
    {"uniform", FC_UNIFORM, {"min", "max"}, "{ \"distribution\": \"uniform\", \"min\": 0, \"max\": 0.5 }"},
    {"triangular",
     FC_TRIANGULAR,
     {"min", "mode", "max"},
     "{ \"distribution\": \"triangular\", \"min\": 0.5, \"mode\": 0.8, \"max\": 1 }"},
    {"pert",
     FC_PERT,
     {"min", "mode", "max"},
     "{ \"distribution\": \"pert\", \"min\": 0.5, \"mode\": 0.8, \"max\": 1 }"},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const char *const *form_names(size_t *n) {
  static const char *const names[] = {"bernoulli", "outcomes", "discrete", "uniform", "triangular", "pert"};
  *n = FORMS;
  return names;
}

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

static bool to_rate(fc_ratio ratio, fc_rate *out) {
  fc_ratio lowest = fc_ratio_of(ratio.num, ratio.den);
  *out = (fc_rate){(int64_t)lowest.num, (int64_t)lowest.den};
  return lowest.num == out->num && lowest.den == out->den;
}

/* (a * x + b * y + c * z) / n */
static bool weigh(fc_rate x, int a, fc_rate y, int b, fc_rate z, int c, int n, fc_rate *out) {
  fc_ratio parts[] = {fc_ratio_of((fc_i128)x.num * a, x.den), fc_ratio_of((fc_i128)y.num * b, y.den),
                      fc_ratio_of((fc_i128)z.num * c, z.den)};
  fc_ratio sum = parts[0];
  for (int i = 1; i < 3; i++) {
    fc_i128 left, right, den;
    if (!fc_i128_mul(sum.num, parts[i].den, &left) || !fc_i128_mul(parts[i].num, sum.den, &right) ||
        !fc_i128_mul(sum.den, parts[i].den, &den) || !fc_i128_add(left, right, &left))
      return false;
    sum = fc_ratio_of(left, den);
  }
  fc_i128 den;
  return fc_i128_mul(sum.den, n, &den) && to_rate(fc_ratio_of(sum.num, den), out);
}

static bool discrete_mean(const fc_parameter *parameter, fc_rate *out) {
  fc_rate sum = {0, 1};
  for (size_t i = 0; i < parameter->n_outcomes; i++) {
    const fc_outcome *outcome = &parameter->outcome[i];
    fc_rate part;
    if (!to_rate(fc_ratio_of((fc_i128)outcome->value.num * outcome->probability.num,
                             (fc_i128)outcome->value.den * outcome->probability.den),
                 &part) ||
        !weigh(sum, 1, part, 1, part, 0, 1, &sum))
      return false;
  }
  *out = sum;
  return true;
}

bool fc_parameter_mean(const fc_parameter *parameter, fc_rate *out) {
  switch (parameter->kind) {
  case FC_CERTAIN:
    *out = parameter->point;
    return true;
  case FC_OUTCOMES:
    return false;
  case FC_BERNOULLI:
  case FC_DISCRETE:
    return discrete_mean(parameter, out);
  case FC_UNIFORM:
    return weigh(parameter->min, 1, parameter->max, 1, parameter->max, 0, 2, out);
  case FC_TRIANGULAR:
    return weigh(parameter->min, 1, parameter->mode, 1, parameter->max, 1, 3, out);
  case FC_PERT:
    return weigh(parameter->min, 1, parameter->mode, 4, parameter->max, 1, 6, out);
  }
  return false;
}

static int rate_cmp(fc_rate a, fc_rate b) {
  return fc_ratio_cmp(fc_ratio_of(a.num, a.den), fc_ratio_of(b.num, b.den));
}

static bool read_number(fc_reading *reading, const fc_json_value *value, fc_rate *out) {
  fc_json_kind kind = fc_json_kind_of(value);
  if ((kind == FC_JSON_NUMBER || kind == FC_JSON_TEXT) && fc_parameter_number(fc_json_text(value), out))
    return true;
  fc_reading_fault(reading, value, false, "F306", "write 0.4, \"40%\" or \"$4.3M\"",
                   "expected a number, a rate or an amount");
  *out = (fc_rate){0, 1};
  return false;
}

static bool read_member(fc_reading *reading, const fc_json_value *object, const char *name, const char *example,
                        fc_rate *out) {
  const fc_json_value *value = fc_json_get(object, name);
  if (value)
    return read_number(reading, value, out);
  fc_reading_fault(reading, object, false, "F303", example, "the parameter lacks \"%s\"", name);
  return false;
}

static bool is_probability(fc_reading *reading, const fc_json_value *value, fc_rate rate) {
  if (rate.num >= 0 && rate.num <= rate.den)
    return true;
  fc_reading_fault(reading, value, false, "F305", "a probability lies between 0 and 1", "%.*s is no probability",
                   FC_STR_ARG(fc_json_text(value)));
  return false;
}

/* Probabilities add up to 1, exactly. */
static void check_sum(fc_reading *reading, const fc_json_value *at, const fc_parameter *parameter) {
  fc_rate sum = {0, 1};
  for (size_t i = 0; i < parameter->n_outcomes; i++)
    if (!weigh(sum, 1, parameter->outcome[i].probability, 1, sum, 0, 1, &sum))
      sum = (fc_rate){0, 1};
  if (sum.num == sum.den)
    return;
  fc_buf text = {0};
  fc_ratio_print(&text, fc_ratio_of(sum.num, sum.den), 12);
  fc_reading_fault(reading, at, false, "F314", "make them add up to 1", "the probabilities add up to %s",
                   text.p ? text.p : "");
  fc_buf_reset(&text);
}

static void read_outcomes(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  const fc_json_value *list = fc_json_get(object, "outcomes");
  if (!list)
    fc_reading_fault(reading, object, false, "F303", forms[1].example, "the parameter lacks \"outcomes\"");
  if (!list || !fc_reading_expect(reading, list, FC_JSON_OBJECT))
    return;
  size_t n = fc_json_count(list);
  fc_outcome *outcomes = fc_reading_array(reading, n, sizeof *outcomes);
  if (n == 0)
    fc_reading_fault(reading, list, false, "F309", forms[1].example, "there is no outcome");
  for (size_t i = 0; outcomes && i < n; i++) {
    const fc_json_value *value = fc_json_at(list, i);
    outcomes[i].name = fc_reading_keep(reading, fc_json_key_at(list, i));
    outcomes[i].value = (fc_rate){0, 1};
    if (read_number(reading, value, &outcomes[i].probability))
      is_probability(reading, value, outcomes[i].probability);
  }
  parameter->outcome = outcomes;
  parameter->n_outcomes = outcomes ? n : 0;
  if (n)
    check_sum(reading, list, parameter);
}

static void read_discrete(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  const fc_json_value *values = fc_json_get(object, "values"), *weights = fc_json_get(object, "probabilities");
  if (!values || !weights) {
    fc_reading_fault(reading, object, false, "F303", forms[2].example, "the parameter lacks \"%s\"",
                     values ? "probabilities" : "values");
    return;
  }
  if (!fc_reading_expect(reading, values, FC_JSON_ARRAY) || !fc_reading_expect(reading, weights, FC_JSON_ARRAY))
    return;
  size_t n = fc_json_count(values);
  if (n == 0 || n != fc_json_count(weights)) {
    fc_reading_fault(reading, weights, false, "F314", "give each value a probability",
                     "%zu value%s and %zu probabilit%s", n, n == 1 ? "" : "s", fc_json_count(weights),
                     fc_json_count(weights) == 1 ? "y" : "ies");
    return;
  }
  fc_outcome *outcomes = fc_reading_array(reading, n, sizeof *outcomes);
  for (size_t i = 0; outcomes && i < n; i++) {
    outcomes[i].name = fc_reading_keep(reading, fc_json_text(fc_json_at(values, i)));
    read_number(reading, fc_json_at(values, i), &outcomes[i].value);
    if (read_number(reading, fc_json_at(weights, i), &outcomes[i].probability))
      is_probability(reading, fc_json_at(weights, i), outcomes[i].probability);
  }
  parameter->outcome = outcomes;
  parameter->n_outcomes = outcomes ? n : 0;
  check_sum(reading, weights, parameter);
}

static void read_bernoulli(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  fc_rate p;
  fc_outcome *outcomes = fc_reading_array(reading, 2, sizeof *outcomes);
  if (!read_member(reading, object, "probability", forms[0].example, &p) || !outcomes ||
      !is_probability(reading, fc_json_get(object, "probability"), p))
    return;
  outcomes[0] = (fc_outcome){"1", {1, 1}, p};
  outcomes[1] = (fc_outcome){"0", {0, 1}, {p.den - p.num, p.den}};
  parameter->outcome = outcomes;
  parameter->n_outcomes = 2;
}

static void read_range(fc_reading *reading, const fc_json_value *object, const char *example, fc_parameter *parameter) {
  bool moded = parameter->kind != FC_UNIFORM;
  bool read = read_member(reading, object, "min", example, &parameter->min);
  read = read_member(reading, object, "max", example, &parameter->max) && read;
  parameter->mode = parameter->min;
  if (moded)
    read = read_member(reading, object, "mode", example, &parameter->mode) && read;
  if (!read)
    return;
  if (rate_cmp(parameter->min, parameter->max) > 0 ||
      (moded && (rate_cmp(parameter->mode, parameter->min) < 0 || rate_cmp(parameter->mode, parameter->max) > 0)))
    fc_reading_fault(reading, object, false, "F314", example, "min%s and max of the parameter are out of order",
                     moded ? ", mode" : "");
  else if (moded)
    parameter->point = parameter->mode;
  else if (!weigh(parameter->min, 1, parameter->max, 1, parameter->max, 0, 2, &parameter->point))
    fc_reading_fault(reading, object, false, "F305", example, "the numbers of the parameter are too fine");
}

static void choose_likeliest(fc_parameter *parameter) {
  parameter->taken = 0;
  for (size_t i = 1; parameter->kind != FC_BERNOULLI && i < parameter->n_outcomes; i++)
    if (rate_cmp(parameter->outcome[i].probability, parameter->outcome[parameter->taken].probability) > 0)
      parameter->taken = i;
  if (parameter->n_outcomes)
    parameter->point = parameter->outcome[parameter->taken].value;
}

/* Why a value cannot be the point; NULL: it is set. */
static const char *set_point(fc_ctx *ctx, fc_parameter *parameter, fc_str text) {
  fc_rate value;
  if (parameter->kind == FC_OUTCOMES) {
    const char *names[32];
    size_t n = 0;
    for (size_t i = 0; i < parameter->n_outcomes; i++) {
      if (fc_str_is(text, parameter->outcome[i].name)) {
        parameter->taken = i;
        return NULL;
      }
      if (n < sizeof names / sizeof *names)
        names[n++] = parameter->outcome[i].name;
    }
    return fc_ctx_format(ctx, "it is no outcome%s", fc_did_you_mean(ctx, text, names, n));
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
  if (parameter->kind == FC_DISCRETE)
    return "it is none of the values";
  if (parameter->kind == FC_BERNOULLI)
    return value.num >= 0 && value.num <= value.den ? NULL : "it lies outside 0 to 1";
  return rate_cmp(value, parameter->min) < 0 || rate_cmp(value, parameter->max) > 0
             ? "it lies outside what the parameter may be"
             : NULL;
}

static void read_point(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  const fc_json_value *value = fc_json_get(object, "point");
  choose_likeliest(parameter);
  if (!value)
    return;
  const char *why = set_point(reading->ctx, parameter, fc_json_text(value));
  if (why)
    fc_reading_fault(reading, value, false, "F306", "name one of its values, or leave the point out",
                     "\"%.*s\" cannot be the point of \"%s\": %s", FC_STR_ARG(fc_json_text(value)), parameter->name,
                     why);
}

static size_t find_form(fc_reading *reading, const fc_json_value *object) {
  const fc_json_value *value = fc_json_get(object, "distribution");
  size_t n;
  const char *const *names = form_names(&n);
  if (!value) {
    fc_reading_fault(reading, object, false, "F303", forms[3].example, "the parameter does not say its distribution");
    return FORMS;
  }
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return FORMS;
  for (size_t i = 0; i < FORMS; i++)
    if (fc_str_is(fc_json_text(value), forms[i].name))
      return i;
  fc_reading_fault(reading, value, false, "F315",
                   fc_ctx_format(reading->ctx,
                                 "distributions are bernoulli, outcomes, discrete, uniform, triangular and pert%s",
                                 fc_did_you_mean(reading->ctx, fc_json_text(value), names, n)),
                   "there is no distribution \"%.*s\"", FC_STR_ARG(fc_json_text(value)));
  return FORMS;
}

static void read_distribution(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  size_t form = find_form(reading, object), n = 0;
  if (form == FORMS)
    return;
  const char *names[10] = {"distribution", "point", "per", "note"};
  for (n = 4; forms[form].members[n - 4]; n++)
    names[n] = forms[form].members[n - 4];
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, object, names, n, FC_BAD_SCENARIO, "F301"));
  parameter->kind = forms[form].kind;
  parameter->distribution = forms[form].name;
  if (parameter->kind == FC_OUTCOMES)
    read_outcomes(reading, object, parameter);
  else if (parameter->kind == FC_DISCRETE)
    read_discrete(reading, object, parameter);
  else if (parameter->kind == FC_BERNOULLI)
    read_bernoulli(reading, object, parameter);
  else
    read_range(reading, object, forms[form].example, parameter);
  read_point(reading, object, parameter);
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
      read_distribution(reading, value, &parameters[i]);
    else
      read_number(reading, value, &parameters[i].point);
  }
  reading->to->parameters = parameters;
  reading->to->n_parameters = parameters ? n : 0;
}

fc_parameter *fc_reading_find_parameter(fc_reading *reading, const fc_json_value *at, fc_str name) {
  fc_scenario *to = reading->to;
  const char *names[64];
  size_t n = 0;
  for (size_t i = 0; i < to->n_parameters; i++) {
    if (fc_str_is(name, to->parameters[i].name)) {
      to->parameters[i].uses++;
      return &to->parameters[i];
    }
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

fc_status fc_scenario_set_point(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where) {
  const char *names[64];
  size_t n = 0;
  for (size_t i = 0; i < scenario->n_parameters; i++) {
    fc_parameter *parameter = &scenario->parameters[i];
    if (n < sizeof names / sizeof *names)
      names[n++] = parameter->name;
    if (!fc_str_is(name, parameter->name))
      continue;
    const char *why = set_point(ctx, parameter, value);
    return why ? fc_fail(ctx, FC_BAD_USAGE, "F306", where, "name one of its values",
                         "\"%.*s\" cannot be the point of \"%s\": %s", FC_STR_ARG(value), parameter->name, why)
               : FC_OK;
  }
  return fc_fail(
      ctx, FC_BAD_USAGE, "F317", where,
      n ? fc_ctx_format(ctx, "the scenario's parameters are named in it%s", fc_did_you_mean(ctx, name, names, n))
        : "the scenario has no parameters",
      "there is no parameter \"%.*s\"", FC_STR_ARG(name));
}
