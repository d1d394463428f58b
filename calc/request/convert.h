/* convert.h - a table as the reader understood it, written anew under the canonical columns: what every other tool
 * reads without knowing the file it came from. A run on the converted file gives the same tables. */
#ifndef FC_REQUEST_CONVERT_H
#define FC_REQUEST_CONVERT_H

#include "table/reader.h"
#include <fiscalc/report.h>

typedef enum fc_converted_form { FC_CONVERT_CSV, FC_CONVERT_NDJSON } fc_converted_form;

typedef struct fc_converted_column {
  fc_role role; /* FC_NO_ROLE: kept under its header */
  const char *name;
} fc_converted_column;

/* What was written; texts lie in its arena. */
typedef struct fc_converted {
  fc_arena arena;
  fc_table_kind as;
  const char *file; /* "budgets.csv" */
  fc_converted_column *column;
  size_t n_columns;
  uint64_t read, rows; /* records of the source, rows written */
  fc_i128 total;       /* of the amounts, in cents */
} fc_converted;

/* Reads the source whole and hands its rows to `write`, a few thousand bytes at a time, so that memory does not grow
 * with the file. What the reader mended or left out is noted. fc_converted_free takes it in any case. */
fc_status fc_convert(fc_ctx *ctx, const fc_source *source, fc_converted_form form, fc_write_fn write, void *payload,
                     fc_notes *notes, fc_converted *out);
void fc_converted_free(fc_converted *converted);

/* The datapackage.json (Frictionless Data Package) that ties converted files together and says how fiscalc reads them.
 */
void fc_converted_package(fc_buf *out, const char *name, const fc_converted *files, size_t n, fc_converted_form form);

#endif
