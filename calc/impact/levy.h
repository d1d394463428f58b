/* levy.h - what taxes bring one government in a year. Inside this floor only. */
#ifndef FC_IMPACT_LEVY_H
#define FC_IMPACT_LEVY_H

#include "impact/tally.h"

/* The scope of budget rows that is a plan's levy; FC_INTERN_NONE: the data have none. */
fc_status fc_levy_scope(const fc_plan *plan, uint32_t *out);
/* The same where a plan asks for a figure of the levy. */
fc_status fc_levy_scope_asked(const fc_plan *plan, uint32_t *out);
/* `trail` (may be NULL) gets the rows. */
fc_status fc_levy_of(const fc_frame *frame, uint32_t government, uint32_t scope, fc_budget_trail *trail,
                     fc_member_budget *out);

#endif
