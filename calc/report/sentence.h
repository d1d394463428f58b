/* sentence.h - the one sentence that stands first and can be pasted. */
#ifndef FC_REPORT_SENTENCE_H
#define FC_REPORT_SENTENCE_H

#include "report/answer.h"

/* Without a line feed. */
fc_status fc_sentence(fc_buf *out, const fc_result *result, int most);
/* Does it say more than how many rows there are, which a page shows anyway? */
bool fc_sentence_tells(const fc_result *result);

/* An amount as text holds it: "nearly $86 billion"; start: with a capital letter. */
void fc_sentence_amount(fc_buf *out, fc_str hedge, const fc_reading *dollars, int most, bool start);

#endif
