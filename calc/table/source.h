/* source.h - a file and how to read it: what a package's resource or the options of the command line say. */
#ifndef FC_TABLE_SOURCE_H
#define FC_TABLE_SOURCE_H

#include "table/csv.h"
#include "table/schema.h"
#include "table/select.h"

/* One said thing about a file, with where it was said, for messages. */
typedef struct fc_setting {
  fc_str key, value; /* map: role, header; set: role, constant; stages: stage, header; across: role, headers' pattern */
  fc_where where;
  bool required; /* said for this table by name: unused is an error here; else unused everywhere is an error */
  bool *used;    /* shared by all sources that an option was spread to */
} fc_setting;

/* Rows that may count money twice (sieve.h), and what is done with them. */
typedef enum fc_row_kind {
  FC_ROWS_SUBTOTALS,
  FC_ROWS_LOANS,
  FC_ROWS_PASS_THROUGH,
  FC_ROWS_PUBLICATIONS,
  FC_ROW_KINDS
} fc_row_kind;
typedef enum fc_row_choice { FC_ROWS_AS_USUAL, FC_ROWS_KEEP, FC_ROWS_LEAVE } fc_row_choice;

typedef struct fc_source {
  fc_table_kind as;
  const char *path, *root; /* root: NULL for none */
  const char *bytes;       /* not NULL: the file is in memory, `path` its name */
  size_t n_bytes;
  const fc_setting *map;
  size_t n_map;
  const fc_setting *set;
  size_t n_set;
  const fc_setting *stages;
  size_t n_stages;
  const fc_setting *across;
  size_t n_across;
  const fc_select *const *where; /* all must hold */
  size_t n_where;
  int64_t units;    /* 1, 1000, 1000000 */
  unsigned amounts; /* FC_AMOUNT_ROUND | FC_AMOUNT_EXPONENT */
  fc_csv_layout layout;
  fc_row_choice rows[FC_ROW_KINDS];
  fc_csv_way way;
} fc_source;

#endif
