/* argv.h - the words of a command line as a request. */
#ifndef FC_CLI_ARGV_H
#define FC_CLI_ARGV_H

#include <fiscalc/request.h>
#include <stdbool.h>

/* Adds the words behind the command to the request. Every wrong word is recorded on the context; the first fault's
 * status is returned. *help: --help or -h stands among them. */
fc_status argv_fill(fc_ctx *ctx, const char *command, char **words, int n, fc_request *request, bool *help);

#endif
