/* compare_scenarios.h - `compare` of scenarios over the same data. */
#ifndef FC_REQUEST_COMPARE_SCENARIOS_H
#define FC_REQUEST_COMPARE_SCENARIOS_H

#include "request/command.h"

/* The arguments are scenarios, at least two. */
fc_status fc_compare_scenarios(fc_ctx *ctx, const fc_asked *asked, fc_result **out);

#endif
