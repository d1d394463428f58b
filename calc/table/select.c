/* select.c - does a row fit: every term must hold, a term's conditions together, any one of a condition's values. */
#include "table/select_parts.h"
#include "number/figure.h"
#include "table/canonical.h"
#include <stdlib.h>
#include <string.h>

#define LONGEST_EXCERPT ((size_t)400) /* bytes of a line that a column's place keeps for messages */
#define PLACES 9          /* decimals that a number is compared with */
#define MOST_DIGITS 24    /* of its whole part: with PLACES they fit 128 bits */
#define CENT_SCALE 10000000 /* 10^PLACES / 100 */

static bool plain_decimal(fc_str s, fc_i128 *out) {
  bool negative = s.n && s.p[0] == '-';
  size_t at = negative, whole = 0, places = 0, digits = 0;
  fc_i128 value = 0;
  bool point = false;
  for (; at < s.n; at++) {
    if (s.p[at] == '.' && !point) {
      point = true;
      continue;
    }
    if (s.p[at] < '0' || s.p[at] > '9')
      return false;
    digits++;
    whole += !point;
    if (point && places++ >= PLACES)
      continue;
    value = value * 10 + (s.p[at] - '0');
    if (whole > MOST_DIGITS)
      return false;
  }
  for (; places < PLACES; places++)
    value *= 10;
  *out = negative ? -value : value;
  return digits > 0;
}

bool fc_select_number(fc_str text, fc_i128 *out) {
  if (plain_decimal(text, out))
    return true;
  fc_figure figure;
  if (!text.n || fc_amount_read(text, FC_AMOUNT_CHOSEN | FC_AMOUNT_ROUND, &figure, NULL, NULL))
    return false;
  *out = (fc_i128)figure.value * CENT_SCALE;
  return true;
}

static int compare(fc_i128 a, fc_i128 b) {
  return (a > b) - (a < b);
}

/* A missing value is in no range. */
static bool in_range(const fc_choice *choice, fc_str cell) {
  if (!cell.n)
    return false;
  bool has_low = choice->low.text.n > 0, has_high = choice->high.text.n > 0;
  bool numbers = (!has_low || choice->low.is_number) && (!has_high || choice->high.is_number);
  fc_i128 number;
  if (numbers && fc_select_number(cell, &number))
    return (!has_low || compare(number, choice->low.number) >= 0) && (!has_high || compare(number, choice->high.number) <= 0);
  return (!has_low || fc_str_cmp(cell, choice->low.text) >= 0) && (!has_high || fc_str_cmp(cell, choice->high.text) <= 0);
}

static bool fits(const fc_choice *choice, fc_str cell) {
  bool flag;
  switch (choice->kind) {
  case FC_CHOICE_TEXT:
    return fc_str_eq(cell, choice->text);
  case FC_CHOICE_GLOB:
    return fc_str_glob(choice->text, cell);
  case FC_CHOICE_RANGE:
    return in_range(choice, cell);
  case FC_CHOICE_FLAG:
    return fc_flag_parse(cell, &flag) && flag == choice->flag;
  }
  return false;
}

static bool condition_holds(const fc_condition *condition, const fc_str *cells) {
  for (size_t i = 0; i < condition->choices; i++)
    if (fits(&condition->choice[i], cells[condition->column]))
      return true;
  return false;
}

bool fc_select_match(const fc_select *select, const fc_str *cells) {
  for (size_t i = 0; i < select->terms.count; i++) {
    const fc_term *term = fc_seq_at(&select->terms, i);
    bool all = true;
    for (size_t j = 0; j < term->conditions && all; j++)
      all = condition_holds(&term->condition[j], cells);
    if (all == term->negated)
      return false;
  }
  return true;
}

fc_select *fc_select_new(void) {
  fc_select *select = calloc(1, sizeof *select);
  if (!select)
    return NULL;
  fc_seq_init(&select->columns, sizeof(fc_select_column_name));
  fc_seq_init(&select->terms, sizeof(fc_term));
  select->as_of = FC_NO_DATE;
  return select;
}

void fc_select_free(fc_select *select) {
  if (!select)
    return;
  fc_seq_free(&select->columns);
  fc_seq_free(&select->terms);
  fc_arena_free(&select->arena);
  free(select);
}

fc_date fc_select_as_of(const fc_select *select) {
  return select ? select->as_of : FC_NO_DATE;
}

fc_str fc_select_keep(fc_select *select, fc_str text) {
  const char *kept = fc_arena_text(&select->arena, text.p, text.n);
  return kept ? (fc_str){kept, text.n} : (fc_str){NULL, 0};
}

static const char *keep_text(fc_select *select, const char *text) {
  return text ? fc_arena_text(&select->arena, text, strlen(text)) : NULL;
}

size_t fc_select_add_column(fc_select *select, fc_str name, const fc_where *where) {
  for (size_t i = 0; i < select->columns.count; i++)
    if (fc_str_eq(fc_select_column(select, i), name))
      return i;
  fc_select_column_name *column = fc_seq_push(&select->columns);
  fc_str kept = fc_select_keep(select, name);
  if (!column || !kept.p)
    return SIZE_MAX;
  *column = (fc_select_column_name){kept, *where};
  column->where.file = keep_text(select, where->file);
  column->where.field = keep_text(select, where->field);
  column->where.pointer = keep_text(select, where->pointer);
  column->where.mark = keep_text(select, where->mark);
  bool short_enough = where->excerpt.n && where->excerpt.n <= LONGEST_EXCERPT;
  column->where.excerpt = short_enough ? fc_select_keep(select, where->excerpt) : (fc_str){NULL, 0};
  return select->columns.count - 1;
}

size_t fc_select_columns(const fc_select *select) {
  return select->columns.count;
}

fc_str fc_select_column(const fc_select *select, size_t index) {
  const fc_select_column_name *column = fc_seq_at(&select->columns, index);
  return column->name;
}

fc_where fc_select_where(const fc_select *select, size_t index) {
  const fc_select_column_name *column = fc_seq_at(&select->columns, index);
  return column->where;
}

static bool is_column(fc_str name, const char *column) {
  fc_role role = fc_role_find(fc_str_of(column));
  return fc_str_is(name, column) || (role != FC_NO_ROLE && fc_role_of_name(name) == role);
}

bool fc_select_names(const fc_select *select, const char *column) {
  for (size_t i = 0; i < select->terms.count; i++) {
    const fc_term *term = fc_seq_at(&select->terms, i);
    for (size_t j = 0; j < term->conditions && !term->negated; j++)
      if (is_column(fc_select_column(select, term->condition[j].column), column))
        return true;
  }
  return false;
}

static fc_str plain_value(const fc_term *term, size_t column) {
  for (size_t i = 0; i < term->conditions && !term->negated; i++) {
    const fc_condition *condition = &term->condition[i];
    for (size_t k = 0; condition->column == column && k < condition->choices; k++)
      if (condition->choice[k].kind == FC_CHOICE_TEXT)
        return condition->choice[k].text;
  }
  return (fc_str){NULL, 0};
}

fc_str fc_select_value(const fc_select *select, size_t index) {
  fc_str value = {NULL, 0};
  for (size_t i = 0; i < select->terms.count && !value.n; i++)
    value = plain_value(fc_seq_at(&select->terms, i), index);
  return value;
}
