/* estimates.h - amounts that several estimators state of the same award: kept apart, never added.
 *
 * An item (an award, or what is known of one) has the sum of each estimator's rows. Of the items of a group the least
 * sums add up to the lowest, the greatest to the highest, each with the names of who stated them. Story 24 of the
 * practice: five programs between $474 million and $588 million. */
#ifndef FC_IMPACT_ESTIMATES_H
#define FC_IMPACT_ESTIMATES_H

#include "dataset/model.h"

typedef struct fc_estimates {
  fc_keys items;     /* words: group, item */
  fc_keys stated;    /* words: the item's number here, estimator (a text of the dataset) */
  fc_seq statements; /* of fc_statement, by `stated` */
} fc_estimates;

/* What a group comes to. Where no item has several estimators the two ends are the same sum. */
typedef struct fc_estimate_sum {
  uint32_t items, several; /* several: items with more than one estimator */
  fc_span lowest, highest;
  unsigned hedges;        /* a bit for each fc_hedge of its rows */
  fc_str lowest_by, highest_by; /* names parted by "; ", in the arena; empty where nobody is named */
} fc_estimate_sum;

bool fc_estimates_init(fc_estimates *estimates);
void fc_estimates_free(fc_estimates *estimates);
/* false: no memory. */
bool fc_estimates_add(fc_estimates *estimates, uint32_t group, uint32_t item, uint32_t estimator, fc_figure amount);
/* sums[n_groups] in the arena; NULL: no memory. */
fc_estimate_sum *fc_estimates_sum(const fc_estimates *estimates, const fc_dataset *dataset, size_t n_groups,
                                  fc_arena *arena);

#endif
