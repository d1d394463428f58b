/* schema.c - the canonical columns and the tables that have them. */
#include "table/schema.h"
#include <string.h>

#define IN_G {true, false, false}
#define IN_B {false, true, false}
#define IN_A {false, false, true}
#define IN_GB {true, true, false}
#define IN_BA {false, true, true}
#define IN_GBA {true, true, true}

static const fc_role_info roles[FC_ROLES] = {
#define FC_ROLE(name, type, tables, what) {#name, what, FC_ROLE_IS_##type, IN_##tables},
#include "table/roles.def"
#undef FC_ROLE
};

static const char *const names[FC_ROLES] = {
#define FC_ROLE(name, type, tables, what) #name,
#include "table/roles.def"
#undef FC_ROLE
};

static const char *const kinds[FC_TABLE_KINDS] = {"governments", "budgets", "grants"};

const fc_role_info *fc_role_get(fc_role role) {
  return (unsigned)role < FC_ROLES ? &roles[role] : NULL;
}

fc_role fc_role_find(fc_str name) {
  if (fc_str_is(name, "year"))
    return FC_ROLE_fiscal_year;
  for (int role = 0; role < FC_ROLES; role++)
    if (fc_str_is(name, names[role]))
      return (fc_role)role;
  return FC_NO_ROLE;
}

const char *const *fc_role_names(void) {
  return names;
}

const char *fc_role_type_name(fc_role_type type) {
  static const char *const types[] = {"text", "code", "money", "count", "rate", "fiscal year",
                                      "date", "day",  "yes or no", "precision"};
  return types[type];
}

const char *fc_table_kind_name(fc_table_kind kind) {
  return kinds[kind];
}

bool fc_table_kind_find(fc_str name, fc_table_kind *out) {
  for (int kind = 0; kind < FC_TABLE_KINDS; kind++) {
    if (!fc_str_is(name, kinds[kind]))
      continue;
    *out = (fc_table_kind)kind;
    return true;
  }
  return false;
}
