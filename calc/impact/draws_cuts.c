/* draws_cuts.c - cuts at drawn numbers.
 *
 * A whole number of months or years says in which year money is booked: a cut with one that is drawn is laid out once for
 * each of its values, and where it has another the cut does not act. */
#include "impact/draws_parts.h"

#include <math.h>
#include <string.h>

enum { WAYS_MOST = 64 };

/* A law may reach this far beyond what a number may be: less often than once in the longest simulation. */
#define BEYOND 1e-12

static const fc_parameter *parameter_at(const fc_draw_path *draws, uint32_t parameter) {
  return &draws->scenario->parameters[parameter - 1];
}

void fc_draws_check(fc_draw_path *draws, uint32_t parameter, const fc_param *spec) {
  fc_rate bound;
  if (!parameter || !draws->first_input[parameter - 1])
    return;
  const fc_parameter *of = parameter_at(draws, parameter);
  const fc_law *law = &of->law;
  for (int above = 0; above < 2; above++) {
    const char *text = above ? spec->max : spec->min;
    if (!text || !fc_parameter_number(fc_str_of(text), &bound))
      continue;
    double at = fc_ratio_double((fc_ratio){bound.num, bound.den});
    double end = above ? fc_law_upper(law) : fc_law_lower(law);
    bool beyond = above ? end > at && 1 - fc_law_cdf(law, at) > BEYOND
                        : end < at && fc_law_cdf(law, nextafter(at, -INFINITY)) > BEYOND;
    if (beyond)
      fc_draws_note(draws, fc_fail(draws->ctx, FC_BAD_SCENARIO, "F441", &of->where,
                                   "choose a distribution with that end, or one that is truncated there",
                                   "\"%s\" may be %s %s, and \"%s\" may not", of->name, above ? "above" : "below", text,
                                   spec->name));
  }
}

static bool is_drawn(const fc_draw_path *draws, uint32_t parameter) {
  return parameter && draws->first_input[parameter - 1];
}

static void hold(fc_draw_path *draws, fc_draw_cut *cut, uint32_t parameter) {
  if (!is_drawn(draws, parameter) || !draws->repeat_of[parameter - 1])
    return;
  for (size_t i = 0; i < cut->n_parameters; i++)
    if (cut->parameter[i] == parameter)
      return;
  cut->parameter[cut->n_parameters++] = parameter;
}

static const fc_param part_param = {.name = "when", .min = "0%", .max = "100%"};

/* Its parameters that repeat, and whether all may be what they stand for. */
static void look_at(fc_draw_path *draws, const fc_cut *from, fc_draw_cut *cut) {
  uint32_t argument[FC_DRAWN_ARGS_MAX];
  size_t n = fc_drawn_parameters(from->args, argument);
  const fc_timing *timing = &from->timing;
  cut->parameter = fc_draws_array(draws, n + timing->n_phase + timing->n_conditions, sizeof *cut->parameter);
  for (size_t i = 0; cut->parameter && i < n; i++) {
    hold(draws, cut, argument[i]);
    fc_draws_check(draws, argument[i], fc_drawn_param(from->args, i));
  }
  for (size_t i = 0; cut->parameter && timing->phase_parameter && i < timing->n_phase; i++) {
    hold(draws, cut, timing->phase_parameter[i]);
    fc_draws_check(draws, timing->phase_parameter[i], &part_param);
  }
  for (size_t i = 0; cut->parameter && i < timing->n_conditions; i++) {
    hold(draws, cut, timing->condition[i].parameter + 1);
    if (timing->condition[i].kind == FC_WHEN_PART)
      fc_draws_check(draws, timing->condition[i].parameter + 1, &part_param);
  }
}

/* Of a drawn phase the index stands in its place, so that a year of the cut finds it. */
static const fc_plan_cut *lay_out(fc_draw_path *draws, size_t k, const fc_steps *steps) {
  const fc_timing *timing = &draws->scenario->cuts[k].timing;
  fc_plan_cut *as = fc_draws_array(draws, 1, sizeof *as);
  fc_step *step = fc_draws_array(draws, steps->n, sizeof *step);
  fc_rate *phase = fc_draws_array(draws, timing->n_phase, sizeof *phase);
  if (!as || !step || !phase)
    return NULL;
  *as = draws->plan->cuts[k];
  as->timing.lag = steps->lag;
  memcpy(step, steps->step, steps->n * sizeof *step);
  as->step = step;
  for (size_t i = 0; timing->phase_parameter && i < timing->n_phase; i++)
    phase[i] = (fc_rate){(int64_t)i, 1};
  if (timing->phase_parameter)
    as->timing.phase = phase;
  return as;
}

static fc_status take_counts(fc_draw_path *draws, fc_scenario *varied, const fc_draw_way *way) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < way->n_counts && status == FC_OK; i++) {
    const fc_parameter *of = parameter_at(draws, way->count[i].parameter);
    const char *text =
        fc_ctx_format(draws->ctx, "%lld/%lld", (long long)way->count[i].value.num, (long long)way->count[i].value.den);
    status = fc_scenario_set_point(draws->ctx, varied, fc_str_of(of->name), fc_str_of(text), &of->where);
  }
  return status == FC_OK ? fc_scenario_retake(draws->ctx, varied) : status;
}

