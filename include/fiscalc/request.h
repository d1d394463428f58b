/* fiscalc/request.h - what the command line does, for any caller: a request in, a result out. */
#ifndef FISCALC_REQUEST_H
#define FISCALC_REQUEST_H

#include <fiscalc/report.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fc_request fc_request;

/* command: "run", "cut", "share", ... FC_BAD_USAGE (with the nearest name) for an unknown one. */
FC_API fc_status fc_request_new(fc_ctx *ctx, const char *command, fc_request **out);
/* An option by its long name ("by"), or a positional argument under "". A flag takes NULL. Options that may be repeated
 * gather their values; the last value of others holds. FC_BAD_USAGE for an unknown name or a value out of range. */
FC_API fc_status fc_request_add(fc_ctx *ctx, fc_request *request, const char *name, const char *value);
FC_API fc_status fc_request_run(fc_ctx *ctx, const fc_request *request, fc_result **out);
FC_API void fc_request_free(fc_request *request);
/* What the request asks of the output: format ("text" where none), file (NULL: stdout), options. */
FC_API const char *fc_request_format(const fc_request *request);
FC_API const char *fc_request_output(const fc_request *request);
FC_API void fc_request_report_options(const fc_request *request, fc_report_options *out);

/* All in one call. The request is a JSON object: { "command": "run", "arguments": ["jag.json"], "options": { "by":
 * ["government"], "format": "json" } }; a scenario may stand in it whole under "scenario", files under "files":
 * { "grants.csv": "text ..." }. The answer is the bytes of the format asked for (default json); on failure the JSON
 * envelope with its errors, and the status. Messages of earlier calls are cleared from the context first; on FC_NO_MEMORY
 * alone *out may be NULL. */
FC_API fc_status fc_run_json(fc_ctx *ctx, const char *request, size_t n, fc_buf **out);

/* A file that is written whole or not at all: bytes go to a new file in the same folder, which takes the name when it is
 * closed and its bytes are on the disk. What is there and is no regular file (a device, a pipe) is written straight. */
typedef struct fc_outfile fc_outfile;
FC_API fc_status fc_outfile_open(fc_ctx *ctx, const char *path, fc_outfile **out);
/* An fc_write_fn, the file being its payload. FC_CANNOT_WRITE; the reason is told by fc_outfile_close. */
FC_API fc_status fc_outfile_write(void *file, const char *bytes, size_t n);
/* Ends and frees it. With keep = 0, or where a write failed, nothing of it stays and what stood there before is left as
 * it was; FC_CANNOT_WRITE with its message where keeping failed. */
FC_API fc_status fc_outfile_close(fc_ctx *ctx, fc_outfile *file, int keep);

/* The exit code of the command line for a status: 0 ok, 1 finding, 2 usage, 3 input, 4 nothing matched, 5 output not
 * written, 70 internal, 130 interrupted. */
FC_API int fc_exit_code(fc_status status);

/* The kinds: "commands", "effects", "distributions", "metrics", "methods", "formats", "columns", "codes". */
FC_API size_t fc_registry_count(const char *kind);
FC_API const char *fc_registry_name(const char *kind, size_t index);
FC_API const char *fc_registry_summary(const char *kind, size_t index);
/* Help as text: of a command, or the overview for NULL. */
FC_API fc_status fc_help(fc_ctx *ctx, const char *command, fc_buf **out);

/* For a command line: the option that `name` (or a letter) is of a command, and whether it takes a value. */
typedef struct fc_option_info {
  const char *name;
  int takes_value;
} fc_option_info;
FC_API int fc_option_find(const char *command, const char *name, char letter, fc_option_info *out); /* 1: found */

#ifdef __cplusplus
}
#endif
#endif
