/* load_columns.c - which columns of which file a run looks at: of grants those that selectors and breakdowns name, of
 * budgets those by which a breakdown splits them, of governments those that grants do not have. Names are known before
 * any file is opened; what they stand for is known by the headers. */
#include "dataset/fold.h"
#include "dataset/load.h"
#include "dataset/reserve.h"
#include "dataset/stage.h"

#include <string.h>

/* Names, each once. */
typedef struct name_list {
  fc_arena *arena;
  const char **name;
  size_t n;
} name_list;

static bool new_list(name_list *list, fc_arena *arena, size_t most) {
  *list = (name_list){arena, fc_arena_array(arena, most + 1, sizeof *list->name), 0};
  return list->name != NULL;
}

static bool add_name(name_list *list, fc_str name) {
  for (size_t i = 0; i < list->n; i++)
    if (fc_str_is(name, list->name[i]))
      return true;
  const char *copy = fc_arena_text(list->arena, name.p, name.n);
  if (copy)
    list->name[list->n++] = copy;
  return copy != NULL;
}

static bool add_select(name_list *list, const fc_select *select) {
  for (size_t i = 0; select && i < fc_select_columns(select); i++)
    if (!add_name(list, fc_select_column(select, i)))
      return false;
  return true;
}

static size_t select_columns(const fc_select *select) {
  return select ? fc_select_columns(select) : 0;
}

static bool name_by(fc_dataset *dataset, const fc_keep *keep) {
  fc_arena *arena = &dataset->arena;
  const char **by = fc_arena_array(arena, keep->n_by + 1, sizeof *by);
  dataset->by_role = fc_arena_array(arena, keep->n_by + 1, sizeof *dataset->by_role);
  dataset->by_known = fc_arena_array(arena, keep->n_by + 1, sizeof *dataset->by_known);
  dataset->by_of_government = fc_arena_array(arena, keep->n_by + 1, sizeof *dataset->by_of_government);
  dataset->by_part = fc_arena_array(arena, keep->n_by + 1, sizeof *dataset->by_part);
  if (!by || !dataset->by_role || !dataset->by_known || !dataset->by_of_government || !dataset->by_part)
    return false;
  for (size_t i = 0; i < keep->n_by; i++) {
    by[i] = fc_arena_text(arena, keep->by[i], strlen(keep->by[i]));
    if (!by[i])
      return false;
    dataset->by_role[i] = fc_role_find(fc_str_of(by[i]));
    dataset->by_part[i] = SIZE_MAX;
  }
  dataset->by = by;
  dataset->n_by = keep->n_by;
  return true;
}

/* Headers that `by` or the selection of governments name may stand in the governments table alone. */
static bool name_government_columns(fc_dataset *dataset, const fc_keep *keep) {
  name_list list;
  if (!new_list(&list, &dataset->arena, keep->n_by + select_columns(keep->governments)) ||
      !add_select(&list, keep->governments))
    return false;
  for (size_t i = 0; i < dataset->n_by; i++)
    if (dataset->by_role[i] == FC_NO_ROLE && !add_name(&list, fc_str_of(dataset->by[i])))
      return false;
  dataset->government_columns = list.name;
  dataset->n_government_columns = list.n;
  return true;
}

static bool name_grant_columns(fc_loader *loader) {
  const fc_keep *keep = loader->keep;
  size_t most = keep->n_by + keep->n_further;
  name_list list;
  for (size_t i = 0; i < keep->n_selects; i++)
    most += select_columns(keep->selects[i]);
  if (!new_list(&list, &loader->dataset->arena, most))
    return false;
  for (size_t i = 0; i < keep->n_by; i++)
    if (!add_name(&list, fc_str_of(keep->by[i])))
      return false;
  for (size_t i = 0; i < keep->n_selects; i++)
    if (!add_select(&list, keep->selects[i]))
      return false;
  for (size_t i = 0; i < keep->n_further; i++)
    if (!add_name(&list, fc_str_of(keep->further[i])))
      return false;
  loader->named = list.name;
  loader->n_named = list.n;
  return true;
}

