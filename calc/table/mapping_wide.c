/* mapping_wide.c - wide tables to long: columns that hold the same figure for other stages, years or governments each
 * make a row of their own.
 *
 * `stages` names the columns of stages (Adopted, Modified, Actuals). `across` says that the headers of the columns that
 * match a pattern are the values of a column: years ("LEA FY *"), the states of a transposed table, the items of a
 * Census file (B*). Where all columns that could hold the amount bring a year each, and no two the same year and stage
 * ("FY21 Actual Expense", "FY24 Adopted"; 1999, 2000, 2001), nothing need be said. */
#include "base/buf.h"
#include "number/calendar.h"
#include "table/mapping.h"
#include <stdio.h>
#include <string.h>

#define YEAR_TEXT_MAX ((size_t)12) /* "FY2017-2018" */
#define MOST_SHOWN 4               /* headers of a match; the rest are counted */

/* ---- the year in a header ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A fiscal year that begins at `at`: its length, 0: none. "X2017" is what R makes of a header 2017. */
static size_t year_at(fc_str header, size_t at, int *year) {
  int covered;
  bool named = is_letter(header.p[at]);
  if (at && (is_digit(header.p[at - 1]) || (named && is_letter(header.p[at - 1]))))
    return 0;
  for (size_t n = header.n - at < YEAR_TEXT_MAX ? header.n - at : YEAR_TEXT_MAX; n >= 4; n--) {
    bool ends = at + n == header.n || !is_digit(header.p[at + n]);
    if (ends && is_digit(header.p[at + n - 1]) && fc_fiscal_year_parse((fc_str){header.p + at, n}, year, &covered) &&
        covered == 1)
      return n;
  }
  return 0;
}

/* The one fiscal year that a header holds, 0: none, or two. */
static int year_in(fc_str header) {
  int found = 0, year;
  for (size_t at = 0; at < header.n;) {
    size_t n = year_at(header, at, &year);
    if (n && found)
      return 0;
    found = n ? year : found;
    at += n ? n : 1;
  }
  return found;
}

/* ---- the columns ---- */

static bool keep_text(fc_mapping *mapping, const char *text, size_t n, fc_str *out) {
  *out = (fc_str){fc_arena_text(&mapping->arena, text, n), n};
  return out->p != NULL;
}

static bool keep_year(fc_mapping *mapping, int year, fc_str *out) {
  char text[16];
  return !year || keep_text(mapping, text, (size_t)snprintf(text, sizeof text, "%d", year), out);
}

/* The headers that are read so, "Adopted, Modified"; of many the first. */
static const char *wide_headers(fc_mapping *mapping) {
  fc_buf list = {.p = NULL};
  for (size_t i = 0; i < mapping->n_wide && i < MOST_SHOWN; i++)
    fc_buf_printf(&list, "%s%s", i ? ", " : "", mapping->header[mapping->wide[i].cell].text);
  if (mapping->n_wide > MOST_SHOWN)
    fc_buf_printf(&list, " and %zu more", mapping->n_wide - MOST_SHOWN);
  size_t n;
  const char *text = fc_buf_data(&list, &n);
  const char *kept = fc_arena_text(&mapping->arena, text, n);
  fc_buf_reset(&list);
  return kept;
}

/* What the columns hold: money, or residents in a table of governments. */
static fc_role held_by(const fc_mapping *mapping) {
  return mapping->kind == FC_GOVERNMENTS ? FC_ROLE_population : FC_ROLE_amount;
}

static void take(fc_mapping *mapping, fc_role role, fc_slot_from from, const char *headers, const char *how) {
  mapping->role[role] = (fc_slot){.from = from, .match = {role, SIZE_MAX, headers, how}};
}

static bool all_stages(const fc_mapping *mapping) {
  bool all = fc_role_get(FC_ROLE_stage)->in[mapping->kind];
  for (size_t i = 0; i < mapping->n_wide; i++)
    all &= mapping->wide[i].stage.n > 0;
  return all;
}

/* Years of headers stand where the file has no column of years. */
static bool all_years(const fc_mapping *mapping, const bool decided[FC_ROLES]) {
  bool all = !decided[FC_ROLE_fiscal_year];
  for (size_t i = 0; i < mapping->n_wide; i++)
    all &= mapping->wide[i].year.n > 0;
  for (size_t i = 0; i < mapping->n_headers; i++)
    all &= mapping->header[i].alias.role != FC_ROLE_fiscal_year;
  return all;
}

