/* text.c - the text for a reader: the page that fits what the tables hold. */
#include "report/breakeven_page.h"
#include "report/explain_page.h"
#include "report/page.h"

static fc_status text_write(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  if (!options->table && fc_share_page_fits(result))
    return fc_share_page(ctx, result, options, sink);
  if (!options->table && fc_claim_page_fits(result))
    return fc_claim_page(ctx, result, options, sink);
  if (!options->table && fc_story_page_fits(result))
    return fc_story_page(ctx, result, options, sink);
  if (!options->table && fc_explain_page_fits(result))
    return fc_explain_page(ctx, result, options, sink);
  if (!options->table && fc_breakeven_page_fits(result))
    return fc_breakeven_page(ctx, result, options, sink);
  if (!options->table && fc_findings_page_fits(result))
    return fc_findings_page(ctx, result, options, sink);
  if (!options->table && fc_compare_page_fits(result))
    return fc_compare_page(ctx, result, options, sink);
  return fc_table_page(ctx, result, options, sink);
}

const fc_format fc_format_text = {
    .name = "text",
    .summary = "one sentence, then the figures to the digits that hold, notes and sources",
    .endings = "txt",
    .wants_digests = false,
    .write = text_write,
};
