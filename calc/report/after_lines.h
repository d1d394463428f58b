/* after_lines.h - what a loss leaves to pay, and what can meet it, in lines. */
#ifndef FC_REPORT_AFTER_LINES_H
#define FC_REPORT_AFTER_LINES_H

#include "report/digits.h"

/* Lines of the result's total: own cost, reserves, gap, jobs, cash; nothing where the answer holds none of them. */
fc_status fc_after_lines(fc_buf *out, const fc_result *result, int most); /* FC_NO_MEMORY */

#endif
