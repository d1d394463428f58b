/* breakeven_parts.h - what the rooms of a break-even share. Inside this floor only. */
#ifndef FC_IMPACT_BREAKEVEN_PARTS_H
#define FC_IMPACT_BREAKEVEN_PARTS_H

#include "impact/breakeven.h"
#include "impact/crossings.h"
#include "impact/grid.h"
#include "impact/variant.h"

typedef struct fc_breaking {
  fc_ctx *ctx, *aside; /* aside: messages of values that cannot be */
  const fc_breakeven *asked;
  fc_arena arena;
  fc_variant *variant;
  fc_grid grid;
  bool has_stated;
  fc_ratio stated, at_stated; /* the number as the scenario has it, and the metric then (den 0: none) */
  fc_i128 loss;               /* of the row, at the value that was measured last */
  bool ranged;                /* the metric has a range at some value */
  bool proved;                /* more of the number never means less of the metric */
  size_t n_failed;
  const char *first_failure;
  fc_crossings crossings;
} fc_breaking;

/* How the metric comes to the level at a value. */
typedef enum fc_arrival {
  FC_REACHES, /* it is there, or passes it with the last step that can be written */
  FC_JUMPS,   /* it passes over it between neighbors */
  FC_TOUCHES  /* it comes to it and goes back */
} fc_arrival;

typedef struct fc_break {
  fc_sample value, before; /* before: at the value just below; index -1: there is none, or no figure */
  int64_t until;           /* the last value at which it equals the level; that of `value`: there alone */
  bool rises, falls;       /* neither: it stands at the level wherever it has a figure */
  fc_arrival arrival;
} fc_break;

/* The stated value, the values that are looked at, and the metric as it stands. */
fc_status fc_breaking_set_grid(fc_breaking *b);
/* The metric at a value of the grid; fc_figure_fn, self is the fc_breaking. */
fc_status fc_breaking_measure(void *self, int64_t index, fc_ratio *out);
fc_status fc_breaking_measure_stated(fc_breaking *b);
/* Whether more of the number can never mean less of the metric, as far as the plan shows it. */
fc_status fc_breaking_prove(fc_breaking *b, bool *out);
/* The values at which it comes to the level: of fc_break. */
fc_status fc_breaking_find(fc_breaking *b, fc_seq *out);
fc_status fc_breaking_add_tables(const fc_breaking *b, const fc_seq *breaks, fc_result *result);

#endif
