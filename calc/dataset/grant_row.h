/* grant_row.h - one grants row, read once for every fold: facts, and the texts that selectors and breakdowns look at.
 */
#ifndef FC_DATASET_GRANT_ROW_H
#define FC_DATASET_GRANT_ROW_H

#include "dataset/load.h"

/* A column that selectors or `by` name, and where its text comes from in one file. */
typedef struct fc_grant_column {
  const char *name;
  fc_role role;             /* FC_NO_ROLE: a further column */
  size_t column;            /* of the reader; SIZE_MAX: none */
  size_t government_column; /* of the governments table, for what grants do not have; SIZE_MAX: none */
} fc_grant_column;

typedef struct fc_grant_row {
  const fc_rows_of *rows;
  uint32_t government;
  int32_t year, award_year;
  uint32_t stage;
  fc_basis basis;
  bool odd_basis;
  uint32_t stands; /* as fc_award.stands */
  fc_figure amount;
} fc_grant_row;

/* The columns of a file for names of `by` or of selectors. */
fc_grant_column fc_grant_column_of(const fc_dataset *dataset, const fc_reader *reader, const char *name);
/* Whether a breakdown or selector may name it: the file has it, or it follows from what the row has. */
bool fc_grant_column_known(const fc_rows_of *rows, const fc_grant_column *column);
/* The text of a column: years as digits, stages by their canonical name, states by their letters, the agency from the
 * listing's prefix where it is not stated. `scratch` holds 128 bytes that the text may stand in. */
fc_str fc_grant_text(const fc_grant_row *row, const fc_grant_column *column, char scratch[128]);
fc_str fc_grant_agency(const fc_rows_of *rows, bool *derived);
fc_str fc_grant_department(const fc_rows_of *rows);

#endif
