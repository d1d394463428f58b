/* provenance.h - what every answer says of the data behind it: inputs with their columns, and the dataset's notes. */
#ifndef FC_IMPACT_PROVENANCE_H
#define FC_IMPACT_PROVENANCE_H

#include "dataset/model.h"

fc_status fc_result_add_dataset(fc_result *result, const fc_dataset *dataset);

#endif
