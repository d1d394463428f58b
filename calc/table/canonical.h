/* canonical.h - the one text in which a role's cells are kept, so that FY2018 and 2018, 84.01 and 84.010, 1/24/2018 and
 * 2018-01-24 are the same to selectors, keys and breakdowns. */
#ifndef FC_TABLE_CANONICAL_H
#define FC_TABLE_CANONICAL_H

#include "table/schema.h"

#define FC_CANONICAL_LENGTH 16

/* A year as four digits, a date as ISO, a listing number with its zeros; any other text, and one that cannot be read,
 * as it is. The answer lies in `text` or in out. */
fc_str fc_canonical(fc_role role, fc_str text, char out[FC_CANONICAL_LENGTH]);

/* yes, y, true, t, 1 and no, n, false, f, 0, in either case. */
bool fc_flag_parse(fc_str text, bool *out);

#endif
