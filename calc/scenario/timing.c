/* timing.c - what every cut may say of when it acts: "from", "until", "phase", "when", "per" and "mapping". */
#include "scenario/reading.h"

#include <string.h>

const char *const fc_year_mapping_names[] = {"overlap", "award_start", "forward", "even"};

static fc_date read_date(fc_reading *reading, const fc_json_value *cut, const char *member) {
  static const fc_param date = {.type = FC_PARAM_DATE, .help = "write the day as \"2026-04-08\""};
  const fc_json_value *value = fc_json_get(cut, member);
  fc_param param = date;
  fc_arg arg = {0};
  param.name = member;
  return value && fc_reading_note(reading, fc_reading_arg(reading, &param, value, &arg)) ? arg.date : FC_NO_DATE;
}

/* *n = 0 also where one of them is at fault. */
static const fc_rate *read_rates(fc_reading *reading, const fc_json_value *list, const fc_param *param, size_t *n,
                                 const uint32_t **parameters /* NULL: not asked for */) {
  *n = 0;
  if (!fc_reading_expect(reading, list, FC_JSON_ARRAY))
    return NULL;
  size_t count = fc_json_count(list);
  fc_rate *rates = fc_reading_array(reading, count, sizeof *rates);
  if (count == 0)
    fc_reading_fault(reading, list, false, "F309", param->help, "\"%s\" is empty", param->name);
  bool good = rates != NULL;
  uint32_t *named = parameters && !reading->to->varied ? fc_reading_array(reading, count, sizeof *named) : NULL;
  for (size_t i = 0; rates && i < count; i++) {
    fc_arg arg = {.rate = {0, 1}};
    good = fc_reading_note(reading, fc_reading_arg(reading, param, fc_json_at(list, i), &arg)) && good;
    rates[i] = arg.rate;
    if (named)
      named[i] = arg.parameter;
  }
  if (parameters)
    *parameters = named;
  *n = good ? count : 0;
  return rates;
}

static const fc_param phase_param = {.name = "phase",
                                     .type = FC_PARAM_RATE,
                                     .min = "0%",
                                     .max = "100%",
                                     .help = "a rate for each year: [\"25%\", \"50%\", \"100%\"]"};
static const fc_param when_param = {
    .name = "when", .type = FC_PARAM_RATE, .min = "0%", .max = "100%", .help = "a part from 0% to 100%"};

const fc_param *fc_timing_param(fc_str member) {
  return fc_str_is(member, "phase") ? &phase_param : fc_str_is(member, "when") ? &when_param : NULL;
}

static void read_phase(fc_reading *reading, const fc_json_value *phase, fc_timing *out) {
  out->phase = read_rates(reading, phase, &phase_param, &out->n_phase, &out->phase_parameter);
}

static void fail_when(fc_reading *reading, const fc_json_value *at, const char *what) {
  fc_reading_fault(reading, at, false, "F318",
                   "write \"$p\", \"$p < 0.5\" or { \"court\": [\"lost\"] }, where p and court are parameters", "%s",
                   what);
}

/* Kept of the scenario as it was read, not of what varies it. */
static void keep_condition(fc_timing *out, fc_when_test condition) {
  fc_when_test *list = (fc_when_test *)(uintptr_t)out->condition; /* made by read_when */
  if (list)
    list[out->n_conditions++] = condition;
}

static uint32_t index_of(const fc_reading *reading, const fc_parameter *parameter) {
  return (uint32_t)(parameter - reading->to->parameters);
}

/* The relation at the start of a text, NULL: none; *text goes behind it. */
static const char *take_relation(fc_str *text) {
  static const char *const relations[] = {"<=", ">=", "!=", "<", ">", "="};
  for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
    size_t n = strlen(relations[i]);
    if (text->n < n || memcmp(text->p, relations[i], n) != 0)
      continue;
    *text = fc_str_trim((fc_str){text->p + n, text->n - n});
    return relations[i];
  }
  return NULL;
}

static bool holds(const char *relation, int order) {
  switch (relation[0]) {
  case '<':
    return order < 0 || (relation[1] && order == 0);
  case '>':
    return order > 0 || (relation[1] && order == 0);
  case '!':
    return order != 0;
  default:
    return order == 0;
  }
}

