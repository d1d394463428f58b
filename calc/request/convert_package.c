/* convert_package.c - the datapackage.json of converted files: Frictionless Data Package with a Table Schema for each,
 * and under "fiscalc" which column holds which role, so that nothing has to be matched again. */
#include "request/convert.h"
#include "table/json_text.h"

static const char *schema_type(fc_role role) {
  switch (role == FC_NO_ROLE ? FC_ROLE_IS_TEXT : fc_role_get(role)->type) {
  case FC_ROLE_IS_MONEY:
    return "number";
  case FC_ROLE_IS_COUNT:
  case FC_ROLE_IS_YEAR:
    return "integer";
  case FC_ROLE_IS_DATE:
    return "date";
  default:
    return "string";
  }
}

static void put_member(fc_buf *out, const char *key, const char *value) {
  fc_json_put_text(out, fc_str_of(key));
  fc_buf_text(out, ": ");
  fc_json_put_text(out, fc_str_of(value));
}

static void put_fields(fc_buf *out, const fc_converted *file) {
  for (size_t i = 0; i < file->n_columns; i++) {
    fc_buf_text(out, i ? ",\n        { " : "\n        { ");
    put_member(out, "name", file->column[i].name);
    fc_buf_text(out, ", ");
    put_member(out, "type", schema_type(file->column[i].role));
    fc_buf_text(out, " }");
  }
}

static bool has_role(const fc_converted *file, fc_role role) {
  for (size_t i = 0; i < file->n_columns; i++)
    if (file->column[i].role == role)
      return true;
  return false;
}

/* A further column whose header would be taken for a role that the file does not hold. */
static void put_denials(fc_buf *out, const fc_converted *file) {
  bool denied[FC_ROLES] = {false}, any = false;
  for (size_t i = 0; i < file->n_columns; i++) {
    fc_role role = fc_alias_of(fc_str_of(file->column[i].name), file->as).role;
    bool misread = file->column[i].role == FC_NO_ROLE && role != FC_NO_ROLE && !has_role(file, role);
    if (!misread || denied[role])
      continue;
    fc_buf_text(out, any ? ", " : ", \"map\": { ");
    put_member(out, fc_role_get(role)->name, "");
    denied[role] = any = true;
  }
  fc_buf_text(out, any ? " }" : "");
}

static void put_resource(fc_buf *out, const fc_converted *file, size_t number, fc_converted_form form) {
  fc_buf name = {0};
  fc_buf_text(&name, fc_table_kind_name(file->as));
  if (number > 1)
    fc_buf_printf(&name, "-%zu", number);
  if (form == FC_CONVERT_NDJSON)
    fc_buf_text(&name, "-ndjson"); /* not a table that fiscalc reads */
  fc_buf_text(out, "    {\n      \"name\": ");
  fc_json_put_text(out, (fc_str){name.p, name.n});
  fc_buf_text(out, ",\n      ");
  put_member(out, "path", file->file);
  fc_buf_text(out, ",\n      ");
  put_member(out, "format", form == FC_CONVERT_CSV ? "csv" : "ndjson");
  fc_buf_text(out, ",\n      \"encoding\": \"utf-8\"");
  if (form == FC_CONVERT_CSV) {
    fc_buf_text(out, ",\n      \"fiscalc\": { ");
    put_member(out, "as", fc_table_kind_name(file->as));
    put_denials(out, file);
    fc_buf_text(out, " }");
  }
  fc_buf_text(out, ",\n      \"schema\": { \"fields\": [");
  put_fields(out, file);
  fc_buf_text(out, "\n      ] }\n    }");
  out->failed |= name.failed;
  fc_buf_reset(&name);
}

void fc_converted_package(fc_buf *out, const char *name, const fc_converted *files, size_t n, fc_converted_form form) {
  size_t number[FC_TABLE_KINDS] = {0};
  fc_buf_text(out, "{\n  ");
  put_member(out, "name", name);
  fc_buf_text(out, ",\n  \"resources\": [\n");
  for (size_t i = 0; i < n; i++) {
    put_resource(out, &files[i], ++number[files[i].as], form);
    fc_buf_text(out, i + 1 < n ? ",\n" : "\n");
  }
  fc_buf_text(out, "  ]\n}\n");
}
