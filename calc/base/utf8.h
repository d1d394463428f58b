/* utf8.h - characters of UTF-8, one at a time. */
#ifndef FC_BASE_UTF8_H
#define FC_BASE_UTF8_H

#include "base/text.h"

/* The character that begins at s.p (s.n > 0) and its bytes; -1 and 1 where the byte begins no valid one. */
int32_t fc_utf8_at(fc_str s, size_t *bytes);
/* Offset of the byte at which character number `index` begins; s.n where there are no more. */
size_t fc_utf8_offset(fc_str s, size_t index);
/* Would it move the cursor, reverse the line or hide: controls, line separators, bidi marks, invisible marks. */
bool fc_utf8_hidden(int32_t character);

#endif
