/* sheet_column.h - the columns of a sheet: which are shown, how they are headed, how their cells print. */
#ifndef FC_REPORT_SHEET_COLUMN_H
#define FC_REPORT_SHEET_COLUMN_H

#include "report/sheet.h"

typedef struct fc_sheet_column {
  size_t at, low, high; /* places in the table; SIZE_MAX: no such end */
  fc_type type;
  const char *name, *unit;
  const char *heading; /* NULL: made of the name */
  fc_unit figure;      /* of numbers */
  bool shown, right, last;
  bool sign; /* of a difference: what is above zero gets a plus */
  bool end;           /* of another column's range: never shown */
  bool any, same, no; /* a value is present somewhere; the same in all rows; a BOOL is false somewhere */
  size_t width;
} fc_sheet_column;

/* Fills in all but width and last. Reads every row once or twice. columns: fc_table_columns() of them. */
fc_status fc_sheet_columns(fc_ctx *ctx, const fc_sheet *sheet, fc_sheet_column *columns);
void fc_sheet_heading(fc_buf *out, const fc_sheet_column *column);
/* The cell as it will stand, "-" where it is missing. */
void fc_sheet_cell(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *column, const fc_row_reader *row);

#endif
