/* envelope.h - the JSON envelope that every command answers with (DESIGN section 4), around its tables. */
#ifndef FC_REPORT_ENVELOPE_H
#define FC_REPORT_ENVELOPE_H

#include "report/format.h"

/* Everything before the tables. result NULL: of a command that failed. */
void fc_envelope_head(fc_buf *out, const char *command, const fc_result *result);
/* Notes, warnings and errors: the end of the envelope. */
void fc_envelope_tail(fc_buf *out, const fc_notes *notes);

#endif
