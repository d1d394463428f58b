/* raw_rows.h - the shape of a CSV file alone: its records and cells as RFC 4180 has them, whatever they mean. */
#ifndef FC_REQUEST_RAW_ROWS_H
#define FC_REQUEST_RAW_ROWS_H

#include "request/asked.h"
#include "table/csv.h"

/* Reads the file by --delimiter and --header where they are given, else with commas and its first record as header, and
 * in UTF-8; with --ragged, records of any length. `rows`: where the cells go, a JSON array a line, the header first;
 * NULL: nowhere. *count: records, the header among them. */
fc_status fc_raw_rows(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_buf *rows, uint64_t *count);

#endif
