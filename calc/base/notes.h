/* notes.h - recording a message whose text is ready, or whose values come as a list. */
#ifndef FC_BASE_NOTES_H
#define FC_BASE_NOTES_H

#include "base/diag.h"
#include <stdarg.h>

void fc_notes_record(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where, const char *help,
                     const char *message);
void fc_notes_record_list(fc_notes *notes, fc_severity severity, const char *code, const fc_where *where,
                          const char *help, const char *format, va_list values) FC_PRINTF(6, 0);

/* Takes kept messages of a code away. */
void fc_notes_leave_out(fc_notes *notes, const char *code);

#endif
