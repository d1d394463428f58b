/* result.h - building result tables, and reading their cells exactly. */
#ifndef FC_TABLE_RESULT_H
#define FC_TABLE_RESULT_H

#include "base/diag.h"
#include "number/ratio.h"
#include <fiscalc/table.h>

/* A cell. MONEY holds cents in num (den 1); SHARE and NUMBER a ratio; INTEGER and BOOL num; TEXT, CODE and DATE text. */
typedef struct fc_cell {
  bool present;
  fc_str text;
  fc_ratio value;
} fc_cell;

typedef struct fc_column {
  const char *name, *unit;
  fc_type type;
} fc_column;

/* A table computes its rows when they are read, so that a table of 90,000 rows needs no memory of its own. `fill` writes
 * every cell of a row; texts must live as long as the table. `release` frees self. */
typedef struct fc_rows {
  void *self;
  void (*fill)(const void *self, size_t row, fc_cell *cells);
  void (*release)(void *self);
} fc_rows;

fc_status fc_result_new(const char *command, fc_result **out);
/* Names, units and columns are copied; a column's name that an earlier one has gets a number, "department_2". `rows`
 * becomes the result's, and is released at once where the call fails. */
fc_status fc_result_add_table(fc_result *result, const char *name, const fc_column *columns, size_t n_columns, size_t n_rows,
                              fc_rows rows);
/* A table that is filled row by row. */
typedef struct fc_table_builder fc_table_builder;
fc_status fc_result_build_table(fc_result *result, const char *name, const fc_column *columns, size_t n_columns,
                                fc_table_builder **out); /* borrowed from the result */
/* n_columns cells, zeroed ones being empty; they and their texts are copied before the call returns. */
fc_status fc_table_add_row(fc_table_builder *builder, const fc_cell *cells);
fc_str fc_result_keep(fc_result *result, fc_str text); /* a copy that lives as long as the result; {NULL,0}: no memory */

fc_cell fc_cell_text(fc_str text);
fc_cell fc_cell_integer(int64_t value);
fc_cell fc_cell_bool(bool value);
fc_cell fc_cell_money(fc_i128 cents);
fc_cell fc_cell_ratio(fc_ratio value); /* a ratio over zero is an empty cell */
fc_cell fc_cell_none(void);

void fc_table_row(const fc_table *table, size_t row, fc_cell *cells /* n_columns */);
const fc_column *fc_table_column(const fc_table *table, size_t column);
void fc_cell_print(fc_buf *out, const fc_column *column, const fc_cell *cell); /* as fc_table_text, unescaped */

/* Provenance. All texts are copied; a setting keeps the order of its first mention. */
typedef struct fc_input {
  const char *file, *as; /* as: "budgets" */
  const char *sha256;    /* NULL: not computed */
  uint64_t rows;
  size_t n_columns;
  const char *const *roles, *const *headers; /* role -> header */
} fc_input;

/* Never NULL; messages that could not be kept are counted in it. */
fc_notes *fc_result_notes_mutable(fc_result *result);
const fc_notes *fc_result_notes_list(const fc_result *result);
/* An answer that is one JSON text instead of tables: it is copied. */
fc_status fc_result_set_document(fc_result *result, fc_str text);
fc_status fc_result_set_command(fc_result *result, const char *command); /* in place of that it was made with */
fc_status fc_result_set(fc_result *result, const char *setting, const char *value); /* settings.rounding = ... */
fc_status fc_result_add_input(fc_result *result, const fc_input *input);
fc_status fc_result_set_scenario(fc_result *result, const char *name, const char *file, const char *sha256);
fc_status fc_result_add_extended(fc_result *result, const char *file, const char *sha256); /* that the scenario extends */
fc_status fc_result_set_reproduce(fc_result *result, const char *command_line);
/* Gives the result something that its tables read from (a dataset): released with it, after the tables, last given
 * first; at once where the call fails. */
fc_status fc_result_own(fc_result *result, void *object, void (*release)(void *));
/* A finding (fail-if, check): the command answers FC_FINDING after its output is written. */
void fc_result_set_finding(fc_result *result, bool finding);

const char *fc_result_setting(const fc_result *result, const char *setting); /* NULL: none */
size_t fc_result_settings(const fc_result *result);
const char *fc_result_setting_at(const fc_result *result, size_t index, const char **value);
size_t fc_result_inputs(const fc_result *result);
const fc_input *fc_result_input(const fc_result *result, size_t index);
const char *fc_result_scenario_name(const fc_result *result); /* NULL: none */
const char *fc_result_scenario_file(const fc_result *result);
const char *fc_result_scenario_sha256(const fc_result *result);
fc_str fc_result_document(const fc_result *result); /* p NULL: none */
size_t fc_result_extended(const fc_result *result);
const char *fc_result_extended_at(const fc_result *result, size_t index, const char **sha256);
const char *fc_result_reproduce(const fc_result *result);
bool fc_result_finding(const fc_result *result);

#endif
