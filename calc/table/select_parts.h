/* select_parts.h - what a selector is made of; seen by its own files alone. */
#ifndef FC_TABLE_SELECT_PARTS_H
#define FC_TABLE_SELECT_PARTS_H

#include "base/arena.h"
#include "number/i128.h"
#include "table/select.h"

typedef enum fc_choice_kind { FC_CHOICE_TEXT, FC_CHOICE_GLOB, FC_CHOICE_RANGE, FC_CHOICE_FLAG } fc_choice_kind;

/* An end of a range; n 0: left out. */
typedef struct fc_choice_end {
  fc_str text;
  bool is_number;
  fc_i128 number;
} fc_choice_end;

/* One of the values a|b|c. */
typedef struct fc_choice {
  fc_choice_kind kind;
  fc_str text; /* as it is compared: years and listing numbers in their canonical form */
  fc_choice_end low, high;
  bool flag;
} fc_choice;

/* A column and what may stand in it. */
typedef struct fc_condition {
  size_t column;
  fc_choice *choice;
  size_t choices;
} fc_condition;

/* Conditions that hold together, or must not. */
typedef struct fc_term {
  bool negated;
  fc_condition *condition;
  size_t conditions;
} fc_term;

typedef struct fc_select_column_name {
  fc_str name;
  fc_where where;
} fc_select_column_name;

struct fc_select {
  fc_arena arena;
  fc_seq columns; /* of fc_select_column_name */
  fc_seq terms;   /* of fc_term */
  fc_date as_of;  /* FC_NO_DATE: not stated */
};

/* select.c: a decimal number, or an amount with its marks and words, times 10^9. */
bool fc_select_number(fc_str text, fc_i128 *out);
fc_str fc_select_keep(fc_select *select, fc_str text); /* {NULL, 0}: no memory */
/* The index of a column, added where it is new; SIZE_MAX: no memory. */
size_t fc_select_add_column(fc_select *select, fc_str name, const fc_where *where);
fc_select *fc_select_new(void);

/* Where values were said, for messages. */
typedef struct fc_saying {
  const char *column; /* as written */
  const fc_where *where;
  fc_status status;
} fc_saying;

/* select_values.c: the choices "a|b*|10..20" of a column's values, pushed to a sequence of fc_choice. */
fc_status fc_select_values(fc_ctx *ctx, fc_select *select, const fc_saying *saying, fc_str values, fc_seq *choices);
fc_status fc_select_flag(fc_ctx *ctx, fc_select *select, bool flag, fc_seq *choices);
/* Moves the gathered choices into a condition; false: no memory. */
bool fc_select_condition(fc_select *select, size_t column, const fc_seq *choices, fc_condition *out);

#endif
