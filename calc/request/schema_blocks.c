/* schema_blocks.c - what the kinds say of a schema: effects and distributions with their members, metrics,
 * columns. */
#include "chance/distribution.h"
#include "impact/metric.h"
#include "number/ratio.h"
#include "request/schema.h"
#include "scenario/effect.h"
#include "table/json_text.h"
#include "table/schema.h"

#include <string.h>

enum { BOUND_DIGITS = 12 };

static void put_text(fc_buf *out, const char *text) {
  fc_json_put_text(out, fc_str_of(text));
}

/* A name a line, at an indent. */
static void put_names(fc_buf *out, size_t indent, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++) {
    fc_buf_fill(out, ' ', indent);
    put_text(out, names[i]);
    fc_buf_text(out, i + 1 < n ? ",\n" : "\n");
  }
}

static void put_effect_names(fc_buf *out) {
  put_names(out, 12, fc_effect_names(), fc_effects());
}

static void put_effect_refs(fc_buf *out) {
  for (size_t i = 0; i < fc_effects(); i++)
    fc_buf_printf(out, "        { \"$ref\": \"#/$defs/%s\" }%s\n", fc_effect_at(i)->name, i + 1 < fc_effects() ? "," : "");
}

static void put_metrics(fc_buf *out) {
  put_names(out, 8, fc_metric_names(), fc_metrics());
}

/* `year` is short for fiscal_year. */
static void put_roles(fc_buf *out) {
  for (size_t i = 0; i < FC_ROLES; i++) {
    const char *name = fc_role_get((fc_role)i)->name;
    put_names(out, 8, &name, 1);
    fc_buf_cut(out, out->n ? out->n - 1 : 0);
    fc_buf_text(out, ",\n");
  }
  put_names(out, 8, (const char *const[]){"year"}, 1);
}

/* Bounds hold for numbers, and a text is not negative where the least is zero or more; that a text is not above the
 * most is left to the program. */
static void put_bound(fc_buf *out, const char *name, const char *bound) {
  fc_rate rate;
  fc_number_fault fault;
  if (!bound || fc_rate_parse(bound, strlen(bound), &rate, &fault))
    return;
  fc_buf_printf(out, ", \"%s\": ", name);
  fc_ratio_print(out, fc_ratio_of(rate.num, rate.den), BOUND_DIGITS);
}

static void put_number(fc_buf *out, const fc_param *param, const char *definition) {
  fc_buf_printf(out, "\"$ref\": \"#/$defs/%s\"", definition);
  put_bound(out, "minimum", param->min);
  put_bound(out, "maximum", param->max);
  if (param->min && param->min[0] != '-')
    fc_buf_text(out, ", \"pattern\": \"^[^-]\"");
}

static void put_choices(fc_buf *out, const char *choices) {
  fc_buf_text(out, "\"enum\": [");
  for (const char *at = choices; *at;) {
    size_t n = strcspn(at, "|");
    fc_buf_text(out, at == choices ? "" : ", ");
    fc_json_put_text(out, (fc_str){at, n});
    at += n + (at[n] == '|');
  }
  fc_buf_char(out, ']');
}

static void put_type(fc_buf *out, const fc_param *param) {
  switch (param->type) {
  case FC_PARAM_FLAG:
    fc_buf_text(out, "\"type\": \"boolean\"");
    return;
  case FC_PARAM_TEXT:
  case FC_PARAM_FILE:
    fc_buf_text(out, "\"type\": \"string\", \"minLength\": 1");
    return;
  case FC_PARAM_MONEY:
    put_number(out, param, "money");
    return;
  case FC_PARAM_RATE:
    put_number(out, param, "rate");
    return;
  case FC_PARAM_COUNT:
    put_number(out, param, "count");
    return;
  case FC_PARAM_DATE:
    fc_buf_text(out, "\"$ref\": \"#/$defs/date\"");
    return;
  case FC_PARAM_YEAR:
    fc_buf_text(out, "\"$ref\": \"#/$defs/year\"");
    return;
  case FC_PARAM_CHOICE:
    put_choices(out, param->choices);
    return;
  case FC_PARAM_FIGURE:
    put_number(out, param, "figure");
    return;
  case FC_PARAM_SELECT:
    fc_buf_text(out, "\"$ref\": \"#/$defs/select\"");
    return;
  }
}

/* The first day of a cut, unless the effect has a member of that name. */
static void put_from(fc_buf *out, const fc_effect *effect) {
  for (const fc_param *param = effect->params; param && param->name; param++)
    if (strcmp(param->name, "from") == 0)
      return;
  fc_buf_text(out, ",\n        \"from\": { \"$ref\": \"#/$defs/date\", \"description\": \"first day on which it acts\" }");
}

