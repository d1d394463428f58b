/* json_where.c - where a JSON value stands, and messages about values that are not what they should be.
 *
 * Pointers are those of RFC 6901: "/cuts/0/rate", with ~0 for ~ and ~1 for / within a key. */
#include "base/buf.h"
#include "table/json_parts.h"
#include "table/place.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct fc_json_pointers {
  pthread_mutex_t lock;
  fc_arena arena;
};

fc_json_pointers *fc_json_pointers_new(void) {
  fc_json_pointers *pointers = calloc(1, sizeof *pointers);
  if (pointers && pthread_mutex_init(&pointers->lock, NULL)) {
    free(pointers);
    return NULL;
  }
  return pointers;
}

void fc_json_pointers_free(fc_json_pointers *pointers) {
  if (!pointers)
    return;
  pthread_mutex_destroy(&pointers->lock);
  fc_arena_free(&pointers->arena);
  free(pointers);
}

static void add_token(fc_buf *out, const fc_json_value *value) {
  fc_buf_char(out, '/');
  if (value->parent->kind == FC_JSON_ARRAY)
    fc_buf_printf(out, "%u", (unsigned)value->position);
  for (size_t i = 0; i < value->key.n; i++) {
    char c = value->key.p[i];
    if (c == '~' || c == '/')
      fc_buf_text(out, c == '~' ? "~0" : "~1");
    else
      fc_buf_char(out, c);
  }
}

/* From the root down: the way up is at most as long as texts may nest. */
static void add_pointer(fc_buf *out, const fc_json_value *value) {
  if (!value->parent)
    return;
  add_pointer(out, value->parent);
  add_token(out, value);
}

/* NULL when memory is out: the message then goes without. */
static const char *keep_pointer(fc_json_pointers *pointers, const fc_json_value *value) {
  fc_buf text = {.p = NULL};
  add_pointer(&text, value);
  size_t n;
  const char *data = fc_buf_data(&text, &n);
  pthread_mutex_lock(&pointers->lock);
  const char *kept = text.failed ? NULL : fc_arena_text(&pointers->arena, data, n);
  pthread_mutex_unlock(&pointers->lock);
  fc_buf_reset(&text);
  return kept;
}

static bool holds(const fc_json *json, const fc_json_value *value) {
  uintptr_t start = (uintptr_t)json->source.p, at = (uintptr_t)value->source.p;
  return at >= start && at - start < json->source.n;
}

/* Of layers the one in whose text the value stands. */
static const fc_json *document_of(const fc_json *json, const fc_json_value *value) {
  while (json->under)
    json = holds(json->over, value) ? json->over : json->under;
  return json;
}

fc_where fc_json_where(const fc_json *json, const fc_json_value *value, bool key) {
  json = document_of(json, value);
  fc_str marked = key && value->key_source.n ? value->key_source : value->source;
  fc_where where = {.file = json->name, .pointer = keep_pointer(json->pointers, value)};
  fc_place_among(&where, json->places, (size_t)(marked.p - json->source.p), marked.n);
  return where;
}

fc_status fc_json_only(fc_ctx *ctx, const fc_json *json, const fc_json_value *object, const char *const *names, size_t n,
                       fc_status status, const char *code) {
  fc_status answer = FC_OK;
  for (size_t i = 0; i < object->count; i++) {
    fc_str key = object->child[i]->key;
    bool known = false;
    for (size_t j = 0; j < n && !known; j++)
      known = fc_str_is(key, names[j]);
    if (known)
      continue;
    fc_buf list = {.p = NULL};
    for (size_t j = 0; j < n; j++)
      fc_buf_printf(&list, "%s\"%s\"", j ? ", " : "", names[j]);
    fc_where where = fc_json_where(json, object->child[i], true);
    answer = fc_fail(ctx, status, code, &where,
                     fc_ctx_format(ctx, "known here: %s%s", fc_buf_data(&list, NULL), fc_did_you_mean(ctx, key, names, n)),
                     "unknown key \"%.*s\"", FC_STR_ARG(key));
    fc_buf_reset(&list);
  }
  return answer;
}

static fc_status refuse_nul(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, bool key) {
  fc_where where = fc_json_where(json, value, key);
  return fc_fail(ctx, FC_BAD_FILE, "F045", &where, "take \\u0000 out of it", "a %s holds U+0000, which is no character",
                 key ? "key" : "text");
}

fc_status fc_json_refuse_nul(fc_ctx *ctx, const fc_json *json, const fc_json_value *value) {
  fc_status status = FC_OK;
  if (value->key.n && memchr(value->key.p, 0, value->key.n))
    status = refuse_nul(ctx, json, value, true);
  if (value->kind == FC_JSON_TEXT && value->text.n && memchr(value->text.p, 0, value->text.n))
    status = refuse_nul(ctx, json, value, false);
  for (size_t i = 0; i < value->count; i++) {
    fc_status each = fc_json_refuse_nul(ctx, json, value->child[i]);
    status = status ? status : each;
  }
  return status;
}

const char *fc_json_kind_name(fc_json_kind kind) {
  static const char *const names[] = {"null", "true or false", "a number", "a text", "a list", "an object"};
  return names[kind];
}

enum { MEND_WIDTH = 40 }; /* longer values are not written again */

/* How a value would be written as one of another kind; NULL: that cannot be told. */
static const char *mend(fc_ctx *ctx, const fc_json_value *value, fc_json_kind kind) {
  bool brief = value->source.n <= MEND_WIDTH && !memchr(value->source.p, '\n', value->source.n);
  bool single = value->kind == FC_JSON_NUMBER || value->kind == FC_JSON_BOOL;
  switch (kind) {
  case FC_JSON_TEXT:
    return brief && single ? fc_ctx_format(ctx, "write it in quotes: \"%.*s\"", FC_STR_ARG(value->source))
                           : "write one text in quotes";
  case FC_JSON_ARRAY:
    return brief ? fc_ctx_format(ctx, "write it in brackets: [%.*s]", FC_STR_ARG(value->source)) : "write it in brackets";
  case FC_JSON_OBJECT:
    return "write its members in braces: { \"name\": value }";
  case FC_JSON_NUMBER:
    return "write digits without quotes";
  case FC_JSON_BOOL:
    return "write true or false, without quotes";
  case FC_JSON_NULL:
    break;
  }
  return NULL;
}

fc_status fc_json_expect(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_json_kind kind, fc_status status,
                         const char *code) {
  if (value->kind == kind)
    return FC_OK;
  fc_where where = fc_json_where(json, value, false);
  return fc_fail(ctx, status, code, &where, mend(ctx, value, kind), "expected %s, found %s", fc_json_kind_name(kind),
                 fc_json_kind_name(value->kind));
}
