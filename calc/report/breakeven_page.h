/* breakeven_page.h - the page of a break-even. Inside this floor only. */
#ifndef FC_REPORT_BREAKEVEN_PAGE_H
#define FC_REPORT_BREAKEVEN_PAGE_H

#include "report/format.h"
#include "report/reading.h"

bool fc_breakeven_page_fits(const fc_result *result);
fc_status fc_breakeven_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

#endif
