/* mapping.h - which column of a file holds which role: by options, by name, by alias.
 *
 * A role is taken, in this order, from: several columns read as stages; a constant that was set; a column that `map`
 * names; the column of its own name; the alias of the lowest rank; a constant that another column's header brings. */
#ifndef FC_TABLE_MAPPING_H
#define FC_TABLE_MAPPING_H

#include "table/reader.h"

typedef enum fc_slot_from {
  FC_SLOT_NOTHING,
  FC_SLOT_CELL,
  FC_SLOT_CONSTANT,
  FC_SLOT_STAGE,       /* the stage of the row that a wide row became */
  FC_SLOT_STAGE_CELL,  /* that stage's amount */
  FC_SLOT_STAGE_YEAR   /* the year that its header brings */
} fc_slot_from;

/* Where a column's texts come from. */
typedef struct fc_slot {
  fc_slot_from from;
  fc_str constant;
  fc_match match;
} fc_slot;

typedef struct fc_stage_column {
  fc_str stage, year; /* year empty: none brought */
  size_t cell;
} fc_stage_column;

typedef struct fc_header {
  const char *text; /* trimmed */
  fc_str folded;
  fc_alias alias;
  bool taken;     /* by `map` or `stages`: no candidate for another role */
  bool candidate; /* one of several for a role that could not be settled */
} fc_header;

typedef struct fc_mapping {
  fc_arena arena;
  fc_table_kind kind;
  bool lenient;
  const char *file;
  const fc_csv *csv; /* its record is still the header while the mapping is made */
  size_t n_headers;
  fc_header *header;
  fc_slot role[FC_ROLES];
  size_t n_stages;
  fc_stage_column *stage;
} fc_mapping;

/* Every fault is recorded; FC_BAD_FILE or what it says. fc_mapping_free takes it in any case. */
fc_status fc_mapping_make(fc_ctx *ctx, const fc_source *source, const fc_csv *csv, bool lenient, fc_mapping *out);
void fc_mapping_free(fc_mapping *mapping);

/* The slot of a column named by role, header or alias. FC_OK with from == NOTHING: there is none. FC_BAD_FILE: the
 * header stands twice, recorded at `where` (NULL: not recorded). */
fc_status fc_mapping_find(fc_ctx *ctx, const fc_mapping *mapping, fc_str name, const fc_where *where, fc_slot *out);
/* A further column by its place. */
fc_slot fc_mapping_further(const fc_mapping *mapping, size_t cell);
/* The role that a column of the file holds, FC_NO_ROLE for a further one. */
fc_role fc_mapping_role_of(const fc_mapping *mapping, size_t cell);
/* Does `stages` read this column? */
bool fc_mapping_is_stage(const fc_mapping *mapping, size_t cell);

/* The file's headers and the role names, for nearest names: *n of them, in the mapping's arena; NULL: no memory. */
const char *const *fc_mapping_names(fc_mapping *mapping, size_t *n);

/* mapping_options.c, for mapping.c alone. */
/* Sets decided[role] where an option said what the role is, or that it is not in the file. */
fc_status fc_mapping_options(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]);
/* The first header that folds to the name, SIZE_MAX: none; *again: the second, SIZE_MAX: none. */
size_t fc_mapping_header(const fc_mapping *mapping, fc_str name, size_t *again);

#endif
