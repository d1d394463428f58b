/* kept.h - what scenarios need of the data, so that it is read once for all of them. */
#ifndef FC_REQUEST_KEPT_H
#define FC_REQUEST_KEPT_H

#include "dataset/model.h"
#include "request/asked.h"
#include <fiscalc/impact.h>

typedef struct fc_kept_for {
  const fc_asked *asked;
  const fc_scenario *const *scenario; /* at least one; they agree on governments, stage and denominator */
  size_t n;
  const fc_run_options *options; /* whose metrics are asked for */
  bool everything; /* every grant, whatever they select */
} fc_kept_for;

/* Lists and texts live in the arena, conditions as long as the scenarios. */
fc_status fc_keep_for(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *out);

/* Whether the reports of all name the same breakdown, perhaps none. */
bool fc_scenarios_break_alike(const fc_scenario *const *scenario, size_t n);

#endif
