/* column.h - a column of awards by its name: what selectors and breakdowns look at.
 *
 * The grants table's own columns come first. Where it has no such column, or the cell is empty, the government's stands
 * in (state, type, a further column of the governments table), and the listing number for the program. */
#ifndef FC_IMPACT_COLUMN_H
#define FC_IMPACT_COLUMN_H

#include "dataset/model.h"

typedef struct fc_award_column {
  const char *name;     /* as asked, in the arena given */
  fc_role role;         /* FC_NO_ROLE: a header */
  size_t own;           /* index into dataset->columns; SIZE_MAX: none */
  size_t of_government; /* index into dataset->government_columns; SIZE_MAX: none */
} fc_award_column;

/* false: neither table has it, and it is no role that awards always carry. */
bool fc_award_column_find(const fc_dataset *dataset, const char *name, fc_award_column *out);
/* The value in an award: a number of dataset->texts; of a government its name or id. */
uint32_t fc_award_column_text(const fc_dataset *dataset, const fc_award *award, const fc_award_column *column);
/* The same as a key that tells two governments of one name apart, and back. */
uint32_t fc_award_column_key(const fc_dataset *dataset, const fc_award *award, const fc_award_column *column);
fc_str fc_award_column_key_text(const fc_dataset *dataset, const fc_award_column *column, uint32_t key);
/* The order of two keys: texts by bytes; governments of one name by id. */
int fc_award_column_key_cmp(const fc_dataset *dataset, const fc_award_column *column, uint32_t a, uint32_t b);
bool fc_award_column_is_government(const fc_award_column *column);
/* The value is the same for all awards of a government. */
bool fc_award_column_is_of_government(const fc_award_column *column);
/* All names that may be asked for, for the nearest one: *n of them in the arena, NULL when memory is out. */
const char *const *fc_award_column_names(const fc_dataset *dataset, fc_arena *arena, size_t *n);

#endif
