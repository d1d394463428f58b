/* claim_quantity.h - the quantity in a claim: a number with its unit, two of them, or a phrase. Inside this floor only. */
#ifndef FC_SCENARIO_CLAIM_QUANTITY_H
#define FC_SCENARIO_CLAIM_QUANTITY_H

#include "number/scan.h"
#include "scenario/claim_says.h"

typedef struct fc_quantity {
  fc_claim_unit unit;
  bool has_value, written_out; /* written out: exact, such as $43,000,000 */
  fc_ratio value, slack;
  fc_bounds loose, strict;
} fc_quantity;

typedef struct fc_saying_text {
  fc_scan scan; /* of the text without what stands at its ends */
  const fc_lexicon *lexicon;
  fc_understood *said;
  fc_claim_fault *fault;
} fc_saying_text;

/* Records what was not understood and answers FC_BAD_NUMBER. */
fc_status fc_saying_fault(fc_saying_text *text, size_t at, size_t length, const char *what, const char *mend);
/* Passes over the longest phrase of some kinds that comes next, and keeps it; NULL: none comes. */
const fc_phrase *fc_saying_phrase(fc_saying_text *text, unsigned kinds);
/* These words come next, parted by blanks; passes over them. */
bool fc_saying_words(fc_saying_text *text, const char *words);
fc_str fc_saying_rest(const fc_saying_text *text);

/* "tens of millions", "$4.3M", "1.3 percent", "one in five", "5 to 10 million". */
fc_status fc_quantity_read(fc_saying_text *text, fc_quantity *out);
/* Does a number come next, in digits or as a word? */
bool fc_quantity_begins(const fc_saying_text *text);

#endif
