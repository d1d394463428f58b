/* json_check.h - is a text JSON by RFC 8259, and where does each of its values stand. */
#ifndef FC_TABLE_JSON_CHECK_H
#define FC_TABLE_JSON_CHECK_H

#include "table/json.h"

#define FC_JSON_DEPTH 64
#define FC_JSON_VALUES ((size_t)1000000)

/* A value in document order. Offsets are of the raw text, quotes included; *_decoded are the bytes that a text has once
 * its escapes are read, zero bytes among them. */
typedef struct fc_json_mark {
  fc_json_kind kind;
  uint32_t parent; /* index of the list or object that holds it; of the first: 0 */
  uint32_t count;  /* members or elements */
  uint32_t offset, length, decoded;
  uint32_t key_offset, key_length, key_decoded; /* key_length 0: no key */
} fc_json_mark;

typedef struct fc_json_fault {
  const char *code, *what, *help;
  size_t offset, length;
} fc_json_fault;

/* FC_OK with the marks pushed to a sequence of fc_json_mark, FC_BAD_FILE with the fault filled, FC_NO_MEMORY. */
fc_status fc_json_check(fc_str text, fc_seq *marks, fc_json_fault *fault);

#endif
