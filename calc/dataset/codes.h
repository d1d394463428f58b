/* codes.h - the federal agency behind an Assistance Listing number; how many live in a state. (State codes: fc_state_code
 * in model.h.) */
#ifndef FC_DATASET_CODES_H
#define FC_DATASET_CODES_H

#include "base/text.h"

/* "16.738": "Department of Justice"; empty where the number names no agency. Static text. */
fc_str fc_agency_of_listing(fc_str listing);
/* By two letters, to the Census Bureau's estimate of July 2017; 0 where it is no state. */
int64_t fc_state_residents(fc_str code);

#endif
