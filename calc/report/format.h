/* format.h - the kind "format": a result written for a reader or a program. Sees result tables only. */
#ifndef FC_REPORT_FORMAT_H
#define FC_REPORT_FORMAT_H

#include "base/buf.h"
#include "table/result.h"
#include <fiscalc/report.h>

/* Where bytes go: gathered and handed on in blocks. */
typedef struct fc_sink fc_sink;
void fc_sink_text(fc_sink *sink, const char *text);
void fc_sink_str(fc_sink *sink, fc_str s);
void fc_sink_char(fc_sink *sink, char c);
fc_buf *fc_sink_buf(fc_sink *sink); /* to print into; handed on by the next call or the end */
bool fc_sink_failed(const fc_sink *sink);

typedef struct fc_format {
  const char *name, *summary;
  const char *endings; /* of files, "json", "csv|tsv"; "" none */
  bool wants_digests;  /* carries inputs */
  fc_status (*write)(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink);
} fc_format;

size_t fc_formats(void);
const fc_format *fc_format_at(size_t index);
const fc_format *fc_format_find(fc_str name);
const fc_format *fc_format_of_file(fc_str path); /* by its ending; NULL: none */
const char *const *fc_format_names(void);

#endif
