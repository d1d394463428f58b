/* drawn.c - the arguments of an effect as columns of drawn numbers. */
#include "scenario/drawn.h"
#include "scenario/reading.h"

#include <string.h>

_Static_assert((int)FC_DRAWN_ARGS_MAX == (int)FC_EFFECT_PARAMS_MAX, "every argument may be drawn");

static size_t index_of(const fc_effect_args *args, const char *name) {
  for (size_t i = 0; args->effect->params[i].name; i++)
    if (strcmp(args->effect->params[i].name, name) == 0)
      return i;
  return SIZE_MAX;
}

const double *fc_drawn(const fc_drawn_args *args, const char *name) {
  size_t i = index_of(args->args, name);
  return i == SIZE_MAX ? NULL : args->column[i];
}

double *fc_drawn_room(fc_drawn_args *args, size_t *rows) {
  *rows = args->rows;
  return args->room + args->used++ * args->rows;
}

/* What a certain argument is as a number: money in dollars. */
static double number_of(const fc_effect_args *args, size_t i) {
  const fc_arg *arg = &args->arg[i];
  const fc_param *param = &args->effect->params[i];
  if (param->type == FC_PARAM_COUNT)
    return arg->count;
  if (param->type == FC_PARAM_MONEY || (param->type == FC_PARAM_FIGURE && !arg->is_rate))
    return (double)arg->money / 100;
  return (double)arg->rate.num / (double)arg->rate.den;
}

const double *fc_drawn_any(fc_drawn_args *args, const char *name, double otherwise) {
  size_t i = index_of(args->args, name), rows;
  if (i != SIZE_MAX && args->column[i])
    return args->column[i];
  double number = i != SIZE_MAX && args->args->arg[i].value ? number_of(args->args, i) : otherwise;
  double *column = fc_drawn_room(args, &rows);
  for (size_t row = 0; row < rows; row++)
    column[row] = number;
  return column;
}

const fc_effect_args *fc_drawn_certain(const fc_drawn_args *args) {
  return args->args;
}

size_t fc_drawn_parameters(const fc_effect_args *args, uint32_t parameter[FC_DRAWN_ARGS_MAX]) {
  size_t n = 0;
  for (; args->effect->params[n].name; n++)
    parameter[n] = args->arg[n].parameter;
  return n;
}

const fc_param *fc_drawn_param(const fc_effect_args *args, size_t index) {
  return &args->effect->params[index];
}

/* Arguments that are numbers of the one step under their own names. */
static void take_alike(const fc_drawn_args *args, fc_drawn_step *step) {
  step->rate = fc_drawn(args, "rate");
  step->amount = fc_drawn(args, "amount");
  step->ceiling = fc_drawn(args, "level");
  step->ceiling_growth = fc_drawn(args, "growth");
}

void fc_drawn_translate(fc_drawn_args *args, fc_drawn_step *steps) {
  const fc_effect *effect = args->args->effect;
  if (effect->draw)
    effect->draw(args, steps);
  else
    take_alike(args, &steps[0]);
}
