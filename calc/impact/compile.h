/* compile.h - what the parts of the compiler share. Inside this floor only.
 *
 * Each part records all faults that it finds; the compiler stops between parts where a later one would stand on a
 * fault. */
#ifndef FC_IMPACT_COMPILE_H
#define FC_IMPACT_COMPILE_H

#include "impact/plan.h"
#include "scenario/scenario.h"

typedef struct fc_compiling {
  fc_ctx *ctx;
  const fc_dataset *dataset;
  const fc_scenario *scenario;
  const fc_run_options *options;
  fc_plan *plan;
  fc_status status;      /* the first fault; FC_NO_MEMORY goes before others */
  int32_t *last_year; /* of each government: the latest of its yearly grants, at most the plan's last year; 0: none */
} fc_compiling;

bool fc_compiling_note(fc_compiling *c, fc_status status);
void *fc_compiling_array(fc_compiling *c, size_t count, size_t size); /* in the plan's arena; NULL: noted */
const char *fc_compiling_keep(fc_compiling *c, fc_str text);          /* the same of a text; "" when memory is out */

/* Breakdown, metrics, and the budget rows to set the loss against. */
void fc_compile_report(fc_compiling *c);
void fc_compile_against(fc_compiling *c); /* after the governments and the stage are known */

/* The years of the plan, each with what stands for it where the data do not hold it. */
void fc_compile_years(fc_compiling *c);
/* A frame for each year, once governments and stage are known. */
void fc_compile_frames(fc_compiling *c);
/* How what is due of each touched award lies over the years; after the checks. */
void fc_compile_dues(fc_compiling *c);
/* Which touched awards stand for the same money; once the breakdown is known. */
void fc_compile_passed(fc_compiling *c);
/* Where uncertain parameters are evaluated beside their points; last, once the plan is whole. */
void fc_compile_points(fc_compiling *c);
/* The index of a fiscal year among the plan's; -1: none of them. */
int fc_compiling_year(const fc_compiling *c, int fiscal_year);

/* Whether an award of an earlier year stands for the plan's first one, grown. */
bool fc_compiling_carries(const fc_compiling *c, const fc_award *award);

/* Which governments are in question, by index: true where the scenario selects them. NULL: a fault. */
const bool *fc_compile_governments(fc_compiling *c);
/* Which awards each cut selects; sets the frame's governments and stage, the plan's cuts and touched awards. */
void fc_compile_selection(fc_compiling *c, const bool *governments);
/* Ceilings and requests, dated cuts without a fiscal year, balances that are not stated. */
void fc_compile_checks(fc_compiling *c);
/* What the scenario assumes beside its cuts, in words. */
void fc_compile_assumptions(fc_compiling *c);
/* What a reader must know: overlaps, flags, other years, governments without a grant, aid through the state. */
void fc_compile_notes(fc_compiling *c, const bool *governments);

/* "New York City: Byrne JAG 2016-DJ-BX-0217" in the context's arena. */
const char *fc_award_title(fc_ctx *ctx, const fc_dataset *dataset, const fc_award *award);

#endif