/* What every file is read for. */
fc_status fc_load_name_columns(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  const fc_keep *keep = loader->keep;
  char word[128];
  if (keep->n_key > FC_STANDING_KEY_MAX)
    return fc_fail(loader->ctx, FC_BAD_USAGE, "F207", NULL, NULL, "a key has at most %d columns, not %zu",
                   FC_STANDING_KEY_MAX, keep->n_key);
  if (keep->n_by > FC_BY_MAX)
    return fc_fail(loader->ctx, FC_BAD_USAGE, "F207", NULL, NULL, "a breakdown has at most %d columns, not %zu",
                   FC_BY_MAX, keep->n_by);
  fc_str scope = fc_scope_canonical(fc_str_of(keep->scope), word, sizeof word);
  dataset->scope = fc_intern_put(&dataset->texts, scope);
  dataset->forced_stage = fc_intern_put(&dataset->texts, fc_stage_canonical(fc_str_of(keep->stage), word, sizeof word));
  bool ok = dataset->scope != FC_INTERN_NONE && dataset->forced_stage != FC_INTERN_NONE && name_by(dataset, keep) &&
            name_government_columns(dataset, keep) && name_grant_columns(loader) &&
            fc_keys_init(&dataset->group_keys, keep->n_by + 4) && fc_keys_init(&loader->has_keys, FC_BY_MAX + 2);
  fc_seq_init(&loader->has, sizeof(uint8_t));
  fc_seq_init(&loader->reserves, sizeof(fc_reserve_row));
  fc_seq_init(&loader->further_years, sizeof(int32_t));
  loader->keeps_awards = keep->everything || keep->n_selects;
  return ok ? FC_OK : FC_NO_MEMORY;
}

static bool government_has(const fc_loader *loader, const char *name) {
  for (size_t i = 0; i < loader->n_files; i++) {
    const fc_loading *file = &loader->files[i];
    if (file->reader && file->source->as == FC_GOVERNMENTS &&
        fc_reader_column(file->reader, fc_str_of(name)) != SIZE_MAX)
      return true;
  }
  return false;
}

/* Further columns of the governments tables, where everything is kept. */
static bool add_further(name_list *list, const fc_loading *file) {
  for (size_t k = 0; k < fc_reader_columns(file->reader); k++) {
    const fc_match *match = fc_reader_match(file->reader, k);
    if (match->role == FC_NO_ROLE && !add_name(list, fc_str_of(match->header)))
      return false;
  }
  return true;
}

static bool is_whole_table(const fc_loader *loader, const fc_loading *file) {
  return loader->keep->everything && file->reader && file->source->as == FC_GOVERNMENTS;
}

/* What a governments table was asked for and no file has is not one of its columns. */
static bool settle_government_columns(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  size_t most = dataset->n_government_columns;
  name_list list;
  for (size_t i = 0; i < loader->n_files; i++)
    if (is_whole_table(loader, &loader->files[i]))
      most += fc_reader_columns(loader->files[i].reader);
  if (!new_list(&list, &dataset->arena, most))
    return false;
  for (size_t i = 0; i < dataset->n_government_columns; i++)
    if (government_has(loader, dataset->government_columns[i]) &&
        !add_name(&list, fc_str_of(dataset->government_columns[i])))
      return false;
  for (size_t i = 0; i < loader->n_files; i++)
    if (is_whole_table(loader, &loader->files[i]) && !add_further(&list, &loader->files[i]))
      return false;
  dataset->government_columns = list.name;
  dataset->n_government_columns = list.n;
  return true;
}

/* What the names of a breakdown are, by the headers of the grants tables. */
static void resolve_by(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  for (size_t i = 0; i < loader->n_files; i++) {
    const fc_loading *file = &loader->files[i];
    fc_rows_of rows;
    if (!file->reader || file->source->as != FC_GRANTS)
      continue;
    fc_rows_open(&rows, loader->ctx, dataset, file->reader, file->number);
    for (size_t k = 0; k < dataset->n_by; k++) {
      fc_grant_column column = fc_grant_column_of(dataset, file->reader, dataset->by[k]);
      column.government_column = SIZE_MAX;
      if (!dataset->by_known[k] && fc_grant_column_known(&rows, &column)) {
        dataset->by_known[k] = true;
        dataset->by_role[k] = column.role;
      }
    }
  }
  for (size_t k = 0; k < dataset->n_by; k++) {
    dataset->by_of_government[k] = !dataset->by_known[k] && government_has(loader, dataset->by[k]);
    dataset->by_known[k] = dataset->by_known[k] || dataset->by_of_government[k];
  }
}

