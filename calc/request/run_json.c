/* run_json.c - a request as a JSON text: the door for scripting languages.
 *
 * { "command": "run", "arguments": ["jag.json"], "options": { "by": ["government"], "format": "json" },
 *   "scenario": { ... }, "files": { "grants.csv": "text ..." } }
 *
 * An option's value is a text, a number, a list of them, or true for a flag. A scenario stands for the argument of the
 * command; a file of the request is found wherever its name is given as that of a file. */
#include "base/buf.h"
#include "request/asked.h"
#include "table/json.h"

#include <string.h>

#define NAME "the request"

static fc_status fault(fc_ctx *ctx, const fc_json *json, const fc_json_value *at, const char *what) {
  fc_where where = fc_json_where(json, at, false);
  return fc_fail(ctx, FC_BAD_USAGE, "F617", &where, NULL, "%s", what);
}

static const char *keep(fc_ctx *ctx, fc_asked *asked, fc_str text) {
  const char *kept = fc_arena_text(&asked->arena, text.p, text.n);
  if (!kept)
    fc_fail_memory(ctx);
  return kept;
}

static fc_status add_value(fc_ctx *ctx, fc_request *request, const fc_json *json, const char *name,
                           const fc_json_value *value) {
  const char *text;
  switch (fc_json_kind_of(value)) {
  case FC_JSON_TEXT:
  case FC_JSON_NUMBER:
    text = keep(ctx, &request->asked, fc_json_text(value));
    return text ? fc_request_add(ctx, request, name, text) : FC_NO_MEMORY;
  case FC_JSON_BOOL: /* false: as if it were not said */
    return fc_json_bool(value) ? fc_request_add(ctx, request, name, NULL) : FC_OK;
  case FC_JSON_NULL:
    return FC_OK;
  case FC_JSON_ARRAY:
  case FC_JSON_OBJECT:
    break;
  }
  return fault(ctx, json, value, "expected a text, a number, true or a list of them");
}

static fc_status add_values(fc_ctx *ctx, fc_request *request, const fc_json *json, const char *name,
                            const fc_json_value *value) {
  if (fc_json_kind_of(value) != FC_JSON_ARRAY)
    return add_value(ctx, request, json, name, value);
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_json_count(value); i++) {
    fc_status each = add_value(ctx, request, json, name, fc_json_at(value, i));
    status = status ? status : each;
  }
  return status;
}

static fc_status add_options(fc_ctx *ctx, fc_request *request, const fc_json *json, const fc_json_value *options) {
  fc_status status = fc_json_expect(ctx, json, options, FC_JSON_OBJECT, FC_BAD_USAGE, "F617");
  if (status)
    return status;
  for (size_t i = 0; i < fc_json_count(options); i++) {
    const char *name = keep(ctx, &request->asked, fc_json_key_at(options, i));
    if (!name)
      return FC_NO_MEMORY;
    fc_status each = *name ? add_values(ctx, request, json, name, fc_json_at(options, i))
                           : fault(ctx, json, options, "an option without a name");
    status = status ? status : each;
  }
  return status;
}

/* Names and texts stay where they are: the document lives until the answer is written. */
static fc_status add_files(fc_ctx *ctx, fc_asked *asked, const fc_json *json, const fc_json_value *files) {
  fc_status status = fc_json_expect(ctx, json, files, FC_JSON_OBJECT, FC_BAD_USAGE, "F617");
  for (size_t i = 0; !status && i < fc_json_count(files); i++) {
    const fc_json_value *value = fc_json_at(files, i);
    status = fc_json_expect(ctx, json, value, FC_JSON_TEXT, FC_BAD_USAGE, "F617");
    if (status)
      break;
    fc_str text = fc_json_text(value);
    const char *name = keep(ctx, asked, fc_json_key_at(files, i));
    fc_inline *file = name ? fc_seq_push(&asked->files) : NULL;
    if (!file)
      return fc_fail_memory(ctx);
    *file = (fc_inline){.name = name, .bytes = text.p, .n = text.n};
  }
  return status;
}

/* The scenario's own text, so that its places are those inside it. */
static fc_status add_scenario(fc_ctx *ctx, fc_asked *asked, const fc_json *json, const fc_json_value *scenario) {
  fc_status status = fc_json_expect(ctx, json, scenario, FC_JSON_OBJECT, FC_BAD_USAGE, "F617");
  if (status)
    return status;
  fc_str text = fc_json_span(scenario);
  asked->scenario = (fc_inline){.name = "the scenario of the request", .bytes = text.p, .n = text.n};
  return FC_OK;
}

