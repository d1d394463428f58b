/* json.c - a JSON document whose every value knows its place.
 *
 * The text passes json_check.c first. cJSON then decodes it (its tree has the values in the order of the marks, so the
 * two are walked side by side); what the rest of the library sees are the values below. */
#include "table/json_check.h"
#include "table/json_parts.h"
#include "table/place.h"
#include <stdlib.h>
#include <string.h>

#define LARGEST_FILE ((size_t)64 << 20)

static fc_where place(const fc_json *json, size_t offset, size_t length) {
  fc_where where = {.file = json->name};
  fc_place_in(&where, json->source, 1, offset, length);
  return where;
}

static fc_status check(fc_ctx *ctx, const fc_json *json, fc_seq *marks) {
  fc_json_fault fault;
  fc_status status = fc_json_check(json->source, marks, &fault);
  if (status == FC_NO_MEMORY)
    return fc_fail_memory(ctx);
  if (!status)
    return FC_OK;
  fc_where where = place(json, fault.offset, fault.length);
  return fc_fail(ctx, status, fault.code, &where, fault.help, "%s", fault.what);
}

/* Gives the values their texts: the item of value i is the next one of its parent's that no value has yet. */
static bool decode(fc_json *json, const fc_seq *marks) {
  const cJSON **item = calloc(json->values, sizeof *item), **last = calloc(json->values, sizeof *last);
  for (size_t i = 0; item && last && i < json->values; i++) {
    const fc_json_mark *mark = fc_seq_at(marks, i);
    fc_json_value *value = &json->value[i];
    const cJSON *before = last[mark->parent];
    item[i] = i == 0 ? json->tree : before ? before->next : item[mark->parent]->child;
    if (i)
      last[mark->parent] = item[i];
    bool is_text = mark->kind == FC_JSON_TEXT;
    value->kind = mark->kind;
    value->source = (fc_str){json->source.p + mark->offset, mark->length};
    value->text = is_text ? (fc_str){item[i]->valuestring, mark->decoded} : value->source;
    if (mark->key_length) {
      value->key_source = (fc_str){json->source.p + mark->key_offset, mark->key_length};
      value->key = (fc_str){item[i]->string, mark->key_decoded};
    }
  }
  bool decoded = item && last;
  free(item);
  free(last);
  return decoded;
}

/* Each list and object gets its part of one array of children. */
static bool link(fc_json *json, const fc_seq *marks) {
  const fc_json_value **child = fc_arena_array(&json->arena, json->values, sizeof *child);
  if (!child)
    return false;
  for (size_t i = 0; i < json->values; i++) {
    const fc_json_mark *mark = fc_seq_at(marks, i);
    fc_json_value *value = &json->value[i], *parent = &json->value[mark->parent];
    value->child = child;
    child += mark->count;
    if (i == 0)
      continue;
    value->parent = parent;
    value->position = parent->count++;
    parent->child[value->position] = value;
  }
  return true;
}

static bool build(fc_json *json, const fc_seq *marks) {
  json->values = marks->count;
  json->value = fc_arena_array(&json->arena, json->values, sizeof *json->value);
  json->tree = cJSON_ParseWithLengthOpts(json->source.p, json->source.n, NULL, false);
  return json->value && json->tree && decode(json, marks) && link(json, marks);
}

static int by_key(const void *a, const void *b) {
  const fc_json_value *left = *(const fc_json_value *const *)a, *right = *(const fc_json_value *const *)b;
  int order = fc_str_cmp(left->key, right->key);
  return order ? order : (left->position > right->position) - (left->position < right->position);
}

static fc_status refuse_twins(fc_ctx *ctx, const fc_json *json, const fc_json_value *object) {
  if (object->kind != FC_JSON_OBJECT || object->count < 2)
    return FC_OK;
  const fc_json_value **member = malloc(object->count * sizeof *member);
  if (!member)
    return fc_fail_memory(ctx);
  memcpy(member, object->child, object->count * sizeof *member);
  qsort(member, object->count, sizeof *member, by_key);
  fc_status status = FC_OK;
  for (size_t i = 1; i < object->count; i++) {
    if (!fc_str_eq(member[i - 1]->key, member[i]->key))
      continue;
    fc_where first = fc_json_where(json, member[i - 1], true), again = fc_json_where(json, member[i], true);
    status = fc_fail(ctx, FC_BAD_FILE, "F042", &again, "keep one of them", "the key \"%.*s\" stands twice; first on line %llu",
                     FC_STR_ARG(member[i]->key), (unsigned long long)first.line);
  }
  free(member);
  return status;
}

