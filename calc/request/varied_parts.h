/* varied_parts.h - reading one --vary: what sweeps and break-evens share. Seen by its own files alone. */
#ifndef FC_REQUEST_VARIED_PARTS_H
#define FC_REQUEST_VARIED_PARTS_H

#include "impact/grid.h"
#include "request/varied.h"

typedef struct fc_values { /* of one axis, as they are read */
  fc_seq text;             /* of const char * */
  bool percent, dollars;   /* some value is written so */
} fc_values;

typedef struct fc_varying {
  fc_ctx *ctx;
  fc_scenario *scenario;
  fc_arena *arena;
  fc_str option; /* the whole text of one --vary */
  fc_axis *axis;
  fc_values values;
  const char *range_help; /* how a range is written */
} fc_varying;

/* The place of a part of the option's text; an error there, FC_BAD_USAGE. */
fc_where fc_varying_where(const fc_varying *v, fc_str part);
fc_status fc_varying_fail(const fc_varying *v, const char *code, fc_str at, const char *help, const char *message);

/* Sets the axis' kind and number by its name: a number of the scenario, else the denominator or the stage. */
fc_status fc_varying_find(fc_varying *v, const fc_asked *asked, fc_str name);
/* Whether its values are names: outcomes, scopes, stages. */
bool fc_varying_is_named(const fc_varying *v);
/* The type and unit of its values, once it is known how some are written. */
void fc_varying_choose_type(fc_varying *v);

/* The parts of "0:100%:10%", of which the first `most` are kept. */
size_t fc_varying_split(fc_str item, fc_str *part, size_t most);
/* Numbers of a range, in the range's way of writing: all with % where one has it. */
fc_status fc_varying_bounds(const fc_varying *v, fc_str whole, const fc_str *part, size_t n, fc_ratio *out);
/* Tries the axis' values on the scenario; the first that cannot be is told, with how many more there are. */
fc_status fc_varying_try(const fc_varying *v);

#endif
