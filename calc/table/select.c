/* select.c - the parts of a selector, and what it matches. */
#include "table/select_parts.h"

#include "number/ratio.h"

#include <stdlib.h>
#include <string.h>

fc_select *fc_select_new(size_t groups) {
  fc_select *select = calloc(1, sizeof *select);
  if (!select)
    return NULL;
  fc_seq_init(&select->columns, sizeof(fc_select_column_name));
  select->groups = groups;
  select->group = fc_arena_array(&select->arena, groups, sizeof *select->group);
  if (select->group)
    return select;
  fc_select_free(select);
  return NULL;
}

void fc_select_free(fc_select *select) {
  if (!select)
    return;
  fc_seq_free(&select->columns);
  fc_arena_free(&select->arena);
  free(select);
}

fc_str fc_select_keep(fc_select *select, fc_str text) {
  return (fc_str){fc_arena_text(&select->arena, text.p, text.n), text.n};
}

/* The places of conditions outlive the document that they stood in. */
static bool keep_where(fc_select *select, fc_where *where) {
  const char **const texts[] = {&where->file, &where->field, &where->pointer, &where->mark};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    if (!*texts[i])
      continue;
    *texts[i] = fc_arena_text(&select->arena, *texts[i], strlen(*texts[i]));
    if (!*texts[i])
      return false;
  }
  where->excerpt = fc_select_keep(select, where->excerpt);
  return where->excerpt.p != NULL;
}

uint32_t fc_select_enter(fc_select *select, fc_str name, fc_where where) {
  for (size_t i = 0; i < select->columns.count; i++)
    if (fc_str_eq(fc_select_column(select, i), name))
      return (uint32_t)i;
  fc_select_column_name *column = fc_seq_push(&select->columns);
  if (!column)
    return UINT32_MAX;
  column->name = fc_select_keep(select, name);
  column->where = where;
  return column->name.p && keep_where(select, &column->where) ? (uint32_t)(select->columns.count - 1) : UINT32_MAX;
}

fc_condition *fc_conditions_room(fc_select *select, fc_conditions *group, size_t n) {
  group->each = fc_arena_array(&select->arena, n ? n : 1, sizeof *group->each);
  return group->each;
}

static size_t count_parts(fc_str values) {
  size_t parts = 1;
  for (size_t i = 0; i < values.n; i++)
    parts += values.p[i] == '|';
  return parts;
}

bool fc_condition_take(fc_select *select, fc_condition *condition, fc_str values) {
  fc_str kept = fc_select_keep(select, values);
  size_t old = condition->values;
  fc_str *value = fc_arena_array(&select->arena, old + count_parts(values), sizeof *value);
  if (!kept.p || !value)
    return false;
  if (old)
    memcpy(value, condition->value, old * sizeof *value);
  condition->value = value;
  for (size_t start = 0, i = 0; i <= kept.n; i++)
    if (i == kept.n || kept.p[i] == '|') {
      condition->value[condition->values++] = fc_str_trim((fc_str){kept.p + start, i - start});
      start = i + 1;
    }
  return true;
}

size_t fc_select_columns(const fc_select *select) {
  return select->columns.count;
}

fc_str fc_select_column(const fc_select *select, size_t index) {
  return ((const fc_select_column_name *)fc_seq_at(&select->columns, index))->name;
}

fc_where fc_select_where(const fc_select *select, size_t index) {
  return ((const fc_select_column_name *)fc_seq_at(&select->columns, index))->where;
}

bool fc_select_names(const fc_select *select, const char *column) {
  const fc_conditions *plain = &select->group[0];
  for (size_t i = 0; i < plain->n; i++) {
    fc_str name = fc_select_column(select, plain->each[i].column);
    bool same = fc_str_is(name, column) || (fc_str_is(name, "year") && strcmp(column, "fiscal_year") == 0);
    if (same && !plain->each[i].negated)
      return true;
  }
  return false;
}

/* Where "10..20" parts; SIZE_MAX where it is no range. */
static size_t range_at(fc_str value) {
  for (size_t i = 0; i + 1 < value.n; i++)
    if (value.p[i] == '.' && value.p[i + 1] == '.')
      return i;
  return SIZE_MAX;
}

static bool read_number(fc_str text, fc_i128 *cents) {
  fc_figure figure;
  fc_number_fault fault;
  if (fc_amount_parse(text.p, text.n, FC_AMOUNT_CHOSEN, &figure, &fault))
    return false;
  *cents = figure.value;
  return true;
}

/* By number where all three are numbers, else by text; an end that is left out is no bound. */
static bool in_range(fc_str low, fc_str high, fc_str cell) {
  fc_i128 from = 0, to = 0, at = 0;
  if (!cell.n)
    return false;
  if (read_number(cell, &at) && (!low.n || read_number(low, &from)) && (!high.n || read_number(high, &to)))
    return (!low.n || at >= from) && (!high.n || at <= to);
  return (!low.n || fc_str_cmp(cell, low) >= 0) && (!high.n || fc_str_cmp(cell, high) <= 0);
}

static bool value_matches(fc_str value, fc_str cell) {
  size_t range = range_at(value);
  if (range != SIZE_MAX)
    return in_range(fc_str_trim((fc_str){value.p, range}),
                    fc_str_trim((fc_str){value.p + range + 2, value.n - range - 2}), cell);
  return fc_str_has_glob(value) ? fc_str_glob(value, cell) : fc_str_eq(value, cell);
}

static bool condition_holds(const fc_condition *condition, const fc_str *cells) {
  for (size_t i = 0; i < condition->values; i++)
    if (value_matches(condition->value[i], cells[condition->column]))
      return !condition->negated;
  return condition->negated;
}

static bool group_holds(const fc_conditions *group, const fc_str *cells) {
  for (size_t i = 0; i < group->n; i++)
    if (!condition_holds(&group->each[i], cells))
      return group->negated;
  return !group->negated;
}

bool fc_select_match(const fc_select *select, const fc_str *cells) {
  for (size_t i = 0; i < select->groups; i++)
    if (!group_holds(&select->group[i], cells))
      return false;
  return true;
}
