/* fold.c - a header folded for comparing, so that "Agency_Name", "agency name" and "AGENCY-NAME" are one. */
#include "base/utf8.h"
#include <string.h>
#include <utf8proc.h>

static bool dropped(int32_t character) {
  if (character < 0x80)
    return character <= ' ' || character == 0x7F || strchr("_-.$\"'`()", character);
  switch (utf8proc_category(character)) {
  case UTF8PROC_CATEGORY_ZS: /* blanks */
  case UTF8PROC_CATEGORY_PD: /* dashes */
  case UTF8PROC_CATEGORY_PC: /* '_' and its like */
  case UTF8PROC_CATEGORY_PI: /* curly quotes */
  case UTF8PROC_CATEGORY_PF:
  case UTF8PROC_CATEGORY_CC: /* tabs and line ends within a quoted header */
    return true;
  default:
    return character == 0x2212 /* minus */ || character == 0xFEFF /* BOM */;
  }
}

size_t fc_fold_header(fc_str header, char *out, size_t cap) {
  size_t n = 0, bytes;
  for (size_t i = 0; i < header.n; i += bytes) {
    int32_t character = fc_utf8_at((fc_str){header.p + i, header.n - i}, &bytes);
    if (character >= 0 && dropped(character))
      continue;
    utf8proc_uint8_t folded[4] = {(utf8proc_uint8_t)header.p[i]};
    size_t length = 1;
    if (character >= 0 && character < 0x80)
      folded[0] |= character >= 'A' && character <= 'Z' ? 0x20 : 0;
    else if (character >= 0)
      length = (size_t)utf8proc_encode_char(utf8proc_tolower(character), folded);
    if (n + length > cap)
      break;
    memcpy(out + n, folded, length);
    n += length;
  }
  return n;
}
