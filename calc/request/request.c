/* request.c - a request: made, filled, run.
 *
 * What no command need know is done here once: the command line that repeats the request, and --fail-if. */
#include "report/format.h"
#include "request/limits.h"
#include "request/asked.h"
#include "request/fail_if.h"
#include "request/reproduce.h"

#include <stdlib.h>
#include <string.h>

static fc_status unknown_command(fc_ctx *ctx, const char *command) {
  const char *near = fc_nearest(fc_str_of(command), fc_command_names(), fc_commands());
  const char *help = near ? fc_ctx_format(ctx, "did you mean \"%s\"? \"fiscalc help\" lists all commands", near)
                          : "\"fiscalc help\" lists all commands";
  return fc_fail(ctx, FC_BAD_USAGE, "F600", NULL, help, "unknown command \"%s\"", command);
}

fc_status fc_request_new(fc_ctx *ctx, const char *command, fc_request **out) {
  *out = NULL;
  if (!command)
    return FC_BAD_ARGUMENT;
  const fc_command *found = fc_command_find(fc_str_of(command));
  if (!found)
    return unknown_command(ctx, command);
  fc_request *request = calloc(1, sizeof *request);
  if (!request)
    return fc_fail_memory(ctx);
  fc_asked_init(&request->asked, found);
  *out = request;
  return FC_OK;
}

fc_status fc_request_add(fc_ctx *ctx, fc_request *request, const char *name, const char *value) {
  return name ? fc_asked_add(ctx, &request->asked, name, value) : FC_BAD_ARGUMENT;
}

void fc_request_free(fc_request *request) {
  if (!request)
    return;
  fc_asked_reset(&request->asked);
  free(request);
}

/* Format and ending are looked at before any work is done, so that no one waits for an answer that cannot be written. */
static fc_status check_output(fc_ctx *ctx, const fc_asked *asked) {
  const char *format = fc_asked_value(asked, "format");
  const char *file = fc_asked_value(asked, "output");
  const char *ending = file ? strrchr(file, '.') : NULL;
  if (format && !fc_format_find(fc_str_of(format))) {
    const char *near = fc_did_you_mean(ctx, fc_str_of(format), fc_format_names(), fc_formats());
    return fc_fail(ctx, FC_BAD_USAGE, "F500", NULL, fc_ctx_format(ctx, "\"fiscalc list formats\" lists them%s", near),
                   "unknown format \"%s\"", format);
  }
  if (format || !ending || strchr(ending, '/') || ending == file || fc_format_of_file(fc_str_of(file)))
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F608", &(fc_where){.field = "--output", .excerpt = fc_str_of(file)},
                 "name the format with -f, or use an ending such as .json or .csv", "no format has the ending \"%s\"",
                 ending);
}

static fc_status finish(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  fc_status status = FC_OK;
  if (!fc_result_reproduce(result))
    status = fc_reproduce(asked, result);
  if (!status)
    status = fc_fail_on(ctx, asked, result); /* before --fail-if, whose findings are warnings too */
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status ? status : fc_fail_if(ctx, asked, result);
}

fc_status fc_request_run(fc_ctx *ctx, const fc_request *request, fc_result **out) {
  *out = NULL;
  const fc_asked *asked = &request->asked;
  fc_status status = fc_asked_complete(ctx, asked);
  fc_status further = check_output(ctx, asked);
  const char *threads = fc_asked_value(asked, "threads");
  if (threads)
    fc_ctx_set_threads(ctx, (uint32_t)strtoul(threads, NULL, 10));
  if (!status && !further)
    status = fc_asked_limit(ctx, asked);
  if (!status && !further)
    status = fc_asked_spare_all(ctx, asked);
  if (status || further)
    return status ? status : further;
  fc_result *result = NULL;
  status = asked->command->run(ctx, asked, &result);
  if (!status)
    status = finish(ctx, asked, result);
  if (status) {
    fc_result_free(result);
    return status;
  }
  *out = result;
  return fc_result_finding(result) ? FC_FINDING : FC_OK;
}

const char *fc_request_format(const fc_request *request) {
  const char *format = fc_asked_value(&request->asked, "format");
  const char *file = fc_asked_value(&request->asked, "output");
  if (format)
    return format;
  const fc_format *by_ending = file ? fc_format_of_file(fc_str_of(file)) : NULL;
  return by_ending ? by_ending->name : "text";
}

const char *fc_request_output(const fc_request *request) {
  const char *file = fc_asked_value(&request->asked, "output");
  return file && strcmp(file, "-") != 0 ? file : NULL;
}

void fc_request_report_options(const fc_request *request, fc_report_options *out) {
  const fc_asked *asked = &request->asked;
  const char *digits = fc_asked_value(asked, "digits"), *money = fc_asked_value(asked, "money");
  *out = (fc_report_options)FC_REPORT_OPTIONS_INIT;
  out->table = fc_asked_value(asked, "table");
  out->digits = digits ? (int)strtol(digits, NULL, 10) : 0;
  out->money_as_text = money && strcmp(money, "string") == 0;
  out->excel = fc_asked_flag(asked, "excel");
  out->guard = !fc_asked_flag(asked, "no-guard");
}

int fc_exit_code(fc_status status) {
  switch (status) {
  case FC_OK:
    return 0;
  case FC_FINDING:
    return 1;
  case FC_BAD_USAGE:
  case FC_BAD_ARGUMENT:
    return 2;
  case FC_BAD_NUMBER:
  case FC_OVERFLOW:
  case FC_CANNOT_READ:
  case FC_BAD_FILE:
  case FC_BAD_DATA:
  case FC_BAD_SCENARIO:
  case FC_CANNOT_ANSWER:
    return 3;
  case FC_NO_MATCH:
    return 4;
  case FC_CANNOT_WRITE:
    return 5;
  case FC_CANCELLED:
    return 130;
  case FC_NO_MEMORY:
  case FC_INTERNAL:
    return 70;
  }
  return 70;
}

int fc_option_find(const char *command, const char *name, char letter, fc_option_info *out) {
  const fc_command *found = command ? fc_command_find(fc_str_of(command)) : NULL;
  const fc_param *option = found ? fc_command_option(found, name, letter) : NULL;
  if (!option)
    return 0;
  *out = (fc_option_info){option->name, option->type != FC_PARAM_FLAG};
  return 1;
}
