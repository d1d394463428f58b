/* population.h - keeping populations: one figure for a government and a year. */
#ifndef FC_DATASET_POPULATION_H
#define FC_DATASET_POPULATION_H

#include "dataset/model.h"

typedef struct fc_population_kept {
  int64_t value;
  uint32_t next; /* 1 + index */
  int32_t year;
  uint32_t span : 31; /* 1 + index into spans, 0: exact */
  uint32_t conflict : 1;
  uint32_t remark;
  fc_origin origin;
} fc_population_kept;

/* A second figure for the same year is no matter where it is the same; else both make a range. false: no memory. */
bool fc_population_keep(fc_dataset *dataset, uint32_t government, int32_t year, fc_figure figure, uint32_t remark,
                        fc_origin origin);

#endif
