/* asked.h - a request as it is built: values checked one by one against the command's parameters. Inside this floor;
 * commands read it through command.h. */
#ifndef FC_REQUEST_ASKED_H
#define FC_REQUEST_ASKED_H

#include "base/file.h"
#include "request/command.h"
#include "scenario/scenario.h"

/* One argument or option, in the order of the command line. */
typedef struct fc_given {
  const fc_param *param;
  const char *value; /* NULL: a flag */
} fc_given;

struct fc_asked {
  const fc_command *command;
  fc_arena arena;
  fc_seq given; /* of fc_given */
  fc_seq files; /* of fc_inline */
  fc_inline scenario; /* name NULL: none came with the request */
  size_t arguments;
  bool unknown_option; /* one was given: a word too many may be its value */
};

struct fc_request {
  fc_asked asked;
};

fc_status fc_asked_init(fc_asked *asked, const fc_command *command);
void fc_asked_reset(fc_asked *asked);
/* As fc_request_add. */
fc_status fc_asked_add(fc_ctx *ctx, fc_asked *asked, const char *name, const char *value);
/* Every required argument and option is there: all that are missing are errors. */
fc_status fc_asked_complete(fc_ctx *ctx, const fc_asked *asked);
/* A file of the request by its name, or NULL. */
const fc_inline *fc_asked_file(const fc_asked *asked, const char *name);
/* The scenario of a path, or that of the request where path is NULL. *lies_somewhere (may be NULL): on disk, so that
 * data may lie beside it. F512 where an output would replace a file of its chain of "extends". */
fc_status fc_asked_scenario(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_scenario **out,
                            bool *lies_somewhere);
/* F512 where --output or --save would replace the file; the second looks at every file that an argument names. */
fc_status fc_asked_spare(fc_ctx *ctx, const fc_asked *asked, const char *input);
fc_status fc_asked_spare_all(fc_ctx *ctx, const fc_asked *asked);

#endif
