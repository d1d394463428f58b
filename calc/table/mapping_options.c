/* mapping_options.c - what `map` and `set` say of a file's columns (DESIGN section 3).
 *
 * A later one wins. One that was said for this table by name must fit; one that was spread to several tables need not,
 * and whoever spread it sees by its `used` whether any table took it. */
#include "base/buf.h"
#include "table/canonical.h"
#include "table/cells.h"
#include "table/mapping.h"
#include <string.h>

static fc_status refuse_unknown_role(fc_ctx *ctx, const fc_setting *setting, const char *option) {
  *setting->used = true; /* told once, though every table is asked */
  return fc_fail(ctx, FC_BAD_FILE, "F103", &setting->where,
                 fc_ctx_format(ctx, "%s takes a column of fiscalc, such as amount%s", option,
                               fc_did_you_mean(ctx, setting->key, fc_role_names(), FC_ROLES)),
                 "there is no column \"%.*s\"", FC_STR_ARG(setting->key));
}

static fc_status refuse_other_table(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting) {
  return fc_fail(ctx, FC_BAD_FILE, "F104", &setting->where, NULL, "%s have no column \"%.*s\"",
                 fc_table_kind_name(mapping->kind), FC_STR_ARG(setting->key));
}

static fc_status refuse_header(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting) {
  const char **headers = fc_arena_array(&mapping->arena, mapping->n_headers, sizeof *headers);
  if (!headers)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < mapping->n_headers; i++)
    headers[i] = mapping->header[i].text;
  return fc_fail(ctx, FC_BAD_FILE, "F102", &setting->where,
                 fc_ctx_format(ctx, "\"fiscalc columns\" lists the columns of a file%s",
                               fc_did_you_mean(ctx, setting->value, headers, mapping->n_headers)),
                 "%s has no column \"%.*s\"", mapping->file, FC_STR_ARG(setting->value));
}

static fc_status refuse_twin(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting, size_t first,
                             size_t again) {
  return fc_fail(ctx, FC_BAD_FILE, "F107", &setting->where, "give the columns different names in the file",
                 "\"%.*s\" is the name of columns %zu and %zu of %s", FC_STR_ARG(setting->value), first + 1, again + 1,
                 mapping->file);
}

fc_status fc_mapping_setting_role(fc_ctx *ctx, const fc_mapping *mapping, const fc_setting *setting, const char *option,
                                  fc_role *role, bool *fits) {
  *role = fc_role_find(setting->key);
  *fits = *role != FC_NO_ROLE && fc_role_get(*role)->in[mapping->kind];
  if (*role == FC_NO_ROLE)
    return *setting->used && !setting->required ? FC_OK : refuse_unknown_role(ctx, setting, option);
  return *fits || !setting->required ? FC_OK : refuse_other_table(ctx, mapping, setting);
}

fc_status fc_mapping_named(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting, size_t *cell) {
  size_t again;
  *cell = fc_mapping_header(mapping, setting->value, &again);
  if (again != SIZE_MAX)
    return refuse_twin(ctx, mapping, setting, *cell, again);
  return *cell != SIZE_MAX || !setting->required ? FC_OK : refuse_header(ctx, mapping, setting);
}

static fc_status apply_map(fc_ctx *ctx, fc_mapping *mapping, const fc_setting *setting, bool decided[FC_ROLES]) {
  fc_role role;
  bool fits;
  fc_status status = fc_mapping_setting_role(ctx, mapping, setting, "map", &role, &fits);
  if (status || !fits)
    return status;
  if (decided[role]) {
    *setting->used = true; /* a later one took its place */
    return FC_OK;
  }
  if (!setting->value.n) { /* the file does not hold this role, whatever its headers say */
    decided[role] = *setting->used = true;
    return FC_OK;
  }
  size_t cell;
  status = fc_mapping_named(ctx, mapping, setting, &cell);
  if (status || cell == SIZE_MAX)
    return status;
  fc_header *header = &mapping->header[cell];
  header->taken = decided[role] = *setting->used = true;
  mapping->role[role] = (fc_slot){.from = FC_SLOT_CELL, .match = {role, cell, header->text, "option"}};
  return FC_OK;
}

static fc_status apply_set(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, const fc_setting *setting,
                           bool decided[FC_ROLES]) {
  fc_role role;
  bool fits;
  fc_status status = fc_mapping_setting_role(ctx, mapping, setting, "set", &role, &fits);
  if (status || !fits)
    return status;
  *setting->used = true;
  if (mapping->role[role].from == FC_SLOT_CONSTANT)
    return FC_OK;
  fc_cell_fault fault;
  fc_cell_typed typed;
  const fc_cell_rules rules = {source->amounts, source->units, true};
  if (setting->value.n && !fc_cell_read(role, setting->value, &rules, &typed, &fault))
    return fc_fail(ctx, FC_BAD_FILE, "F105", &setting->where, fault.help, "%s %s: %s", fc_role_get(role)->name,
                   fault.is, fault.mark ? fault.mark : "it cannot be read");
  char out[FC_CANONICAL_LENGTH];
  fc_str text = fc_canonical(role, setting->value, out);
  const char *kept = fc_arena_text(&mapping->arena, text.p, text.n);
  if (!kept)
    return fc_fail_memory(ctx);
  decided[role] = true;
  mapping->role[role] =
      (fc_slot){.from = FC_SLOT_CONSTANT, .constant = {kept, text.n}, .match = {role, SIZE_MAX, "", "set"}};
  return FC_OK;
}

fc_status fc_mapping_options(fc_ctx *ctx, fc_mapping *mapping, const fc_source *source, bool decided[FC_ROLES]) {
  fc_status status = FC_OK, found;
  for (size_t i = source->n_set; i-- > 0;)
    if ((found = apply_set(ctx, mapping, source, &source->set[i], decided)))
      status = found;
  for (size_t i = source->n_map; i-- > 0;)
    if ((found = apply_map(ctx, mapping, &source->map[i], decided)))
      status = found;
  if ((found = fc_mapping_wide(ctx, mapping, source, decided)))
    status = found;
  return status;
}
