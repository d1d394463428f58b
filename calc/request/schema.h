/* schema.h - the JSON Schemas of the files that fiscalc reads and writes. Inside this floor. */
#ifndef FC_REQUEST_SCHEMA_H
#define FC_REQUEST_SCHEMA_H

#include "base/buf.h"

/* The schema of that name ("scenario", "package", "result"); false: there is none. */
bool fc_schema_put(fc_buf *out, fc_str name);
/* What stands for a mark of a template (schema_blocks.c); false: there is no such mark. */
bool fc_schema_put_block(fc_buf *out, fc_str mark);

#endif
