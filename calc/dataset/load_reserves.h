/* load_reserves.h - keeping the reserve rows of the budgets table. */
#ifndef FC_DATASET_LOAD_RESERVES_H
#define FC_DATASET_LOAD_RESERVES_H

#include "dataset/budget_rows.h"
#include "dataset/reserve.h"
#include "dataset/rows.h"

void fc_load_want_reserves(fc_wanted *wanted);
/* Keeps a budget row where its scope is a reserve. What is wrong with it is reported, and the row is passed over. */
fc_status fc_load_reserve(const fc_rows_of *rows, const fc_budget_row *budget, fc_seq *reserves /* of fc_reserve_row */);
/* After the last budgets file. */
fc_status fc_load_end_reserves(fc_dataset *dataset, const fc_seq *reserves);

#endif
