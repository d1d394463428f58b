/* rows.h - one row of a batch by role, for the folds of load_*.c. */
#ifndef FC_DATASET_ROWS_H
#define FC_DATASET_ROWS_H

#include "dataset/link.h"

typedef struct fc_rows_of {
  fc_ctx *ctx;
  fc_dataset *dataset;
  const fc_reader *reader;
  uint32_t source;         /* index into dataset->sources */
  size_t column[FC_ROLES]; /* of a batch; SIZE_MAX: none */
  bool names_government;   /* some column does */
  const fc_batch *batch;   /* the current one */
  size_t row;              /* of it */
} fc_rows_of;

void fc_rows_open(fc_rows_of *rows, fc_ctx *ctx, fc_dataset *dataset, const fc_reader *reader, uint32_t source);
/* Empty where the table has no such column. */
fc_str fc_rows_text(const fc_rows_of *rows, fc_role role);
fc_str fc_rows_column(const fc_rows_of *rows, size_t column);
bool fc_rows_figure(const fc_rows_of *rows, fc_role role, fc_figure *out); /* false: no column, or an empty cell */
int32_t fc_rows_year(const fc_rows_of *rows, fc_role role);                /* 0: none */
int fc_rows_flag(const fc_rows_of *rows, fc_role role);                    /* -1: none */
fc_date fc_rows_date(const fc_rows_of *rows, fc_role role);                /* FC_NO_DATE: none */
fc_origin fc_rows_origin(const fc_rows_of *rows);
/* The number of a text, put into the dataset's table; false: no memory. */
bool fc_rows_number(const fc_rows_of *rows, fc_role role, uint32_t *out);
fc_link_row fc_rows_link(const fc_rows_of *rows);

/* An error at the row, in the column of a role. */
void fc_rows_fault(const fc_rows_of *rows, fc_role role, const char *code, const char *help, const char *format, ...)
    FC_PRINTF(5, 6);

#endif