static fc_status refuse_all_twins(fc_ctx *ctx, const fc_json *json) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < json->values && status != FC_NO_MEMORY; i++) {
    fc_status found = refuse_twins(ctx, json, &json->value[i]);
    status = found ? found : status;
  }
  return status;
}

static fc_status fill(fc_ctx *ctx, fc_json *json, const char *name, const char *text, size_t n) {
  json->name = fc_arena_text(&json->arena, name, strlen(name));
  json->source = (fc_str){fc_arena_text(&json->arena, text, n), n};
  json->places = json->source.p ? fc_places_of(&json->arena, json->source) : NULL;
  if (!json->name || !json->places)
    return fc_fail_memory(ctx);
  fc_seq marks;
  fc_seq_init(&marks, sizeof(fc_json_mark));
  fc_status status = check(ctx, json, &marks);
  if (!status && !build(json, &marks))
    status = fc_fail_memory(ctx);
  fc_seq_free(&marks);
  return status ? status : refuse_all_twins(ctx, json);
}

fc_status fc_json_parse(fc_ctx *ctx, const char *name, const char *text, size_t n, fc_json **out) {
  *out = NULL;
  if (n > LARGEST_FILE) {
    fc_where where = {.file = name};
    return fc_fail(ctx, FC_BAD_FILE, "F006", &where, "keep large tables in CSV", "more than 64 MiB of JSON");
  }
  fc_json *json = calloc(1, sizeof *json);
  if (!json)
    return fc_fail_memory(ctx);
  json->pointers = fc_json_pointers_new();
  fc_status status = json->pointers ? fill(ctx, json, name, text, n) : fc_fail_memory(ctx);
  if (status) {
    fc_json_free(json);
    return status;
  }
  *out = json;
  return FC_OK;
}

fc_status fc_json_read(fc_ctx *ctx, const char *path, const char *root, fc_json **out) {
  *out = NULL;
  fc_file *file;
  fc_buf *text = NULL;
  fc_status status = fc_file_open(ctx, path, root, &file);
  if (!status)
    status = fc_file_all(ctx, file, LARGEST_FILE, &text);
  if (!status) {
    size_t n;
    const char *data = fc_buf_data(text, &n);
    status = fc_json_parse(ctx, fc_file_name(file), data, n, out);
  }
  fc_buf_free(text);
  fc_file_free(file);
  return status;
}

void fc_json_free(fc_json *json) {
  if (!json)
    return;
  fc_json_free(json->over);
  fc_json_free(json->under);
  cJSON_Delete(json->tree);
  fc_json_pointers_free(json->pointers);
  fc_arena_free(&json->arena);
  free(json);
}

const char *fc_json_name(const fc_json *json) {
  return json->name;
}

fc_str fc_json_source(const fc_json *json) {
  return json->source;
}

const fc_json_value *fc_json_root(const fc_json *json) {
  return json->value;
}

fc_json_kind fc_json_kind_of(const fc_json_value *value) {
  return value->kind;
}

fc_str fc_json_text(const fc_json_value *value) {
  return value->text;
}

fc_str fc_json_span(const fc_json_value *value) {
  return value->source;
}

bool fc_json_bool(const fc_json_value *value) {
  return fc_str_is(value->text, "true");
}

size_t fc_json_count(const fc_json_value *value) {
  return value->count;
}

const fc_json_value *fc_json_at(const fc_json_value *value, size_t index) {
  return index < value->count ? value->child[index] : NULL;
}

fc_str fc_json_key_at(const fc_json_value *object, size_t index) {
  const fc_json_value *member = fc_json_at(object, index);
  return member ? member->key : (fc_str){"", 0};
}

const fc_json_value *fc_json_get(const fc_json_value *object, const char *key) {
  for (size_t i = 0; i < object->count && object->kind == FC_JSON_OBJECT; i++)
    if (fc_str_is(object->child[i]->key, key))
      return object->child[i];
  return NULL;
}
