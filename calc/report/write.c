/* write.c - the door of the report floor: a result, a format, and where the bytes go. */
#include "base/diag.h"
#include "report/envelope.h"
#include "report/sink.h"

#include <stdlib.h>
#include <string.h>

/* The caller's options; what a caller built against an older header does not know keeps its default. */
static fc_report_options complete(const fc_report_options *options) {
  fc_report_options all = FC_REPORT_OPTIONS_INIT;
  if (options && options->size)
    memcpy(&all, options, options->size < sizeof all ? options->size : sizeof all);
  all.size = sizeof all;
  return all;
}

static fc_status unknown_format(fc_ctx *ctx, const char *format) {
  const char *near = fc_did_you_mean(ctx, fc_str_of(format), fc_format_names(), fc_formats());
  fc_buf known = {0};
  for (size_t i = 0; i < fc_formats(); i++)
    fc_buf_printf(&known, "%s%s", i ? ", " : "", fc_format_at(i)->name);
  const char *help = fc_ctx_format(ctx, "formats are %s%s", known.p ? known.p : "", near);
  fc_buf_reset(&known);
  return fc_fail(ctx, FC_BAD_USAGE, "F500", NULL, help, "unknown format \"%s\"", format ? format : "");
}

static fc_status unknown_table(fc_ctx *ctx, const fc_result *result, const char *table) {
  size_t count = fc_result_tables(result);
  const char **names = calloc(count + 1, sizeof *names);
  if (!names)
    return fc_fail_memory(ctx);
  fc_buf known = {0};
  for (size_t i = 0; i < count; i++) {
    names[i] = fc_table_name(fc_result_table(result, i));
    fc_buf_printf(&known, "%s%s", i ? ", " : "", names[i]);
  }
  const char *near = fc_did_you_mean(ctx, fc_str_of(table), names, count);
  const char *help = fc_ctx_format(ctx, "the tables are %s%s", known.p ? known.p : "none", near);
  fc_buf_reset(&known);
  free(names);
  return fc_fail(ctx, FC_BAD_USAGE, "F501", &(fc_where){.field = "--table"}, help,
                 "the result of \"%s\" has no table \"%s\"", fc_result_command(result), table);
}

/* An answer that is one JSON text is written as it is by the formats that can hold it. */
static fc_status write_document(fc_ctx *ctx, const fc_result *result, const fc_format *kind, fc_sink *sink) {
  if (strcmp(kind->name, "text") != 0 && strcmp(kind->name, "json") != 0)
    return fc_fail(ctx, FC_BAD_USAGE, "F500", NULL, "leave -f out, or use -f json",
                   "the answer of \"%s\" is one JSON text, which the format \"%s\" cannot hold",
                   fc_result_command(result), kind->name);
  fc_sink_str(sink, fc_result_document(result));
  return FC_OK;
}

fc_status fc_report_write(fc_ctx *ctx, const fc_result *result, const char *format, const fc_report_options *options,
                          fc_write_fn write, void *payload) {
  const fc_format *kind = fc_format_find(fc_str_of(format));
  if (!kind)
    return unknown_format(ctx, format);
  fc_report_options all = complete(options);
  if (all.table && !fc_result_find(result, all.table))
    return unknown_table(ctx, result, all.table);
  fc_sink sink;
  fc_sink_open(&sink, write, payload);
  fc_status status = fc_result_document(result).p ? write_document(ctx, result, kind, &sink)
                                                  : kind->write(ctx, result, &all, &sink);
  fc_status written = fc_sink_close(&sink);
  if (written == FC_NO_MEMORY && !status)
    return fc_fail_memory(ctx);
  return status ? status : written;
}

static fc_status gather(void *payload, const char *bytes, size_t n) {
  fc_buf *buf = payload;
  fc_buf_add(buf, bytes, n);
  return fc_buf_status(buf);
}

fc_status fc_report_text(fc_ctx *ctx, const fc_result *result, const char *format, const fc_report_options *options,
                         fc_buf **out) {
  *out = NULL;
  fc_buf *buf;
  fc_status status = fc_buf_new(&buf);
  if (status)
    return fc_fail_memory(ctx);
  status = fc_report_write(ctx, result, format, options, gather, buf);
  if (status)
    fc_buf_free(buf);
  else
    *out = buf;
  return status;
}

fc_status fc_report_failure(fc_ctx *ctx, const char *command, fc_buf **out) {
  *out = NULL;
  fc_buf *buf;
  fc_status status = fc_buf_new(&buf);
  if (status)
    return status;
  fc_envelope_head(buf, command, NULL);
  fc_buf_text(buf, "  \"tables\": {},\n");
  fc_envelope_tail(buf, fc_ctx_notes(ctx));
  status = fc_buf_status(buf);
  if (status)
    fc_buf_free(buf);
  else
    *out = buf;
  return status;
}
