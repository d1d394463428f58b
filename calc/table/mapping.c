/* mapping.c - headers to roles, where no option decides. */
#include "table/mapping.h"
#include "base/buf.h"
#include <stdio.h>
#include <string.h>

#define LONGEST_FOLDED 256
#define MOST_LISTED 12 /* headers that a message lists */

static bool keep_header(fc_mapping *mapping, fc_str written, fc_header *out) {
  char folded[LONGEST_FOLDED];
  fc_str text = fc_str_trim(written);
  size_t n = fc_fold_header(text, folded, sizeof folded);
  out->text = fc_arena_text(&mapping->arena, text.p, text.n);
  out->folded = (fc_str){fc_arena_text(&mapping->arena, folded, n), n};
  out->alias = fc_alias_of(text, mapping->kind);
  return out->text && out->folded.p;
}

static fc_status keep_headers(fc_ctx *ctx, fc_mapping *mapping) {
  const fc_csv_record *header = fc_csv_header(mapping->csv);
  mapping->n_headers = header->cells;
  mapping->header = fc_arena_array(&mapping->arena, header->cells, sizeof *mapping->header);
  for (size_t i = 0; mapping->header && i < header->cells; i++)
    if (!keep_header(mapping, header->cell[i], &mapping->header[i]))
      return fc_fail_memory(ctx);
  return mapping->header ? FC_OK : fc_fail_memory(ctx);
}

size_t fc_mapping_place(const fc_mapping *mapping, fc_str name) {
  size_t place = 0;
  for (size_t i = 1; i < name.n && i < 6; i++)
    place = name.p[i] >= '0' && name.p[i] <= '9' ? 10 * place + (size_t)(name.p[i] - '0') : 0;
  bool named = name.n > 1 && name.n < 7 && name.p[0] == '#' && place && place <= mapping->n_headers;
  return named ? place - 1 : SIZE_MAX;
}

size_t fc_mapping_header(const fc_mapping *mapping, fc_str name, size_t *again) {
  char text[LONGEST_FOLDED];
  fc_str folded = {text, fc_fold_header(fc_str_trim(name), text, sizeof text)};
  size_t first = *again = SIZE_MAX;
  for (size_t i = 0; i < mapping->n_headers && folded.n; i++) {
    if (!fc_str_eq(mapping->header[i].folded, folded))
      continue;
    if (first != SIZE_MAX) {
      *again = i;
      break;
    }
    first = i;
  }
  return first == SIZE_MAX ? fc_mapping_place(mapping, fc_str_trim(name)) : first;
}

/* ---- candidates of a role ---- */

static bool is_candidate(const fc_header *header, fc_role role) {
  return header->alias.role == role && !header->taken;
}

/* The candidates of the lowest rank: how many, and the first. */
static size_t best_candidates(const fc_mapping *mapping, fc_role role, size_t *first) {
  size_t count = 0;
  int best = INT32_MAX;
  for (size_t i = 0; i < mapping->n_headers; i++) {
    const fc_header *header = &mapping->header[i];
    if (!is_candidate(header, role) || header->alias.rank > best)
      continue;
    if (header->alias.rank < best) {
      best = header->alias.rank;
      *first = i;
      count = 0;
    }
    count++;
  }
  return count;
}

/* Whether a later column has the same header, so that no option can tell them apart. */
static bool stands_twice(const fc_mapping *mapping, size_t first) {
  for (size_t i = first + 1; i < mapping->n_headers; i++)
    if (strcmp(mapping->header[i].text, mapping->header[first].text) == 0)
      return true;
  return false;
}

