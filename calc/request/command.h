/* command.h - the kind "command": a request in, a result out. */
#ifndef FC_REQUEST_COMMAND_H
#define FC_REQUEST_COMMAND_H

#include "base/diag.h"
#include "base/param.h"
#include "table/result.h"
#include <fiscalc/request.h>

/* What was asked, checked against the command's parameters. Texts live as long as it does. */
typedef struct fc_asked fc_asked;
size_t fc_asked_arguments(const fc_asked *asked);
const char *fc_asked_argument(const fc_asked *asked, size_t index);
size_t fc_asked_count(const fc_asked *asked, const char *option);
const char *fc_asked_value(const fc_asked *asked, const char *option); /* the last; NULL: not given */
const char *fc_asked_value_at(const fc_asked *asked, const char *option, size_t index);
bool fc_asked_flag(const fc_asked *asked, const char *option);

/* Options that several commands share, under one title of their help. */
typedef struct fc_option_group {
  const char *title;
  const fc_param *params; /* ends with a NULL name */
} fc_option_group;

extern const fc_option_group fc_options_files;   /* which files: --data --budgets --grants --governments */
extern const fc_option_group fc_options_reading; /* how they are read: --map --where --set --units --stages --amounts */
extern const fc_option_group fc_options_basis;   /* --year --stage --as-of --denominator */
extern const fc_option_group fc_options_answer;  /* --year --stage --denominator --by --sort --top */
extern const fc_option_group fc_options_loss;    /* --metrics --rounding */
extern const fc_option_group fc_options_scenario; /* --param */
extern const fc_option_group fc_options_finding; /* --fail-if --fail-on */
extern const fc_option_group fc_options_output;  /* -f -o --table --digits --money --excel ... --help */

typedef struct fc_command {
  const char *name, *summary;
  const char *synopsis; /* "cut AMOUNT --budgets FILE --grants FILE" */
  const char *about;    /* a paragraph of help */
  const char *examples; /* lines, each ended */
  const fc_param *params;               /* own options and positionals; ends with a NULL name, NULL: none */
  const fc_option_group *const *shared; /* ends with NULL */
  fc_status (*run)(fc_ctx *ctx, const fc_asked *asked, fc_result **out);
} fc_command;

size_t fc_commands(void);
const fc_command *fc_command_at(size_t index);
const fc_command *fc_command_find(fc_str name); /* NULL: none */
const char *const *fc_command_names(void);

/* What help and the manual say of exit codes; ends with a NULL text. */
typedef struct fc_exit_meaning {
  int code;
  const char *what;
} fc_exit_meaning;
extern const fc_exit_meaning fc_exit_meanings[];

/* How help names the value that an option takes: "FILE", "10%"; NULL of a flag. */
const char *fc_param_value_name(const fc_param *param);
/* A positional argument is a parameter whose name stands in capitals: "AMOUNT". */
bool fc_param_is_positional(const fc_param *param);
/* The option of that name (or of that letter, name NULL); NULL: none. */
const fc_param *fc_command_option(const fc_command *command, const char *name, char letter);
/* The index-th positional; the last holds for all further ones where it is repeated. NULL: no more. */
const fc_param *fc_command_positional(const fc_command *command, size_t index);

/* An option of every command that makes cents; fc_asked_rounding reads it. */
#define FC_PARAM_ROUNDING                                                                                              \
  {.name = "rounding", .type = FC_PARAM_CHOICE, .value = "HOW", .choices = "half_away|half_even",                       \
   .help = "how half a cent is rounded: half_away (the default) or half_even"}

#endif
