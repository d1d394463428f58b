/* sentence.c - the first sentence alone, for a headline, a cell or a message. */
#include "base/diag.h"
#include "report/format.h"
#include "report/sentence.h"

static fc_status sentence_write(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_buf *out = fc_sink_buf(sink);
  fc_status status = fc_sentence(out, result, fc_digits_most(options));
  fc_buf_char(out, '\n');
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

const fc_format fc_format_sentence = {
    .name = "sentence",
    .summary = "the first sentence of the text alone",
    .endings = "",
    .wants_digests = false,
    .write = sentence_write,
};
