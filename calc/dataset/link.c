/* link.c - which government a row is of. */
#include "dataset/link.h"

#define SEVERAL UINT32_MAX /* in government_of: two governments have this name, and none has it as its id */

bool fc_link_init(fc_link *link, fc_ctx *ctx, fc_dataset *dataset, const fc_select *chosen) {
  *link = (fc_link){.ctx = ctx, .dataset = dataset, .chosen = chosen, .implied = FC_NO_GOVERNMENT};
  return fc_intern_init(&link->unknown);
}

void fc_link_free(fc_link *link) {
  fc_intern_free(&link->unknown);
}

static fc_government *government_at(const fc_link *link, uint32_t index) {
  return fc_seq_at(&link->dataset->governments, index);
}

/* Who has a text as id, else as name: 1 + index, SEVERAL, or 0. */
static uint32_t holder_of(const fc_dataset *dataset, fc_str text) {
  uint32_t number = fc_intern_find(&dataset->texts, text);
  if (!text.n || number == FC_INTERN_NONE || number >= dataset->government_of.count)
    return 0;
  return *(const uint32_t *)fc_seq_at(&dataset->government_of, number);
}

uint32_t fc_dataset_find_government(const fc_dataset *dataset, fc_str id_or_name) {
  uint32_t holder = holder_of(dataset, id_or_name);
  return holder == 0 || holder == SEVERAL ? FC_NO_GOVERNMENT : holder - 1;
}

static uint32_t *holder_slot(fc_dataset *dataset, uint32_t number) {
  while (dataset->government_of.count <= number)
    if (!fc_seq_push(&dataset->government_of))
      return NULL;
  return fc_seq_at(&dataset->government_of, number);
}

/* An id takes its text over from names; a name yields to an id, and two names leave the text to none. */
static bool register_text(fc_link *link, uint32_t number, uint32_t government, bool id) {
  uint32_t *slot = holder_slot(link->dataset, number);
  if (!slot)
    return false;
  if (id || *slot == 0)
    *slot = government + 1;
  else if (*slot != SEVERAL && *slot != government + 1 && government_at(link, *slot - 1)->id != number)
    *slot = SEVERAL;
  return true;
}

static bool put_text(fc_link *link, fc_str text, uint32_t *number) {
  *number = fc_intern_put(&link->dataset->texts, text);
  return *number != FC_INTERN_NONE;
}

static fc_status give_names(fc_link *link, uint32_t index, const fc_link_row *row) {
  fc_government *government = government_at(link, index);
  fc_str name = row->name.n ? row->name : row->id;
  if (!put_text(link, name, &government->name) || !put_text(link, row->id.n ? row->id : name, &government->id))
    return FC_NO_MEMORY;
  if (!register_text(link, government->id, index, true) || !register_text(link, government->name, index, false))
    return FC_NO_MEMORY;
  return FC_OK;
}

/* A government that no governments table describes is selected by what a row says of it. */
static bool is_chosen(const fc_link *link, const fc_link_row *row) {
  fc_str cells[4];
  if (!link->chosen || link->listed)
    return true;
  size_t n = fc_select_columns(link->chosen);
  if (n > sizeof cells / sizeof *cells)
    return false;
  for (size_t i = 0; i < n; i++) {
    fc_role role = fc_role_find(fc_select_column(link->chosen, i));
    cells[i] = role == FC_ROLE_government_id ? (row->id.n ? row->id : row->name)
               : role == FC_ROLE_government  ? (row->name.n ? row->name : row->id)
               : role == FC_ROLE_state       ? fc_state_code(row->state)
               : role == FC_ROLE_type        ? row->type
                                             : FC_STR("");
  }
  return fc_select_match(link->chosen, cells);
}

static fc_status create(fc_link *link, const fc_link_row *row, uint32_t *out) {
  uint32_t index = (uint32_t)link->dataset->governments.count;
  fc_government *government = index < FC_NO_GOVERNMENT - 1 ? fc_seq_push(&link->dataset->governments) : NULL;
  if (!government)
    return FC_NO_MEMORY;
  government->origin = row->origin;
  government->named_by = (uint8_t)link->kind;
  government->left_out = !is_chosen(link, row);
  *out = index;
  return row->id.n || row->name.n ? give_names(link, index, row) : FC_OK;
}

