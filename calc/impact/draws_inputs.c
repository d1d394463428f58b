/* draws_inputs.c - the uncertain parameters of a scenario as inputs: one each, or one for each government, program or
 * award that it is drawn for. */
#include "impact/draws_parts.h"

#include "chance/random_bits.h"

#include <string.h>

static bool is_drawn(const fc_parameter *parameter) {
  return parameter->kind != FC_CERTAIN && parameter->uses > 0;
}

/* What an award is for a parameter that repeats: its column. */
static bool column_of(const fc_draw_path *draws, fc_per per, fc_award_column *out) {
  static const char *const names[] = {
      [FC_PER_GOVERNMENT] = "government", [FC_PER_PROGRAM] = "program", [FC_PER_AWARD] = "award_id"};
  return fc_award_column_find(draws->plan->frame.dataset, names[per], out);
}

static const fc_award *award_of(const fc_draw_path *draws, size_t touched) {
  return fc_dataset_award(draws->plan->frame.dataset, draws->plan->touched[touched].award);
}

typedef struct made_input {
  fc_drawn_input input;
  fc_factor factor;
} made_input;

/* The repeats of one parameter, while they are numbered. An award goes by
 * its government, program and id together. */
typedef struct repeats {
  fc_draw_path *draws;
  size_t parameter;
  fc_award_column column;
  fc_intern known;
} repeats;

static uint32_t key_of(const repeats *r, size_t touched) {
  return fc_award_column_key(r->draws->plan->frame.dataset, award_of(r->draws, touched), &r->column);
}

static fc_str name_award(const repeats *r, size_t touched) {
  const fc_dataset *dataset = r->draws->plan->frame.dataset;
  const fc_award *award = award_of(r->draws, touched);
  const fc_str government = fc_dataset_text(dataset, fc_dataset_government(dataset, award->government)->name);
  const fc_str program = fc_dataset_text(dataset, award->program ? award->program : award->listing);
  fc_buf text = {0};
  fc_buf_printf(&text, "%.*s: %.*s %.*s", FC_STR_ARG(government), FC_STR_ARG(program),
                FC_STR_ARG(fc_dataset_text(dataset, award->award_id)));
  const char *kept = text.failed ? NULL : fc_arena_text(r->draws->arena, text.p, text.n);
  fc_str name = {kept ? kept : "", kept ? text.n : 0};
  fc_buf_reset(&text);
  return name;
}

static fc_str name_of(const repeats *r, size_t touched) {
  const fc_parameter *parameter = &r->draws->scenario->parameters[r->parameter];
  if (parameter->per == FC_PER_AWARD)
    return name_award(r, touched);
  fc_str name = fc_award_column_key_text(r->draws->plan->frame.dataset, &r->column, key_of(r, touched));
  return name.n ? name : FC_STR("without a name");
}

static void add_input(fc_draw_path *draws, fc_seq *list, size_t parameter, fc_str of) {
  const fc_parameter *from = &draws->scenario->parameters[parameter];
  made_input *slot = fc_seq_push(list);
  fc_str names[] = {fc_str_of(from->name), of};
  fc_buf name = {0};
  fc_buf_text(&name, from->name);
  if (of.p)
    fc_buf_printf(&name, " (%.*s)", FC_STR_ARG(of));
  const char *kept = name.failed ? NULL : fc_arena_text(draws->arena, name.p, name.n);
  fc_buf_reset(&name);
  if (!slot || !kept) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return;
  }
  uint64_t stream = fc_stream(names, of.p ? 2 : 1);
  slot->input = (fc_drawn_input){.parameter = parameter, .of = of.p};
  slot->factor = (fc_factor){.name = kept, .law = &from->law, .stream = stream, .variable = stream % 100000000};
}

