/* glob.c - patterns with * and ?. One star is remembered at a time, which is enough: time is at most the product of
 * the two lengths. */
#include "base/text.h"

/* Bytes of the character at p; 1 for a byte that begins none. */
static size_t character(const char *p, const char *end) {
  size_t n = 1;
  while (p + n < end && ((unsigned char)p[n] & 0xC0) == 0x80)
    n++;
  return n;
}

static bool only_stars(fc_str pattern) {
  for (size_t i = 0; i < pattern.n; i++)
    if (pattern.p[i] != '*')
      return false;
  return true;
}

bool fc_str_glob(fc_str pattern, fc_str s) {
  if (!pattern.n || !s.n) /* an empty slice may have no address */
    return !s.n && only_stars(pattern);
  const char *p = pattern.p, *p_end = p + pattern.n;
  const char *t = s.p, *t_end = t + s.n;
  const char *after_star = NULL, *retry = NULL;
  while (t < t_end) {
    if (p < p_end && *p == '*') {
      after_star = ++p;
      retry = t;
    } else if (p < p_end && *p == '?') {
      p++;
      t += character(t, t_end);
    } else if (p < p_end && *p == *t) {
      p++;
      t++;
    } else if (after_star) {
      p = after_star;
      retry += character(retry, t_end);
      t = retry;
    } else {
      return false;
    }
  }
  return only_stars((fc_str){p, (size_t)(p_end - p)});
}

bool fc_str_has_glob(fc_str pattern) {
  for (size_t i = 0; i < pattern.n; i++)
    if (pattern.p[i] == '*' || pattern.p[i] == '?')
      return true;
  return false;
}
