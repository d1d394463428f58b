/* detect.h - what a file is: a scenario, a package, a stored result, or a CSV table of one kind. */
#ifndef FC_REQUEST_DETECT_H
#define FC_REQUEST_DETECT_H

#include "request/asked.h"
#include "table/csv.h"
#include "table/schema.h"

typedef enum fc_file_kind { FC_FILE_CSV, FC_FILE_SCENARIO, FC_FILE_PACKAGE, FC_FILE_RESULT } fc_file_kind;

/* A file of the request by its name, else one on disk. */
fc_status fc_asked_open(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_file **out);

/* JSON by its ending or its first character, then by its members: "fiscalc" of a scenario, "resources" of a package,
 * "tables" and "schema" of a result. Else CSV. The faults of JSON that is malformed, or is none of them (F615), are
 * recorded. */
fc_status fc_detect_file(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_file_kind *out);

/* The table that has most of the headers, columns that only one table has counting for more. FC_NO_MATCH (F615) where
 * none has any. */
fc_status fc_detect_table(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_table_kind *out);

#endif
