/* explain_page.h - the page and the sentence of a figure that is explained. Inside this floor only. */
#ifndef FC_REPORT_EXPLAIN_PAGE_H
#define FC_REPORT_EXPLAIN_PAGE_H

#include "report/format.h"
#include "report/reading.h"

/* A figure taken apart, line by line. */
bool fc_explain_page_fits(const fc_result *result);
fc_status fc_explain_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);
/* "New York City, Byrne JAG: share = $4,300,000 / $85,990,000,000 = 0.0050%." */
fc_status fc_explain_sentence(fc_buf *out, const fc_result *result);

#endif
