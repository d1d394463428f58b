/* drawn_points.h - a scenario at the values of one draw, so that it can be answered and explained exactly. */
#ifndef FC_RISK_DRAWN_POINTS_H
#define FC_RISK_DRAWN_POINTS_H

#include "scenario/scenario.h"

/* Sets each uncertain parameter to what random draws of that seed make of it at that draw, counted from 0, and reads cuts,
 * baseline, response and contingencies again. F443 where it has no one value there: it is drawn for each of several, or
 * depends on others; F306 where it may not stand where it does. */
fc_status fc_scenario_draw(fc_ctx *ctx, fc_scenario *scenario, uint64_t seed, uint64_t draw, const fc_where *where);

#endif
