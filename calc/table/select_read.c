/* select_read.c - selectors from JSON ("select": {"assistance_listing": "16.*", "not": {...}}) and from options. */
#include "table/select_parts.h"
#include <string.h>

#define AS_OF "as_of" /* no column: a date beside the conditions */

/* ---- from JSON ---- */

static fc_status add_json_value(fc_ctx *ctx, fc_select *select, const fc_json *json, const fc_saying *saying,
                                const fc_json_value *value, fc_seq *choices) {
  fc_json_kind kind = fc_json_kind_of(value);
  if (kind == FC_JSON_BOOL)
    return fc_select_flag(ctx, select, fc_json_bool(value), choices);
  if (kind == FC_JSON_TEXT || kind == FC_JSON_NUMBER)
    return fc_select_values(ctx, select, saying, fc_json_text(value), choices);
  fc_where where = fc_json_where(json, value, false);
  return fc_fail(ctx, saying->status, "F140", &where, "an empty text \"\" stands for empty cells",
                 "\"%s\" is selected by a text, a number or a list of them, not by %s", saying->column,
                 fc_json_kind_name(kind));
}

static fc_status add_json_values(fc_ctx *ctx, fc_select *select, const fc_json *json, const fc_saying *saying,
                                 const fc_json_value *value, fc_seq *choices) {
  if (fc_json_kind_of(value) != FC_JSON_ARRAY)
    return add_json_value(ctx, select, json, saying, value, choices);
  if (!fc_json_count(value))
    return fc_fail(ctx, saying->status, "F140", saying->where, "name at least one value, or remove the key",
                   "the list of \"%s\" is empty: no row could fit", saying->column);
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_json_count(value) && status != FC_NO_MEMORY; i++) {
    fc_status found = add_json_value(ctx, select, json, saying, fc_json_at(value, i), choices);
    status = found ? found : status;
  }
  return status;
}

static fc_status read_condition(fc_ctx *ctx, fc_select *select, const fc_json *json, fc_str column,
                                const fc_json_value *value, fc_condition *out) {
  fc_where where = fc_json_where(json, value, true);
  size_t index = fc_select_add_column(select, column, &where);
  if (index == SIZE_MAX)
    return fc_fail_memory(ctx);
  fc_saying saying = {fc_select_column(select, index).p, &where, FC_BAD_SCENARIO};
  fc_seq choices;
  fc_seq_init(&choices, sizeof(fc_choice));
  fc_status status = add_json_values(ctx, select, json, &saying, value, &choices);
  if (!status && !fc_select_condition(select, index, &choices, out))
    status = fc_fail_memory(ctx);
  fc_seq_free(&choices);
  return status;
}

/* One term of all members but `apart`; the "not" of a term that is not itself negated is read apart too. */
static fc_status read_members(fc_ctx *ctx, fc_select *select, const fc_json *json, const fc_json_value *object,
                              bool negated, const fc_json_value *apart) {
  size_t count = fc_json_count(object);
  fc_condition *conditions = fc_arena_array(&select->arena, count ? count : 1, sizeof *conditions);
  if (!conditions)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  size_t n = 0;
  for (size_t i = 0; i < count && status != FC_NO_MEMORY; i++) {
    const fc_json_value *value = fc_json_at(object, i);
    fc_str column = fc_json_key_at(object, i);
    if (value == apart || (fc_str_is(column, "not") && !negated))
      continue;
    fc_status found = read_condition(ctx, select, json, column, value, &conditions[n]);
    n += !found;
    status = found ? found : status;
  }
  fc_term *term = n ? fc_seq_push(&select->terms) : NULL;
  if (n && !term)
    return fc_fail_memory(ctx);
  if (term)
    *term = (fc_term){negated, conditions, n};
  return status;
}

static fc_status read_negated(fc_ctx *ctx, fc_select *select, const fc_json *json, const fc_json_value *value,
                              bool dated) {
  if (dated && fc_json_kind_of(value) == FC_JSON_OBJECT && fc_json_get(value, AS_OF)) {
    fc_where place = fc_json_where(json, fc_json_get(value, AS_OF), true);
    return fc_fail(ctx, FC_BAD_SCENARIO, "F144", &place, "state it beside \"not\", not in it",
                   "\"as_of\" says of which date the statuses are; it cannot be negated");
  }
  if (fc_json_kind_of(value) == FC_JSON_OBJECT && fc_json_count(value) && !fc_json_get(value, "not"))
    return read_members(ctx, select, json, value, true, NULL);
  fc_where where = fc_json_where(json, value, true);
  return fc_fail(ctx, FC_BAD_SCENARIO, "F141", &where, "such as \"not\": { \"assistance_listing\": \"16.738\" }",
                 "\"not\" takes an object of conditions, without another \"not\" in it, or a list of such objects");
}

static fc_status read_as_of(fc_ctx *ctx, fc_select *select, const fc_json *json, const fc_json_value *value) {
  fc_where where = fc_json_where(json, value, false);
  char why[FC_DATE_WHY] = "";
  if (fc_json_kind_of(value) == FC_JSON_TEXT && fc_date_choose(fc_json_text(value), &select->as_of, why))
    return FC_OK;
  return fc_fail(ctx, FC_BAD_SCENARIO, "F144", &where, "such as \"as_of\": \"2025-03-30\"",
                 "\"as_of\" is a date, year-month-day%s%s", why[0] ? ": " : "", why);
}

