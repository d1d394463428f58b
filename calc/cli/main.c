/* main.c - the command line: words to a request, its result to bytes, messages to stderr, a status to an exit code. */
#include "cli/argv.h"
#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static fc_ctx *running; /* for the signal handler alone */

static void interrupt(int signal) {
  (void)signal;
  fc_ctx_cancel(running);
}

static void print_messages(const fc_ctx *ctx, fc_severity least) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++) {
    const fc_diag *diag = fc_diag_at(ctx, i);
    fc_buf *text;
    if (diag->severity < least || fc_diag_text(diag, &text))
      continue;
    fputs(fc_buf_data(text, NULL), stderr);
    fc_buf_free(text);
  }
  if (fc_diag_dropped(ctx))
    fprintf(stderr, "... and %llu more\n", (unsigned long long)fc_diag_dropped(ctx));
}

/* Notes and warnings of the result, where its format has no place for them. */
static void print_notes(const fc_result *result) {
  for (size_t i = 0; i < fc_result_notes(result); i++) {
    fc_buf *text;
    if (fc_diag_text(fc_result_note(result, i), &text))
      continue;
    fputs(fc_buf_data(text, NULL), stderr);
    fc_buf_free(text);
  }
}

static int print_out(const char *text) {
  return fputs(text, stdout) < 0 || fflush(stdout) ? fc_exit_code(FC_CANNOT_WRITE) : 0;
}

static int print_help(fc_ctx *ctx, const char *command) {
  fc_buf *text;
  fc_status status = fc_help(ctx, command, &text);
  if (status) {
    print_messages(ctx, FC_ERROR);
    return fc_exit_code(status);
  }
  int code = print_out(fc_buf_data(text, NULL));
  fc_buf_free(text);
  return code;
}

static int print_version(void) {
  printf("fiscalc %s (%s)\n", fc_version(), fc_version_libraries());
  return fflush(stdout) ? fc_exit_code(FC_CANNOT_WRITE) : 0;
}

static int tell_unwritten(const output *to) {
  if (to->fault != EPIPE) /* a reader that went away wants no message */
    fprintf(stderr, "error[F502]: cannot write %s: %s\n", to->file ? to->file : "the output", strerror(to->fault));
  return fc_exit_code(FC_CANNOT_WRITE);
}

static int write_result(fc_ctx *ctx, const fc_request *request, const fc_result *result) {
  const char *format = fc_request_format(request);
  fc_report_options options;
  fc_request_report_options(request, &options);
  output to;
  fc_status status = output_open(&to, fc_request_output(request));
  if (!status)
    status = fc_report_write(ctx, result, format, &options, output_write, &to);
  if (output_close(&to, status == FC_OK))
    return tell_unwritten(&to);
  if (strcmp(format, "csv") == 0 || strcmp(format, "sentence") == 0)
    print_notes(result);
  return fc_exit_code(status);
}

/* A program that asked for JSON gets its errors as JSON, and a person the messages. */
static int write_failure(fc_ctx *ctx, const char *command, const fc_request *request, fc_status failure) {
  fc_buf *text;
  if (request && strcmp(fc_request_format(request), "json") == 0 && !fc_report_failure(ctx, command, &text)) {
    output to;
    size_t n;
    const char *bytes = fc_buf_data(text, &n);
    if (!output_open(&to, fc_request_output(request)))
      output_write(&to, bytes, n);
    output_close(&to, 1);
    fc_buf_free(text);
  }
  print_messages(ctx, FC_NOTE);
  return fc_exit_code(failure);
}

static int run(fc_ctx *ctx, const char *command, char **words, int n) {
  fc_request *request;
  fc_result *result = NULL;
  bool help = false;
  fc_status status = fc_request_new(ctx, command, &request);
  if (!status)
    status = argv_fill(ctx, command, words, n, request, &help);
  if (help) {
    fc_request_free(request);
    return print_help(ctx, command);
  }
  if (!status)
    status = fc_request_run(ctx, request, &result);
  int code;
  if (result) {
    code = write_result(ctx, request, result);
    print_messages(ctx, FC_NOTE);
    code = code ? code : fc_exit_code(status);
  } else {
    code = write_failure(ctx, command, request, status);
  }
  fc_result_free(result);
  fc_request_free(request);
  return code;
}

static int start(fc_ctx *ctx, int argc, char **argv) {
  if (argc < 2) {
    print_help(ctx, NULL);
    return fc_exit_code(FC_BAD_USAGE);
  }
  if (strcmp(argv[1], "--version") == 0)
    return print_version();
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
    return print_help(ctx, NULL);
  if (strcmp(argv[1], "help") == 0)
    return print_help(ctx, argc > 2 ? argv[2] : NULL);
  return run(ctx, argv[1], argv + 2, argc - 2);
}

int main(int argc, char **argv) {
  fc_ctx *ctx;
  if (fc_ctx_new(NULL, &ctx))
    return fc_exit_code(FC_NO_MEMORY);
  running = ctx;
  signal(SIGINT, interrupt);
  signal(SIGPIPE, SIG_IGN);
  int code = start(ctx, argc, argv);
  fc_ctx_free(ctx);
  return code;
}
