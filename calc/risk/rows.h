/* rows.h - the rows of a method's table: texts, computed numbers, and estimates with their intervals.
 *
 * A computed number has 12 significant digits, an estimate four more than the first digit of its interval's half: further
 * ones say nothing, and would differ from machine to machine. */
#ifndef FC_RISK_ROWS_H
#define FC_RISK_ROWS_H

#include "risk/interval.h"
#include "table/result.h"

enum { FC_RISK_COLUMNS = 32, FC_RISK_NAME = 64 };

typedef struct fc_risk_table {
  fc_result *result;
  fc_table_builder *table;
  fc_column column[FC_RISK_COLUMNS];
  char name[FC_RISK_COLUMNS][FC_RISK_NAME];
  fc_cell cell[FC_RISK_COLUMNS];
  size_t n, at;
  fc_status status; /* the first that was not FC_OK: later calls do nothing */
} fc_risk_table;

/* Columns first, in order; then the table; then its rows, cell by cell. */
void fc_risk_column(fc_risk_table *table, const char *name, fc_type type, const char *unit);
void fc_risk_interval_column(fc_risk_table *table, const char *name, fc_type type, const char *unit); /* and its ends */
void fc_risk_table_open(fc_risk_table *table, fc_result *result, const char *name);
void fc_risk_text(fc_risk_table *table, const char *text /* NULL: empty */);
void fc_risk_integer(fc_risk_table *table, int64_t value);
void fc_risk_number(fc_risk_table *table, double value /* NaN: empty */);
void fc_risk_interval(fc_risk_table *table, fc_interval value);
/* After the last cell of a row. */
void fc_risk_row(fc_risk_table *table);

/* A warning: an output that is the same in every draw, of which there is nothing to explain. */
void fc_risk_constant(fc_result *result, const char *output);

/* The order of rows: the largest weight first, ties by name. `order` has n places. */
void fc_risk_order(const double *weight, const char *const *name, size_t n, size_t *order);

#endif
