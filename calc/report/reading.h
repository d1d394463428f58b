/* reading.h - the cells of a table by name, and figures together with their ranges.
 *
 * Text layouts know tables only by their names and columns (the contract of result tables); what a result lacks reads
 * as empty, never as a fault. */
#ifndef FC_REPORT_READING_H
#define FC_REPORT_READING_H

#include "table/result.h"

/* A figure in plain units: dollars, a fraction, residents, days. point false: only the ends are known. */
typedef struct fc_reading {
  bool present, point;
  fc_ratio value, low, high;
} fc_reading;

/* One row at a time of a table; cells stay good until the next row is read. */
typedef struct fc_row_reader {
  const fc_table *table;
  fc_cell *cells;
} fc_row_reader;

bool fc_row_open(fc_row_reader *reader, const fc_table *table /* NULL: reads as empty */); /* false: no memory */
void fc_row_close(fc_row_reader *reader);
void fc_row_read(fc_row_reader *reader, size_t row);

fc_str fc_row_text(const fc_row_reader *reader, const char *column); /* empty where it is missing */
bool fc_row_has(const fc_row_reader *reader, const char *column);    /* something stands in it */
bool fc_row_is(const fc_row_reader *reader, const char *column);     /* a BOOL that is true */
int64_t fc_row_integer(const fc_row_reader *reader, const char *column, int64_t missing);
/* The figure of `column` with its _low and _high where there are such columns. */
fc_reading fc_row_figure(const fc_row_reader *reader, const char *column);
/* The same by place; low and high may be SIZE_MAX. */
fc_reading fc_row_figure_at(const fc_row_reader *reader, size_t column, size_t low, size_t high);
/* The place of column's end, "loss" and "_low"; SIZE_MAX: none. */
size_t fc_table_find_end(const fc_table *table, const char *column, const char *end);

bool fc_reading_is_exact(const fc_reading *reading);
/* The reading times an exact number; absent where 128 bits do not hold it. */
fc_reading fc_reading_times(fc_reading reading, fc_ratio factor);

/* Sums and differences of money, end by end; absent where one is. */
fc_reading fc_reading_plus(fc_reading a, fc_reading b);
fc_reading fc_reading_minus(fc_reading a, fc_reading b);
bool fc_reading_is_positive(const fc_reading *reading); /* present and above zero */

/* Rows of a table; 0 where there is no such table. */
size_t fc_result_rows(const fc_result *result, const char *table);
/* Opens a reader on a table's first row; an absent table reads as empty. */
bool fc_result_first_row(const fc_result *result, const char *table, fc_row_reader *out);

#endif
