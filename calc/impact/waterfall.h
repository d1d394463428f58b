/* waterfall.h - from what one scenario loses to what another one does, one change after the other.
 *
 * The order: what is assumed beside the cuts (baseline, years, mappings), then cuts that go, in the first one's order, then
 * the order of those that stay, then cuts that are changed or new, in the second one's order. Each change is worth the loss
 * with it less the loss before it, so that all of them add up exactly. Inside this floor only. */
#ifndef FC_IMPACT_WATERFALL_H
#define FC_IMPACT_WATERFALL_H

#include "impact/plan.h"

typedef enum fc_change_kind {
  FC_CHANGED_ASSUMPTIONS,
  FC_CUT_REMOVED,
  FC_CUTS_REORDERED,
  FC_CUT_CHANGED,
  FC_CUT_ADDED
} fc_change_kind;

typedef struct fc_change_step {
  fc_change_kind kind;
  const fc_cut *before, *after; /* NULL: there is none */
  fc_i128 contribution, loss;   /* and what is lost once it is made */
  bool ordered;                 /* what it is worth depends on the order: */
  bool unknown;                 /* which cannot be said, as some scenario cannot be; else: */
  fc_i128 first, last;          /* as the first and as the last of all changes */
} fc_change_step;

typedef struct fc_waterfall {
  fc_change_step *step;
  size_t n;
  fc_i128 from, to;
  size_t shared; /* grants that a cut which differs takes from beside another cut */
  bool whole;      /* false: the steps do not lead from one to the other, as some scenario between them cannot be */
  const char *why; /* of that, in the arena; NULL: not known */
} fc_waterfall;

/* from, to: what the two lose at the stated amounts, as their plans say. O(plans of the steps). */
fc_status fc_waterfall_make(fc_ctx *ctx, fc_arena *arena, const fc_dataset *dataset, const fc_scenario *const scenario[2],
                            const fc_i128 loss[2], const fc_run_options *options, fc_waterfall *out);

/* Which cuts of two scenarios are one: by name, else alike, else by what they select and their effect. */
typedef struct fc_cut_pairs {
  size_t *second; /* of each cut of the first scenario its place in the second; SIZE_MAX: it goes */
  size_t *first;  /* and back; SIZE_MAX: it is new */
  bool *same;     /* of each cut of the second: unchanged */
} fc_cut_pairs;
bool fc_cut_pairs_find(fc_arena *arena, const fc_scenario *const scenario[2], fc_cut_pairs *out); /* false: no memory */

#endif
