/* compile_points.c - the points at which a plan with uncertain parameters is evaluated beside the one that is stated.
 *
 * The least and the greatest loss lie where every discrete parameter has one of its values and every continuous one an
 * end of its range, or a number that a condition compares it to and its neighbors. The mean is exact where all are
 * discrete, or where a continuous one enters once, as a rate or a condition of cuts that meet no other than rates: then
 * the loss is linear in it, and its mean stands for it. Where parameters depend on each other no mean is taken: that of a
 * product is not the product of theirs. */
#include "impact/compile.h"

#include <string.h>

enum { POINTS_MOST = 4096, CUTS_MOST = 20000 };

/* One parameter's values in turn. */
typedef struct fc_choices {
  const fc_parameter *parameter;
  size_t index; /* among the scenario's */
  const char *text[2];
  fc_rate probability[2];
  size_t n;
} fc_choices;

static const char *text_of(fc_compiling *c, fc_rate value) {
  return fc_ctx_format(c->ctx, "%lld/%lld", (long long)value.num, (long long)value.den);
}

static bool enters_linearly(const fc_compiling *c) {
  for (size_t k = 0; k < c->plan->n_cuts; k++)
    for (size_t s = 0; s < c->plan->cuts[k].n_steps; s++) {
      const fc_step *step = &c->plan->cuts[k].step[s];
      if (step->sharing != FC_EACH || step->amount.kind != FC_TERM_NONE || step->ceiling.kind != FC_TERM_NONE)
        return false;
    }
  return true;
}

static bool has_mean(const fc_compiling *c, const fc_parameter *parameter) {
  if (fc_parameter_is_discrete(parameter))
    return true;
  return parameter->has_mean && parameter->uses == 1 && !parameter->compared && enters_linearly(c);
}

/* Two parameters that are used depend on each other, or on the same. */
static bool hang_together(const fc_compiling *c) {
  size_t bound = 0;
  for (uint32_t i = 0; i < c->scenario->n_parameters; i++)
    bound += c->scenario->parameters[i].uses > 0 && fc_joint_binds(&c->scenario->joint, i);
  return bound > 1;
}

static size_t values_of(const fc_parameter *parameter, bool mean) {
  return fc_parameter_is_discrete(parameter) ? parameter->n_outcomes : mean ? 1 : 2;
}

static bool is_uncertain(const fc_parameter *parameter) {
  return parameter->kind != FC_CERTAIN && parameter->uses > 0;
}

/* A continuous parameter without a least or a greatest value, which has no ends to be taken; NULL: there is none. */
static const fc_parameter *without_end(const fc_compiling *c) {
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    const fc_parameter *parameter = &c->scenario->parameters[i];
    if (is_uncertain(parameter) && parameter->kind == FC_CONTINUOUS && !(parameter->has_min && parameter->has_max))
      return parameter;
  }
  return NULL;
}

/* The number of combinations; 0: more than can be gone through. */
static size_t combinations(const fc_compiling *c, bool mean) {
  size_t n = 1;
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    if (is_uncertain(&c->scenario->parameters[i]))
      n *= values_of(&c->scenario->parameters[i], mean);
    if (n > POINTS_MOST)
      return 0;
  }
  return n * (c->plan->n_cuts + 1) > CUTS_MOST ? 0 : n;
}

static bool multiply(fc_ratio *weight, fc_rate by) {
  return fc_ratio_mul(*weight, fc_ratio_of(by.num, by.den), weight);
}

/* Sets the value of a parameter that a combination names. */
static fc_status set_value(fc_compiling *c, fc_scenario *varied, size_t index, size_t choice, bool mean,
                           fc_ratio *weight) {
  const fc_parameter *parameter = &c->scenario->parameters[index];
  fc_str name = fc_str_of(parameter->name);
  const fc_where where = parameter->where;
  if (fc_parameter_is_discrete(parameter)) {
    const fc_outcome *outcome = &parameter->outcome[choice];
    if (!multiply(weight, outcome->probability))
      *weight = (fc_ratio){0, 0};
    const char *text = parameter->kind == FC_OUTCOMES ? outcome->name : text_of(c, outcome->value);
    return fc_scenario_set_point(c->ctx, varied, name, fc_str_of(text), &where);
  }
  fc_rate value = mean ? parameter->mean : choice ? parameter->max : parameter->min;
  return fc_scenario_set_rate(c->ctx, varied, index, value);
}

