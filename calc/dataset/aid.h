/* aid.h - all federal aid of a government in a year: what shares of federal aid are shares of.
 *
 * Flow and stock rows only: ceilings and requests are not cash. Rows that name no stage count with any stage, rows that
 * name no year with any year; negative rows (corrections) net out. A published total (a budget row of scope
 * federal_aid) stands before the sum of the file's rows. */
#ifndef FC_DATASET_AID_H
#define FC_DATASET_AID_H

#include "dataset/budget.h"

/* The sum of the file's rows; false: there are none. */
bool fc_aid_rows(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t stage, fc_span *out,
                 uint64_t *rows);

/* What the published total is asked by; scope FC_INTERN_NONE: no budget row has that of federal aid. */
fc_budget_query fc_aid_query(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t budget_stage);

typedef struct fc_aid_base {
  bool present, published, conflict;
  fc_span amount;
  size_t budget; /* the row of a published total, else SIZE_MAX */
} fc_aid_base;
fc_status fc_aid_base_find(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t budget_stage,
                           uint32_t grant_stage, fc_aid_base *out);

#endif
