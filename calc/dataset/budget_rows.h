/* budget_rows.h - keeping budget rows: parts of one key are added, totals of one key stand side by side. */
#ifndef FC_DATASET_BUDGET_ROWS_H
#define FC_DATASET_BUDGET_ROWS_H

#include "dataset/model.h"

/* What a row is a part of. fund covers the fund's name and number, account those of the account; `other` are further
 * columns that are kept. */
enum { FC_PART_DEPARTMENT = 1, FC_PART_FUND = 2, FC_PART_FUND_TYPE = 4, FC_PART_ACCOUNT = 8, FC_PART_OTHER = 16 };

typedef struct fc_budget_kept {
  fc_sum amount;
  uint32_t government, ledger, part; /* numbers in dataset->ledgers and ->parts */
  uint32_t next;                     /* 1 + index: of the same government */
  uint32_t remark;
  fc_origin origin;
} fc_budget_kept;

typedef struct fc_ledger {
  int32_t year;
  uint32_t stage, scope, direction, years_covered;
} fc_ledger;

/* words of a part: department, FC_PART_ bits, then a text for each of part_columns. */
#define FC_PART_WORDS 2

typedef struct fc_budget_row {
  uint32_t government;
  fc_ledger ledger;
  const uint32_t *part; /* words */
  fc_figure amount;
  uint32_t remark;
  fc_origin origin;
} fc_budget_row;

/* The index by which rows of one key find each other; not needed once budgets are read. */
bool fc_budget_rows_init(fc_dataset *dataset, fc_keys *index);
bool fc_budget_rows_keep(fc_dataset *dataset, fc_keys *index, const fc_budget_row *row); /* false: no memory */

const fc_budget_kept *fc_budget_kept_at(const fc_dataset *dataset, size_t at);
fc_ledger fc_budget_ledger(const fc_dataset *dataset, const fc_budget_kept *kept);
const uint32_t *fc_budget_part(const fc_dataset *dataset, const fc_budget_kept *kept);

#endif
