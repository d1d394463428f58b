/* sheet.h - any result table as aligned text: honest digits, headings with units, numbers flush right. */
#ifndef FC_REPORT_SHEET_H
#define FC_REPORT_SHEET_H

#include "report/format.h"
#include "report/words.h"

typedef struct fc_sheet {
  const fc_result *result;
  const fc_table *table;
  const fc_table *total; /* a last row of the same columns; NULL: none */
  int most;              /* significant digits of shares and numbers */
  bool fold;             /* leave out columns that say nothing, or the same in every row, and say that once beneath */
} fc_sheet;

fc_status fc_sheet_print(fc_ctx *ctx, const fc_sheet *sheet, fc_sink *sink);

#endif
