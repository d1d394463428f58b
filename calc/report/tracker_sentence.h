/* tracker_sentence.h - the first sentence of what trackers hold, and of how two of them differ. */
#ifndef FC_REPORT_TRACKER_SENTENCE_H
#define FC_REPORT_TRACKER_SENTENCE_H

#include "report/digits.h"

/* Does the result hold one of the two? */
bool fc_tracker_tells(const fc_result *result);
/* false: no memory. */
bool fc_tracker_sentence(fc_buf *out, const fc_result *result, int most);

#endif
