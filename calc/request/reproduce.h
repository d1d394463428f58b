/* reproduce.h - the command line that repeats a request. */
#ifndef FC_REQUEST_REPRODUCE_H
#define FC_REQUEST_REPRODUCE_H

#include "base/buf.h"
#include "request/asked.h"

/* Sets the result's `reproduce`: the command with its arguments and options, without those of output. Nothing is set for
 * a request that brought files or a scenario with it, which no command line repeats. */
fc_status fc_reproduce(const fc_asked *asked, fc_result *result);
/* The options of one group as they were given, a blank before each. */
void fc_reproduce_group(fc_buf *out, const fc_asked *asked, const fc_option_group *group);
/* A word as a POSIX shell reads it: bare where it may be, else in single quotes. */
void fc_shell_word(fc_buf *out, const char *word);

#endif
