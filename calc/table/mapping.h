/* mapping.h - which column of a file holds which role: by options, by name, by alias.
 *
 * A role is taken, in this order, from: several columns whose headers say what sets them apart (`stages`, `across`, or
 * the years that all of them bring), each of which makes a row of its own; a constant that was set; a column that `map`
 * names; the column of its own name; the alias of the lowest rank; a constant that another column's header brings. */
#ifndef FC_TABLE_MAPPING_H
#define FC_TABLE_MAPPING_H

#include "table/reader.h"

typedef enum fc_slot_from {
  FC_SLOT_NOTHING,
  FC_SLOT_CELL,
  FC_SLOT_CONSTANT,
  FC_SLOT_JOINED,     /* of two cells (listing_joined.c) */
  FC_SLOT_WIDE_CELL,  /* of the column that this row was made of: its cell, */
  FC_SLOT_WIDE_STAGE, /* and what its header says: the stage, */
  FC_SLOT_WIDE_YEAR,  /* the year, */
  FC_SLOT_WIDE_HEADER /* or the header itself */
} fc_slot_from;

/* Where a column's texts come from. */
typedef struct fc_slot {
  fc_slot_from from;
  fc_str constant;
  fc_match match;
  size_t half[2]; /* of JOINED: the cells */
} fc_slot;

/* One of the columns that make a row each. */
typedef struct fc_wide_column {
  size_t cell;
  fc_str stage, year, header; /* empty: the header does not say */
} fc_wide_column;

typedef struct fc_header {
  const char *text; /* trimmed */
  fc_str folded;
  fc_alias alias;
  bool taken;     /* by `map`, `stages` or `across`: no candidate for another role */
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
  size_t n_wide;
  fc_wide_column *wide;
  bool wide_found; /* no option said so: their headers bring years */
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
/* Does the column make a row of its own? */
bool fc_mapping_is_wide(const fc_mapping *mapping, size_t cell);

/* The file's headers and the role names, for nearest names: *n of them, in the mapping's arena; NULL: no memory. */
const char *const *fc_mapping_names(fc_mapping *mapping, size_t *n);

/* A column by its place where it has no name: "#3". */
size_t fc_mapping_place(const fc_mapping *mapping, fc_str name); /* SIZE_MAX: none */

/* mapping_options.c and mapping_wide.c, for the files of the mapping alone. */
/* Sets decided[role] where an option said what the role is, or that it is not in the file. */
fc_status fc_mapping_options(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]);
void fc_mapping_join_listing(fc_mapping *mapping); /* listing_joined.c */
/* What `stages` and `across` say. */
fc_status fc_mapping_wide(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]);
/* Columns that could all hold `role` and whose headers bring a year each, no two the same year and stage: FC_OK with
 * *spread where they became rows. */
fc_status fc_mapping_spread_years(fc_ctx *ctx, fc_mapping *mapping, fc_role role, const bool decided[FC_ROLES],
                                  bool *spread);
/* The column that a setting names, SIZE_MAX: not in this file. */
fc_status fc_mapping_named(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting, size_t *cell);
/* Is the setting for this table? Sets *role. */
fc_status fc_mapping_setting_role(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting, const char *option,
                                  fc_role *role, bool *fits);
/* The first header that folds to the name, or the column that "#3" names; SIZE_MAX: none; *again: the second, SIZE_MAX:
 * none. */
size_t fc_mapping_header(const fc_mapping *mapping, fc_str name, size_t *again);

#endif