/* "$p" or "$p < 0.5". */
static void read_when_text(fc_reading *reading, const fc_json_value *value, fc_timing *out) {
  fc_str text = fc_str_trim(fc_json_text(value));
  if (text.n < 2 || text.p[0] != '$') {
    fail_when(reading, value, "a condition begins with a parameter, \"$p\"");
    return;
  }
  fc_str name = {text.p + 1, 0};
  while (name.n + 1 < text.n && !strchr(" <>=!", name.p[name.n]))
    name.n++;
  fc_parameter *parameter = fc_reading_find_parameter(reading, value, name);
  fc_str rest = fc_str_trim((fc_str){name.p + name.n, text.n - 1 - name.n});
  if (!parameter)
    return;
  if (parameter->kind == FC_OUTCOMES) {
    fail_when(
        reading, value,
        fc_ctx_format(reading->ctx, "\"%s\" has named outcomes: name those for which the cut acts", parameter->name));
    return;
  }
  out->when = parameter->point;
  if (rest.n == 0) {
    if (out->when.num < 0 || out->when.num > out->when.den)
      fail_when(reading, value,
                fc_ctx_format(reading->ctx, "\"%s\" is not between 0 and 1: it is no part to take", parameter->name));
    keep_condition(out, (fc_when_test){.parameter = index_of(reading, parameter), .kind = FC_WHEN_PART});
    return;
  }
  const char *relation = take_relation(&rest);
  fc_rate bound;
  if (!relation || !fc_parameter_number(rest, &bound)) {
    fail_when(reading, value,
              relation ? "a parameter is compared to a number" : "behind the parameter stands a comparison");
    return;
  }
  int order = fc_ratio_cmp(fc_ratio_of(parameter->point.num, parameter->point.den), fc_ratio_of(bound.num, bound.den));
  parameter->compared = true;
  out->when = (fc_rate){holds(relation, order), 1};
  keep_condition(out, (fc_when_test){index_of(reading, parameter), FC_WHEN_COMPARED, relation, bound, NULL});
}

static bool is_among(fc_reading *reading, const fc_parameter *parameter, const fc_json_value *list,
                     bool *all /* of each outcome; NULL: not asked for */) {
  bool alone = fc_json_kind_of(list) == FC_JSON_TEXT, among = false;
  if (!alone && !fc_reading_expect(reading, list, FC_JSON_ARRAY))
    return false;
  for (size_t i = 0; i < (alone ? 1 : fc_json_count(list)); i++) {
    const fc_json_value *value = alone ? list : fc_json_at(list, i);
    const char *names[32];
    size_t k = 0;
    while (k < parameter->n_outcomes && !fc_str_is(fc_json_text(value), parameter->outcome[k].name)) {
      if (k < sizeof names / sizeof *names)
        names[k] = parameter->outcome[k].name;
      k++;
    }
    if (k == parameter->n_outcomes)
      fc_reading_fault(
          reading, value, false, "F318",
          fc_ctx_format(reading->ctx, "name one of its outcomes%s",
                        fc_did_you_mean(reading->ctx, fc_json_text(value), names,
                                        k < sizeof names / sizeof *names ? k : sizeof names / sizeof *names)),
          "\"%s\" has no outcome \"%.*s\"", parameter->name, FC_STR_ARG(fc_json_text(value)));
    among = among || k == parameter->taken;
    if (all && k < parameter->n_outcomes)
      all[k] = true;
  }
  return among;
}

static void read_among(fc_reading *reading, const fc_parameter *parameter, const fc_json_value *list, fc_timing *out) {
  bool *all = out->condition ? fc_reading_array(reading, parameter->n_outcomes, sizeof *all) : NULL;
  if (!is_among(reading, parameter, list, all))
    out->when = (fc_rate){0, 1};
  keep_condition(out,
                 (fc_when_test){.parameter = index_of(reading, parameter), .kind = FC_WHEN_AMONG, .among = all});
}

/* { "court": ["lost", "lost and taken back"] }: all must hold. */
static void read_when_outcomes(fc_reading *reading, const fc_json_value *value, fc_timing *out) {
  for (size_t i = 0; i < fc_json_count(value); i++) {
    const fc_json_value *list = fc_json_at(value, i);
    const fc_parameter *parameter = fc_reading_find_parameter(reading, list, fc_json_key_at(value, i));
    if (!parameter)
      continue;
    if (!fc_parameter_is_discrete(parameter))
      fail_when(reading, list, fc_ctx_format(reading->ctx, "\"%s\" has no outcomes to name", parameter->name));
    else
      read_among(reading, parameter, list, out);
  }
}