/* How the user settles it: --map, and --stages where every candidate is an amount of a stage. */
static const char *settling_help(fc_ctx *ctx, const fc_mapping *mapping, fc_role role, size_t first) {
  if (stands_twice(mapping, first))
    return "give each of these columns a name of its own in the file";
  const char *kind = fc_table_kind_name(mapping->kind), *name = fc_role_get(role)->name;
  bool stages = role == FC_ROLE_amount;
  fc_buf said = {.p = NULL};
  for (size_t i = 0; i < mapping->n_headers; i++) {
    const fc_header *header = &mapping->header[i];
    if (!is_candidate(header, role) || header->alias.rank != mapping->header[first].alias.rank)
      continue;
    stages &= header->alias.brings == FC_ROLE_stage;
    if (stages)
      fc_buf_printf(&said, " --stages '%s.%s=%s'", kind, header->alias.brought, header->text);
  }
  const char *help = fc_ctx_format(ctx, "say which: --map '%s.%s=%s'%s%s", kind, name, mapping->header[first].text,
                                   stages ? "; or read them all:" : "", stages ? fc_buf_data(&said, NULL) : "");
  fc_buf_reset(&said);
  return help;
}

static fc_status refuse_several(fc_ctx *ctx, fc_mapping *mapping, fc_role role, size_t first, size_t count) {
  fc_buf list = {.p = NULL};
  size_t listed = 0;
  for (size_t i = 0; i < mapping->n_headers; i++) {
    fc_header *header = &mapping->header[i];
    if (!is_candidate(header, role) || header->alias.rank != mapping->header[first].alias.rank)
      continue;
    header->candidate = true;
    if (listed++ < MOST_LISTED)
      fc_buf_printf(&list, "%s\"%s\"", list.n ? ", " : "", header->text);
  }
  fc_status status = FC_OK;
  if (!mapping->lenient) {
    fc_where where = fc_csv_where(mapping->csv, first, 0, fc_csv_header(mapping->csv)->cell[first].n);
    status = fc_fail(ctx, FC_BAD_FILE, "F100", &where, settling_help(ctx, mapping, role, first),
                     "%zu columns could hold \"%s\": %s", count, fc_role_get(role)->name, fc_buf_data(&list, NULL));
  }
  fc_buf_reset(&list);
  return status;
}

/* One header that is a year and nothing else may be a cell of a file without a header; years are told by their number.
 */
static bool is_bare_year(const fc_header *header) {
  bool letters = false;
  for (size_t i = 0; i < header->folded.n; i++)
    letters |= header->folded.p[i] < '0' || header->folded.p[i] > '9';
  return header->alias.year && !letters;
}

static fc_status settle(fc_ctx *ctx, fc_mapping *mapping, fc_role role, const bool *decided) {
  size_t first = SIZE_MAX, count = best_candidates(mapping, role, &first);
  bool spread = false;
  fc_status status = count > 1 ? fc_mapping_spread_years(ctx, mapping, role, decided, &spread) : FC_OK;
  if (status || spread)
    return status;
  if (count > 1)
    return refuse_several(ctx, mapping, role, first, count);
  if (count == 1 && !is_bare_year(&mapping->header[first])) {
    const fc_header *header = &mapping->header[first];
    fc_match match = {role, first, header->text, header->alias.rank ? "alias" : "name"};
    mapping->role[role] = (fc_slot){.from = FC_SLOT_CELL, .match = match};
  }
  return FC_OK;
}

static fc_status settle_all(fc_ctx *ctx, fc_mapping *mapping, const bool *decided) {
  fc_status status = FC_OK;
  for (int role = 0; role < FC_ROLES; role++) {
    if (decided[role] || !fc_role_get((fc_role)role)->in[mapping->kind])
      continue;
    fc_status found = settle(ctx, mapping, (fc_role)role, decided);
    status = found ? found : status;
  }
  return status;
}

/* ---- what a header brings besides its role ---- */

static bool bring(fc_mapping *mapping, fc_role role, const char *value, const char *header) {
  bool wanted = fc_role_get(role)->in[mapping->kind] && mapping->role[role].from == FC_SLOT_NOTHING;
  if (!wanted)
    return true;
  const char *kept = fc_arena_text(&mapping->arena, value, strlen(value));
  if (!kept)
    return false;
  mapping->role[role] =
      (fc_slot){.from = FC_SLOT_CONSTANT, .constant = fc_str_of(kept), .match = {role, SIZE_MAX, header, "brought"}};
  return true;
}