static void put_members(fc_buf *out, const fc_effect *effect) {
  fc_buf_text(out, "      \"properties\": {\n        \"effect\": { \"const\": ");
  put_text(out, effect->name);
  fc_buf_text(out, " }");
  for (const fc_param *param = effect->params; param && param->name; param++) {
    fc_buf_text(out, ",\n        ");
    put_text(out, param->name);
    fc_buf_text(out, ": { ");
    put_type(out, param);
    fc_buf_text(out, ", \"description\": ");
    put_text(out, param->help);
    fc_buf_text(out, " }");
  }
  put_from(out, effect);
  fc_buf_text(out, "\n      }\n");
}

static void put_required(fc_buf *out, const fc_effect *effect) {
  size_t n = 0;
  for (const fc_param *param = effect->params; param && param->name; param++) {
    if (!param->required)
      continue;
    fc_buf_text(out, n++ ? ", " : "      \"required\": [");
    put_text(out, param->name);
  }
  fc_buf_text(out, n ? "],\n" : "");
}

static void put_effects(fc_buf *out) {
  for (size_t i = 0; i < fc_effects(); i++) {
    const fc_effect *effect = fc_effect_at(i);
    fc_buf_text(out, "    ");
    put_text(out, effect->name);
    fc_buf_text(out, ": {\n      \"description\": ");
    put_text(out, effect->summary);
    fc_buf_text(out, ",\n");
    put_required(out, effect);
    put_members(out, effect);
    fc_buf_text(out, "    },\n");
  }
}

#define NUMBER "{ \"type\": [\"number\", \"string\"]"

static const char *law_form(fc_law_form form) {
  switch (form) {
  case FC_LAW_NUMBER:
  case FC_LAW_PROBABILITY:
    return NUMBER;
  case FC_LAW_CSV:
  case FC_LAW_LIBRARY:
  case FC_LAW_WORD:
    return "{ \"type\": \"string\", \"minLength\": 1";
  case FC_LAW_COUNT:
    return "{ \"type\": \"integer\", \"minimum\": 1";
  case FC_LAW_NUMBERS:
  case FC_LAW_PROBABILITIES:
    return "{ \"type\": \"array\", \"minItems\": 1, \"items\": " NUMBER " }";
  case FC_LAW_NAMED:
  case FC_LAW_QUANTILES:
    return "{ \"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": " NUMBER " }";
  }
  return "{";
}

static void put_law(fc_buf *out, const fc_distribution *distribution) {
  fc_buf_text(out, "        {\n          \"description\": ");
  put_text(out, distribution->summary);
  fc_buf_text(out, ",\n          \"type\": \"object\",\n          \"additionalProperties\": false,\n"
                   "          \"required\": [\"distribution\"");
  for (const fc_law_member *member = distribution->members; member->name; member++)
    if (member->required) {
      fc_buf_text(out, ", ");
      put_text(out, member->name);
    }
  fc_buf_text(out, "],\n          \"properties\": {\n            \"distribution\": { \"const\": ");
  put_text(out, distribution->name);
  fc_buf_text(out, " },\n            \"note\": { \"type\": \"string\" },\n            \"point\": " NUMBER
                   ", \"description\": \"where a run takes it\" },\n"
                   "            \"per\": { \"enum\": [\"government\", \"program\", \"award\"] }");
  for (const fc_law_member *member = distribution->members; member->name; member++) {
    if (fc_law_is_inner(distribution, (size_t)(member - distribution->members)))
      continue;
    fc_buf_text(out, ",\n            ");
    put_text(out, member->name);
    fc_buf_printf(out, ": %s, \"description\": ", law_form(member->form));
    put_text(out, member->help);
    fc_buf_text(out, " }");
  }
  fc_buf_text(out, "\n          }\n        }");
}

static void put_distributions(fc_buf *out) {
  for (size_t i = 0; i < fc_distributions(); i++) {
    put_law(out, fc_distribution_at(i));
    fc_buf_text(out, i + 1 < fc_distributions() ? ",\n" : "\n");
  }
}

bool fc_schema_put_block(fc_buf *out, fc_str mark) {
  static const struct {
    const char *mark;
    void (*put)(fc_buf *out);
  } blocks[] = {{"distributions", put_distributions},
                {"effect_names", put_effect_names},
                {"effect_refs", put_effect_refs},
                {"effects", put_effects},
                {"metrics", put_metrics},
                {"roles", put_roles}};
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (fc_str_is(mark, blocks[i].mark)) {
      blocks[i].put(out);
      return true;
    }
  return false;
}