/* Rows of one table may spell a state, a type or a name in several ways: the least stands, so that the order of rows
 * makes no difference. A later table does not change what an earlier one said. */
static fc_status note_text(fc_link *link, uint32_t *field, fc_str text, bool may_replace) {
  fc_str known = fc_intern_text(&link->dataset->texts, *field);
  if (!text.n || fc_str_eq(text, known) || (known.n && !(may_replace && fc_str_cmp(text, known) < 0)))
    return FC_OK;
  return put_text(link, text, field) ? FC_OK : FC_NO_MEMORY;
}

static fc_status describe(fc_link *link, uint32_t index, const fc_link_row *row) {
  fc_government *government = government_at(link, index);
  bool same = government->named_by == (uint8_t)link->kind;
  uint32_t name = government->name;
  fc_status status = note_text(link, &government->state, fc_state_code(row->state), same);
  if (!status)
    status = note_text(link, &government->type, row->type, same);
  if (!status && row->id.n)
    status = note_text(link, &government->name, row->name, same || government->name == government->id);
  if (!status && government->name != name && !register_text(link, government->name, index, false))
    status = FC_NO_MEMORY;
  return status;
}

static fc_status settle(fc_link *link, const fc_link_row *row, uint32_t index, uint32_t *out) {
  *out = government_at(link, index)->left_out ? FC_NO_GOVERNMENT : index;
  return describe(link, index, row);
}

static const char *table_name(const fc_link *link) {
  return fc_table_kind_name(link->kind);
}

/* The nearest id or name of a known government, NULL where none is near. */
static const char *nearest_of(const fc_link *link, fc_str written) {
  const fc_dataset *dataset = link->dataset;
  fc_arena arena = {NULL};
  const char **names = fc_arena_array(&arena, dataset->governments.count * 2, sizeof *names);
  const char *nearest = NULL;
  size_t n = 0;
  for (uint32_t i = 0; names && i < dataset->governments.count; i++) {
    names[n++] = fc_dataset_text(dataset, government_at(link, i)->name).p;
    names[n++] = fc_dataset_text(dataset, government_at(link, i)->id).p;
  }
  if (n)
    nearest = fc_nearest(written, names, n);
  fc_arena_free(&arena);
  return nearest;
}

#define NEAREST_MAX 20 /* names that are looked for the nearest of: each costs a walk over all governments */

static fc_status unknown_government(fc_link *link, const fc_link_row *row) {
  fc_str written = row->id.n ? row->id : row->name;
  size_t reported = fc_intern_count(&link->unknown);
  fc_where where = fc_dataset_where(link->dataset, row->origin);
  where.field = row->id.n ? "government_id" : "government";
  where.excerpt = written;
  if (fc_intern_find(&link->unknown, written) != FC_INTERN_NONE)
    return FC_OK;
  if (fc_intern_put(&link->unknown, written) == FC_INTERN_NONE)
    return FC_NO_MEMORY;
  const char *nearest = reported <= NEAREST_MAX ? nearest_of(link, written) : NULL;
  fc_fail(link->ctx, FC_BAD_DATA, "F200", &where,
          nearest
              ? fc_ctx_format(link->ctx, "did you mean \"%s\"? Else add a row for it to the governments table", nearest)
              : "add a row for it to the governments table, or leave its rows out with --where",
          "%s name \"%.*s\", which the governments table does not list", table_name(link), FC_STR_ARG(written));
  return FC_OK;
}

static fc_status nameless_row(fc_link *link, const fc_link_row *row) {
  fc_where where = fc_dataset_where(link->dataset, row->origin);
  where.field = "government";
  fc_fail(link->ctx, FC_BAD_DATA, "F201", &where,
          fc_ctx_format(link->ctx, "fill the cell, or leave such rows out with --where '%s.government=?*'",
                        table_name(link)),
          "row names no government");
  return FC_OK;
}

static fc_status ambiguous_name(fc_link *link, const fc_link_row *row, fc_str written) {
  fc_where where = fc_dataset_where(link->dataset, row->origin);
  where.field = "government";
  where.excerpt = written;
  fc_fail(link->ctx, FC_BAD_DATA, "F202", &where, "name the government by its id, in a column government_id",
          "several governments are called \"%.*s\"", FC_STR_ARG(written));
  return FC_OK;
}

