/* provenance.h - what every answer says of the data behind it: inputs with their columns, and the dataset's notes. */
#ifndef FC_IMPACT_PROVENANCE_H
#define FC_IMPACT_PROVENANCE_H

#include "impact/plan.h"

fc_status fc_result_add_dataset(fc_result *result, const fc_dataset *dataset);
/* The inputs alone, with the file of the scenario's deflator. */
fc_status fc_result_add_inputs(fc_result *result, const fc_dataset *dataset, const fc_baseline *baseline);
/* Notes and settings of the answer at the stated numbers, which hold for answers about other numbers of its plan; but
 * for settings, and codes of messages, that leaves_out names. */
fc_status fc_result_take_answer(fc_ctx *ctx, const fc_plan *plan, bool (*leaves_out)(const void *self, const char *setting),
                                const void *self, fc_result *to);

#endif
