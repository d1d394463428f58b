/* schema.c - the canonical columns, from roles.def. */
#include "table/schema.h"

#include <string.h>

enum { CODE = FC_ROLE_IS_CODE, TEXT = FC_ROLE_IS_TEXT, MONEY = FC_ROLE_IS_MONEY, COUNT = FC_ROLE_IS_COUNT,
       RATE = FC_ROLE_IS_RATE, YEAR = FC_ROLE_IS_YEAR, DATE = FC_ROLE_IS_DATE, DAY = FC_ROLE_IS_DAY,
       FLAG = FC_ROLE_IS_FLAG, PRECISION = FC_ROLE_IS_PRECISION };

/* Is the letter among the tables that the literal names? At most three, so that two blanks behind it make the length. */
#define AMONG(tables, letter)                                                                                          \
  ((tables "  ")[0] == (letter) || (tables "  ")[1] == (letter) || (tables "  ")[2] == (letter))

static const fc_role_info roles[FC_ROLES] = {
#define FC_ROLE(name, type, tables, what)                                                                              \
  {#name, what, (fc_role_type)type, {AMONG(tables, 'G'), AMONG(tables, 'B'), AMONG(tables, 'A')}},
#include "table/roles.def"
#undef FC_ROLE
};

static const char *const names[FC_ROLES] = {
#define FC_ROLE(name, type, tables, what) #name,
#include "table/roles.def"
#undef FC_ROLE
};

const fc_role_info *fc_role_get(fc_role role) {
  return (unsigned)role < FC_ROLES ? &roles[role] : NULL;
}

fc_role fc_role_find(fc_str name) {
  if (fc_str_is(name, "year"))
    return FC_ROLE_fiscal_year;
  for (unsigned role = 0; role < FC_ROLES; role++)
    if (fc_str_is(name, names[role]))
      return (fc_role)role;
  return FC_NO_ROLE;
}

const char *const *fc_role_names(void) {
  return names;
}

const char *fc_role_type_name(fc_role_type type) {
  static const char *const words[] = {"text", "code", "money", "count",    "rate",
                                      "fiscal year", "date", "day of the year", "yes or no", "precision"};
  return (size_t)type < sizeof words / sizeof *words ? words[type] : "";
}

static const char *const kinds[FC_TABLE_KINDS] = {"governments", "budgets", "grants"};

const char *fc_table_kind_name(fc_table_kind kind) {
  return (unsigned)kind < FC_TABLE_KINDS ? kinds[kind] : "";
}

bool fc_table_kind_find(fc_str name, fc_table_kind *out) {
  for (unsigned kind = 0; kind < FC_TABLE_KINDS; kind++)
    if (fc_str_is(name, kinds[kind])) {
      *out = (fc_table_kind)kind;
      return true;
    }
  return false;
}
