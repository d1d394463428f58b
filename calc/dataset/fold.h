/* fold.h - what a grants row adds to: the aid of its government, the groups of a breakdown, the kept awards. */
#ifndef FC_DATASET_FOLD_H
#define FC_DATASET_FOLD_H

#include "dataset/grant_row.h"

/* The columns of one file as its rows are folded. */
typedef struct fc_fold {
  const fc_grant_column *by;          /* dataset->n_by */
  const fc_grant_column *columns;     /* dataset->n_columns, of kept awards */
  uint32_t *words;                    /* of a group key */
  const size_t *const *select_column; /* for each selector of keep, its columns in `columns`; SIZE_MAX: not known */
  uint32_t *select_stands;            /* for each selector, the bit of its date */
  fc_str *cells;                      /* of a selector: as many as any has */
} fc_fold;

/* Sums of aid hold flow and stock rows of years that budgets have, and rows that name no year. */
fc_status fc_fold_aid(fc_loader *loader, const fc_grant_row *row, uint32_t *number);
fc_status fc_fold_group(fc_loader *loader, const fc_fold *fold, const fc_grant_row *row, uint32_t *number);
/* Keeps the row as an award where a selector of keep matches it. */
fc_status fc_fold_award(fc_loader *loader, const fc_fold *fold, const fc_grant_row *row);
fc_status fc_fold_sort_awards(fc_dataset *dataset);

#endif
