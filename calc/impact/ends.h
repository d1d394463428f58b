/* ends.h - ends of rows where a sum is shared pro rata, so that what one award loses depends on the amounts of others.
 * Inside this floor only. */
#ifndef FC_IMPACT_ENDS_H
#define FC_IMPACT_ENDS_H

#include "impact/tally.h"

bool fc_plan_shares_sums(const fc_plan *plan);
/* Widens the ends of a row's losses, of all years together and of each. */
fc_status fc_shared_loss_ends(fc_ctx *ctx, const fc_tally *tally, fc_group *group);
/* Widens the ends of what the governments of a row that are in `in` lose together in a year, or (n_years) in all. */
fc_status fc_shared_part_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in, size_t year,
                              fc_span *part);
/* Fills tally->award_loss; of awards so many that each cannot be searched, with the ends at which all stand alike. */
fc_status fc_shared_award_ends(fc_ctx *ctx, fc_tally *tally);
/* As fc_tally_ratio_ends. */
fc_status fc_shared_ratio_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in,
                               const fc_span *rest, fc_ratio *low, fc_ratio *high);

#endif
