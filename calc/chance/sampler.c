/* sampler.c - the registry of samplers, read from samplers.def, and what each sampling must hold to. */
#include "chance/sampler.h"

#include <stdio.h>
#include <string.h>

#define FC_SAMPLER(name) extern const fc_sampler fc_sampler_##name;
#include "chance/samplers.def"
#undef FC_SAMPLER

#define FC_SAMPLER(name) &fc_sampler_##name,
static const fc_sampler *const samplers[] = {
#include "chance/samplers.def"
};
#undef FC_SAMPLER

#define FC_SAMPLER(name) #name,
static const char *const sampler_names[] = {
#include "chance/samplers.def"
};
#undef FC_SAMPLER

size_t fc_samplers(void) {
  return sizeof samplers / sizeof *samplers;
}

const fc_sampler *fc_sampler_at(size_t index) {
  return samplers[index];
}

const fc_sampler *fc_sampler_find(fc_str name) {
  for (size_t i = 0; i < fc_samplers(); i++)
    if (fc_str_is(name, samplers[i]->name))
      return samplers[i];
  return NULL;
}

const char *const *fc_sampler_names(void) {
  return sampler_names;
}

enum { TEXT_MOST = 160 };

/* A text with up to two numbers, kept in the arena. */
static const char *tell(fc_arena *arena, const char *format, const char *name, uint64_t number) {
  char text[TEXT_MOST];
  snprintf(text, sizeof text, format, name, (unsigned long long)number);
  const char *kept = fc_arena_text(arena, text, strlen(text));
  return kept ? kept : format;
}

static fc_status refuse(fc_sampling_fault *fault, const char *option, const char *what, const char *help) {
  *fault = (fc_sampling_fault){option, what, help};
  return FC_BAD_NUMBER;
}

static fc_status check(const fc_sampler *sampler, const fc_sampling_options *options, fc_arena *arena,
                       fc_sampling_fault *fault) {
  if (options->draws == 0)
    return refuse(fault, "draws", "there is no draw", "ask for at least one");
  if (options->dimensions == 0)
    return refuse(fault, "dimensions", "nothing is uncertain", "give a parameter a distribution");
  if (sampler->dimensions_most && options->dimensions > sampler->dimensions_most)
    return refuse(fault, "dimensions", tell(arena, "%s has no more than %llu dimensions", sampler->name,
                                            sampler->dimensions_most),
                  "take random, or latin_hypercube");
  if (sampler->draws_most && options->draws > sampler->draws_most)
    return refuse(fault, "draws", tell(arena, "%s makes no more than %llu draws", sampler->name, sampler->draws_most),
                  "take random for more");
  uint64_t near = sampler->draws_for ? sampler->draws_for(options->draws, options->dimensions) : options->draws;
  if (near == options->draws)
    return FC_OK;
  return refuse(fault, "draws", tell(arena, "%s does not make that many draws", sampler->name, 0),
                near ? tell(arena, "%s could make %llu", sampler->name, near) : "take fewer, or random");
}

fc_status fc_sampling_make(const fc_sampler *sampler, const fc_sampling_options *options, fc_arena *arena,
                           fc_sampling *out, fc_sampling_fault *fault) {
  *out = (fc_sampling){.sampler = sampler, .options = *options};
  fc_status status = check(sampler, options, arena, fault);
  return status == FC_OK && sampler->make ? sampler->make(out, arena) : status;
}

void fc_sampling_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n, double *out) {
  sampling->sampler->fill(sampling, dimension, first, n, out);
}
