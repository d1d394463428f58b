/* json.h - the wall around cJSON: only text that passed an RFC 8259 check is parsed, and every value knows its place.
 *
 * Checked: UTF-8, depth 64, duplicate keys, control characters, trailing bytes, number syntax. Numbers are read from
 * the text as written, never through a double. */
#ifndef FC_TABLE_JSON_H
#define FC_TABLE_JSON_H

#include "base/diag.h"
#include "base/file.h"
#include "number/calendar.h"

typedef struct fc_json fc_json;           /* a document */
typedef struct fc_json_value fc_json_value; /* a value in it, borrowed */

typedef enum fc_json_kind {
  FC_JSON_NULL,
  FC_JSON_BOOL,
  FC_JSON_NUMBER,
  FC_JSON_TEXT,
  FC_JSON_ARRAY,
  FC_JSON_OBJECT
} fc_json_kind;

fc_status fc_json_parse(fc_ctx *ctx, const char *name, const char *text, size_t n, fc_json **out); /* copies the text */
fc_status fc_json_read(fc_ctx *ctx, const char *path, const char *root, fc_json **out); /* at most 64 MiB */
void fc_json_free(fc_json *json);
const char *fc_json_name(const fc_json *json);
fc_str fc_json_source(const fc_json *json); /* the whole text */
const fc_json_value *fc_json_root(const fc_json *json);

fc_json_kind fc_json_kind_of(const fc_json_value *value);
const char *fc_json_kind_name(fc_json_kind kind); /* "a list", "an object" */
fc_str fc_json_text(const fc_json_value *value);   /* TEXT decoded; NUMBER, BOOL and NULL as written */
fc_str fc_json_span(const fc_json_value *value);   /* the value as written, in the document's text */
bool fc_json_bool(const fc_json_value *value);
size_t fc_json_count(const fc_json_value *value);  /* members or elements */
const fc_json_value *fc_json_at(const fc_json_value *value, size_t index);
fc_str fc_json_key_at(const fc_json_value *object, size_t index);
const fc_json_value *fc_json_get(const fc_json_value *object, const char *key); /* NULL: not there; case counts */

/* How one document lies over another. Lists of names end with NULL. */
typedef struct fc_json_layering {
  const char *const *apart;  /* members of the lower document that do not show through */
  const char *const *merged; /* objects that are merged member by member; of other members the upper one replaces */
  const char *const *named;  /* lists in which a text stands for the lower list's object of that "name" */
  fc_status status;          /* of a text that names none, and its code */
  const char *code;
} fc_json_layering;

/* One document of two objects: the members of `over`, and those of `under` wherever `over` has none of that key. Values
 * keep their places in the document that they come from. Name and source are those of `over`. Takes both documents
 * over, also where it fails. A text that names nothing is a fault and left out: *out is NULL only without memory. */
fc_status fc_json_lay(fc_ctx *ctx, fc_json *over, fc_json *under, const fc_json_layering *how, fc_json **out);
const fc_json *fc_json_under(const fc_json *json); /* the document that it lies over, NULL: none */

/* The place of a value (its key where `key` is set) with pointer, line, column and excerpt; texts live as long as the
 * document. */
fc_where fc_json_where(const fc_json *json, const fc_json_value *value, bool key);

/* Every key of the object must be among names, else an error with the nearest. FC_BAD_SCENARIO or `status`. */
fc_status fc_json_only(fc_ctx *ctx, const fc_json *json, const fc_json_value *object, const char *const *names, size_t n,
                       fc_status status, const char *code);
/* U+0000 in a key or a text of the value would end it early in what is made of it. FC_BAD_FILE, F045. */
fc_status fc_json_refuse_nul(fc_ctx *ctx, const fc_json *json, const fc_json_value *value);
/* A value of a kind, else an error "expected a list, found a number". */
fc_status fc_json_expect(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_json_kind kind, fc_status status,
                         const char *code);

#endif
