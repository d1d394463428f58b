/* drawn.h - translating a cut at drawn arguments: what an effect's `draw` reads. */
#ifndef FC_SCENARIO_DRAWN_H
#define FC_SCENARIO_DRAWN_H

#include "scenario/scenario.h"

enum { FC_DRAWN_ARGS_MAX = 12 };
struct fc_drawn_args {
  const fc_effect_args *args;
  const double *column[FC_DRAWN_ARGS_MAX]; /* of each parameter of the effect; NULL: certain */
  size_t rows;
  double *room; /* FC_DRAWN_ROOM x rows */
  size_t used;
};

/* What the effect's arguments are: 1 + index of a parameter of the scenario, 0: certain. Returns how many there are. */
size_t fc_drawn_parameters(const fc_effect_args *args, uint32_t parameter[FC_DRAWN_ARGS_MAX]);
/* How an argument of that index is read. */
const fc_param *fc_drawn_param(const fc_effect_args *args, size_t index);
/* Fills the numbers of the cut's steps; `steps` is zeroed, FC_STEPS_MAX. */
void fc_drawn_translate(fc_drawn_args *args, fc_drawn_step *steps);

#endif
