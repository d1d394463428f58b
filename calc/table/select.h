/* select.h - which rows: conditions on any column, from JSON or from an option. Immutable.
 *
 * Values: a text, a list a|b, a glob with * and ?, a range 10..20 (by number where both ends and the cell are numbers,
 * else by text; an end may be left out), "not". Several conditions must all hold. */
#ifndef FC_TABLE_SELECT_H
#define FC_TABLE_SELECT_H

#include "number/calendar.h"
#include "table/json.h"

typedef struct fc_select fc_select;

/* An object { "column": value | [values], "not": { ... } }. `json` may be freed afterwards. */
fc_status fc_select_from_json(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_select **out);
/* The same of a cut's awards: "as_of": "2025-03-30" beside the conditions takes each award's last status on or before
 * that date. */
fc_status fc_select_awards_from_json(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_select **out);
fc_date fc_select_as_of(const fc_select *select); /* FC_NO_DATE: not stated; NULL: likewise */
/* "Header=values" or "Header!=values", the header in double quotes where it holds '='. Several are joined. The table
 * prefix of an option is already gone. `option` names the option in messages. */
fc_status fc_select_from_options(fc_ctx *ctx, const char *option, const fc_str *texts, size_t n, fc_select **out);
void fc_select_free(fc_select *select);

/* The columns it looks at, each once, as written. */
size_t fc_select_columns(const fc_select *select);
fc_str fc_select_column(const fc_select *select, size_t index);
fc_where fc_select_where(const fc_select *select, size_t index); /* where that column was named */
bool fc_select_names(const fc_select *select, const char *column); /* is one of them, by canonical name, unnegated */
/* The first plain value asked of a column, without glob or range, for naming the nearest that exists; empty: none. */
fc_str fc_select_value(const fc_select *select, size_t index);
/* cell[i] is the row's text in column i of the list above. */
bool fc_select_match(const fc_select *select, const fc_str *cells);
/* The conditions as text, "assistance_listing = 16.*, award_year = 2016". */
void fc_select_print(fc_buf *out, const fc_select *select);
/* Splits "grants.Funding Source=Federal*" into table, header and values. *table: 0 none, else 1 + fc_table_kind. The
 * first '=' ends a header unless the header stands in double quotes; a name before the first dot is a table only if it
 * is budgets, grants or governments. `negated` for "!=". false: no '='. */
typedef struct fc_assignment {
  int table;
  fc_str header, value;
  bool negated;
} fc_assignment;
bool fc_assignment_split(fc_str text, fc_assignment *out);

#endif