/* The drawn counts of a cut; false: one of them cannot be laid out. */
static bool find_counts(fc_draw_path *draws, size_t k, uint32_t *count, size_t *n, size_t *ways) {
  const fc_effect_args *args = draws->scenario->cuts[k].args;
  uint32_t argument[FC_DRAWN_ARGS_MAX];
  size_t arguments = fc_drawn_parameters(args, argument);
  *n = 0;
  *ways = 1;
  for (size_t i = 0; i < arguments; i++) {
    if (fc_drawn_param(args, i)->type != FC_PARAM_COUNT || !is_drawn(draws, argument[i]))
      continue;
    const fc_parameter *of = parameter_at(draws, argument[i]);
    count[(*n)++] = argument[i];
    *ways *= of->n_outcomes;
    if (!fc_parameter_is_discrete(of) || *ways > WAYS_MOST) {
      fc_draws_refuse(draws, of->name,
                      *ways > WAYS_MOST ? "the cut has more combinations of whole numbers than can be laid out"
                                        : "it stands for a whole number, and may be any: make it discrete");
      return false;
    }
  }
  return true;
}

static void lay_ways(fc_draw_path *draws, size_t k, fc_draw_cut *cut, const uint32_t *count, size_t n) {
  fc_scenario *varied;
  if (!fc_draws_note(draws, fc_scenario_vary(draws->ctx, draws->scenario, &varied)))
    return;
  for (size_t w = 0; w < cut->n_ways && draws->status == FC_OK; w++) {
    fc_draw_way *way = &cut->way[w];
    size_t rest = w;
    for (size_t i = 0; i < n; i++) {
      const fc_parameter *of = parameter_at(draws, count[i]);
      way->count[i] = (fc_draw_count){count[i], of->outcome[rest % of->n_outcomes].value};
      rest /= of->n_outcomes;
    }
    way->n_counts = n;
    if (fc_draws_note(draws, take_counts(draws, varied, way)))
      way->as = lay_out(draws, k, &varied->cuts[k].steps);
  }
  fc_scenario_free(varied);
}

void fc_draws_make_cuts(fc_draw_path *draws) {
  const fc_scenario *scenario = draws->scenario;
  draws->cut = fc_draws_array(draws, scenario->n_cuts, sizeof *draws->cut);
  for (size_t k = 0; draws->cut && k < scenario->n_cuts && draws->status == FC_OK; k++) {
    fc_draw_cut *cut = &draws->cut[k];
    uint32_t count[FC_DRAWN_ARGS_MAX];
    size_t n;
    look_at(draws, &scenario->cuts[k], cut);
    if (!find_counts(draws, k, count, &n, &cut->n_ways))
      return;
    cut->way = fc_draws_array(draws, cut->n_ways, sizeof *cut->way);
    if (!cut->way)
      return;
    if (n)
      lay_ways(draws, k, cut, count, n);
    else
      cut->way[0].as = lay_out(draws, k, &scenario->cuts[k].steps);
  }
}

static double point_of(const fc_parameter *parameter) {
  return parameter->kind == FC_OUTCOMES ? (double)parameter->taken
                                        : fc_ratio_double((fc_ratio){parameter->point.num, parameter->point.den});
}

/* Of a certain parameter its value. */
static uint32_t value_of(fc_draw_path *draws, uint32_t parameter, size_t touched) {
  uint32_t column = fc_draws_parameter_of(draws, parameter, touched);
  return column ? column : fc_draws_number(draws, point_of(parameter_at(draws, parameter)));
}

static double number_of(fc_rate rate) {
  return fc_ratio_double((fc_ratio){rate.num, rate.den});
}

/* One of several separate numbers: it is not so that it is none of them. */
static uint32_t among(fc_draw_path *draws, uint32_t value, const fc_parameter *of, const fc_when_test *condition) {
  uint32_t none = fc_draws_number(draws, 1);
  if (of->kind == FC_OUTCOMES)
    return fc_draws_among(draws, value, condition);
  for (size_t i = 0; i < of->n_outcomes; i++)
    if (condition->among[i])
      none = fc_draws_product(
          draws, none, fc_draws_rest(draws, fc_draws_compared(draws, value, "=", number_of(of->outcome[i].value))));
  return fc_draws_rest(draws, none);
}

static uint32_t condition_column(fc_draw_path *draws, const fc_when_test *condition, size_t touched) {
  uint32_t parameter = condition->parameter + 1, value = value_of(draws, parameter, touched);
  const fc_parameter *of = parameter_at(draws, parameter);
  if (condition->kind == FC_WHEN_PART)
    return value;
  if (condition->kind == FC_WHEN_AMONG)
    return among(draws, value, of, condition);
  return fc_draws_compared(draws, value, condition->relation, number_of(condition->bound));
}