static void read_when(fc_reading *reading, const fc_json_value *value, fc_timing *out) {
  size_t n = fc_json_kind_of(value) == FC_JSON_OBJECT ? fc_json_count(value) : 1;
  out->condition = reading->to->varied ? NULL : fc_reading_array(reading, n, sizeof *out->condition);
  if (fc_json_kind_of(value) == FC_JSON_OBJECT)
    read_when_outcomes(reading, value, out);
  else if (fc_reading_expect(reading, value, FC_JSON_TEXT))
    read_when_text(reading, value, out);
}

void fc_reading_timing(fc_reading *reading, const fc_json_value *cut, bool dated, fc_timing *out) {
  *out = (fc_timing){.from = FC_NO_DATE, .until = FC_NO_DATE, .when = {1, 1}};
  if (dated)
    out->from = read_date(reading, cut, "from");
  out->until = read_date(reading, cut, "until");
  if (out->from != FC_NO_DATE && out->until != FC_NO_DATE && out->until < out->from)
    fc_reading_fault(reading, fc_json_get(cut, "until"), false, "F305", "exchange the two",
                     "the cut would end before it begins");
  const fc_json_value *phase = fc_json_get(cut, "phase"), *when = fc_json_get(cut, "when");
  if (phase)
    read_phase(reading, phase, out);
  if (when)
    read_when(reading, when, out);
}

fc_per fc_reading_per(fc_reading *reading, const fc_json_value *object, const char *who) {
  static const char *const names[] = {"government", "program", "award"};
  const fc_json_value *value = fc_json_get(object, "per");
  if (!value || !fc_reading_expect(reading, value, FC_JSON_TEXT))
    return FC_PER_DEFAULT;
  for (int i = 0; i < 3; i++)
    if (fc_str_is(fc_json_text(value), names[i]))
      return (fc_per)(FC_PER_GOVERNMENT + i);
  fc_reading_fault(reading, value, false, "F306",
                   fc_ctx_format(reading->ctx, "write government, program or award%s",
                                 fc_did_you_mean(reading->ctx, fc_json_text(value), names, 3)),
                   "%s per \"%.*s\"", who, FC_STR_ARG(fc_json_text(value)));
  return FC_PER_DEFAULT;
}

static void read_profile(fc_reading *reading, const fc_json_value *value, fc_year_mapping *out) {
  static const char *const members[] = {"profile"};
  static const fc_param param = {.name = "profile",
                                 .type = FC_PARAM_RATE,
                                 .min = "0%",
                                 .max = "100%",
                                 .help = "parts of the award by year: { \"profile\": [\"50%\", \"30%\", \"20%\"] }"};
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, members, 1, FC_BAD_SCENARIO, "F301"));
  const fc_json_value *list = fc_json_get(value, "profile");
  out->kind = FC_MAP_PROFILE;
  if (list)
    out->profile = read_rates(reading, list, &param, &out->n_profile, NULL);
  else
    fc_reading_fault(reading, value, false, "F303", param.help, "the mapping lacks \"profile\"");
  fc_ratio sum = {0, 1};
  for (size_t i = 0; i < out->n_profile; i++)
    sum = fc_ratio_of(sum.num * out->profile[i].den + out->profile[i].num * sum.den, sum.den * out->profile[i].den);
  if (list && out->n_profile && sum.num != sum.den)
    fc_reading_fault(reading, list, false, "F314", "make them add up to 100%",
                     "the parts of the profile do not add up to 100%%");
}

void fc_reading_mapping(fc_reading *reading, const fc_json_value *cut, fc_year_mapping *out) {
  const fc_json_value *value = fc_json_get(cut, "mapping");
  *out = (fc_year_mapping){FC_MAP_NONE, NULL, 0};
  if (!value)
    return;
  if (fc_json_kind_of(value) == FC_JSON_OBJECT) {
    read_profile(reading, value, out);
    return;
  }
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return;
  for (int i = 0; i < FC_YEAR_MAPPINGS; i++)
    if (fc_str_is(fc_json_text(value), fc_year_mapping_names[i])) {
      out->kind = (fc_mapping_kind)(FC_MAP_OVERLAP + i);
      return;
    }
  fc_reading_fault(
      reading, value, false, "F306",
      fc_ctx_format(reading->ctx, "mappings are overlap, award_start, forward, even and { \"profile\": [...] }%s",
                    fc_did_you_mean(reading->ctx, fc_json_text(value), fc_year_mapping_names, FC_YEAR_MAPPINGS)),
      "there is no mapping \"%.*s\"", FC_STR_ARG(fc_json_text(value)));
}
