/* population.h - keeping populations: one figure for a government and a year. */
#ifndef FC_DATASET_POPULATION_H
#define FC_DATASET_POPULATION_H

#include "dataset/model.h"

/* A second figure for the same year is no matter where it is the same; else both make a range. false: no memory. */
bool fc_population_keep(fc_dataset *dataset, uint32_t government, int32_t year, fc_figure figure, uint32_t remark,
                        fc_origin origin);

#endif
