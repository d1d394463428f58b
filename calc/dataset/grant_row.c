/* grant_row.c - the texts of a grants row that selectors and breakdowns look at. */
#include "dataset/grant_row.h"
#include "dataset/codes.h"

#include <stdio.h>

fc_grant_column fc_grant_column_of(const fc_dataset *dataset, const fc_reader *reader, const char *name) {
  fc_grant_column column = {name, fc_role_find(fc_str_of(name)), fc_reader_column(reader, fc_str_of(name)), SIZE_MAX};
  if (column.column != SIZE_MAX)
    column.role = fc_reader_match(reader, column.column)->role;
  for (size_t i = 0; i < dataset->n_government_columns; i++)
    if (fc_str_is(fc_str_of(name), dataset->government_columns[i]))
      column.government_column = i;
  return column;
}

static bool has(const fc_rows_of *rows, fc_role role) {
  return rows->column[role] != SIZE_MAX;
}

bool fc_grant_column_known(const fc_rows_of *rows, const fc_grant_column *column) {
  if (column->column != SIZE_MAX || column->government_column != SIZE_MAX)
    return true;
  switch (column->role) {
  case FC_ROLE_government:
  case FC_ROLE_government_id:
  case FC_ROLE_state:
  case FC_ROLE_fiscal_year:
    return true;
  case FC_ROLE_program:
  case FC_ROLE_federal_agency:
    return has(rows, FC_ROLE_assistance_listing);
  case FC_ROLE_department:
    return has(rows, FC_ROLE_department_code);
  default:
    return false;
  }
}

fc_str fc_grant_agency(const fc_rows_of *rows, bool *derived) {
  fc_str agency = fc_rows_text(rows, FC_ROLE_federal_agency);
  fc_str by_listing = agency.n ? FC_STR("") : fc_agency_of_listing(fc_rows_text(rows, FC_ROLE_assistance_listing));
  *derived = by_listing.n > 0;
  return agency.n ? agency : by_listing;
}

fc_str fc_grant_department(const fc_rows_of *rows) {
  fc_str department = fc_rows_text(rows, FC_ROLE_department);
  return department.n ? department : fc_rows_text(rows, FC_ROLE_department_code);
}

static fc_str year_text(int32_t year, char scratch[128]) {
  int n = year ? snprintf(scratch, 128, "%d", (int)year) : 0;
  return (fc_str){scratch, n > 0 ? (size_t)n : 0};
}

/* What the row's government has, where the row says it otherwise or not at all. */
static fc_str of_government(const fc_grant_row *row, fc_role role) {
  const fc_dataset *dataset = row->rows->dataset;
  const fc_government *government = fc_dataset_government(dataset, row->government);
  uint32_t number = role == FC_ROLE_government ? government->name
                    : role == FC_ROLE_state    ? government->state
                    : role == FC_ROLE_type     ? government->type
                                               : government->id;
  return fc_dataset_text(dataset, number);
}

fc_str fc_grant_text(const fc_grant_row *row, const fc_grant_column *column, char scratch[128]) {
  const fc_rows_of *rows = row->rows;
  const fc_government *government = fc_dataset_government(rows->dataset, row->government);
  bool derived;
  switch (column->role) {
  case FC_ROLE_government:
  case FC_ROLE_government_id:
  case FC_ROLE_state:
  case FC_ROLE_type:
    return of_government(row, column->role);
  case FC_ROLE_fiscal_year:
    return year_text(row->year, scratch);
  case FC_ROLE_award_year:
    return year_text(row->award_year, scratch);
  case FC_ROLE_stage:
    return fc_dataset_text(rows->dataset, row->stage);
  case FC_ROLE_federal_agency:
    return fc_grant_agency(rows, &derived);
  case FC_ROLE_department:
    return fc_grant_department(rows);
  default:
    if (column->column == SIZE_MAX && column->government_column != SIZE_MAX && government->text)
      return fc_dataset_text(rows->dataset, government->text[column->government_column]);
    return fc_rows_column(rows, column->column);
  }
}
