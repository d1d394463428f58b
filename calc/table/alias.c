/* alias.c - which role a header stands for, by its canonical name or by the table of aliases. */
#include "table/schema.h"
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define LONGEST 128 /* of a folded header; no name of the tables is as long */

typedef struct fc_alias_line {
  const char *header;
  fc_role role;
  const char *tables; /* letters as in roles.def */
  int rank;
  fc_role brings;
  const char *brought;
} fc_alias_line;

static const fc_alias_line lines[] = {
#define FC_ALIAS(header, role, tables, rank) {header, FC_ROLE_##role, #tables, rank, FC_NO_ROLE, NULL},
#define FC_ALIAS_BRINGS(header, role, tables, rank, brings, brought)                                                   \
  {header, FC_ROLE_##role, #tables, rank, FC_ROLE_##brings, brought},
#include "table/aliases.def"
#undef FC_ALIAS
#undef FC_ALIAS_BRINGS
};

static bool is_digit(fc_str s, size_t at) {
  return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* The year at the start of s: four digits, or "fy" and two or four. Returns its length, 0 where there is none. */
static size_t year_length(fc_str s, int *year) {
  size_t prefix = fc_str_starts(s, "fy") ? 2 : 0, digits = 0;
  *year = 0;
  while (digits < 4 && is_digit(s, prefix + digits))
    *year = *year * 10 + (s.p[prefix + digits++] - '0');
  if (is_digit(s, prefix + digits))
    return 0;
  if (prefix && digits == 2)
    *year += *year >= 80 ? 1900 : 2000;
  else if (digits != 4)
    return 0;
  return *year >= FIRST_YEAR && *year <= LAST_YEAR ? prefix + digits : 0;
}

static bool matches(const char *pattern, fc_str folded, int *year) {
  const char *mark = strchr(pattern, '~');
  *year = 0;
  if (!mark)
    return fc_str_is(folded, pattern);
  size_t before = (size_t)(mark - pattern);
  if (folded.n < before || memcmp(folded.p, pattern, before) != 0)
    return false;
  fc_str rest = {folded.p + before, folded.n - before};
  size_t n = year_length(rest, year);
  return n && fc_str_is((fc_str){rest.p + n, rest.n - n}, mark + 1);
}

/* Folding a role's name only drops its '_'. */
static bool folds_to(const char *name, fc_str folded) {
  size_t at = 0;
  for (; *name; name++) {
    if (*name == '_')
      continue;
    if (at == folded.n || folded.p[at++] != *name)
      return false;
  }
  return at == folded.n;
}

static fc_role canonical(fc_str folded) {
  const char *const *names = fc_role_names();
  for (int role = 0; role < FC_ROLES; role++)
    if (folds_to(names[role], folded))
      return (fc_role)role;
  return FC_NO_ROLE;
}

fc_alias fc_alias_of(fc_str header, fc_table_kind kind) {
  static const char letters[FC_TABLE_KINDS] = {'G', 'B', 'A'};
  char text[LONGEST];
  fc_str folded = {text, fc_fold_header(header, text, sizeof text)};
  fc_alias found = {.role = canonical(folded), .brings = FC_NO_ROLE};
  if (found.role != FC_NO_ROLE && fc_role_get(found.role)->in[kind])
    return found;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    const fc_alias_line *line = &lines[i];
    int year;
    if (strchr(line->tables, letters[kind]) && matches(line->header, folded, &year))
      return (fc_alias){line->role, line->rank, year, line->brings, line->brought};
  }
  return (fc_alias){.role = FC_NO_ROLE, .brings = FC_NO_ROLE};
}

fc_role fc_role_of_name(fc_str name) {
  fc_role role = fc_role_find(name);
  for (int kind = FC_TABLE_KINDS - 1; kind >= 0 && role == FC_NO_ROLE; kind--)
    role = fc_alias_of(name, (fc_table_kind)kind).role;
  return role;
}
