/* utf8.c - is it UTF-8, and how long and wide is it. The rules are those of Unicode 3.9, table 3-7; widths and
 * categories are utf8proc's. */
#include "base/utf8.h"
#include <string.h>
#include <utf8proc.h>

/* Bytes of the well-formed sequence at p, 0 where there is none. */
static size_t sequence(const unsigned char *p, size_t n) {
  unsigned char first = p[0];
  if (first < 0x80)
    return 1;
  size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || n < length)
    return 0;
  unsigned char low = 0x80, high = 0xBF; /* of the second byte: no overlong forms, no surrogates, none past U+10FFFF */
  switch (first) {
  case 0xE0:
    low = 0xA0;
    break;
  case 0xED:
    high = 0x9F;
    break;
  case 0xF0:
    low = 0x90;
    break;
  case 0xF4:
    high = 0x8F;
    break;
  default:
    break;
  }
  if (p[1] < low || p[1] > high)
    return 0;
  for (size_t i = 2; i < length; i++)
    if ((p[i] & 0xC0) != 0x80)
      return 0;
  return length;
}

/* Are the eight bytes at p ASCII without NUL? (Hacker's Delight, 6-1: a zero byte borrows into its top bit.) */
static bool eight_plain(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return ((word | (word - UINT64_C(0x0101010101010101))) & UINT64_C(0x8080808080808080)) == 0;
}

size_t fc_utf8_fault(const char *p, size_t n) {
  size_t i = 0;
  while (i < n) {
    if (n - i >= 8 && eight_plain(p + i)) {
      i += 8;
      continue;
    }
    size_t length = p[i] ? sequence((const unsigned char *)p + i, n - i) : 0;
    if (!length)
      return i;
    i += length;
  }
  return n;
}

/* Most text is ASCII, which needs no look at a table. */
static bool is_ascii(int32_t character) {
  return character >= 0 && character < 0x80;
}

static bool is_control(int32_t ascii) {
  return ascii < 0x20 || ascii == 0x7F;
}

int32_t fc_utf8_at(fc_str s, size_t *bytes) {
  utf8proc_int32_t character = -1;
  if (is_ascii((unsigned char)s.p[0])) {
    *bytes = 1;
    return s.p[0];
  }
  *bytes = sequence((const unsigned char *)s.p, s.n);
  if (!*bytes)
    *bytes = 1;
  else
    utf8proc_iterate((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)*bytes, &character);
  return character;
}

size_t fc_utf8_offset(fc_str s, size_t index) {
  size_t at = 0, bytes;
  for (; index && at < s.n; index--) {
    fc_utf8_at((fc_str){s.p + at, s.n - at}, &bytes);
    at += bytes;
  }
  return at;
}

size_t fc_utf8_length(fc_str s) {
  size_t count = 0, bytes;
  for (size_t i = 0; i < s.n; i += bytes, count++)
    fc_utf8_at((fc_str){s.p + i, s.n - i}, &bytes);
  return count;
}

size_t fc_utf8_width(fc_str s) {
  size_t width = 0, bytes;
  for (size_t i = 0; i < s.n; i += bytes) {
    int32_t character = fc_utf8_at((fc_str){s.p + i, s.n - i}, &bytes);
    width += character < 0 ? 1 : is_ascii(character) ? !is_control(character) : (size_t)utf8proc_charwidth(character);
  }
  return width;
}

bool fc_utf8_hidden(int32_t character) {
  const int32_t zero_width_non_joiner = 0x200C, zero_width_joiner = 0x200D; /* parts of words in some scripts */
  if (is_ascii(character))
    return is_control(character);
  switch (utf8proc_category(character)) {
  case UTF8PROC_CATEGORY_CC:
  case UTF8PROC_CATEGORY_ZL:
  case UTF8PROC_CATEGORY_ZP:
    return true;
  case UTF8PROC_CATEGORY_CF:
    return character != zero_width_non_joiner && character != zero_width_joiner;
  default:
    return false;
  }
}