/* In the order of the awards. */
static void repeat(fc_draw_path *draws, fc_seq *list, size_t parameter) {
  const fc_plan *plan = draws->plan;
  repeats r = {.draws = draws, .parameter = parameter};
  if (!column_of(draws, draws->scenario->parameters[parameter].per, &r.column) || !fc_intern_init(&r.known)) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return;
  }
  uint32_t *of = fc_draws_array(draws, plan->n_touched, sizeof *of);
  for (size_t t = 0; of && t < plan->n_touched; t++) {
    fc_str name = name_of(&r, t);
    size_t before = fc_intern_count(&r.known);
    uint32_t number = fc_intern_put(&r.known, name);
    if (fc_intern_count(&r.known) > before)
      add_input(draws, list, parameter, name);
    of[t] = number ? number - 1 : 0;
  }
  draws->repeat_of[parameter] = of;
  fc_intern_free(&r.known);
}

/* A number that stands in one cut alone has no effect where the cut's condition does not hold: "when": "$struck". */
static void gate_cut(fc_draw_path *draws, const fc_cut *cut) {
  uint32_t argument[FC_DRAWN_ARGS_MAX], opener = 0;
  const fc_scenario *scenario = draws->scenario;
  size_t n = fc_drawn_parameters(cut->args, argument);
  for (size_t i = 0; i < cut->timing.n_conditions && !opener; i++)
    if (cut->timing.condition[i].kind == FC_WHEN_PART && draws->first_input[cut->timing.condition[i].parameter])
      opener = cut->timing.condition[i].parameter + 1;
  for (size_t i = 0; opener && i < n; i++) {
    uint32_t first = argument[i] ? draws->first_input[argument[i] - 1] : 0, open = draws->first_input[opener - 1];
    const fc_parameter *of = first ? &scenario->parameters[argument[i] - 1] : NULL;
    if (!of || of->uses != 1 || argument[i] == opener || of->per != scenario->parameters[opener - 1].per)
      continue;
    for (uint32_t r = 0; first - 1 + r < draws->n_inputs && draws->input[first - 1 + r].parameter + 1 == argument[i]; r++)
      draws->factor[first - 1 + r].gate = open + r;
  }
}

void fc_draws_make_inputs(fc_draw_path *draws) {
  const fc_scenario *scenario = draws->scenario;
  fc_seq list;
  fc_seq_init(&list, sizeof(made_input));
  draws->first_input = fc_draws_array(draws, scenario->n_parameters, sizeof *draws->first_input);
  draws->repeat_of = fc_draws_array(draws, scenario->n_parameters, sizeof *draws->repeat_of);
  for (size_t i = 0; draws->repeat_of && draws->first_input && i < scenario->n_parameters; i++) {
    const fc_parameter *parameter = &scenario->parameters[i];
    if (!is_drawn(parameter))
      continue;
    draws->first_input[i] = (uint32_t)list.count + 1;
    if (parameter->per == FC_PER_DEFAULT)
      add_input(draws, &list, i, (fc_str){NULL, 0});
    else
      repeat(draws, &list, i);
  }
  draws->n_inputs = list.count;
  draws->input = fc_draws_array(draws, list.count, sizeof *draws->input);
  draws->factor = fc_draws_array(draws, list.count, sizeof *draws->factor);
  for (size_t i = 0; draws->input && draws->factor && i < list.count; i++) {
    const made_input *one = fc_seq_at(&list, i);
    draws->input[i] = one->input;
    draws->factor[i] = one->factor;
  }
  fc_seq_free(&list);
  for (size_t k = 0; draws->status == FC_OK && k < scenario->n_cuts; k++)
    gate_cut(draws, &scenario->cuts[k]);
}

uint32_t fc_draws_parameter(fc_draw_path *draws, uint32_t parameter) {
  uint32_t first = parameter ? draws->first_input[parameter - 1] : 0;
  if (first && draws->scenario->parameters[parameter - 1].per != FC_PER_DEFAULT)
    fc_draws_refuse(draws, draws->scenario->parameters[parameter - 1].name,
                    "it is drawn for each of several, and may stand in cuts alone");
  return first ? fc_draws_input(draws, first - 1) : 0;
}

uint32_t fc_draws_parameter_of(fc_draw_path *draws, uint32_t parameter, size_t touched) {
  uint32_t first = parameter ? draws->first_input[parameter - 1] : 0;
  const uint32_t *of = parameter ? draws->repeat_of[parameter - 1] : NULL;
  return first ? fc_draws_input(draws, first - 1 + (of ? of[touched] : 0)) : 0;
}