/* A table without governments stands beside one with several: which one it is of cannot be known. */
static void refuse_implied(fc_link *link, const char *one, fc_str other) {
  fc_where where = {.file = link->implied_file};
  if (!link->implied_refused)
    fc_fail(link->ctx, FC_BAD_DATA, "F203", &where, "say whose table it is with --set TABLE.government=NAME",
            "the table names no government, and %s name several: \"%s\", \"%.*s\", ...", table_name(link), one,
            FC_STR_ARG(other));
  link->implied_refused = true;
}

/* A name that is not known yet: a new government, or the name of the one that a table without names is of. */
static fc_status add_named(fc_link *link, const fc_link_row *row, uint32_t *out) {
  if (link->implied == FC_NO_GOVERNMENT)
    return create(link, row, out);
  if (link->implied_named) {
    refuse_implied(link, fc_dataset_text(link->dataset, government_at(link, link->implied)->name).p,
                   row->name.n ? row->name : row->id);
    *out = FC_NO_GOVERNMENT;
    return FC_OK;
  }
  link->implied_named = true;
  *out = link->implied;
  return give_names(link, link->implied, row);
}

/* Whether the government of a name goes by its name alone, so that an id may be given to it. */
static bool goes_by_name(const fc_link *link, uint32_t holder) {
  return holder && holder != SEVERAL && government_at(link, holder - 1)->id == government_at(link, holder - 1)->name;
}

fc_status fc_link_find(fc_link *link, const fc_link_row *row, uint32_t *out) {
  fc_str first = row->id.n ? row->id : row->name;
  uint32_t holder = holder_of(link->dataset, first);
  *out = FC_NO_GOVERNMENT;
  if (!first.n)
    return nameless_row(link, row);
  if (holder == SEVERAL)
    return ambiguous_name(link, row, first);
  if (!holder && row->id.n && row->name.n) {
    uint32_t named = holder_of(link->dataset, row->name);
    holder = goes_by_name(link, named) ? named : 0;
    if (holder && !link->listed) {
      fc_status status = give_names(link, holder - 1, row);
      if (status)
        return status;
    }
  }
  if (!holder && link->listed)
    return unknown_government(link, row);
  if (!holder) {
    uint32_t index;
    fc_status status = add_named(link, row, &index);
    return status || index == FC_NO_GOVERNMENT ? status : settle(link, row, index, out);
  }
  return settle(link, row, holder - 1, out);
}

bool fc_link_is_settled(const fc_link *link, uint32_t index, fc_str named, fc_link_says says) {
  const fc_government *government = government_at(link, index);
  bool same = government->named_by == (uint8_t)link->kind, by_name = government->name == government->id;
  if ((says.state && (same || !government->state)) || (says.type && (same || !government->type)) ||
      (says.name && (same || by_name)))
    return false;
  return !government->left_out && fc_str_eq(fc_intern_text(&link->dataset->texts, government->id), named);
}

fc_status fc_link_list(fc_link *link, const fc_link_row *row, uint32_t *out) {
  fc_str key = row->id.n ? row->id : row->name;
  uint32_t holder = holder_of(link->dataset, key);
  *out = FC_NO_GOVERNMENT;
  link->listed = true;
  if (!key.n)
    return nameless_row(link, row);
  uint32_t number = fc_intern_find(&link->dataset->texts, key);
  bool again = holder && holder != SEVERAL && government_at(link, holder - 1)->id == number;
  fc_status status = FC_OK;
  if (again)
    *out = holder - 1;
  else
    status = create(link, row, out);
  if (!status)
    status = describe(link, *out, row);
  if (!status)
    government_at(link, *out)->listed = true;
  return status;
}

static void note_implied(fc_link *link, uint32_t index, fc_origin origin) {
  fc_where where = fc_dataset_where(link->dataset, origin);
  where.line = 0;
  fc_notes_add(&link->dataset->notes, FC_NOTE, "N101", &where, NULL,
               "%s name no government; all rows are taken as those of %s, the only one known", table_name(link),
               fc_dataset_text(link->dataset, government_at(link, index)->name).p);
}

