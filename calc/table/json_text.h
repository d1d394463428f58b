/* json_text.h - writing a text as a JSON string. */
#ifndef FC_TABLE_JSON_TEXT_H
#define FC_TABLE_JSON_TEXT_H

#include "base/buf.h"

/* The text in quotes, escaped as RFC 8259 section 7 asks; characters that act on a terminal or turn the direction of
 * writing are escaped as well, so that a result may be looked at raw. Bytes that are not UTF-8 become U+FFFD. */
void fc_json_put_text(fc_buf *out, fc_str text);

#endif