static fc_status fill(fc_ctx *ctx, fc_request *request, const fc_json *json, const fc_json_value *root) {
  const fc_json_value *arguments = fc_json_get(root, "arguments"), *options = fc_json_get(root, "options");
  const fc_json_value *files = fc_json_get(root, "files"), *scenario = fc_json_get(root, "scenario");
  fc_status status = arguments ? add_values(ctx, request, json, "", arguments) : FC_OK;
  fc_status each = options ? add_options(ctx, request, json, options) : FC_OK;
  status = status ? status : each;
  each = files ? add_files(ctx, &request->asked, json, files) : FC_OK;
  status = status ? status : each;
  each = scenario ? add_scenario(ctx, &request->asked, json, scenario) : FC_OK;
  return status ? status : each;
}

/* Where nothing is said a script wants JSON. */
static fc_status default_format(fc_ctx *ctx, fc_request *request) {
  bool said = fc_asked_count(&request->asked, "format") || fc_asked_count(&request->asked, "output");
  return said ? FC_OK : fc_request_add(ctx, request, "format", "json");
}

/* Bytes go to the file that is asked for, as on the command line; the answer is then empty. */
static fc_status write_answer(fc_ctx *ctx, const fc_request *request, const fc_result *result, fc_buf **out) {
  fc_report_options options;
  fc_request_report_options(request, &options);
  const char *path = fc_request_output(request);
  if (!path)
    return fc_report_text(ctx, result, fc_request_format(request), &options, out);
  fc_outfile *file;
  fc_status status = fc_buf_new(out) ? fc_fail_memory(ctx) : fc_outfile_open(ctx, path, &file);
  if (status)
    return status;
  status = fc_report_write(ctx, result, fc_request_format(request), &options, fc_outfile_write, file);
  fc_status closed = fc_outfile_close(ctx, file, !status || status == FC_CANNOT_WRITE);
  return status ? status : closed;
}

static fc_status answer(fc_ctx *ctx, const fc_request *request, fc_buf **out) {
  if (fc_asked_flag(&request->asked, "help"))
    return fc_help(ctx, request->asked.command->name, out);
  fc_result *result;
  fc_status status = fc_request_run(ctx, request, &result);
  if (status && status != FC_FINDING)
    return status;
  fc_status written = write_answer(ctx, request, result, out);
  fc_result_free(result);
  return written ? written : status;
}

/* A file of the request may hold what it likes: its reader says what is wrong. */
static fc_status refuse_nul(fc_ctx *ctx, const fc_json *json, const fc_json_value *root) {
  static const char *const members[] = {"command", "arguments", "options"};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    const fc_json_value *member = fc_json_get(root, members[i]);
    if (member && fc_json_refuse_nul(ctx, json, member))
      status = FC_BAD_USAGE;
  }
  return status;
}

static fc_status run_parsed(fc_ctx *ctx, const fc_json *json, const char **command, fc_buf **out) {
  static const char *const keys[] = {"command", "arguments", "options", "scenario", "files"};
  const fc_json_value *root = fc_json_root(json);
  fc_status status = fc_json_expect(ctx, json, root, FC_JSON_OBJECT, FC_BAD_USAGE, "F617");
  if (!status)
    status = fc_json_only(ctx, json, root, keys, sizeof keys / sizeof *keys, FC_BAD_USAGE, "F617");
  if (status)
    return status;
  status = refuse_nul(ctx, json, root);
  if (status)
    return status;
  const fc_json_value *name = fc_json_get(root, "command");
  if (!name)
    return fault(ctx, json, root, "\"command\" is missing");
  status = fc_json_expect(ctx, json, name, FC_JSON_TEXT, FC_BAD_USAGE, "F617");
  if (status)
    return status;
  *command = fc_json_text(name).p;
  fc_request *request;
  status = fc_request_new(ctx, *command, &request);
  if (status)
    return status;
  status = fill(ctx, request, json, root);
  if (!status)
    status = default_format(ctx, request);
  if (!status)
    status = answer(ctx, request, out);
  fc_request_free(request);
  return status;
}

fc_status fc_run_json(fc_ctx *ctx, const char *request, size_t n, fc_buf **out) {
  *out = NULL;
  if (!request)
    return FC_BAD_ARGUMENT;
  fc_json *json;
  const char *command = NULL;
  fc_diag_clear(ctx); /* the errors of an answer are its own */
  fc_status status = fc_json_parse(ctx, NAME, request, n, &json);
  if (status == FC_BAD_FILE)
    status = FC_BAD_USAGE;
  if (!status)
    status = run_parsed(ctx, json, &command, out);
  if (status && status != FC_FINDING) {
    fc_buf_free(*out);
    fc_report_failure(ctx, command, out); /* *out is NULL only where memory is out */
  }
  fc_json_free(json);
  return status;
}
