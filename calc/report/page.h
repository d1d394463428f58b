/* page.h - the pages of text: one file a page, chosen by what the tables hold. */
#ifndef FC_REPORT_PAGE_H
#define FC_REPORT_PAGE_H

#include "report/answer.h"
#include "report/format.h"

/* A share asked for without files. */
bool fc_share_page_fits(const fc_result *result);
fc_status fc_share_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* One government's loss in one row: what it is of, comes to, and is equal to (SEMANTICS section 4). */
bool fc_story_page_fits(const fc_result *result);
fc_status fc_story_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* An audit: its findings, each with its rows and why. */
bool fc_findings_page_fits(const fc_result *result);
fc_status fc_findings_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* Claims held against the data, without the scenario's own answer. */
bool fc_claim_page_fits(const fc_result *result);
fc_status fc_claim_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* Scenarios side by side. */
bool fc_compare_page_fits(const fc_result *result);
fc_status fc_compare_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* Everything else: sentence, tables, what must be known of them. */
fc_status fc_table_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);

/* What is said of a share whose range leaves no digit, with its mend; nothing where digits are left. */
void fc_print_mend(fc_buf *out, const fc_reading *share, int most, size_t tab);

#endif
