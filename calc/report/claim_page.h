/* claim_page.h - claims as blocks of text: what was said, how it is read, the verdict, and every reading. */
#ifndef FC_REPORT_CLAIM_PAGE_H
#define FC_REPORT_CLAIM_PAGE_H

#include "report/format.h"
#include "report/reading.h"

/* Every claim of a result, a blank line before each. Nothing where it has none. */
fc_status fc_print_claims(fc_buf *out, const fc_result *result, int most);
/* The sentence of each claim, a line each. */
fc_status fc_print_claim_sentences(fc_buf *out, const fc_result *result);

#endif
