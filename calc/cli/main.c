/* main.c - the command line: argv to a request, an answer to standard output, messages to standard error, and an exit
 * code. Sees the public headers only. */
#include "cli/argv.h"
#include "cli/heap.h"
#include "cli/output.h"

#include <signal.h>
#include <stdio.h>

static fc_ctx *interrupted_ctx; /* of the one handler */

/* The first interrupt ends the work in an orderly way, the second one at once. */
static void on_interrupt(int signal) {
  (void)signal;
  output_interrupted = 1;
  fc_ctx_cancel(interrupted_ctx);
}

static void catch_interrupt(fc_ctx *ctx) {
  struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  interrupted_ctx = ctx;
  sigaction(SIGINT, &action, NULL);
}

static fc_status print_help(fc_ctx *ctx, const char *command) {
  fc_buf *text;
  fc_status status = fc_help(ctx, command, &text);
  return status ? status : output_text(text);
}

static int print_overview_of_usage(fc_ctx *ctx) {
  fc_buf *text;
  if (!fc_help(ctx, NULL, &text)) {
    fputs(fc_buf_data(text, NULL), stderr);
    fc_buf_free(text);
  }
  return fc_exit_code(FC_BAD_USAGE);
}

static fc_status print_version(void) {
  printf("fiscalc %s\n%s\n", fc_version(), fc_version_libraries());
  return output_end();
}

static fc_status answer(fc_ctx *ctx, const fc_request *request) {
  fc_result *result;
  fc_status status = fc_request_run(ctx, request, &result);
  if (status && status != FC_FINDING)
    return status;
  fc_status written = output_result(ctx, request, result);
  if (!written)
    output_notes(request, result);
  fc_result_free(result);
  return written ? written : status;
}

/* What a script reads that asked for JSON. */
static void print_failure(fc_ctx *ctx, const char *command) {
  fc_buf *text;
  if (!fc_report_failure(ctx, command, &text))
    output_text(text);
}

static int run(fc_ctx *ctx, int argc, char **argv) {
  invocation asked;
  fc_status status = invocation_read(ctx, argc, argv, &asked);
  if (!status && asked.kind == INVOKE_NOTHING)
    return print_overview_of_usage(ctx);
  if (!status && asked.kind == INVOKE_VERSION)
    status = print_version();
  else if (!status && asked.kind == INVOKE_HELP)
    status = print_help(ctx, asked.command);
  else if (!status)
    status = answer(ctx, asked.request);
  if (status && status != FC_FINDING && status != FC_CANNOT_WRITE && invocation_asks_for_json(argc, argv))
    print_failure(ctx, asked.command);
  output_messages(ctx);
  fc_request_free(asked.request);
  return fc_exit_code(status);
}

int main(int argc, char **argv) {
  heap_warm();
  fc_ctx *ctx;
  fc_ctx_options options = FC_CTX_OPTIONS_INIT;
  options.threads = 0; /* all processors */
  fc_status status = fc_ctx_new(&options, &ctx);
  if (status)
    return fc_exit_code(status);
  catch_interrupt(ctx);
  int code = run(ctx, argc, argv);
  fc_ctx_free(ctx);
  return code;
}
