/* argv.h - the command line read into a request. */
#ifndef FC_CLI_ARGV_H
#define FC_CLI_ARGV_H

#include <fiscalc/fiscalc.h>

typedef enum invocation_kind { INVOKE_RUN, INVOKE_HELP, INVOKE_VERSION, INVOKE_NOTHING } invocation_kind;

typedef struct invocation {
  invocation_kind kind;
  const char *command; /* NULL: none was named */
  fc_request *request; /* of INVOKE_RUN; freed with fc_request_free */
} invocation;

/* Every fault of the command line is recorded before it fails. The request is there even then, where the command is
 * known. */
fc_status invocation_read(fc_ctx *ctx, int argc, char **argv, invocation *out);

/* Whether -f json stands in the command line, however broken the rest of it is. */
int invocation_asks_for_json(int argc, char **argv);

#endif
