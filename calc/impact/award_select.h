/* award_select.h - conditions on awards: a selector with its columns found. Inside this floor only. */
#ifndef FC_IMPACT_AWARD_SELECT_H
#define FC_IMPACT_AWARD_SELECT_H

#include "impact/compile.h"

typedef struct fc_award_select {
  const fc_select *select; /* NULL: every award */
  const fc_award_column *column;
  fc_str *cell;
} fc_award_select;

/* An unknown column is a fault, with the nearest that the grants have. */
fc_award_select fc_award_select_find(fc_compiling *c, const fc_select *select);
bool fc_award_select_meets(const fc_dataset *dataset, const fc_award *award, const fc_award_select *select);

#endif
