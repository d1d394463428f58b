/* assignment.c - "grants.Funding Source=Federal*" in its parts: table, header, values. */
#include "table/select.h"
#include "table/schema.h"
#include <string.h>

/* A table before the first dot, only if it is one. */
static fc_str take_table(fc_str text, int *table) {
  const char *dot = memchr(text.p, '.', text.n);
  fc_table_kind kind;
  *table = 0;
  if (!dot || !fc_table_kind_find((fc_str){text.p, (size_t)(dot - text.p)}, &kind))
    return text;
  *table = 1 + (int)kind;
  size_t n = (size_t)(dot - text.p) + 1;
  return (fc_str){text.p + n, text.n - n};
}

/* A header in double quotes ends with its quote, another one before the first '='. */
static bool take_header(fc_str text, fc_str *header, fc_str *rest) {
  bool quoted = text.n && text.p[0] == '"';
  const char *from = quoted ? memchr(text.p + 1, '"', text.n - 1) : text.p;
  const char *sign = from ? memchr(from, '=', text.n - (size_t)(from - text.p)) : NULL;
  if (!sign)
    return false;
  *rest = (fc_str){sign, text.n - (size_t)(sign - text.p)};
  if (quoted)
    *header = (fc_str){text.p + 1, (size_t)(from - text.p) - 1};
  else
    *header = (fc_str){text.p, (size_t)(sign - text.p)};
  return true;
}

bool fc_assignment_split(fc_str text, fc_assignment *out) {
  fc_str rest, header;
  *out = (fc_assignment){.table = 0};
  text = take_table(fc_str_trim(text), &out->table);
  bool quoted = text.n && text.p[0] == '"';
  if (!text.n || !take_header(text, &header, &rest))
    return false;
  out->negated = rest.p > text.p && rest.p[-1] == '!';
  if (out->negated && !quoted)
    header.n--;
  out->header = fc_str_trim(header);
  out->value = fc_str_trim((fc_str){rest.p + 1, rest.n - 1});
  return true;
}
