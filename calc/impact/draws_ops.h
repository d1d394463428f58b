/* draws_ops.h - the steps on one award, laid out before it joins others. */
#ifndef FC_IMPACT_DRAWS_OPS_H
#define FC_IMPACT_DRAWS_OPS_H

#include "impact/draws_parts.h"

typedef struct fc_award_ops {
  fc_draw_path *draws;
  size_t touched;
  fc_seq op, entry;        /* of fc_draw_op, whose entries are these */
  bool alike;              /* every step takes the same part of any award */
  const uint32_t *measure; /* that may count it */
  size_t n_measures;
} fc_award_ops;

/* `op` and `entry` are empty. */
void fc_award_lay_ops(fc_award_ops *of);
void fc_award_lay_entries(fc_award_ops *of);

size_t fc_draws_first_due(const fc_draw_path *draws, size_t touched);
uint32_t fc_draws_real(fc_draw_path *draws, size_t year);
bool fc_draws_counts(const fc_draw_path *draws, const fc_draw_measure *measure, size_t touched, size_t cut /* SIZE_MAX: any */);

#endif
