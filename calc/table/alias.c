/* alias.c - which role a header stands for, by its canonical name or by the table of aliases. */
#include "table/schema.h"
#include <string.h>

#define FIRST_YEAR 1950
#define LAST_YEAR 2099
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

static int digits_of(fc_str s, size_t at, size_t n) {
  int value = 0;
  for (size_t i = 0; i < n; i++)
    value = 10 * value + (s.p[at + i] - '0');
  return value;
}

static size_t count_digits(fc_str s, size_t at) {
  size_t n = 0;
  while (is_digit(s, at + n))
    n++;
  return n;
}

static int in_full(int year) {
  return year >= 100 ? year : year + (year >= 80 ? 1900 : 2000);
}

/* The year that a run of digits names: 2018; 18 behind "fy"; 201718, 20172018 and, behind "fy", 1718 for 2017-18, whose
 * dash folding dropped. 0: none. */
static int year_of(fc_str s, size_t at, size_t n, bool named) {
  int first = n == 4 ? digits_of(s, at, 4) : 0;
  if (first >= FIRST_YEAR && first <= LAST_YEAR)
    return first;
  if (n == 2)
    return named ? in_full(digits_of(s, at, 2)) : 0;
  size_t half = n == 8 || n == 6 ? 4 : named && n == 4 ? 2 : 0;
  if (!half)
    return 0;
  int begun = in_full(digits_of(s, at, half)), ended = digits_of(s, at + half, n - half);
  bool follows = ended == (begun + 1) % (n - half == 2 ? 100 : 10000);
  return follows && begun >= FIRST_YEAR && begun <= LAST_YEAR ? begun + 1 : 0;
}

/* The year at the start of s, behind "fy", "fiscal year" or nothing. Returns its length, 0 where there is none. */
static size_t year_length(fc_str s, int *year) {
  static const char *const names[] = {"fiscalyear", "fy"};
  size_t prefix = 0;
  for (size_t i = 0; i < 2 && !prefix; i++)
    prefix = fc_str_starts(s, names[i]) ? strlen(names[i]) : 0;
  size_t n = count_digits(s, prefix);
  *year = year_of(s, prefix, n, prefix > 0);
  return *year ? prefix + n : 0;
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
