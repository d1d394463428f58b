/* remark.h - what rows say beside their figures: most say nothing, and many the same. */
#ifndef FC_DATASET_REMARK_H
#define FC_DATASET_REMARK_H

#include "dataset/rows.h"

typedef struct fc_remark {
  uint32_t flag, note, source_url, hedge; /* texts; hedge: fc_hedge */
} fc_remark;

bool fc_remark_init(fc_dataset *dataset); /* number 0: nothing is said */
bool fc_remark_put(fc_dataset *dataset, fc_remark remark, uint32_t *number);
fc_remark fc_remark_at(const fc_dataset *dataset, uint32_t number);
bool fc_remark_of_row(const fc_rows_of *rows, fc_hedge hedge, uint32_t *number);
/* What two rows of one sum both say. */
bool fc_remark_common(fc_dataset *dataset, uint32_t a, uint32_t b, uint32_t *number);

#endif
