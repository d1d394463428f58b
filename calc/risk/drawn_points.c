/* drawn_points.c - the values of one draw as points of a scenario's parameters.
 *
 * A draw is a function of the seed, its number and the parameter's name alone, so that no data are needed, and no other
 * draw. What a table of quantiles gives is rounded to 12 digits. */
#include "risk/drawn_points.h"
#include "chance/random_bits.h"
#include "chance/sampler.h"
#include "chance/table.h"

static fc_status refuse(fc_ctx *ctx, const fc_where *where, const char *name, const char *why) {
  return fc_fail(ctx, FC_BAD_USAGE, "F443", where, "look at the draw in the table draws of `fiscalc simulate --list-draws`",
                 "the draw of \"%s\" has no one value to explain: %s", name, why);
}

static fc_status draw_value(const fc_parameter *parameter, uint64_t seed, uint64_t draw, double *out) {
  const fc_str name = fc_str_of(parameter->name);
  const fc_sampling sampling = {.sampler = fc_sampler_find(FC_STR("random")), .options = {.seed = seed, .draws = draw + 1}};
  const fc_dimension dimension = {.stream = fc_stream(&name, 1)};
  fc_arena arena = {0};
  fc_law_table table;
  double u;
  fc_status status = fc_law_table_make(&parameter->law, &arena, &table);
  fc_sampling_fill(&sampling, &dimension, draw, 1, &u);
  if (status == FC_OK)
    fc_law_table_draw(&table, &u, 1, out);
  fc_arena_free(&arena);
  return status;
}

/* The outcome that a number stands for: its index, or its value. */
static size_t outcome_of(const fc_parameter *parameter, double x) {
  for (size_t i = 0; i < parameter->n_outcomes; i++) {
    const fc_rate value = parameter->outcome[i].value;
    double at = parameter->kind == FC_OUTCOMES ? (double)i : fc_ratio_double((fc_ratio){value.num, value.den});
    if (x >= at && x <= at)
      return i;
  }
  return 0;
}

static fc_status set_drawn(fc_ctx *ctx, fc_scenario *scenario, size_t index, double x, const fc_where *where) {
  fc_parameter *parameter = &scenario->parameters[index];
  if (!fc_parameter_is_discrete(parameter)) {
    fc_rate rate;
    return fc_rate_near(x, &rate) ? fc_scenario_set_rate(ctx, scenario, index, rate)
                                  : refuse(ctx, where, parameter->name, "it is too large");
  }
  parameter->taken = outcome_of(parameter, x);
  parameter->point = parameter->outcome[parameter->taken].value;
  return FC_OK;
}

fc_status fc_scenario_draw(fc_ctx *ctx, fc_scenario *scenario, uint64_t seed, uint64_t draw, const fc_where *where) {
  fc_status first = FC_OK;
  if (scenario->joint.n_rows)
    return refuse(ctx, where, scenario->name, "its parameters depend on each other");
  for (size_t i = 0; i < scenario->n_parameters; i++) {
    const fc_parameter *parameter = &scenario->parameters[i];
    double x = 0;
    if (parameter->kind == FC_CERTAIN || parameter->uses == 0)
      continue;
    fc_status status = parameter->per == FC_PER_DEFAULT
                           ? draw_value(parameter, seed, draw, &x)
                           : refuse(ctx, where, parameter->name, "it is drawn for each of several");
    if (status == FC_NO_MEMORY)
      return fc_fail_memory(ctx);
    if (status == FC_OK)
      status = set_drawn(ctx, scenario, i, x, where);
    first = first ? first : status;
  }
  return first ? first : fc_scenario_retake(ctx, scenario);
}
