/* effect.c - the registry of effects, read from effects.def. */
#include "scenario/effect.h"

#define FC_EFFECT(name) extern const fc_effect fc_effect_##name;
#include "scenario/effects.def"
#undef FC_EFFECT

#define FC_EFFECT(name) &fc_effect_##name,
static const fc_effect *const effects[] = {
#include "scenario/effects.def"
};
#undef FC_EFFECT

#define FC_EFFECT(name) #name,
static const char *const effect_names[] = {
#include "scenario/effects.def"
};
#undef FC_EFFECT

size_t fc_effects(void) {
  return sizeof effects / sizeof *effects;
}

const fc_effect *fc_effect_at(size_t index) {
  return effects[index];
}

const fc_effect *fc_effect_find(fc_str name) {
  for (size_t i = 0; i < fc_effects(); i++)
    if (fc_str_is(name, effects[i]->name))
      return effects[i];
  return NULL;
}

const char *const *fc_effect_names(void) {
  return effect_names;
}

fc_step *fc_steps_add(fc_steps *steps, unsigned on, fc_account account) {
  fc_step *step = &steps->step[steps->n++];
  *step = (fc_step){.on = on, .mix = {1, 1}, .account = account};
  return step;
}
