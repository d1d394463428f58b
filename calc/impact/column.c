/* column.c - finding a column of awards by its name, and its value. */
#include "impact/column.h"

#include "table/schema.h"
#include <string.h>

static size_t find(const char *const *names, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0)
      return i;
  return SIZE_MAX;
}

/* Fields that every award or its government has, whatever columns were kept. */
static bool is_field(fc_role role) {
  switch (role) {
  case FC_ROLE_government:
  case FC_ROLE_government_id:
  case FC_ROLE_state:
  case FC_ROLE_type:
  case FC_ROLE_program:
  case FC_ROLE_assistance_listing:
  case FC_ROLE_federal_agency:
  case FC_ROLE_department:
  case FC_ROLE_award_id:
  case FC_ROLE_stage:
  case FC_ROLE_amount_basis:
  case FC_ROLE_estimator:
  case FC_ROLE_via:
  case FC_ROLE_flag:
    return true;
  default:
    return false;
  }
}

bool fc_award_column_find(const fc_dataset *dataset, const char *name, fc_award_column *out) {
  *out = (fc_award_column){.name = name, .role = fc_role_find(fc_str_of(name))};
  const char *canonical = out->role == FC_NO_ROLE ? name : fc_role_get(out->role)->name;
  out->own = find(dataset->columns, dataset->n_columns, canonical);
  out->of_government = find(dataset->government_columns, dataset->n_government_columns, canonical);
  return out->own != SIZE_MAX || out->of_government != SIZE_MAX || is_field(out->role);
}

static uint32_t field_of_award(const fc_award *award, fc_role role) {
  switch (role) {
  case FC_ROLE_program:
    return award->program ? award->program : award->listing;
  case FC_ROLE_assistance_listing:
    return award->listing;
  case FC_ROLE_federal_agency:
    return award->agency;
  case FC_ROLE_department:
    return award->department;
  case FC_ROLE_award_id:
    return award->award_id;
  case FC_ROLE_stage:
    return award->stage;
  case FC_ROLE_amount_basis:
    return award->basis_text;
  case FC_ROLE_estimator:
    return award->estimator;
  case FC_ROLE_via:
    return award->via;
  case FC_ROLE_flag:
    return award->flag;
  default:
    return 0;
  }
}

static uint32_t field_of_government(const fc_government *government, const fc_award_column *column) {
  switch (column->role) {
  case FC_ROLE_state:
    return government->state;
  case FC_ROLE_type:
    return government->type;
  default:
    return column->of_government != SIZE_MAX && government->text ? government->text[column->of_government] : 0;
  }
}

uint32_t fc_award_column_text(const fc_dataset *dataset, const fc_award *award, const fc_award_column *column) {
  const fc_government *government = fc_dataset_government(dataset, award->government);
  if (column->role == FC_ROLE_government)
    return government->name;
  if (column->role == FC_ROLE_government_id)
    return government->id;
  uint32_t text = column->own != SIZE_MAX ? award->text[column->own] : 0;
  if (!text)
    text = field_of_award(award, column->role);
  return text ? text : field_of_government(government, column);
}

bool fc_award_column_is_government(const fc_award_column *column) {
  return column->role == FC_ROLE_government || column->role == FC_ROLE_government_id;
}

bool fc_award_column_is_of_government(const fc_award_column *column) {
  return fc_award_column_is_government(column) || (column->own == SIZE_MAX && !is_field(column->role)) ||
         column->role == FC_ROLE_state || column->role == FC_ROLE_type;
}

uint32_t fc_award_column_key(const fc_dataset *dataset, const fc_award *award, const fc_award_column *column) {
  return fc_award_column_is_government(column) ? award->government : fc_award_column_text(dataset, award, column);
}

fc_str fc_award_column_key_text(const fc_dataset *dataset, const fc_award_column *column, uint32_t key) {
  if (!fc_award_column_is_government(column))
    return fc_dataset_text(dataset, key);
  const fc_government *government = fc_dataset_government(dataset, key);
  return fc_dataset_text(dataset, column->role == FC_ROLE_government ? government->name : government->id);
}

int fc_award_column_key_cmp(const fc_dataset *dataset, const fc_award_column *column, uint32_t a, uint32_t b) {
  int order =
      a == b ? 0
             : fc_str_cmp(fc_award_column_key_text(dataset, column, a), fc_award_column_key_text(dataset, column, b));
  if (order || a == b || !fc_award_column_is_government(column))
    return order;
  return fc_str_cmp(fc_dataset_text(dataset, fc_dataset_government(dataset, a)->id),
                    fc_dataset_text(dataset, fc_dataset_government(dataset, b)->id));
}

const char *const *fc_award_column_names(const fc_dataset *dataset, fc_arena *arena, size_t *n) {
  const char *const *roles = fc_role_names();
  const char **names =
      fc_arena_array(arena, dataset->n_columns + dataset->n_government_columns + FC_ROLES, sizeof *names);
  *n = 0;
  if (!names)
    return NULL;
  for (size_t i = 0; i < dataset->n_columns; i++)
    names[(*n)++] = dataset->columns[i];
  for (size_t i = 0; i < dataset->n_government_columns; i++)
    names[(*n)++] = dataset->government_columns[i];
  for (size_t i = 0; i < FC_ROLES; i++)
    if (is_field(fc_role_find(fc_str_of(roles[i]))))
      names[(*n)++] = roles[i];
  return names;
}
