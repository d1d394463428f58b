/* vary_number.c - the numbers of a scenario by their names: where each stands, what it may be, and which cuts hold it. */
#include "scenario/reading.h"

#include <string.h>

/* Where a name is looked for: the members of each cut, and of the other objects that hold numbers. */
typedef struct fc_search {
  fc_str name;
  fc_ctx *ctx;
  const fc_json_value *found;
  size_t times;
  const char *names[64];
  size_t n_names;
} fc_search;

enum { NAMES_MOST = 64 };

static bool is_number(const fc_json_value *value) {
  fc_rate number;
  fc_json_kind kind = value ? fc_json_kind_of(value) : FC_JSON_NULL;
  if (kind != FC_JSON_NUMBER && kind != FC_JSON_TEXT)
    return false;
  fc_str text = fc_json_text(value);
  return fc_parameter_number(text, &number) || (text.n > 1 && text.p[0] == '$');
}

/* The value that a pointer leads to, NULL: none. Keys with / or ~ are not looked for. */
static const fc_json_value *at_pointer(const fc_json_value *value, fc_str pointer) {
  while (pointer.n && value) {
    fc_str key = {pointer.p + 1, 0};
    while (key.n + 1 < pointer.n && key.p[key.n] != '/')
      key.n++;
    const fc_json_value *found = NULL;
    size_t index = 0;
    for (size_t i = 0; i < key.n; i++)
      index = index * 10 + (size_t)(key.p[i] - '0');
    if (fc_json_kind_of(value) == FC_JSON_ARRAY && index < fc_json_count(value))
      found = fc_json_at(value, index);
    for (size_t i = 0; fc_json_kind_of(value) == FC_JSON_OBJECT && i < fc_json_count(value); i++)
      if (fc_str_cmp(fc_json_key_at(value, i), key) == 0)
        found = fc_json_at(value, i);
    value = found;
    pointer = (fc_str){pointer.p + key.n + 1, pointer.n - key.n - 1};
  }
  return value;
}

static void look(fc_search *search, fc_str of, const fc_json_value *object, bool alone) {
  for (size_t i = 0; object && fc_json_kind_of(object) == FC_JSON_OBJECT && i < fc_json_count(object); i++) {
    const fc_json_value *value = fc_json_at(object, i);
    fc_str key = fc_json_key_at(object, i);
    if (!is_number(value) || fc_str_is(key, "name") || fc_str_is(key, "from") || fc_str_is(key, "until"))
      continue;
    const char *whole = fc_ctx_format(search->ctx, "%.*s.%.*s", FC_STR_ARG(of), FC_STR_ARG(key));
    if (fc_str_is(search->name, whole)) {
      search->found = value;
      search->times = 1;
      return;
    }
    if (alone && fc_str_cmp(search->name, key) == 0) {
      search->found = value;
      search->times++;
    }
    if (search->n_names < NAMES_MOST)
      search->names[search->n_names++] = whole;
  }
}

static void look_everywhere(fc_search *search, const fc_scenario *scenario) {
  static const char *const objects[] = {"baseline", "response"};
  const fc_json_value *root = fc_json_root(scenario->json);
  const fc_json_value *contingencies = fc_json_get(root, "contingencies");
  for (size_t i = 0; i < scenario->n_cuts; i++)
    look(search, fc_str_of(scenario->cuts[i].name), scenario->cuts[i].value, true);
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
    look(search, fc_str_of(objects[i]), fc_json_get(root, objects[i]), true);
  bool listed = contingencies && fc_json_kind_of(contingencies) == FC_JSON_ARRAY;
  for (size_t i = 0; listed && i < fc_json_count(contingencies); i++) {
    const fc_json_value *each = fc_json_at(contingencies, i);
    const fc_json_value *name = fc_json_kind_of(each) == FC_JSON_OBJECT ? fc_json_get(each, "name") : NULL;
    if (name && fc_json_kind_of(name) == FC_JSON_TEXT)
      look(search, fc_json_text(name), each, false);
  }
}

static fc_status fail_name(fc_ctx *ctx, const fc_scenario *scenario, fc_search *search, const fc_where *where) {
  const char *list = "";
  for (size_t i = 0; i < scenario->n_parameters && search->n_names < NAMES_MOST; i++)
    search->names[search->n_names++] = scenario->parameters[i].name;
  for (size_t i = 0; i < search->n_names; i++)
    list = fc_ctx_format(ctx, "%s%s%s", list, *list ? ", " : "", search->names[i]);
  return fc_fail(ctx, FC_BAD_USAGE, "F319", where,
                 fc_ctx_format(ctx, "numbers of the scenario are %s%s", *list ? list : "none",
                               fc_did_you_mean(ctx, search->name, search->names, search->n_names)),
                 search->times > 1 ? "several cuts have a \"%.*s\": name one of them"
                                   : "the scenario has no number \"%.*s\"",
                 FC_STR_ARG(search->name));
}

