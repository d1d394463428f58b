/* selecting.h - which cuts the values of an award meet, worked out once for each value. Inside this floor only.
 *
 * Most cuts look at one column: a million awards have few values in it, so that each value is matched once against the
 * cuts that look there. */
#ifndef FC_IMPACT_SELECTING_H
#define FC_IMPACT_SELECTING_H

#include "impact/column.h"
#include "table/select.h"

typedef struct fc_selecting fc_selecting;

fc_selecting *fc_selecting_new(const fc_dataset *dataset, size_t n_cuts); /* NULL: no memory */
void fc_selecting_free(fc_selecting *selecting);
/* A cut that looks at one column. false: no memory. */
bool fc_selecting_add(fc_selecting *selecting, uint32_t cut, const fc_select *select, const fc_award_column *column);
/* The cuts among those that were added that an award meets, in order: *n of them, in `met`, which has room for all.
 * false: no memory. */
bool fc_selecting_meet(fc_selecting *selecting, const fc_award *award, uint32_t *met, size_t *n);

#endif
