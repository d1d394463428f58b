/* json_layers.c - a document that lies over another: one object out of two, whose values keep their places.
 *
 * Only the root, merged objects and lists that take something over are made anew; every other value is that of the
 * document which wrote it. */
#include "table/json_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct laying {
  fc_ctx *ctx;
  const fc_json_layering *how;
  fc_json *json;
  fc_status status; /* the first fault; FC_NO_MEMORY goes before others */
} laying;

static void note(laying *l, fc_status status) {
  if (status && (!l->status || status == FC_NO_MEMORY))
    l->status = status;
}

static bool is_among(fc_str key, const char *const *names) {
  while (*names && !fc_str_is(key, *names))
    names++;
  return *names != NULL;
}

/* A value like another, with room for other children; NULL: no memory (noted). */
static fc_json_value *value_like(laying *l, const fc_json_value *model, size_t room) {
  fc_json_value *value = fc_arena_alloc(&l->json->arena, sizeof *value);
  const fc_json_value **child = fc_arena_array(&l->json->arena, room ? room : 1, sizeof(fc_json_value *));
  if (!value || !child) {
    note(l, fc_fail_memory(l->ctx));
    return NULL;
  }
  *value = *model;
  value->child = child;
  value->count = 0;
  return value;
}

static const fc_json_value *member_of(const fc_json_value *object, fc_str key) {
  for (size_t i = 0; i < object->count; i++)
    if (fc_str_eq(object->child[i]->key, key))
      return object->child[i];
  return NULL;
}

/* The members of the upper object, then those that it does not have. */
static const fc_json_value *merge(laying *l, const fc_json_value *upper, const fc_json_value *lower) {
  fc_json_value *both = value_like(l, upper, upper->count + lower->count);
  if (!both)
    return upper;
  for (size_t i = 0; i < upper->count; i++)
    both->child[both->count++] = upper->child[i];
  for (size_t i = 0; i < lower->count; i++)
    if (!member_of(upper, lower->child[i]->key))
      both->child[both->count++] = lower->child[i];
  return both;
}

static fc_str name_of(const fc_json_value *object) {
  const fc_json_value *name = fc_json_get(object, "name");
  return name && name->kind == FC_JSON_TEXT ? name->text : (fc_str){0};
}

static const fc_json_value *named(const fc_json_value *list, fc_str name) {
  for (size_t i = 0; list && i < list->count; i++)
    if (name_of(list->child[i]).p && fc_str_eq(name_of(list->child[i]), name))
      return list->child[i];
  return NULL;
}

static void fail_unknown(laying *l, const fc_json_value *text, const fc_json_value *list) {
  size_t n = 0, count = list ? list->count : 0;
  const char **names = fc_arena_array(&l->json->arena, count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++) {
    fc_str name = name_of(list->child[i]);
    if (name.n && !(names[n++] = fc_arena_text(&l->json->arena, name.p, name.n)))
      names = NULL;
  }
  if (!names) {
    note(l, fc_fail_memory(l->ctx));
    return;
  }
  fc_where where = fc_json_where(l->json, text, false);
  fc_buf help = {.p = NULL};
  for (size_t i = 0; i < n; i++)
    fc_buf_printf(&help, "%s\"%s\"", i ? ", " : "it has ", names[i]);
  if (!n)
    fc_buf_text(&help, "it names none; write what is meant as an object");
  fc_buf_text(&help, fc_did_you_mean(l->ctx, text->text, names, n));
  note(l, fc_fail(l->ctx, l->how->status, l->how->code, &where, fc_buf_data(&help, NULL),
                  "no \"%.*s\" is among the \"%.*s\" of %s", FC_STR_ARG(text->text), FC_STR_ARG(text->parent->key),
                  l->json->under->name));
  fc_buf_reset(&help);
}

static void fail_twice(laying *l, const fc_json_value *text) {
  fc_where where = fc_json_where(l->json, text, false);
  note(l, fc_fail(l->ctx, l->how->status, l->how->code, &where, "keep one of them", "\"%.*s\" is taken over twice",
                  FC_STR_ARG(text->text)));
}

static bool holds(const fc_json_value *list, const fc_json_value *value) {
  for (size_t i = 0; i < list->count; i++)
    if (list->child[i] == value)
      return true;
  return false;
}

/* The upper list, in whose place for a text the lower list's object of that name stands. */
static const fc_json_value *take_over(laying *l, const fc_json_value *upper, const fc_json_value *lower) {
  fc_json_value *list = value_like(l, upper, upper->count);
  if (!list)
    return upper;
  const fc_json_value *from = lower && lower->kind == FC_JSON_ARRAY ? lower : NULL;
  for (size_t i = 0; i < upper->count; i++) {
    const fc_json_value *said = upper->child[i];
    const fc_json_value *meant = said->kind == FC_JSON_TEXT ? named(from, said->text) : said;
    if (!meant)
      fail_unknown(l, said, from);
    else if (holds(list, meant))
      fail_twice(l, said);
    else
      list->child[list->count++] = meant;
  }
  return list;
}

static const fc_json_value *lay_member(laying *l, const fc_json_value *upper, const fc_json_value *lower) {
  bool objects = lower && upper->kind == FC_JSON_OBJECT && lower->kind == FC_JSON_OBJECT;
  if (objects && is_among(upper->key, l->how->merged))
    return merge(l, upper, lower);
  if (upper->kind == FC_JSON_ARRAY && is_among(upper->key, l->how->named))
    return take_over(l, upper, lower);
  return upper;
}

static void lay_roots(laying *l) {
  const fc_json_value *upper = l->json->over->value, *lower = l->json->under->value;
  fc_json_value *root = value_like(l, upper, upper->count + lower->count);
  if (!root)
    return;
  for (size_t i = 0; i < upper->count; i++)
    root->child[root->count++] = lay_member(l, upper->child[i], member_of(lower, upper->child[i]->key));
  for (size_t i = 0; i < lower->count; i++)
    if (!member_of(upper, lower->child[i]->key) && !is_among(lower->child[i]->key, l->how->apart))
      root->child[root->count++] = lower->child[i];
  l->json->value = root;
}

fc_status fc_json_lay(fc_ctx *ctx, fc_json *over, fc_json *under, const fc_json_layering *how, fc_json **out) {
  *out = NULL;
  fc_json *json = calloc(1, sizeof *json);
  if (!json) {
    fc_json_free(over);
    fc_json_free(under);
    return fc_fail_memory(ctx);
  }
  *json = (fc_json){.name = over->name, .source = over->source, .values = 1, .over = over, .under = under};
  laying l = {.ctx = ctx, .how = how, .json = json};
  lay_roots(&l);
  if (l.status == FC_NO_MEMORY)
    fc_json_free(json);
  else
    *out = json;
  return l.status;
}

const fc_json *fc_json_under(const fc_json *json) {
  return json->under;
}
