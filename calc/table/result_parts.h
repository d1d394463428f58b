/* result_parts.h - what a result is made of; seen by its own files alone. */
#ifndef FC_TABLE_RESULT_PARTS_H
#define FC_TABLE_RESULT_PARTS_H

#include "base/arena.h"
#include "table/result.h"

/* Its rows are computed by `rows.fill`, or stood in `built` where a builder gave them. */
struct fc_table {
  const char *name;
  fc_column *columns;
  size_t n_columns, n_rows;
  fc_rows rows;
  fc_seq built;    /* of n_columns fc_cell a row */
  fc_arena *arena; /* the result's */
};

/* The builder of a table is the table, before it is shared. */
struct fc_table_builder {
  fc_table table;
};

typedef struct fc_said { /* one setting, or one file with its digest */
  const char *name, *value;
} fc_said;

typedef struct fc_owned {
  void *object;
  void (*release)(void *);
} fc_owned;

struct fc_result {
  fc_arena arena;
  fc_notes notes;
  fc_seq tables;   /* of fc_table_builder */
  fc_seq settings; /* of fc_said */
  fc_seq inputs;   /* of fc_input */
  fc_seq extended; /* of fc_said: file and digest */
  fc_seq owned;    /* of fc_owned */
  const char *command, *reproduce;
  const char *scenario_name, *scenario_file, *scenario_sha256;
  fc_str document;
  bool finding;
};

/* Columns are copied into the arena. FC_NO_MEMORY leaves a table that fc_table_reset takes. */
fc_status fc_table_init(fc_table *table, fc_arena *arena, const char *name, const fc_column *columns, size_t n_columns);
void fc_table_reset(fc_table *table);

/* A copy of a text that may be NULL; false where memory is out. */
bool fc_arena_copy(fc_arena *arena, const char *text, const char **out);

#endif
