/* cut.c - "cuts": what is selected, the effect and its parameters, translated into steps. */
#include "scenario/reading.h"

#include <string.h>

/* The members that every cut may have; the parameters of its effect come behind them. */
static const char *const cut_members[] = {"name",  "note",  "select", "effect", "from",
                                          "until", "phase", "when",   "per",    "mapping"};
enum { CUT_MEMBERS = sizeof cut_members / sizeof *cut_members };

static void check_members(fc_reading *reading, const fc_json_value *value, const fc_effect *effect) {
  const char *names[CUT_MEMBERS + FC_EFFECT_PARAMS_MAX];
  size_t n = CUT_MEMBERS;
  memcpy(names, cut_members, sizeof cut_members);
  for (size_t i = 0; effect->params[i].name; i++)
    names[n++] = effect->params[i].name;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, names, n, FC_BAD_SCENARIO, "F301"));
}

static const fc_effect *find_effect(fc_reading *reading, const fc_json_value *cut) {
  const fc_json_value *value = fc_json_get(cut, "effect");
  if (!value) {
    fc_reading_fault(reading, cut, false, "F303", "add one, such as \"effect\": \"percent\", \"rate\": \"10%\"",
                     "the cut does not say its effect");
    return NULL;
  }
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return NULL;
  fc_str name = fc_json_text(value);
  const fc_effect *effect = fc_effect_find(name);
  if (effect)
    return effect;
  fc_buf known = {0};
  for (size_t i = 0; i < fc_effects(); i++)
    fc_buf_printf(&known, "%s%s", i ? ", " : "", fc_effect_at(i)->name);
  fc_reading_fault(reading, value, false, "F304",
                   fc_ctx_format(reading->ctx, "effects are %s%s", known.p ? known.p : "",
                                 fc_did_you_mean(reading->ctx, name, fc_effect_names(), fc_effects())),
                   "there is no effect \"%.*s\"", FC_STR_ARG(name));
  fc_buf_reset(&known);
  return NULL;
}

static bool has_param(const fc_effect *effect, const char *name) {
  for (size_t i = 0; effect->params[i].name; i++)
    if (strcmp(effect->params[i].name, name) == 0)
      return true;
  return false;
}

/* What a cut does, at the points of the parameters. */
static void take_cut(fc_reading *reading, fc_cut *cut, uint32_t index) {
  fc_effect_args args;
  cut->steps = (fc_steps){.n = 0};
  fc_reading_timing(reading, cut->value, !has_param(cut->effect, "from"), &cut->timing);
  if (!fc_reading_note(reading, fc_args_read(reading, cut->value, cut->effect, &args)) ||
      !fc_reading_note(reading, cut->effect->translate(&args, &cut->steps)))
    return;
  cut->per = args.per;
  cut->timing.lag = cut->steps.lag;
  for (size_t i = 0; i < cut->steps.n; i++)
    cut->steps.step[i].cut = index;
  if (reading->to->varied) /* its numbers alone are looked at */
    return;
  fc_reading_words(reading, &args, cut);
  fc_effect_args *kept = fc_reading_array(reading, 1, sizeof *kept);
  if (kept)
    *kept = args;
  cut->args = kept;
}

static void name_cut(fc_reading *reading, const fc_json_value *value, fc_cut *cut, uint32_t index) {
  cut->name = fc_reading_text(reading, value, "name");
  if (!cut->name || !*cut->name) {
    char text[32];
    fc_buf number = {0};
    fc_buf_printf(&number, "cut %u", index + 1);
    size_t n = number.n < sizeof text ? number.n : 0;
    cut->name = fc_reading_keep(reading, (fc_str){number.p, n});
    fc_buf_reset(&number);
    return;
  }
  for (uint32_t i = 0; i < index; i++)
    if (reading->to->cuts[i].name && strcmp(reading->to->cuts[i].name, cut->name) == 0) {
      fc_reading_fault(reading, fc_json_get(value, "name"), false, "F308", "give each cut a name of its own",
                       "two cuts are called \"%s\": numbers %u and %u", cut->name, i + 1, index + 1);
      return;
    }
}

static void read_cut(fc_reading *reading, const fc_json_value *value, fc_cut *cut, uint32_t index) {
  cut->value = value;
  cut->where = cut->select_where = fc_reading_where(reading, value);
  if (!fc_reading_expect(reading, value, FC_JSON_OBJECT))
    return;
  name_cut(reading, value, cut, index);
  fc_reading_text(reading, value, "note");
  const fc_json_value *select = fc_json_get(value, "select");
  if (select) {
    cut->select_where = fc_reading_where(reading, select);
    fc_reading_note(reading, fc_select_awards_from_json(reading->ctx, reading->json, select, &cut->select));
  }
  cut->effect = find_effect(reading, value);
  fc_reading_mapping(reading, value, &cut->mapping);
  if (!cut->effect)
    return;
  check_members(reading, value, cut->effect);
  take_cut(reading, cut, index);
}

void fc_reading_cuts(fc_reading *reading, const fc_json_value *cuts) {
  if (cuts && !fc_reading_expect(reading, cuts, FC_JSON_ARRAY))
    return;
  size_t n = cuts ? fc_json_count(cuts) : 0;
  if (n == 0) {
    fc_reading_fault(reading, cuts ? cuts : fc_json_root(reading->json), false, "F309",
                     "add one: \"cuts\": [ { \"effect\": \"percent\", \"rate\": \"10%\" } ]",
                     "the scenario has no cuts");
    return;
  }
  reading->to->cuts = fc_reading_array(reading, n, sizeof(fc_cut));
  if (!reading->to->cuts)
    return;
  reading->to->n_cuts = n;
  for (size_t i = 0; i < n; i++)
    read_cut(reading, fc_json_at(cuts, i), &reading->to->cuts[i], (uint32_t)i);
}

void fc_reading_take_cut(fc_reading *reading, size_t index) {
  take_cut(reading, &reading->to->cuts[index], (uint32_t)index);
}

void fc_reading_take_cuts(fc_reading *reading) {
  for (size_t i = 0; i < reading->to->n_cuts; i++)
    fc_reading_take_cut(reading, i);
}
