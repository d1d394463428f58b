/* reader_columns.c - which columns a reader hands over, which ones `where` looks at, and the arrays for them. */
#include "base/buf.h"
#include "table/reader_parts.h"

#define ROWS ((size_t)64) /* of a batch: more are no faster, and cost a small file their pages */

static bool same_slot(const fc_slot *a, const fc_slot *b) {
  return a->from == b->from && a->match.role == b->match.role && a->match.cell == b->match.cell;
}

static bool add_column(fc_seq *columns, const fc_slot *slot) {
  for (size_t i = 0; i < columns->count; i++)
    if (same_slot(&((const fc_reader_column_of *)fc_seq_at(columns, i))->slot, slot))
      return true;
  fc_reader_column_of *column = fc_seq_push(columns);
  if (column)
    column->slot = *slot;
  return column != NULL;
}

static bool add_roles(const fc_mapping *mapping, const fc_wanted *wanted, fc_seq *columns) {
  for (int role = 0; role < FC_ROLES; role++) {
    bool asked = wanted->everything || wanted->roles[role];
    if (asked && mapping->role[role].from != FC_SLOT_NOTHING && !add_column(columns, &mapping->role[role]))
      return false;
  }
  return true;
}

static bool add_all_further(const fc_mapping *mapping, fc_seq *columns) {
  for (size_t cell = 0; cell < mapping->n_headers; cell++) {
    if (fc_mapping_role_of(mapping, cell) != FC_NO_ROLE || fc_mapping_is_wide(mapping, cell))
      continue;
    fc_slot slot = fc_mapping_further(mapping, cell);
    if (!add_column(columns, &slot))
      return false;
  }
  return true;
}

static fc_status add_further(fc_ctx *ctx, const fc_mapping *mapping, const fc_wanted *wanted, fc_seq *columns) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < wanted->n_further; i++) {
    fc_where where = {.file = mapping->file, .field = wanted->further[i]};
    fc_slot slot;
    fc_status found = fc_mapping_find(ctx, mapping, fc_str_of(wanted->further[i]), &where, &slot);
    if (!found && slot.from != FC_SLOT_NOTHING && !add_column(columns, &slot))
      return fc_fail_memory(ctx);
    status = found ? found : status;
  }
  return status;
}

/* The arrays that a role's type fills. */
bool fc_reader_make_arrays(fc_arena *arena, fc_reader_column_of *column, size_t rows) {
  fc_role role = column->slot.match.role;
  fc_role_type type = role == FC_NO_ROLE ? FC_ROLE_IS_TEXT : fc_role_get(role)->type;
  column->text = fc_arena_array(arena, rows, sizeof *column->text);
  column->present = fc_arena_array(arena, rows, sizeof *column->present);
  if (type == FC_ROLE_IS_MONEY || type == FC_ROLE_IS_COUNT)
    column->figure = fc_arena_array(arena, rows, sizeof *column->figure);
  if (type == FC_ROLE_IS_YEAR || type == FC_ROLE_IS_FLAG)
    column->year = fc_arena_array(arena, rows, sizeof *column->year);
  if (type == FC_ROLE_IS_DATE)
    column->date = fc_arena_array(arena, rows, sizeof *column->date);
  bool typed = type == FC_ROLE_IS_MONEY || type == FC_ROLE_IS_COUNT ? column->figure != NULL
               : type == FC_ROLE_IS_YEAR || type == FC_ROLE_IS_FLAG ? column->year != NULL
               : type == FC_ROLE_IS_DATE                            ? column->date != NULL
                                                                    : true;
  return column->text && column->present && typed;
}

static bool hand_over(fc_reader *reader, const fc_seq *columns) {
  size_t n = columns->count;
  reader->n_columns = n;
  reader->column = fc_arena_array(&reader->arena, n ? n : 1, sizeof *reader->column);
  reader->handed = fc_arena_array(&reader->arena, n ? n : 1, sizeof *reader->handed);
  reader->shown = fc_arena_array(&reader->arena, n ? n : 1, sizeof *reader->shown);
  reader->line = fc_arena_array(&reader->arena, reader->capacity, sizeof *reader->line);
  reader->joined = fc_arena_array(&reader->arena, FC_LISTING_JOINED, 1);
  if (!reader->joined)
    return false;
  if (!reader->column || !reader->handed || !reader->shown || !reader->line)
    return false;
  for (size_t i = 0; i < n; i++) {
    fc_reader_column_of *column = &reader->column[i];
    *column = *(const fc_reader_column_of *)fc_seq_at(columns, i);
    if (!fc_reader_make_arrays(&reader->arena, column, reader->capacity))
      return false;
    fc_role role = column->slot.match.role;
    const char *name = role == FC_NO_ROLE ? column->slot.match.header : fc_role_get(role)->name;
    reader->handed[i] =
        (fc_batch_column){role, name, column->text, column->figure, column->year, column->date, column->present};
  }
  reader->batch = (fc_batch){0, reader->line, n, reader->handed};
  return true;
}