/* "$severity", and "$severity < 0.5" of a condition. */
static bool names(fc_str text, const char *parameter) {
  size_t n = strlen(parameter);
  if (text.n < n + 1 || text.p[0] != '$' || memcmp(text.p + 1, parameter, n) != 0)
    return false;
  return text.n == n + 1 || strchr(" <>=!", text.p[n + 1]);
}

/* Whether the value stands in a tree, or (value NULL) the parameter is named there. */
static bool holds(const fc_json_value *tree, const fc_json_value *value, const char *parameter) {
  fc_json_kind kind = fc_json_kind_of(tree);
  if (tree == value || (parameter && kind == FC_JSON_TEXT && names(fc_json_text(tree), parameter)))
    return true;
  bool object = kind == FC_JSON_OBJECT;
  for (size_t i = 0; (object || kind == FC_JSON_ARRAY) && i < fc_json_count(tree); i++)
    if ((object && parameter && fc_str_is(fc_json_key_at(tree, i), parameter)) ||
        holds(fc_json_at(tree, i), value, parameter))
      return true;
  return false;
}

static const fc_param *param_of(const fc_effect *effect, fc_str member) {
  for (size_t i = 0; effect->params[i].name; i++)
    if (fc_str_is(member, effect->params[i].name))
      return &effect->params[i];
  return fc_timing_param(member);
}

/* The member of an object that holds it; empty: none. */
static fc_str member_in(const fc_json_value *object, const fc_varied_number *number, const char *parameter) {
  for (size_t i = 0; object && fc_json_kind_of(object) == FC_JSON_OBJECT && i < fc_json_count(object); i++)
    if (holds(fc_json_at(object, i), number->value, parameter))
      return fc_json_key_at(object, i);
  return (fc_str){"", 0};
}

static void use(fc_varied_number *number, bool *where, const fc_param *spec) {
  *where = true;
  number->spec = number->spec ? number->spec : spec;
}

/* In the order in which the parts of a scenario act. */
static fc_status find_uses(fc_ctx *ctx, fc_scenario *scenario, fc_varied_number *number) {
  const fc_json_value *root = fc_json_root(scenario->json), *contingencies = fc_json_get(root, "contingencies");
  const char *parameter = number->parameter == SIZE_MAX ? NULL : scenario->parameters[number->parameter].name;
  bool *in = fc_arena_array(&scenario->arena, scenario->n_cuts + 1, sizeof *in);
  fc_str member;
  if (!in)
    return fc_fail_memory(ctx);
  number->in_cut = in;
  for (size_t i = 0; i < scenario->n_cuts; i++) {
    member = member_in(scenario->cuts[i].value, number, parameter);
    if (member.n || holds(scenario->cuts[i].value, number->value, parameter))
      use(number, &in[i], param_of(scenario->cuts[i].effect, member));
  }
  member = member_in(fc_json_get(root, "baseline"), number, parameter);
  if (member.n)
    use(number, &number->in_baseline, fc_baseline_param(member));
  member = member_in(fc_json_get(root, "response"), number, parameter);
  if (member.n)
    use(number, &number->after_loss, fc_response_param(member));
  bool listed = contingencies && fc_json_kind_of(contingencies) == FC_JSON_ARRAY;
  for (size_t i = 0; listed && i < fc_json_count(contingencies); i++) {
    member = member_in(fc_json_at(contingencies, i), number, parameter);
    if (member.n)
      use(number, &number->after_loss, fc_contingency_param(member));
  }
  return FC_OK;
}

fc_status fc_scenario_find_number(fc_ctx *ctx, fc_scenario *scenario, fc_str name, const fc_where *where,
                                  fc_varied_number *out) {
  fc_search search = {.name = name, .ctx = ctx};
  *out = (fc_varied_number){.parameter = SIZE_MAX};
  for (size_t i = 0; i < scenario->n_parameters; i++)
    if (fc_str_is(name, scenario->parameters[i].name))
      out->parameter = i;
  if (out->parameter != SIZE_MAX)
    return find_uses(ctx, scenario, out);
  look_everywhere(&search, scenario); /* of a pointer for the sake of the names alone */
  if (name.n && name.p[0] == '/') {
    search.found = at_pointer(fc_json_root(scenario->json), name);
    search.times = search.found != NULL && is_number(search.found);
  }
  if (search.times != 1)
    return fail_name(ctx, scenario, &search, where);
  out->value = search.found;
  return find_uses(ctx, scenario, out);
}