static fc_status bring_all(fc_ctx *ctx, fc_mapping *mapping, const bool *decided) {
  for (int role = 0; role < FC_ROLES; role++) {
    const fc_slot *slot = &mapping->role[role];
    if (slot->from != FC_SLOT_CELL)
      continue;
    const fc_header *header = &mapping->header[slot->match.cell];
    const fc_alias *alias = &header->alias;
    char year[16];
    snprintf(year, sizeof year, "%d", alias->year);
    bool same = (int)alias->role == role;
    if (same && alias->year && !decided[FC_ROLE_fiscal_year] &&
        !bring(mapping, FC_ROLE_fiscal_year, year, header->text))
      return fc_fail_memory(ctx);
    if (same && alias->brings != FC_NO_ROLE && !decided[alias->brings] &&
        !bring(mapping, alias->brings, alias->brought, header->text))
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

/* ---- what must be there ---- */

static const char *list_headers(fc_ctx *ctx, const fc_mapping *mapping) {
  fc_buf list = {.p = NULL};
  for (size_t i = 0; i < mapping->n_headers && i < MOST_LISTED; i++)
    fc_buf_printf(&list, "%s\"%s\"", i ? ", " : "", mapping->header[i].text);
  if (mapping->n_headers > MOST_LISTED)
    fc_buf_printf(&list, " and %zu more", mapping->n_headers - MOST_LISTED);
  const char *text = fc_ctx_format(ctx, "%s", fc_buf_data(&list, NULL));
  fc_buf_reset(&list);
  return text;
}

/* The first line holds an amount: it is a row, and the file has no header. */
static bool begins_with_a_row(const fc_mapping *mapping) {
  for (size_t i = 0; i < mapping->n_headers; i++) {
    fc_figure figure;
    fc_str text = fc_str_of(mapping->header[i].text);
    bool fraction = memchr(text.p, '.', text.n) || memchr(text.p, ',', text.n) || text.n > 4;
    if (fraction && !fc_amount_read(text, FC_AMOUNT_PLAIN, &figure, NULL, NULL))
      return true;
  }
  return false;
}

static fc_status refuse_missing(fc_ctx *ctx, fc_mapping *mapping, fc_role role) {
  const char *kind = fc_table_kind_name(mapping->kind), *name = fc_role_get(role)->name;
  const char **headers = fc_arena_array(&mapping->arena, mapping->n_headers, sizeof *headers);
  if (!headers)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < mapping->n_headers; i++)
    headers[i] = mapping->header[i].text;
  fc_where where = fc_csv_where(mapping->csv, 0, 0, 0);
  where.column = 0;
  const char *help =
      begins_with_a_row(mapping)
          ? fc_ctx_format(
                ctx,
                "the header holds amounts: if it is a row, name the columns with --header '%s.government,%s,...'; if "
                "the header stands further down, name its line with --header %s.LINE",
                kind, name, kind)
          : fc_ctx_format(ctx, "say which holds it: --map '%s.%s=HEADER'; the columns are %s%s", kind, name,
                          list_headers(ctx, mapping),
                          fc_did_you_mean(ctx, fc_str_of(name), headers, mapping->n_headers));
  return fc_fail(ctx, FC_BAD_FILE, "F101", &where, help, "no column holds \"%s\", which %s must have", name, kind);
}

static bool is_unsettled(const fc_mapping *mapping, fc_role role) {
  for (size_t i = 0; i < mapping->n_headers; i++)
    if (mapping->header[i].candidate && mapping->header[i].alias.role == role)
      return true;
  return false;
}

static fc_status check_required(fc_ctx *ctx, fc_mapping *mapping) {
  const fc_slot *role = mapping->role;
  if (mapping->lenient)
    return FC_OK;
  if (mapping->kind == FC_GOVERNMENTS) {
    bool named = role[FC_ROLE_government].from || role[FC_ROLE_government_id].from;
    bool told = is_unsettled(mapping, FC_ROLE_government) || is_unsettled(mapping, FC_ROLE_government_id);
    return named || told ? FC_OK : refuse_missing(ctx, mapping, FC_ROLE_government);
  }
  bool has_amount = role[FC_ROLE_amount].from || is_unsettled(mapping, FC_ROLE_amount);
  return has_amount ? FC_OK : refuse_missing(ctx, mapping, FC_ROLE_amount);
}

static bool mapping_joins(const fc_mapping *mapping, const bool *decided) {
  return mapping->kind == FC_GRANTS && !decided[FC_ROLE_assistance_listing] &&
         !is_unsettled(mapping, FC_ROLE_assistance_listing);
}

fc_status fc_mapping_make(fc_ctx *ctx, const fc_source *source, const fc_csv *csv, bool lenient, fc_mapping *out) {
  *out = (fc_mapping){.kind = source->as, .lenient = lenient, .file = source->path, .csv = csv};
  for (int role = 0; role < FC_ROLES; role++)
    out->role[role].match = (fc_match){(fc_role)role, SIZE_MAX, "", ""};
  fc_status status = keep_headers(ctx, out);
  bool decided[FC_ROLES] = {false};
  if (!status)
    status = fc_mapping_options(ctx, out, source, decided);
  if (status == FC_NO_MEMORY)
    return status;
  fc_status settled = settle_all(ctx, out, decided);
  status = status ? status : settled;
  if (mapping_joins(out, decided))
    fc_mapping_join_listing(out);
  if (status != FC_NO_MEMORY && bring_all(ctx, out, decided))
    return FC_NO_MEMORY;
  return status ? status : check_required(ctx, out);
}

void fc_mapping_free(fc_mapping *mapping) {
  fc_arena_free(&mapping->arena);
}

/* ---- finding a column by name ---- */

fc_role fc_mapping_role_of(const fc_mapping *mapping, size_t cell) {
  for (int role = 0; role < FC_ROLES; role++)
    if (mapping->role[role].from == FC_SLOT_CELL && mapping->role[role].match.cell == cell)
      return (fc_role)role;
  return FC_NO_ROLE;
}

bool fc_mapping_is_wide(const fc_mapping *mapping, size_t cell) {
  for (size_t i = 0; i < mapping->n_wide; i++)
    if (mapping->wide[i].cell == cell)
      return true;
  return false;
}

fc_slot fc_mapping_further(const fc_mapping *mapping, size_t cell) {
  const fc_header *header = &mapping->header[cell];
  fc_match match = {FC_NO_ROLE, cell, header->text, header->candidate ? "candidate" : "header"};
  return (fc_slot){.from = FC_SLOT_CELL, .match = match};
}

static fc_status refuse_twin(fc_ctx *ctx, const fc_mapping *mapping, size_t first, size_t again,
                             const fc_where *where) {
  if (!where)
    return FC_BAD_FILE;
  return fc_fail(ctx, FC_BAD_FILE, "F107", where, "give the columns different names in the file",
                 "\"%s\" is the name of two columns of %s, the %zuth and the %zuth", mapping->header[first].text,
                 mapping->file, first + 1, again + 1);
}

fc_status fc_mapping_find(fc_ctx *ctx, const fc_mapping *mapping, fc_str name, const fc_where *where, fc_slot *out) {
  fc_role role = fc_role_find(name);
  *out = (fc_slot){.from = FC_SLOT_NOTHING};
  if (role == FC_NO_ROLE || mapping->role[role].from == FC_SLOT_NOTHING) {
    size_t again, cell = fc_mapping_header(mapping, name, &again);
    if (again != SIZE_MAX)
      return refuse_twin(ctx, mapping, cell, again, where);
    role = cell == SIZE_MAX ? fc_role_of_name(name) : fc_mapping_role_of(mapping, cell);
    if (cell != SIZE_MAX && role == FC_NO_ROLE) {
      *out = fc_mapping_further(mapping, cell);
      return FC_OK;
    }
  }
  if (role != FC_NO_ROLE)
    *out = mapping->role[role];
  return FC_OK;
}

const char *const *fc_mapping_names(fc_mapping *mapping, size_t *n) {
  const char **names = fc_arena_array(&mapping->arena, mapping->n_headers + FC_ROLES, sizeof *names);
  *n = 0;
  for (size_t i = 0; names && i < mapping->n_headers; i++)
    names[(*n)++] = mapping->header[i].text;
  for (int role = 0; names && role < FC_ROLES; role++)
    if (mapping->role[role].from != FC_SLOT_NOTHING)
      names[(*n)++] = fc_role_get((fc_role)role)->name;
  return names;
}
