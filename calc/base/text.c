/* text.c - slices of text. */
#include "base/text.h"
#include <string.h>

fc_str fc_str_of(const char *text) {
  return text ? (fc_str){text, strlen(text)} : (fc_str){"", 0};
}

bool fc_str_eq(fc_str a, fc_str b) {
  return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool fc_str_is(fc_str a, const char *text) {
  return fc_str_eq(a, fc_str_of(text));
}

int fc_str_cmp(fc_str a, fc_str b) {
  size_t shorter = a.n < b.n ? a.n : b.n;
  int order = shorter ? memcmp(a.p, b.p, shorter) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool fc_str_starts(fc_str s, const char *prefix) {
  size_t n = strlen(prefix);
  return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

/* The blanks that files hold at the ends of cells: space, tab, U+00A0 and U+202F. */
static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF"};

static size_t blank_at_start(fc_str s) {
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (fc_str_starts(s, blanks[i]))
      return strlen(blanks[i]);
  return 0;
}

static size_t blank_at_end(fc_str s) {
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    size_t n = strlen(blanks[i]);
    if (s.n >= n && memcmp(s.p + s.n - n, blanks[i], n) == 0)
      return n;
  }
  return 0;
}

/* Most texts neither begin nor end with a byte that a blank may have there. */
static bool may_be_blank(char c) {
  return c == ' ' || c == '\t' || (unsigned char)c >= 0x80;
}

fc_str fc_str_trim(fc_str s) {
  if (s.n && !may_be_blank(s.p[0]) && !may_be_blank(s.p[s.n - 1]))
    return s;
  for (size_t n; (n = blank_at_start(s)) != 0;)
    s = (fc_str){s.p + n, s.n - n};
  for (size_t n; (n = blank_at_end(s)) != 0;)
    s.n -= n;
  return s;
}
