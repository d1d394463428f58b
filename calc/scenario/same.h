/* same.h - whether two cuts do the same, and two baselines assume the same. */
#ifndef FC_SCENARIO_SAME_H
#define FC_SCENARIO_SAME_H

#include "scenario/scenario.h"

bool fc_step_same(const fc_step *a, const fc_step *b);
bool fc_timing_same(const fc_timing *a, const fc_timing *b);
bool fc_growth_same(const fc_growth *a, const fc_growth *b);
bool fc_set_figure_same(const fc_set_figure *a, const fc_set_figure *b);
/* They select the same grants. */
bool fc_cut_meets_same(const fc_cut *a, const fc_cut *b);
/* They take the same of the same grants, at the points of their scenarios' parameters, whatever their names. */
bool fc_cut_same(const fc_cut *a, const fc_cut *b);

#endif
