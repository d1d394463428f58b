/* json_parts.h - what a JSON document is made of; seen by its own files alone. */
#ifndef FC_TABLE_JSON_PARTS_H
#define FC_TABLE_JSON_PARTS_H

#include "table/json.h"
#include "table/place.h"
#include <cjson/cJSON.h>

/* JSON pointers, made when a message asks for one; a document is shared between threads, so they have a lock. */
typedef struct fc_json_pointers fc_json_pointers;
fc_json_pointers *fc_json_pointers_new(void); /* NULL: no memory */
void fc_json_pointers_free(fc_json_pointers *pointers);

struct fc_json_value {
  fc_json_kind kind;
  uint32_t count, position; /* of members; in its parent */
  const fc_json_value *parent;
  const fc_json_value **child;
  fc_str text, key;          /* decoded */
  fc_str source, key_source; /* as written, in the document's text */
};

struct fc_json {
  const char *name;
  fc_str source;
  cJSON *tree;
  fc_json_value *value; /* in document order */
  size_t values;
  fc_arena arena;
  fc_json_pointers *pointers;
  const fc_places *places;
  fc_json *over, *under; /* its layers: what their values say, `value` alone is its own; NULL of a document from a text */
};

#endif
