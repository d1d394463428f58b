/* output.c - bytes to standard output or a file, messages to standard error.
 *
 * Standard output is checked to its end: on a full disk every write into the buffer succeeds and only the last one out
 * of it fails. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

volatile sig_atomic_t output_interrupted;

static void show(const fc_diag *diag) {
  fc_buf *text;
  if (fc_diag_text(diag, &text))
    return;
  size_t n;
  const char *bytes = fc_buf_data(text, &n);
  fwrite(bytes, 1, n, stderr);
  fc_buf_free(text);
}

static fc_status to_stdout(void *payload, const char *bytes, size_t n) {
  (void)payload;
  if (output_interrupted)
    return FC_CANCELLED;
  return fwrite(bytes, 1, n, stdout) == n ? FC_OK : FC_CANNOT_WRITE;
}

static fc_status to_file(void *file, const char *bytes, size_t n) {
  return output_interrupted ? FC_CANCELLED : fc_outfile_write(file, bytes, n);
}

static fc_status end_stdout(fc_status status) {
  int error = status == FC_CANNOT_WRITE ? errno : 0;
  if (fflush(stdout) != 0 && !error)
    error = errno;
  if (!error)
    return status;
  if (error != EPIPE) {
    char message[160];
    snprintf(message, sizeof message, "standard output cannot be written: %s", strerror(error));
    show(&(fc_diag){.severity = FC_ERROR, .code = "F510", .message = message});
  }
  return FC_CANNOT_WRITE;
}

fc_status output_end(void) {
  return end_stdout(ferror(stdout) ? FC_CANNOT_WRITE : FC_OK);
}

fc_status output_text(fc_buf *text) {
  size_t n;
  const char *bytes = fc_buf_data(text, &n);
  fc_status status = to_stdout(NULL, bytes, n);
  fc_buf_free(text);
  return end_stdout(status);
}

fc_status output_result(fc_ctx *ctx, const fc_request *request, const fc_result *result) {
  const char *format = fc_request_format(request), *path = fc_request_output(request);
  fc_report_options options;
  fc_request_report_options(request, &options);
  if (!path)
    return end_stdout(fc_report_write(ctx, result, format, &options, to_stdout, NULL));
  fc_outfile *file;
  fc_status status = fc_outfile_open(ctx, path, &file);
  if (status)
    return status;
  status = fc_report_write(ctx, result, format, &options, to_file, file);
  fc_status closed = fc_outfile_close(ctx, file, !status || status == FC_CANNOT_WRITE);
  return status ? status : closed;
}

void output_messages(fc_ctx *ctx) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++)
    show(fc_diag_at(ctx, i));
  if (fc_diag_dropped(ctx))
    fprintf(stderr, "... and %llu more messages like these\n", (unsigned long long)fc_diag_dropped(ctx));
}

void output_notes(const fc_request *request, const fc_result *result) {
  const char *format = fc_request_format(request);
  if (strcmp(format, "text") == 0 || strcmp(format, "json") == 0)
    return;
  for (size_t i = 0; i < fc_result_notes(result); i++)
    if (fc_result_note(result, i)->severity != FC_ERROR)
      show(fc_result_note(result, i));
}
