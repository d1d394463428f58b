/* closing.h - what ends every text: warnings and notes, sources, and how to run it again. */
#ifndef FC_REPORT_CLOSING_H
#define FC_REPORT_CLOSING_H

#include "report/lines.h"
#include "report/words.h"

/* Warnings, then `remark` (may be empty) and the notes, each message once. */
void fc_closing_notes(fc_buf *out, const fc_result *result, fc_str remark);
fc_status fc_closing_sources(fc_buf *out, const fc_result *result);
void fc_closing_again(fc_buf *out, const fc_result *result);

#endif
