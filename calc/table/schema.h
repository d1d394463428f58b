/* schema.h - the canonical columns ("roles") and the names under which the field's files hold them. */
#ifndef FC_TABLE_SCHEMA_H
#define FC_TABLE_SCHEMA_H

#include "base/text.h"
#include <fiscalc/base.h>

typedef enum fc_role {
#define FC_ROLE(name, type, tables, what) FC_ROLE_##name,
#include "table/roles.def"
#undef FC_ROLE
  FC_ROLES
} fc_role;
#define FC_NO_ROLE FC_ROLES

typedef enum fc_role_type {
  FC_ROLE_IS_TEXT,
  FC_ROLE_IS_CODE,
  FC_ROLE_IS_MONEY,
  FC_ROLE_IS_COUNT,
  FC_ROLE_IS_RATE,
  FC_ROLE_IS_YEAR,
  FC_ROLE_IS_DATE,
  FC_ROLE_IS_DAY,
  FC_ROLE_IS_FLAG,
  FC_ROLE_IS_PRECISION
} fc_role_type;

/* The three tables of a dataset. */
typedef enum fc_table_kind { FC_GOVERNMENTS, FC_BUDGETS, FC_GRANTS, FC_TABLE_KINDS } fc_table_kind;

typedef struct fc_role_info {
  const char *name, *what;
  fc_role_type type;
  bool in[FC_TABLE_KINDS];
} fc_role_info;

const fc_role_info *fc_role_get(fc_role role);
fc_role fc_role_find(fc_str name); /* canonical names only, "year" for fiscal_year; FC_NO_ROLE */
const char *const *fc_role_names(void); /* FC_ROLES of them */
const char *fc_role_type_name(fc_role_type type); /* "money", "fiscal year" */

/* What a header stands for in a table: its role by canonical name or alias, or FC_NO_ROLE. A header may bring a year or
 * another role's value with it ("2024 ORDINANCE (AMOUNT $)": amount, 2024, stage adopted). */
typedef struct fc_alias {
  fc_role role;
  int rank;           /* 0: its canonical name; 1, 2: aliases, the lower the surer */
  int year;           /* 0: none */
  fc_role brings;     /* FC_NO_ROLE: none */
  const char *brought; /* its value */
} fc_alias;
fc_alias fc_alias_of(fc_str header, fc_table_kind kind);
/* The role that a column's name means in some table, as a role, a canonical header or an alias. */
fc_role fc_role_of_name(fc_str name);

const char *fc_table_kind_name(fc_table_kind kind); /* "governments", "budgets", "grants" */
bool fc_table_kind_find(fc_str name, fc_table_kind *out);

#endif
