/* vary.c - a scenario with other numbers: points of parameters, and any amount, rate or count that stands in it.
 *
 * The document stays as it is; a text stands in the place of a value while cuts and baseline are read again. */
#include "scenario/reading.h"

#include <stdlib.h>
#include <string.h>

static void *copy_of(fc_scenario *to, const void *from, size_t count, size_t size) {
  void *copy = fc_arena_array(&to->arena, count ? count : 1, size);
  if (copy && count)
    memcpy(copy, from, count * size);
  return copy;
}

fc_status fc_scenario_vary(fc_ctx *ctx, const fc_scenario *scenario, fc_scenario **out) {
  fc_scenario *copy = *out = malloc(sizeof *copy);
  if (!copy)
    return fc_fail_memory(ctx);
  *copy = *scenario;
  copy->varied = true;
  copy->arena = (fc_arena){0};
  fc_seq_init(&copy->selects, sizeof(fc_select *));
  copy->parameters = copy_of(copy, scenario->parameters, scenario->n_parameters, sizeof *copy->parameters);
  copy->cuts = copy_of(copy, scenario->cuts, scenario->n_cuts, sizeof *copy->cuts);
  if (copy->parameters && copy->cuts)
    return FC_OK;
  fc_scenario_free(copy);
  *out = NULL;
  return fc_fail_memory(ctx);
}

fc_status fc_scenario_retake(fc_ctx *ctx, fc_scenario *scenario) {
  fc_reading reading = {.ctx = ctx, .json = scenario->json, .to = scenario};
  const fc_json_value *baseline = fc_json_get(fc_json_root(scenario->json), "baseline");
  for (size_t i = 0; i < scenario->n_parameters; i++)
    scenario->parameters[i].uses = 0;
  if (baseline)
    fc_reading_baseline(&reading, baseline);
  fc_reading_take_cuts(&reading);
  fc_reading_after_loss(&reading, fc_json_root(scenario->json));
  return reading.status;
}

fc_status fc_scenario_set_rate(fc_ctx *ctx, fc_scenario *scenario, size_t index, fc_rate value) {
  (void)ctx;
  scenario->parameters[index].point = value;
  return FC_OK;
}

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

/* Where a name is looked for: the members of each cut, and of the other objects that hold numbers. */
typedef struct fc_search {
  fc_str name;
  const fc_json_value *found;
  size_t times;
  fc_ctx *ctx;
  const char *names[64];
  size_t n_names;
} fc_search;

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
    if (search->n_names < sizeof search->names / sizeof *search->names)
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

static bool is_parameter(const fc_scenario *scenario, fc_str name) {
  for (size_t i = 0; i < scenario->n_parameters; i++)
    if (fc_str_is(name, scenario->parameters[i].name))
      return true;
  return false;
}

static fc_status fail_name(fc_ctx *ctx, const fc_scenario *scenario, fc_search *search, const fc_where *where) {
  const char *list = "";
  for (size_t i = 0; i < scenario->n_parameters && search->n_names < sizeof search->names / sizeof *search->names; i++)
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

static fc_status set_override(fc_ctx *ctx, fc_scenario *scenario, const fc_json_value *value, fc_str text) {
  const char *kept = fc_arena_text(&scenario->arena, text.p, text.n);
  if (!kept)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < scenario->n_overrides; i++)
    if (scenario->overrides[i].value == value) {
      /* The scenario is a copy: what it shows as constant is ours. */
      ((fc_override *)(uintptr_t)scenario->overrides)[i].text = kept;
      return FC_OK;
    }
  fc_override *more = fc_arena_array(&scenario->arena, scenario->n_overrides + 1, sizeof *more);
  if (!more)
    return fc_fail_memory(ctx);
  if (scenario->n_overrides)
    memcpy(more, scenario->overrides, scenario->n_overrides * sizeof *more);
  more[scenario->n_overrides++] = (fc_override){value, kept};
  scenario->overrides = more;
  return FC_OK;
}

fc_status fc_scenario_set_figure(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where) {
  fc_search search = {.name = name, .ctx = ctx};
  if (is_parameter(scenario, name))
    return fc_scenario_set_point(ctx, scenario, name, value, where);
  look_everywhere(&search, scenario); /* of a pointer for the sake of the names alone */
  if (name.n && name.p[0] == '/') {
    search.found = at_pointer(fc_json_root(scenario->json), name);
    search.times = search.found != NULL && is_number(search.found);
  }
  return search.times == 1 ? set_override(ctx, scenario, search.found, value)
                           : fail_name(ctx, scenario, &search, where);
}