/* Which numbers of its steps an act has drawn: those that the effect gives a column at the points. */
static void find_drawn(fc_draw_path *draws, fc_act *act) {
  uint32_t argument[FC_DRAWN_ARGS_MAX];
  double point[FC_DRAWN_ARGS_MAX], room[FC_DRAWN_ROOM];
  fc_drawn_args args = {.args = act->args, .rows = 1, .room = room};
  fc_drawn_step steps[FC_STEPS_MAX];
  size_t n = fc_drawn_parameters(act->args, argument);
  for (size_t i = 0; i < n; i++) {
    if (!act->argument[i])
      continue;
    point[i] = point_of(parameter_at(draws, argument[i]));
    args.column[i] = &point[i];
  }
  memset(steps, 0, sizeof steps);
  fc_drawn_translate(&args, steps);
  for (size_t s = 0; s < FC_STEPS_MAX; s++) {
    const double *const numbers[] = {steps[s].rate, steps[s].amount, steps[s].ceiling, steps[s].ceiling_growth};
    for (int i = 0; i < FC_STEP_COEFFICIENT; i++)
      act->drawn[s][i] = numbers[i] != NULL;
    for (int i = 0; i < FC_BOOKINGS_MAX; i++)
      act->drawn[s][FC_STEP_COEFFICIENT + i] = steps[s].coefficient[i] != NULL;
  }
}

static void make_act(fc_draw_path *draws, size_t k, size_t w, size_t touched, fc_act *act) {
  const fc_cut *cut = &draws->scenario->cuts[k];
  const fc_draw_way *way = &draws->cut[k].way[w];
  uint32_t argument[FC_DRAWN_ARGS_MAX];
  size_t n = fc_drawn_parameters(cut->args, argument);
  *act = (fc_act){.cut = (uint32_t)k, .alternative = (uint32_t)w, .as = way->as, .args = cut->args};
  for (size_t i = 0; i < n; i++)
    if (fc_drawn_param(cut->args, i)->type != FC_PARAM_COUNT)
      act->argument[i] = fc_draws_parameter_of(draws, argument[i], touched);
  act->when = fc_draws_number(draws, 1);
  for (size_t i = 0; i < cut->timing.n_conditions; i++)
    act->when =
        fc_draws_product(draws, act->when, condition_column(draws, &cut->timing.condition[i], touched));
  for (size_t i = 0; i < way->n_counts; i++) {
    uint32_t value = value_of(draws, way->count[i].parameter, touched);
    act->when = fc_draws_product(draws, act->when,
                                 fc_draws_compared(draws, value, "=", number_of(way->count[i].value)));
  }
  if (cut->timing.phase_parameter) {
    uint32_t *phase = fc_draws_array(draws, cut->timing.n_phase, sizeof *phase);
    for (size_t i = 0; phase && i < cut->timing.n_phase; i++) {
      uint32_t parameter = cut->timing.phase_parameter[i];
      phase[i] = parameter ? value_of(draws, parameter, touched)
                           : fc_draws_number(draws, number_of(cut->timing.phase[i]));
    }
    act->phase = phase;
  }
  find_drawn(draws, act);
}

size_t fc_draws_alternatives(const fc_draw_path *draws, size_t cut) {
  return draws->cut[cut].n_ways;
}

static uint32_t add_act(fc_draw_path *draws, size_t k, size_t alternative, size_t touched) {
  fc_act *act = fc_seq_push(&draws->act);
  if (!act) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  make_act(draws, k, alternative, touched, act);
  return (uint32_t)draws->act.count - 1;
}

/* Acts are told apart by the repeats of the cut's parameters. */
static uint32_t repeated_act(fc_draw_path *draws, size_t k, size_t alternative, size_t touched) {
  const fc_draw_cut *cut = &draws->cut[k];
  fc_buf key = {0};
  uint32_t words[] = {(uint32_t)k, (uint32_t)alternative};
  fc_buf_add(&key, (const char *)words, sizeof words);
  for (size_t i = 0; i < cut->n_parameters; i++) {
    uint32_t of = draws->repeat_of[cut->parameter[i] - 1][touched];
    fc_buf_add(&key, (const char *)&of, sizeof of);
  }
  size_t before = fc_intern_count(&draws->acts_known);
  uint32_t number = key.failed ? FC_INTERN_NONE : fc_intern_put(&draws->acts_known, (fc_str){key.p, key.n});
  fc_buf_reset(&key);
  if (number == FC_INTERN_NONE) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  if (fc_intern_count(&draws->acts_known) == before)
    return *(uint32_t *)fc_seq_at(&draws->act_of, number - 1);
  uint32_t *slot = fc_seq_push(&draws->act_of);
  if (!slot) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  return *slot = add_act(draws, k, alternative, touched);
}

uint32_t fc_draws_act(fc_draw_path *draws, size_t k, size_t alternative, size_t touched) {
  const fc_draw_cut *cut = &draws->cut[k];
  if (cut->n_parameters)
    return repeated_act(draws, k, alternative, touched);
  fc_draw_way *way = &cut->way[alternative];
  if (!way->act)
    way->act = add_act(draws, k, alternative, touched) + 1;
  return way->act - 1;
}
