/* sampler.h - the kind "sampler": where the uniform numbers of draws come from.
 *
 * A number is a pure function of the sampling, the dimension and the index of the draw: any range of draws may be asked for,
 * in any order and by any thread, and a dimension more moves none of another. All numbers lie between 0 and 1 and are never
 * either. */
#ifndef FC_CHANCE_SAMPLER_H
#define FC_CHANCE_SAMPLER_H

#include "base/arena.h"
#include "base/text.h"
#include <fiscalc/base.h>

typedef struct fc_sampler fc_sampler;

/* One uncertain number that is drawn. */
typedef struct fc_dimension {
  uint64_t stream;           /* fc_stream of its names */
  uint32_t place;            /* 0, 1, ...: which dimension of a sequence it takes */
  uint64_t variable, entity; /* its numbers in the SIPmath standard */
} fc_dimension;

typedef struct fc_sampling_options {
  uint64_t seed;
  uint64_t draws;    /* in all */
  size_t dimensions; /* places are below this */
  bool plain;        /* a sequence as it is published, not randomized: for known answers */
} fc_sampling_options;

/* Immutable once made: shared between threads. */
typedef struct fc_sampling {
  const fc_sampler *sampler;
  fc_sampling_options options;
  const uint32_t *table; /* what the sampler made of them; NULL: nothing */
} fc_sampling;

/* Why numbers cannot be drawn so. */
typedef struct fc_sampling_fault {
  const char *option;      /* "draws", "dimensions" */
  const char *what, *help; /* of the arena, or static */
} fc_sampling_fault;

struct fc_sampler {
  const char *name, *summary, *source;
  size_t dimensions_most; /* 0: any number */
  uint64_t draws_most;    /* 0: any number */
  /* The nearest number of draws that is at least so many and that the sampler can make; 0: there is none. NULL: any. */
  uint64_t (*draws_for)(uint64_t draws, size_t dimensions);
  fc_status (*make)(fc_sampling *sampling, fc_arena *arena); /* the table; NULL: none */
  void (*fill)(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n, double *out);
};

size_t fc_samplers(void);
const fc_sampler *fc_sampler_at(size_t index);
const fc_sampler *fc_sampler_find(fc_str name); /* NULL: none */
const char *const *fc_sampler_names(void);

/* FC_BAD_NUMBER with *fault filled: no draw, a number of draws that the sampler cannot make, more dimensions than it has.
 * FC_NO_MEMORY. */
fc_status fc_sampling_make(const fc_sampler *sampler, const fc_sampling_options *options, fc_arena *arena,
                           fc_sampling *out, fc_sampling_fault *fault);

/* The uniform numbers of draws first .. first + n - 1 (below options.draws) of a dimension. */
void fc_sampling_fill(const fc_sampling *sampling, const fc_dimension *dimension, uint64_t first, size_t n, double *out);

#endif
