/* command.h - the kind "command": a request in, a result out. */
#ifndef FC_REQUEST_COMMAND_H
#define FC_REQUEST_COMMAND_H

#include "base/diag.h"
#include "base/param.h"
#include "table/result.h"
#include <fiscalc/request.h>

/* What was asked, checked against the command's parameters. */
typedef struct fc_asked fc_asked;
size_t fc_asked_arguments(const fc_asked *asked);
const char *fc_asked_argument(const fc_asked *asked, size_t index);
size_t fc_asked_count(const fc_asked *asked, const char *option);
const char *fc_asked_value(const fc_asked *asked, const char *option); /* the last; NULL: not given */
const char *fc_asked_value_at(const fc_asked *asked, const char *option, size_t index);
bool fc_asked_flag(const fc_asked *asked, const char *option);

typedef struct fc_command {
  const char *name, *summary;
  const char *synopsis; /* "cut AMOUNT --budgets FILE --grants FILE" */
  const char *about;    /* a paragraph of help */
  const char *examples; /* lines */
  const fc_param *params;            /* own options and positionals; ends with a NULL name */
  const fc_param *const *shared;     /* groups of options: data, report, output; ends with NULL */
  fc_status (*run)(fc_ctx *ctx, const fc_asked *asked, fc_result **out);
} fc_command;

extern const fc_param fc_options_data[];   /* --budgets --grants --governments --map --where --set --units --stages --amounts */
extern const fc_param fc_options_answer[]; /* --year --stage --denominator --by --metrics --sort --top --fail-if */
extern const fc_param fc_options_output[]; /* -f -o --table --digits --money --excel --no-digest --help */

size_t fc_commands(void);
const fc_command *fc_command_at(size_t index);
const fc_command *fc_command_find(fc_str name);
const char *const *fc_command_names(void);

#endif
