/* select_parts.h - what a selector is made of; seen by its own files alone. */
#ifndef FC_TABLE_SELECT_PARTS_H
#define FC_TABLE_SELECT_PARTS_H

#include "table/select.h"

/* One condition: the cell is one of the values, or none of them where negated. */
typedef struct fc_condition {
  uint32_t column; /* into the selector's columns */
  bool negated;
  fc_str *value;
  size_t values;
} fc_condition;

/* Conditions that must all hold; `negated` (a "not" object): not all of them. */
typedef struct fc_conditions {
  bool negated;
  fc_condition *each;
  size_t n;
} fc_conditions;

typedef struct fc_select_column_name {
  fc_str name;
  fc_where where;
} fc_select_column_name;

struct fc_select {
  fc_arena arena;
  fc_seq columns; /* of fc_select_column_name */
  fc_conditions *group; /* the first holds the plain conditions, the others are "not" objects */
  size_t groups;
};

fc_select *fc_select_new(size_t groups); /* NULL: no memory */
fc_str fc_select_keep(fc_select *select, fc_str text); /* a copy; p NULL: no memory */
/* The number of the column, entered where it is new; UINT32_MAX: no memory. */
uint32_t fc_select_enter(fc_select *select, fc_str name, fc_where where);
/* A condition with room for its values, or NULL: no memory. */
fc_condition *fc_conditions_room(fc_select *select, fc_conditions *group, size_t n);
/* Takes a|b apart into the condition's values. false: no memory. */
bool fc_condition_take(fc_select *select, fc_condition *condition, fc_str values);

#endif
