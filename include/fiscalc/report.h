/* fiscalc/report.h - results as text, JSON or CSV. */
#ifndef FISCALC_REPORT_H
#define FISCALC_REPORT_H

#include <fiscalc/table.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fc_report_options {
  size_t size; /* sizeof(fc_report_options) */
  const char *table; /* one table only; csv without it writes the first */
  int digits;        /* most significant digits of text; 0: four */
  int money_as_text; /* JSON: money as strings, for strict readers */
  int excel;         /* CSV: BOM and CRLF */
  int guard;         /* CSV: guard texts that a spreadsheet would run as formulas; default 1 */
} fc_report_options;
#define FC_REPORT_OPTIONS_INIT { sizeof(fc_report_options), NULL, 0, 0, 0, 1 }

/* Bytes go to `write` in order; anything but FC_OK from it ends the writing and is returned. */
typedef fc_status (*fc_write_fn)(void *payload, const char *bytes, size_t n);

/* format: "text", "json", "csv", "sentence". FC_BAD_USAGE for an unknown format or table. */
FC_API fc_status fc_report_write(fc_ctx *ctx, const fc_result *result, const char *format, const fc_report_options *options,
                                 fc_write_fn write, void *payload);
FC_API fc_status fc_report_text(fc_ctx *ctx, const fc_result *result, const char *format, const fc_report_options *options,
                                fc_buf **out);
/* The JSON envelope of a command that failed: the context's messages as its errors. */
FC_API fc_status fc_report_failure(fc_ctx *ctx, const char *command, fc_buf **out);

#ifdef __cplusplus
}
#endif
#endif
