/* output.h - bytes to stdout or to a file, which is written whole or not at all. */
#ifndef FC_CLI_OUTPUT_H
#define FC_CLI_OUTPUT_H

#include <fiscalc/report.h>

typedef struct output {
  const char *file; /* NULL: stdout */
  char *temporary;  /* beside the file, renamed when all is written */
  int descriptor;
  int fault; /* errno of the first failure */
} output;

fc_status output_open(output *to, const char *file);
fc_status output_write(void *to, const char *bytes, size_t n); /* an fc_write_fn */
/* Ends it: keeps what was written where `keep` and nothing failed, else leaves no trace of a file. */
fc_status output_close(output *to, int keep);

#endif
