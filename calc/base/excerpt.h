/* excerpt.h - the offending text of a message, fit to be printed. */
#ifndef FC_BASE_EXCERPT_H
#define FC_BASE_EXCERPT_H

#include "base/diag.h"

#define FC_EXCERPT_LENGTH 80

/* Sets excerpt, mark_at and mark_length of the message from the raw text of the place: control characters as \xNN, at
 * most 80 characters, of which the marked ones are kept in view. false: no memory. */
bool fc_excerpt_fit(fc_arena *arena, const fc_where *where, fc_diag *diag);

#endif