static fc_status use(fc_ctx *ctx, fc_mapping *mapping, bool decided[FC_ROLES], const char *how) {
  const char *headers = wide_headers(mapping);
  if (!headers)
    return fc_fail_memory(ctx);
  fc_role held = held_by(mapping);
  take(mapping, held, FC_SLOT_WIDE_CELL, headers, how);
  decided[held] = true;
  if (!decided[FC_ROLE_stage] && all_stages(mapping)) {
    take(mapping, FC_ROLE_stage, FC_SLOT_WIDE_STAGE, headers, how);
    decided[FC_ROLE_stage] = true;
  }
  if (all_years(mapping, decided)) {
    take(mapping, FC_ROLE_fiscal_year, FC_SLOT_WIDE_YEAR, headers, "brought");
    decided[FC_ROLE_fiscal_year] = true;
  }
  return FC_OK;
}

static bool brings_stage(const fc_alias *alias) {
  return alias->brings == FC_ROLE_stage;
}

/* A column with what its header says by itself. */
static bool add(fc_mapping *mapping, size_t cell) {
  fc_header *header = &mapping->header[cell];
  fc_wide_column *wide = &mapping->wide[mapping->n_wide++];
  *wide = (fc_wide_column){.cell = cell, .header = fc_str_of(header->text)};
  header->taken = true;
  return keep_year(mapping, header->alias.year, &wide->year) &&
         (!brings_stage(&header->alias) ||
          keep_text(mapping, header->alias.brought, strlen(header->alias.brought), &wide->stage));
}

static bool make_room(fc_mapping *mapping, size_t n) {
  mapping->wide = fc_arena_array(&mapping->arena, n, sizeof *mapping->wide);
  return mapping->wide != NULL;
}

/* ---- stages ---- */

static fc_status apply_stages(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]) {
  fc_status status = FC_OK;
  if (!source->n_stages || mapping->kind == FC_GOVERNMENTS)
    return FC_OK;
  if (!make_room(mapping, source->n_stages))
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < source->n_stages; i++) {
    const fc_setting *setting = &source->stages[i];
    size_t cell;
    fc_status found = fc_mapping_named(ctx, mapping, setting, &cell);
    status = found ? found : status;
    if (found || cell == SIZE_MAX)
      continue;
    if (!add(mapping, cell) ||
        !keep_text(mapping, setting->key.p, setting->key.n, &mapping->wide[mapping->n_wide - 1].stage))
      return fc_fail_memory(ctx);
    *setting->used = true;
  }
  fc_status used = mapping->n_wide ? use(ctx, mapping, decided, "option") : FC_OK;
  return used ? used : status;
}

/* ---- across ---- */

static fc_status refuse_two(fc_ctx *ctx, const fc_setting *setting) {
  return fc_fail(ctx, FC_BAD_FILE, "F108", &setting->where, "give one of --stages and --across, and that once",
                 "the columns of a table are read across one column alone");
}

static fc_status refuse_pattern(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting) {
  return fc_fail(ctx, FC_BAD_FILE, "F102", &setting->where, "\"fiscalc columns\" lists the columns of a file",
                 "%s has no column like \"%.*s\"", mapping->file, FC_STR_ARG(setting->value));
}

static fc_status refuse_year(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting, const char *header) {
  return fc_fail(
      ctx, FC_BAD_FILE, "F109", &setting->where,
      "match with a narrower pattern only columns whose header holds one fiscal year, such as FY2018 or 2017-18",
      "\"%s\", a column of %s, does not name one fiscal year", header, mapping->file);
}

/* Columns that hold another role, by an option or by their names, are not spread. */
static bool is_free(const fc_mapping *mapping, const fc_header *header) {
  return !header->taken && (header->alias.role == FC_NO_ROLE || header->alias.role == held_by(mapping));
}

static bool is_meant(const fc_mapping *mapping, const fc_header *header, const fc_setting *setting) {
  return is_free(mapping, header) && fc_str_glob(setting->value, fc_str_of(header->text));
}

