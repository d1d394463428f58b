/* varied.h - --vary: which numbers vary, over which values or between which. */
#ifndef FC_REQUEST_VARIED_H
#define FC_REQUEST_VARIED_H

#include "impact/breakeven.h"
#include "impact/sweep.h"
#include "request/asked.h"

/* Finds a number of the scenario for an option: name and where to point at in the option's text. FC_BAD_USAGE also
 * where
 * --param sets the same number. */
fc_status fc_varied_find(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, fc_str name, const fc_where *where,
                         fc_varied_number *out);

/* Every --vary as an axis: NAME=VALUES, where VALUES are parted by commas, each a value or a range first:last:step; a
 * name alone stands for all outcomes of its parameter. All faults are told. The axes live in the arena; `varied` is a
 * copy of the scenario in which numbers may be set, and outlives them. */
fc_status fc_varied_axes(fc_ctx *ctx, const fc_asked *asked, fc_scenario *varied, fc_arena *arena, const fc_axis **axes,
                         size_t *n);

/* The one --vary of a break-even: NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:STEP, a number of the scenario or "times". The
 * axis has no values. */
fc_status fc_varied_range(fc_ctx *ctx, const fc_asked *asked, fc_scenario *varied, fc_arena *arena, fc_axis *axis,
                          fc_number_range *bounds);

#endif
