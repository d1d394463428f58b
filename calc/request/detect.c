/* detect.c - what a file is, by what it holds. */
#include "request/detect.h"
#include "request/sources.h"
#include "scenario/standard.h"
#include "table/json.h"

#include <string.h>

fc_status fc_asked_open(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_file **out) {
  const fc_inline *given = fc_asked_file(asked, path);
  return given ? fc_file_memory(ctx, path, given->bytes, given->n, out) : fc_file_open(ctx, path, NULL, out);
}

static bool ends_as_json(const char *path) {
  const char *dot = strrchr(path, '.');
  return dot && (strcmp(dot, ".json") == 0 || strcmp(dot, ".JSON") == 0);
}

static bool starts_as_json(const char *start, size_t n) {
  size_t at = n >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (at < n && strchr(" \t\r\n", start[at]))
    at++;
  return at < n && (start[at] == '{' || start[at] == '[');
}

static fc_status json_of(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_json **out) {
  const fc_inline *given = fc_asked_file(asked, path);
  return given ? fc_json_parse(ctx, path, given->bytes, given->n, out) : fc_json_read(ctx, path, NULL, out);
}

static fc_status detect_json(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_file_kind *out) {
  fc_json *json;
  fc_status status = json_of(ctx, asked, path, &json);
  if (status)
    return status;
  const fc_json_value *root = fc_json_root(json);
  bool object = fc_json_kind_of(root) == FC_JSON_OBJECT;
  if (object && fc_json_get(root, "fiscalc")) {
    *out = FC_FILE_SCENARIO;
  } else if (object && fc_json_get(root, "resources")) {
    *out = FC_FILE_PACKAGE;
  } else if (object && fc_json_get(root, "schema") && fc_json_get(root, "tables")) {
    *out = FC_FILE_RESULT;
  } else {
    fc_where where = {.file = path};
    status = fc_fail(ctx, FC_BAD_FILE, "F615", &where,
                     "a scenario has \"fiscalc\": 1 among its members, a package \"resources\"",
                     "this JSON is neither a scenario nor a package");
  }
  fc_json_free(json);
  return status;
}

fc_status fc_detect_file(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_file_kind *out) {
  char start[64];
  size_t n = 0;
  fc_file *file;
  *out = fc_standard_is(path) ? FC_FILE_SCENARIO : FC_FILE_CSV;
  if (fc_standard_is(path) && !fc_asked_file(asked, path))
    return FC_OK;
  fc_status status = fc_asked_open(ctx, asked, path, &file);
  if (status)
    return status;
  status = fc_file_read(ctx, file, start, sizeof start, &n);
  fc_file_free(file);
  if (status)
    return status;
  return ends_as_json(path) || starts_as_json(start, n) ? detect_json(ctx, asked, path, out) : FC_OK;
}

enum { WEIGHT_SHARED = 1, WEIGHT_OWN = 3 };

static unsigned weight_of(fc_role role) {
  unsigned tables = 0;
  for (int other = 0; other < FC_TABLE_KINDS; other++)
    tables += fc_role_get(role)->in[other];
  return tables == 1 ? WEIGHT_OWN : WEIGHT_SHARED;
}

static unsigned weigh(const fc_csv_record *header, fc_table_kind kind, fc_role wanted, bool *has_wanted) {
  unsigned weight = 0;
  *has_wanted = false;
  for (size_t cell = 0; cell < header->cells; cell++) {
    fc_role role = fc_alias_of(header->cell[cell], kind).role;
    if (role == FC_NO_ROLE)
      continue;
    weight += weight_of(role);
    *has_wanted = *has_wanted || role == wanted;
  }
  return weight;
}

static fc_status choose(fc_ctx *ctx, const char *path, const fc_csv_record *header, fc_table_kind *out) {
  static const fc_table_kind with_amounts[] = {FC_BUDGETS, FC_GRANTS};
  unsigned best = 0;
  bool amount = false, population;
  for (size_t i = 0; i < 2; i++) {
    bool has_amount;
    unsigned weight = weigh(header, with_amounts[i], FC_ROLE_amount, &has_amount);
    amount = amount || has_amount;
    if (weight > best) {
      best = weight;
      *out = with_amounts[i];
    }
  }
  /* A table of governments has no amounts; one of residents and nothing else is one too. */
  unsigned weight = weigh(header, FC_GOVERNMENTS, FC_ROLE_population, &population);
  if (weight > best || (population && !amount)) {
    best = weight;
    *out = FC_GOVERNMENTS;
  }
  if (best)
    return FC_OK;
  return fc_fail(ctx, FC_NO_MATCH, "F615", &(fc_where){.file = path, .line = header->line},
                 "say with --as what its rows are, and with --map which header holds what",
                 "no header is one of a table of budgets, grants or governments");
}

fc_status fc_detect_table(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_table_kind *out) {
  const char *as = fc_asked_value(asked, "as");
  if (as && fc_table_kind_find(fc_str_of(as), out))
    return FC_OK;
  fc_file *file;
  fc_csv *csv = NULL;
  fc_csv_layout layout;
  fc_asked_layout(asked, &layout);
  fc_status status = fc_asked_open(ctx, asked, path, &file);
  if (!status)
    status = fc_csv_open_as(ctx, file, &layout, NULL, NULL, &csv);
  if (!status)
    status = choose(ctx, path, fc_csv_header(csv), out);
  fc_csv_free(csv);
  fc_file_free(file);
  return status;
}