static fc_status add_across(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting, fc_role role) {
  bool years = fc_role_get(role)->type == FC_ROLE_IS_YEAR;
  for (size_t i = 0; i < mapping->n_headers; i++) {
    fc_header *header = &mapping->header[i];
    if (!is_meant(mapping, header, setting))
      continue;
    int year = years ? year_in(fc_str_of(header->text)) : 0;
    if (years && !year)
      return refuse_year(ctx, mapping, setting, header->text);
    if (!add(mapping, i) || !keep_year(mapping, year, &mapping->wide[mapping->n_wide - 1].year))
      return fc_fail_memory(ctx);
  }
  return mapping->n_wide || !setting->required ? FC_OK : refuse_pattern(ctx, mapping, setting);
}

static fc_status apply_one_across(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting, bool decided[FC_ROLES]) {
  fc_role role;
  bool fits;
  fc_status status = fc_mapping_setting_role(ctx, mapping, setting, "across", &role, &fits);
  if (status || !fits)
    return status;
  if (mapping->n_wide)
    return refuse_two(ctx, setting);
  if (!make_room(mapping, mapping->n_headers))
    return fc_fail_memory(ctx);
  status = add_across(ctx, mapping, setting, role);
  if (status || !mapping->n_wide)
    return status;
  *setting->used = true;
  bool years = fc_role_get(role)->type == FC_ROLE_IS_YEAR;
  const char *headers = wide_headers(mapping);
  if (!headers)
    return fc_fail_memory(ctx);
  take(mapping, role, years ? FC_SLOT_WIDE_YEAR : FC_SLOT_WIDE_HEADER, headers, "option");
  decided[role] = true;
  return use(ctx, mapping, decided, "option");
}

fc_status fc_mapping_wide(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]) {
  fc_status status = apply_stages(ctx, mapping, source, decided);
  for (size_t i = 0; i < source->n_across && !status; i++)
    status = apply_one_across(ctx, mapping, &source->across[i], decided);
  return status;
}

/* ---- years that nothing need be said of ---- */

static bool same_text(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

/* Every candidate brings a year, and each another year or stage. */
static bool are_years(const fc_mapping *mapping, const size_t *cell, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const fc_alias *one = &mapping->header[cell[i]].alias;
    if (!one->year)
      return false;
    for (size_t j = 0; j < i; j++) {
      const fc_alias *other = &mapping->header[cell[j]].alias;
      if (one->year == other->year && one->brings == other->brings && same_text(one->brought, other->brought))
        return false;
    }
  }
  return true;
}

static size_t candidates(const fc_mapping *mapping, fc_role role, size_t *cell) {
  size_t n = 0;
  int best = INT32_MAX;
  for (size_t i = 0; i < mapping->n_headers; i++) {
    const fc_header *header = &mapping->header[i];
    if (header->alias.role != role || header->taken || header->alias.rank > best)
      continue;
    n = header->alias.rank < best ? 0 : n;
    best = header->alias.rank;
    cell[n++] = i;
  }
  return n;
}

fc_status fc_mapping_spread_years(fc_ctx *ctx, fc_mapping *mapping, fc_role role, const bool decided[FC_ROLES],
                                  bool *spread) {
  *spread = false;
  bool dated = decided[FC_ROLE_fiscal_year] || mapping->role[FC_ROLE_fiscal_year].from != FC_SLOT_NOTHING;
  if (role != held_by(mapping) || dated || mapping->n_wide)
    return FC_OK;
  size_t *cell = fc_arena_array(&mapping->arena, mapping->n_headers, sizeof *cell);
  if (!cell)
    return fc_fail_memory(ctx);
  size_t n = candidates(mapping, role, cell);
  if (!are_years(mapping, cell, n))
    return FC_OK;
  if (!make_room(mapping, n))
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < n; i++)
    if (!add(mapping, cell[i]))
      return fc_fail_memory(ctx);
  bool unused[FC_ROLES];
  memcpy(unused, decided, sizeof unused);
  unused[FC_ROLE_stage] |= mapping->role[FC_ROLE_stage].from != FC_SLOT_NOTHING;
  *spread = mapping->wide_found = true;
  return use(ctx, mapping, unused, "years");
}
