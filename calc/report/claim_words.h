/* claim_words.h - the figures of a claim as words: in dollars, percent, times, dollars a resident. */
#ifndef FC_REPORT_CLAIM_WORDS_H
#define FC_REPORT_CLAIM_WORDS_H

#include "report/words.h"

/* Units of table readings. */
#define FC_UNIT_DOLLARS "USD"
#define FC_UNIT_SHARE "share"
#define FC_UNIT_RATIO "ratio"
#define FC_UNIT_RESIDENT "USD per resident"

/* "$4.3 million", "0.0050%", "2.1 times", "50 cents". */
void fc_print_claimed(fc_buf *out, const fc_reading *figure, fc_str unit, int most);
/* The same of an exact number, all its digits. */
void fc_print_limit(fc_buf *out, fc_ratio value, fc_str unit);
/* What is short of a limit, or beyond it: "$5.7 million short", "0.027 percentage points over". */
void fc_print_missed(fc_buf *out, fc_ratio margin, bool short_of, fc_str unit);
/* Millions and billions as M and B, from `start` on: "$35.0M to $56.3M". */
void fc_abbreviate(fc_buf *out, size_t start);

#endif