static const fc_plan_cut *keep_cuts(fc_compiling *c, const fc_scenario *varied) {
  size_t n = c->plan->n_cuts;
  fc_plan_cut *cuts = fc_compiling_array(c, n, sizeof *cuts);
  for (size_t k = 0; cuts && k < n; k++) {
    const fc_cut *cut = &varied->cuts[k];
    fc_step *steps = fc_compiling_array(c, cut->steps.n, sizeof *steps);
    fc_rate *phase = fc_compiling_array(c, cut->timing.n_phase, sizeof *phase);
    if (!steps || !phase)
      return NULL;
    memcpy(steps, cut->steps.step, cut->steps.n * sizeof *steps);
    if (cut->timing.n_phase)
      memcpy(phase, cut->timing.phase, cut->timing.n_phase * sizeof *phase);
    cuts[k] = c->plan->cuts[k];
    cuts[k].step = steps;
    cuts[k].timing = cut->timing;
    cuts[k].timing.phase = phase;
  }
  return cuts;
}

static bool keep_point(fc_compiling *c, fc_scenario *varied, size_t combination, bool mean, fc_plan_point *out) {
  fc_ratio weight = {1, 1};
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    const fc_parameter *parameter = &c->scenario->parameters[i];
    if (!is_uncertain(parameter))
      continue;
    size_t n = values_of(parameter, mean);
    if (!fc_compiling_note(c, set_value(c, varied, i, combination % n, mean, &weight)))
      return false;
    combination /= n;
  }
  if (!fc_compiling_note(c, fc_scenario_retake(c->ctx, varied)))
    return false;
  *out = (fc_plan_point){.cuts = keep_cuts(c, varied), .baseline = varied->baseline, .weight = weight};
  return out->cuts != NULL;
}

static const fc_plan_point *keep_points(fc_compiling *c, fc_scenario *varied, bool mean, size_t n) {
  fc_plan_point *points = fc_compiling_array(c, n, sizeof *points);
  for (size_t i = 0; points && i < n; i++)
    if (!keep_point(c, varied, i, mean, &points[i]))
      return NULL;
  return points;
}

void fc_compile_points(fc_compiling *c) {
  bool some = false, all_discrete = true, mean = true;
  if (c->scenario->varied) /* whoever varies it chooses the points */
    return;
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    const fc_parameter *parameter = &c->scenario->parameters[i];
    if (!is_uncertain(parameter))
      continue;
    some = true;
    all_discrete = all_discrete && fc_parameter_is_discrete(parameter);
    mean = mean && has_mean(c, parameter);
  }
  mean = mean && !hang_together(c);
  const fc_parameter *endless = without_end(c);
  if (endless) {
    fc_notes_add(&c->plan->notes, FC_NOTE, "N428", NULL, NULL,
                 "%s (%s) has no %s value: no least and greatest loss is given", endless->name, endless->distribution,
                 endless->has_min ? "greatest" : endless->has_max ? "least" : "least and no greatest");
    return;
  }
  size_t ends = some ? combinations(c, false) : 0, means = some && mean && !all_discrete ? combinations(c, true) : 0;
  if (some && !ends)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N427", NULL, NULL,
                 "the parameters have more combinations than can be gone through: no least and greatest loss is given");
  fc_scenario *varied;
  if (!ends || !fc_compiling_note(c, fc_scenario_vary(c->ctx, c->scenario, &varied)))
    return;
  c->plan->points = keep_points(c, varied, false, ends);
  c->plan->n_points = ends;
  if (mean) {
    c->plan->mean_points = all_discrete ? c->plan->points : means ? keep_points(c, varied, true, means) : NULL;
    c->plan->n_mean_points = all_discrete ? ends : means;
  }
  fc_scenario_free(varied);
}