/* ---- where ---- */

static fc_status refuse_column(fc_ctx *ctx, fc_reader *reader, fc_str name, const fc_where *where) {
  size_t n;
  const char *const *names = fc_mapping_names(&reader->mapping, &n);
  if (!names)
    return fc_fail_memory(ctx);
  return fc_fail(
      ctx, FC_BAD_FILE, "F106", where,
      fc_ctx_format(ctx, "\"fiscalc columns\" lists the columns of a file%s", fc_did_you_mean(ctx, name, names, n)),
      "%s has no column \"%.*s\"", reader->mapping.file, FC_STR_ARG(name));
}

static fc_status resolve_where(fc_ctx *ctx, fc_reader *reader, const fc_select *select, fc_reader_where *out) {
  size_t n = fc_select_columns(select);
  fc_status status = FC_OK;
  out->select = select;
  out->slot = fc_arena_array(&reader->arena, n + 1, sizeof *out->slot);
  out->cell = fc_arena_array(&reader->arena, n + 1, sizeof *out->cell);
  out->canonical = fc_arena_array(&reader->arena, n + 1, sizeof *out->canonical);
  if (!out->slot || !out->cell || !out->canonical)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < n; i++) {
    fc_where where = fc_select_where(select, i);
    fc_str name = fc_select_column(select, i);
    fc_status found = fc_mapping_find(ctx, &reader->mapping, name, &where, &out->slot[i]);
    if (!found && out->slot[i].from == FC_SLOT_NOTHING)
      found = refuse_column(ctx, reader, name, &where);
    status = found ? found : status;
  }
  return status;
}

static fc_status resolve_all(fc_ctx *ctx, fc_reader *reader) {
  const fc_source *source = reader->source;
  reader->where = fc_arena_array(&reader->arena, source->n_where + 1, sizeof *reader->where);
  if (!reader->where)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < source->n_where; i++) {
    fc_status found = resolve_where(ctx, reader, source->where[i], &reader->where[i]);
    status = found ? found : status;
  }
  return status;
}

fc_status fc_reader_choose(fc_ctx *ctx, fc_reader *reader, const fc_wanted *wanted) {
  const fc_mapping *mapping = &reader->mapping;
  fc_seq columns;
  fc_seq_init(&columns, sizeof(fc_reader_column_of));
  reader->capacity = mapping->n_wide > ROWS ? mapping->n_wide : ROWS;
  bool room = add_roles(mapping, wanted, &columns) && (!wanted->everything || add_all_further(mapping, &columns));
  fc_status status = room ? add_further(ctx, mapping, wanted, &columns) : fc_fail_memory(ctx);
  if (status != FC_NO_MEMORY && !hand_over(reader, &columns))
    status = fc_fail_memory(ctx);
  fc_seq_free(&columns);
  fc_status found = status == FC_NO_MEMORY ? FC_OK : resolve_all(ctx, reader);
  return status ? status : found;
}

/* ---- the cells of a record ---- */

static void look_at(const fc_reader *reader, const fc_slot *slot, bool *cells) {
  for (size_t i = 0; slot->from == FC_SLOT_WIDE_CELL && i < reader->mapping.n_wide; i++)
    cells[reader->mapping.wide[i].cell] = true;
  if (slot->from == FC_SLOT_JOINED)
    cells[slot->half[0]] = cells[slot->half[1]] = true;
  if (slot->from == FC_SLOT_CELL)
    cells[slot->match.cell] = true;
}

/* Columns that are handed over, and those that `where`, roundings and the watch on listing numbers look at. */
const bool *fc_reader_cells(fc_reader *reader) {
  bool *cells = fc_arena_array(&reader->arena, reader->mapping.n_headers + 1, sizeof *cells);
  if (!cells)
    return NULL;
  for (size_t i = 0; i < reader->n_columns; i++)
    look_at(reader, &reader->column[i].slot, cells);
  for (size_t i = 0; i < reader->source->n_where; i++)
    for (size_t j = 0; j < fc_select_columns(reader->where[i].select); j++)
      look_at(reader, &reader->where[i].slot[j], cells);
  for (int role = 0; role < FC_ROLES; role++)
    look_at(reader, &reader->mapping.role[role], cells);
  for (size_t i = 0; i < reader->sieve.tests.count; i++)
    cells[((const fc_sieve_test *)fc_seq_at(&reader->sieve.tests, i))->cell] = true;
  if (reader->sieve.published != SIZE_MAX)
    cells[reader->sieve.published] = true;
  return cells;
}
