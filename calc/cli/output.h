/* output.h - answers to where they are asked for, messages to standard error. */
#ifndef FC_CLI_OUTPUT_H
#define FC_CLI_OUTPUT_H

#include <fiscalc/fiscalc.h>
#include <signal.h>

/* Set by the handler of interrupts: writing ends soon, with FC_CANCELLED. */
extern volatile sig_atomic_t output_interrupted;

/* The result in the format and to the file that the request asks for. FC_CANNOT_WRITE with its message shown; a reader
 * that closed the pipe gets no message. */
fc_status output_result(fc_ctx *ctx, const fc_request *request, const fc_result *result);
/* A whole text to standard output; freed. */
fc_status output_text(fc_buf *text);
/* Everything printed to standard output is out, or a message says why not. */
fc_status output_end(void);
/* The messages of the context, in full. */
void output_messages(fc_ctx *ctx);
/* The notes and warnings of a result whose format does not carry them. */
void output_notes(const fc_request *request, const fc_result *result);

#endif
