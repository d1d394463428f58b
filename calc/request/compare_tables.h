/* compare_tables.h - `compare` of CSV tables: two trackers, or two dates, stages or estimators of one. */
#ifndef FC_REQUEST_COMPARE_TABLES_H
#define FC_REQUEST_COMPARE_TABLES_H

#include "request/command.h"

/* The arguments are one or two CSV files. */
fc_status fc_compare_csv(fc_ctx *ctx, const fc_asked *asked, fc_result **out);

#endif
