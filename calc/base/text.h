/* text.h - slices of UTF-8 text: comparing, matching, nearest names, what is safe to print. */
#ifndef FC_BASE_TEXT_H
#define FC_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct fc_str {
  const char *p;
  size_t n;
} fc_str;

#define FC_STR(literal) ((fc_str){ (literal), sizeof(literal) - 1 })
#define FC_STR_ARG(s) (int)(s).n, (s).p /* for %.*s */

fc_str fc_str_of(const char *text /* NULL: empty */);
bool fc_str_eq(fc_str a, fc_str b);
bool fc_str_is(fc_str a, const char *text);
int fc_str_cmp(fc_str a, fc_str b); /* by bytes, which is by code point */
bool fc_str_starts(fc_str s, const char *prefix);
fc_str fc_str_trim(fc_str s); /* without blanks, tabs and no-break spaces at its ends */
/* Glob: * any run, ? one character; everything else itself. Case counts. */
bool fc_str_glob(fc_str pattern, fc_str s);
bool fc_str_has_glob(fc_str pattern);

/* The name nearest to what was written (the first of several); else the first that goes on where it ends ("Police":
 * "Police Department"); else NULL. Not near: more than a third of what was written differs. */
const char *fc_nearest(fc_str written, const char *const *names, size_t count);

/* A header folded for comparing: letters in lower case, digits and other marks kept; blanks, '_', '-', dashes,
 * '.', '$', quotes, backticks, '(' ')' and a BOM dropped. Returns the length, at most cap: a longer one is cut. */
size_t fc_fold_header(fc_str header, char *out, size_t cap);

/* UTF-8: offset of the first byte that is not part of valid UTF-8, or n. NUL is not valid here. */
size_t fc_utf8_fault(const char *p, size_t n);
size_t fc_utf8_length(fc_str s); /* characters */
size_t fc_utf8_width(fc_str s);  /* columns of a terminal */

#endif