/* dated: an "as_of" is the date of the statuses, not a column. */
static fc_status read_select(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, bool dated,
                             fc_select **out) {
  *out = NULL;
  if (fc_json_kind_of(value) != FC_JSON_OBJECT) {
    fc_where where = fc_json_where(json, value, false);
    return fc_fail(ctx, FC_BAD_SCENARIO, "F141", &where, "name a column: { \"program\": \"Title I\" }",
                   "conditions are an object of columns, found %s", fc_json_kind_name(fc_json_kind_of(value)));
  }
  fc_select *select = fc_select_new();
  if (!select)
    return fc_fail_memory(ctx);
  const fc_json_value *as_of = dated ? fc_json_get(value, AS_OF) : NULL;
  fc_status status = as_of ? read_as_of(ctx, select, json, as_of) : FC_OK;
  if (status != FC_NO_MEMORY) {
    fc_status found = read_members(ctx, select, json, value, false, as_of);
    status = found ? found : status;
  }
  const fc_json_value *negated = fc_json_get(value, "not");
  bool list = negated && fc_json_kind_of(negated) == FC_JSON_ARRAY;
  for (size_t i = 0; negated && status != FC_NO_MEMORY && i < (list ? fc_json_count(negated) : 1); i++) {
    fc_status found = read_negated(ctx, select, json, list ? fc_json_at(negated, i) : negated, dated);
    status = found ? found : status;
  }
  if (status) {
    fc_select_free(select);
    return status;
  }
  *out = select;
  return FC_OK;
}

fc_status fc_select_from_json(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_select **out) {
  return read_select(ctx, json, value, false, out);
}

fc_status fc_select_awards_from_json(fc_ctx *ctx, const fc_json *json, const fc_json_value *value, fc_select **out) {
  return read_select(ctx, json, value, true, out);
}

/* ---- from options ---- */

/* Two values for one column are one condition, "a|b"; two conditions could not both hold. */
static fc_status refuse_second(fc_ctx *ctx, const fc_select *select, const fc_condition *condition, const fc_where *where,
                               fc_str value) {
  fc_str column = fc_select_column(select, condition->column);
  for (size_t i = 0; i < select->terms.count; i++) {
    const fc_term *term = fc_seq_at(&select->terms, i);
    if (!term->negated && term->condition->column == condition->column)
      return fc_fail(ctx, FC_BAD_USAGE, "F142", where,
                     fc_ctx_format(ctx, "to take either value, join them: %.*s=%.*s|%.*s", FC_STR_ARG(column),
                                   FC_STR_ARG(term->condition->choice[0].text), FC_STR_ARG(value)),
                     "\"%.*s\" is selected on twice", FC_STR_ARG(column));
  }
  return FC_OK;
}

static fc_status read_parts(fc_ctx *ctx, fc_select *select, const fc_where *where, const fc_assignment *parts,
                            fc_condition *condition) {
  size_t index = fc_select_add_column(select, parts->header, where);
  if (index == SIZE_MAX)
    return fc_fail_memory(ctx);
  fc_saying saying = {fc_select_column(select, index).p, where, FC_BAD_USAGE};
  fc_seq choices;
  fc_seq_init(&choices, sizeof(fc_choice));
  fc_status status = fc_select_values(ctx, select, &saying, parts->value, &choices);
  if (!status && !fc_select_condition(select, index, &choices, condition))
    status = fc_fail_memory(ctx);
  fc_seq_free(&choices);
  if (!status && !parts->negated)
    status = refuse_second(ctx, select, condition, where, parts->value);
  return status;
}

static fc_status read_option(fc_ctx *ctx, fc_select *select, const char *option, fc_str text) {
  fc_where where = {.field = option, .excerpt = text};
  fc_assignment parts;
  if (!fc_assignment_split(text, &parts) || !parts.header.n)
    return fc_fail(ctx, FC_BAD_USAGE, "F143", &where, "write COLUMN=VALUE, such as assistance_listing=16.*, or COLUMN!=VALUE",
                   "\"%.*s\" is no condition", FC_STR_ARG(text));
  fc_condition *condition = fc_arena_alloc(&select->arena, sizeof *condition);
  fc_status status = condition ? read_parts(ctx, select, &where, &parts, condition) : fc_fail_memory(ctx);
  if (status)
    return status;
  fc_term *term = fc_seq_push(&select->terms);
  if (!term)
    return fc_fail_memory(ctx);
  *term = (fc_term){parts.negated, condition, 1};
  return FC_OK;
}

fc_status fc_select_from_options(fc_ctx *ctx, const char *option, const fc_str *texts, size_t n, fc_select **out) {
  *out = NULL;
  fc_select *select = fc_select_new();
  if (!select)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < n && status != FC_NO_MEMORY; i++) {
    fc_status found = read_option(ctx, select, option, texts[i]);
    status = found ? found : status;
  }
  if (status) {
    fc_select_free(select);
    return status;
  }
  *out = select;
  return FC_OK;
}