/* Roles by which budgets are split; the department is a field of its own. */
static bool splits_budgets(fc_role role) {
  return role == FC_ROLE_department_code || role == FC_ROLE_fund || role == FC_ROLE_fund_code ||
         role == FC_ROLE_fund_type || role == FC_ROLE_account || role == FC_ROLE_account_code;
}

static bool name_parts(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  const fc_keep *keep = loader->keep;
  name_list list;
  if (!new_list(&list, &dataset->arena, dataset->n_by + keep->n_parts))
    return false;
  for (size_t i = 0; i < dataset->n_by; i++) {
    fc_role role = dataset->by_role[i];
    const char *name = role == FC_NO_ROLE ? dataset->by[i] : fc_role_get(role)->name;
    if (role != FC_NO_ROLE && !splits_budgets(role))
      continue;
    if (!add_name(&list, fc_str_of(name)))
      return false;
    for (size_t k = 0; k < list.n; k++)
      if (strcmp(list.name[k], name) == 0)
        dataset->by_part[i] = k;
  }
  for (size_t i = 0; i < keep->n_parts; i++)
    if (!add_name(&list, fc_str_of(keep->parts[i])))
      return false;
  dataset->part_columns = list.name;
  dataset->n_part_columns = list.n;
  dataset->part_known = fc_arena_array(&dataset->arena, list.n + 1, sizeof *dataset->part_known);
  return dataset->part_known != NULL;
}

/* Columns that kept awards carry: all of the files, else those that are named, as far as a file has them. */
static bool name_award_columns(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  size_t most = loader->n_named;
  name_list list;
  for (size_t i = 0; i < loader->n_files; i++)
    if (loader->files[i].reader && loader->files[i].source->as == FC_GRANTS)
      most += fc_reader_columns(loader->files[i].reader);
  if (!loader->keeps_awards || !most)
    return true;
  if (!new_list(&list, &dataset->arena, most))
    return false;
  for (size_t i = 0; i < loader->n_files; i++) {
    const fc_loading *file = &loader->files[i];
    fc_rows_of rows;
    if (!file->reader || file->source->as != FC_GRANTS)
      continue;
    fc_rows_open(&rows, loader->ctx, dataset, file->reader, file->number);
    for (size_t k = 0; k < loader->n_named; k++) {
      fc_grant_column column = fc_grant_column_of(dataset, file->reader, loader->named[k]);
      bool known = fc_grant_column_known(&rows, &column) || government_has(loader, loader->named[k]);
      if (known && !add_name(&list, fc_str_of(loader->named[k])))
        return false;
    }
    for (size_t k = 0; loader->keep->everything && k < fc_reader_columns(file->reader); k++) {
      const fc_match *match = fc_reader_match(file->reader, k);
      const char *name = match->role == FC_NO_ROLE ? match->header : fc_role_get(match->role)->name;
      if (!add_name(&list, fc_str_of(name)))
        return false;
    }
  }
  dataset->columns = list.name;
  dataset->n_columns = list.n;
  fc_seq_init(&dataset->award_texts, (list.n ? list.n : 1) * sizeof(uint32_t));
  return true;
}

static bool of_government(fc_role role) {
  return role == FC_ROLE_government || role == FC_ROLE_government_id;
}

/* Groups by government alone are the sums of aid themselves. */
static void decide_groups(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  bool known = dataset->n_by > 0, government = known;
  for (size_t i = 0; i < dataset->n_by; i++) {
    known = known && dataset->by_known[i];
    government = government && of_government(dataset->by_role[i]);
    loader->wants_agency = loader->wants_agency || dataset->by_role[i] == FC_ROLE_federal_agency;
  }
  loader->wants_agency = loader->wants_agency || loader->keeps_awards;
  dataset->groups_are_aid = government && !loader->keeps_awards;
  loader->makes_groups = (known || loader->keep->may_lack) && !government && !loader->keeps_awards;
}

bool fc_load_resolve_grants(fc_loader *loader) {
  if (!settle_government_columns(loader))
    return false;
  resolve_by(loader);
  decide_groups(loader);
  return name_parts(loader) && name_award_columns(loader);
}
