/* standard.h - scenarios that are part of the program: the files of datasets/standard, each named "standard:cut-10"
 * wherever a scenario may be named. They name no data. */
#ifndef FC_SCENARIO_STANDARD_H
#define FC_SCENARIO_STANDARD_H

#include "base/diag.h"

size_t fc_standards(void);
const char *fc_standard_name_at(size_t index);  /* "standard:cut-10" */
const char *fc_standard_title_at(size_t index); /* the "name" in the file */

bool fc_standard_is(const char *path); /* it begins like one */
/* The text of one. Unknown: an error at `where` (may be NULL) with the nearest name. */
fc_status fc_standard_text(fc_ctx *ctx, const char *path, const fc_where *where, fc_str *out);

#endif
