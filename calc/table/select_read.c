/* select_read.c - selectors from a scenario's JSON and from options. */
#include "table/select_parts.h"

#include "table/schema.h"

static fc_status take_values(fc_ctx *ctx, const fc_json *json, fc_select *select, fc_condition *to,
                             const fc_json_value *value) {
  fc_json_kind kind = fc_json_kind_of(value);
  fc_where where = fc_json_where(json, value, false);
  if (kind == FC_JSON_TEXT || kind == FC_JSON_NUMBER || kind == FC_JSON_BOOL)
    return fc_condition_take(select, to, fc_json_text(value)) ? FC_OK : fc_fail_memory(ctx);
  if (kind != FC_JSON_ARRAY)
    return fc_fail(ctx, FC_BAD_SCENARIO, "F140", &where, "give a value, a list of values, or leave the key out",
                   "a condition is a text, a number or a list, not %s", fc_json_kind_name(kind));
  if (!fc_json_count(value))
    return fc_fail(ctx, FC_BAD_SCENARIO, "F141", &where, "name at least one value, or leave the key out",
                   "an empty list matches nothing");
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_json_count(value); i++) {
    const fc_json_value *each = fc_json_at(value, i);
    fc_status taken = fc_json_kind_of(each) == FC_JSON_ARRAY
                          ? fc_json_expect(ctx, json, each, FC_JSON_TEXT, FC_BAD_SCENARIO, "F140")
                          : take_values(ctx, json, select, to, each);
    status = status ? status : taken;
  }
  return status;
}

static fc_status take_member(fc_ctx *ctx, const fc_json *json, fc_select *select, fc_conditions *group, fc_str key,
                             const fc_json_value *value) {
  fc_condition *condition = &group->each[group->n];
  condition->column = fc_select_enter(select, key, fc_json_where(json, value, true));
  if (condition->column == UINT32_MAX)
    return fc_fail_memory(ctx);
  group->n++;
  return take_values(ctx, json, select, condition, value);
}

static fc_status take_group(fc_ctx *ctx, const fc_json *json, fc_select *select, fc_conditions *group,
                            const fc_json_value *object) {
  if (!fc_conditions_room(select, group, fc_json_count(object)))
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_json_count(object); i++) {
    fc_str key = fc_json_key_at(object, i);
    const fc_json_value *value = fc_json_at(object, i);
    fc_status taken = FC_OK;
    if (!fc_str_is(key, "not"))
      taken = take_member(ctx, json, select, group, key, value);
    else if (group->negated)
      taken = fc_fail(ctx, FC_BAD_SCENARIO, "F142", &(fc_where){0}, NULL, "\"not\" cannot stand inside \"not\"");
    status = status ? status : taken;
  }
  return status;
}

fc_status fc_select_from_json(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_select **out) {
  *out = NULL;
  fc_status status = fc_json_expect(ctx, json, value, FC_JSON_OBJECT, FC_BAD_SCENARIO, "F140");
  if (status)
    return status;
  const fc_json_value *not = fc_json_get(value, "not");
  if (not)
    status = fc_json_expect(ctx, json, not, FC_JSON_OBJECT, FC_BAD_SCENARIO, "F140");
  if (status)
    return status;
  fc_select *select = fc_select_new(not ? 2 : 1);
  if (!select)
    return fc_fail_memory(ctx);
  status = take_group(ctx, json, select, &select->group[0], value);
  if (not) {
    select->group[1].negated = true;
    fc_status taken = take_group(ctx, json, select, &select->group[1], not );
    status = status ? status : taken;
  }
  if (status)
    fc_select_free(select);
  else
    *out = select;
  return status;
}

/* The end of a header: behind its closing quote, else the first '='. */
static size_t header_end(fc_str text, size_t from) {
  size_t i = from;
  if (i < text.n && text.p[i] == '"')
    for (i++; i < text.n && text.p[i] != '"'; i++)
      ;
  for (; i < text.n && text.p[i] != '='; i++)
    ;
  return i;
}

bool fc_assignment_split(fc_str text, fc_assignment *out) {
  *out = (fc_assignment){0};
  size_t start = 0;
  fc_table_kind kind;
  for (size_t i = 0; i < text.n && text.p[i] != '=' && text.p[i] != '"'; i++)
    if (text.p[i] == '.') {
      if (fc_table_kind_find((fc_str){text.p, i}, &kind)) {
        out->table = 1 + (int)kind;
        start = i + 1;
      }
      break;
    }
  size_t end = header_end(text, start);
  if (end >= text.n)
    return false;
  out->negated = end > start && text.p[end - 1] == '!';
  out->header = fc_str_trim((fc_str){text.p + start, end - start - (out->negated ? 1 : 0)});
  if (out->header.n >= 2 && out->header.p[0] == '"' && out->header.p[out->header.n - 1] == '"')
    out->header = (fc_str){out->header.p + 1, out->header.n - 2};
  out->value = fc_str_trim((fc_str){text.p + end + 1, text.n - end - 1});
  return out->header.n > 0;
}

static fc_status take_option(fc_ctx *ctx, const char *option, fc_select *select, fc_str text) {
  fc_assignment said;
  fc_where where = {.field = option, .excerpt = text};
  if (!fc_assignment_split(text, &said))
    return fc_fail(ctx, FC_BAD_USAGE, "F143", &where, "write COLUMN=VALUE, COLUMN=A|B, COLUMN=16.* or COLUMN!=VALUE",
                   "%s takes a column, =, and values", option);
  fc_conditions *group = &select->group[0];
  fc_condition *condition = &group->each[group->n];
  condition->negated = said.negated;
  condition->column = fc_select_enter(select, said.header, where);
  if (condition->column == UINT32_MAX || !fc_condition_take(select, condition, said.value))
    return fc_fail_memory(ctx);
  group->n++;
  return FC_OK;
}

fc_status fc_select_from_options(fc_ctx *ctx, const char *option, const fc_str *texts, size_t n, fc_select **out) {
  *out = NULL;
  fc_select *select = fc_select_new(1);
  if (!select || !fc_conditions_room(select, &select->group[0], n)) {
    fc_select_free(select);
    return fc_fail_memory(ctx);
  }
  fc_status status = FC_OK;
  for (size_t i = 0; i < n; i++) {
    fc_status taken = take_option(ctx, option, select, texts[i]);
    status = status ? status : taken;
  }
  if (status)
    fc_select_free(select);
  else
    *out = select;
  return status;
}
