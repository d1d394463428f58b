/* fiscalc/table.h - result tables: what every analysis returns and every format writes. */
#ifndef FISCALC_TABLE_H
#define FISCALC_TABLE_H

#include <fiscalc/number.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum fc_type {
  FC_TEXT = 0, /* UTF-8 */
  FC_CODE,     /* text that a spreadsheet must not read as a number: 16.738, 01 */
  FC_INTEGER,
  FC_MONEY, /* dollars and cents */
  FC_SHARE, /* a fraction, 0.05 is five per cent */
  FC_NUMBER,
  FC_DATE, /* ISO text */
  FC_BOOL
} fc_type;

typedef struct fc_result fc_result; /* named tables, notes, provenance; immutable */
typedef struct fc_table fc_table;   /* borrowed from its result */

FC_API const char *fc_result_command(const fc_result *result);
FC_API size_t fc_result_tables(const fc_result *result);
FC_API const fc_table *fc_result_table(const fc_result *result, size_t index);
FC_API const fc_table *fc_result_find(const fc_result *result, const char *name); /* NULL: none */
FC_API size_t fc_result_notes(const fc_result *result);
FC_API const fc_diag *fc_result_note(const fc_result *result, size_t index); /* notes and warnings */
FC_API void fc_result_free(fc_result *result);

FC_API const char *fc_table_name(const fc_table *table);
FC_API size_t fc_table_columns(const fc_table *table);
FC_API size_t fc_table_rows(const fc_table *table);
FC_API const char *fc_table_column_name(const fc_table *table, size_t column);
FC_API fc_type fc_table_column_type(const fc_table *table, size_t column);
FC_API const char *fc_table_column_unit(const fc_table *table, size_t column); /* "USD", "days", "" */
FC_API size_t fc_table_find_column(const fc_table *table, const char *name);   /* SIZE_MAX: none */

/* One cell as JSON and CSV print it (money with two decimals, shares and numbers with up to 12 significant digits);
 * *empty tells a missing value from an empty text. FC_BAD_ARGUMENT for a place outside the table. O(1) but for the
 * row's own computation. */
FC_API fc_status fc_table_text(const fc_table *table, size_t row, size_t column, fc_buf **out, int *empty);
/* One cell as a double, NAN where it is missing or no number: for plotting, not for publishing. */
FC_API double fc_table_double(const fc_table *table, size_t row, size_t column);
/* Money in cents; FC_BAD_NUMBER where the cell is missing or no money, FC_OVERFLOW beyond fc_money. */
FC_API fc_status fc_table_money(const fc_table *table, size_t row, size_t column, fc_money *out);

#ifdef __cplusplus
}
#endif
#endif