fc_status fc_link_imply(fc_link *link, fc_origin origin, uint32_t *out) {
  size_t known = link->dataset->governments.count;
  const fc_link_row nobody = {.origin = origin};
  fc_where where = fc_dataset_where(link->dataset, origin);
  *out = 0;
  where.line = 0;
  if (known == 0) {
    link->implied_file = where.file;
    fc_status status = create(link, &nobody, &link->implied);
    *out = link->implied;
    return status;
  }
  if (known > 1) {
    *out = FC_NO_GOVERNMENT;
    return fc_fail(link->ctx, FC_BAD_DATA, "F203", &where,
                   fc_ctx_format(link->ctx,
                                 "say whose rows they are with --set %s.government=NAME, or map the column with "
                                 "--map %s.government=HEADER",
                                 table_name(link), table_name(link)),
                   "%s name no government, and %zu are known", table_name(link), known);
  }
  if (link->implied == FC_NO_GOVERNMENT || link->implied_named)
    note_implied(link, 0, origin);
  if (government_at(link, 0)->left_out)
    *out = FC_NO_GOVERNMENT;
  return FC_OK;
}

static bool has_column(const fc_dataset *dataset, fc_str column) {
  fc_role role = fc_role_find(column);
  if (role == FC_ROLE_government || role == FC_ROLE_government_id || role == FC_ROLE_state || role == FC_ROLE_type ||
      role == FC_ROLE_within)
    return true;
  for (size_t i = 0; i < dataset->n_government_columns; i++)
    if (fc_str_is(column, dataset->government_columns[i]))
      return true;
  return false;
}

/* "governments are Springfield, Shelbyville", where they are chosen by name. */
static const char *names_of_governments(fc_link *link) {
  enum { SHOWN = 8 };
  size_t count = link->dataset->governments.count;
  const char *list = "governments are ";
  for (uint32_t i = 0; i < count && i < SHOWN; i++)
    list = fc_ctx_format(link->ctx, "%s%s%s", list, i ? ", " : "",
                         fc_dataset_text(link->dataset, government_at(link, i)->name).p);
  return count > SHOWN ? fc_ctx_format(link->ctx, "%s, ...", list) : list;
}

static fc_status none_chosen(fc_link *link) {
  static const char see[] = "see what their table holds with `fiscalc columns FILE`";
  const fc_dataset *dataset = link->dataset;
  for (size_t i = 0; link->chosen && i < fc_select_columns(link->chosen); i++) {
    fc_str column = fc_select_column(link->chosen, i);
    fc_where where = fc_select_where(link->chosen, i);
    if (!has_column(dataset, column))
      return fc_fail(link->ctx, FC_NO_MATCH, "F210", &where,
                     fc_ctx_format(link->ctx, "%s%s", see,
                                   fc_did_you_mean(link->ctx, column, dataset->government_columns,
                                                   dataset->n_government_columns)),
                     "the governments have no column \"%.*s\"", FC_STR_ARG(column));
  }
  fc_buf text = {0};
  fc_where where = {0};
  bool by_name = false;
  if (link->chosen)
    fc_select_print(&text, link->chosen);
  if (link->chosen && fc_select_columns(link->chosen)) {
    where = fc_select_where(link->chosen, 0);
    by_name = fc_role_find(fc_select_column(link->chosen, 0)) == FC_ROLE_government;
  }
  fc_status status = fc_fail(link->ctx, FC_NO_MATCH, "F210", &where, by_name ? names_of_governments(link) : see,
                             "no government matches %s", text.p ? text.p : "what is asked");
  fc_buf_reset(&text);
  return status;
}

fc_status fc_link_end(fc_link *link) {
  fc_dataset *dataset = link->dataset;
  bool any = dataset->governments.count == 0;
  if (link->implied != FC_NO_GOVERNMENT && !link->implied_named) {
    const fc_link_row nobody = {.name = FC_STR("the government")};
    fc_status status = give_names(link, link->implied, &nobody);
    if (status)
      return status;
    dataset->government_implied = true;
    fc_notes_add(&dataset->notes, FC_NOTE, "N100", NULL, "name it with --set government=NAME",
                 "no table names a government; all rows are taken as those of one, \"the government\"");
  }
  for (uint32_t i = 0; i < dataset->governments.count && !any; i++)
    any = !government_at(link, i)->left_out;
  if (any)
    return FC_OK;
  return none_chosen(link);
}
