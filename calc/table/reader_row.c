/* reader_row.c - the cells of one row, typed into the batch. */
#include "table/reader_parts.h"
#include <stdlib.h>
#include <string.h>

size_t fc_slot_cell(const fc_reader *reader, const fc_slot *slot, size_t wide) {
  switch (slot->from) {
  case FC_SLOT_CELL:
    return slot->match.cell;
  case FC_SLOT_WIDE_CELL:
    return reader->mapping.wide[wide].cell;
  default:
    return SIZE_MAX;
  }
}

fc_str fc_slot_text(const fc_reader *reader, const fc_slot *slot, const fc_csv_record *record, size_t wide) {
  switch (slot->from) {
  case FC_SLOT_CONSTANT:
    return slot->constant;
  case FC_SLOT_WIDE_STAGE:
    return reader->mapping.wide[wide].stage;
  case FC_SLOT_WIDE_YEAR:
    return reader->mapping.wide[wide].year;
  case FC_SLOT_WIDE_HEADER:
    return reader->mapping.wide[wide].header;
  case FC_SLOT_JOINED:
    return fc_listing_join(fc_str_trim(record->cell[slot->half[0]]), fc_str_trim(record->cell[slot->half[1]]),
                           reader->joined);
  case FC_SLOT_NOTHING:
    return FC_STR("");
  case FC_SLOT_CELL:
  case FC_SLOT_WIDE_CELL:
    break;
  }
  return fc_str_trim(record->cell[fc_slot_cell(reader, slot, wide)]);
}

size_t fc_reader_row_bytes(const fc_reader *reader, const fc_csv_record *record) {
  size_t columns = reader->mapping.n_wide ? reader->mapping.n_wide : 1, bytes = 0;
  for (size_t i = 0; i < reader->n_columns; i++) {
    const fc_slot *slot = &reader->column[i].slot;
    bytes += (slot->from == FC_SLOT_JOINED ? FC_LISTING_JOINED : FC_CANONICAL_LENGTH) * columns;
    if (slot->from == FC_SLOT_CELL)
      bytes += record->cell[slot->match.cell].n * columns;
  }
  for (size_t i = 0; i < reader->mapping.n_wide; i++)
    bytes += record->cell[reader->mapping.wide[i].cell].n;
  return bytes;
}

/* A copy in the batch's text, which has room for it. */
static fc_str keep(fc_reader *reader, fc_str text) {
  char *to = reader->text + reader->text_n;
  if (text.n)
    memcpy(to, text.p, text.n);
  reader->text_n += text.n;
  return (fc_str){to, text.n};
}

/* ---- messages ---- */

static void name_column(const fc_reader *reader, const fc_slot *slot, size_t cell, fc_where *where) {
  where->field = cell == SIZE_MAX ? slot->match.header : reader->mapping.header[cell].text;
}

/* `text` lies in the record's cell. */
static void tell_cell(fc_ctx *ctx, fc_reader *reader, const fc_slot *slot, const fc_csv_record *record, size_t wide,
                      fc_str text, const fc_cell_fault *fault) {
  size_t cell = fc_slot_cell(reader, slot, wide);
  fc_where where = {.file = reader->mapping.file, .line = record->line, .row = record->row, .excerpt = text};
  if (cell != SIZE_MAX)
    where = fc_csv_where(reader->csv, cell, (size_t)(text.p - record->cell[cell].p) + fault->at, fault->length);
  where.mark = fault->mark;
  name_column(reader, slot, cell, &where);
  reader->errors++;
  fc_fail(ctx, FC_BAD_FILE, fault->code, &where, fault->help, "%s %s", fc_role_get(slot->match.role)->name, fault->is);
}

const char *fc_reader_sample(fc_reader *reader, const char *kept, fc_str text) {
  return kept ? kept : fc_arena_text(&reader->arena, text.p, text.n);
}

static void count_seen(fc_reader *reader, fc_str text, const fc_amount_seen *seen) {
  if (seen->tail) {
    reader->report.tails++;
    reader->sample.tail = fc_reader_sample(reader, reader->sample.tail, text);
  }
  if (seen->subcent) {
    reader->report.rounded++;
    reader->sample.rounded = fc_reader_sample(reader, reader->sample.rounded, text);
  }
  if (seen->exponent) {
    reader->report.exponents++;
    reader->sample.exponent = fc_reader_sample(reader, reader->sample.exponent, text);
  }
}

/* ---- cells ---- */

/* The precision column speaks of the amount, in a table without one of the population. */
static bool is_of_precision(const fc_reader *reader, fc_role role) {
  bool has_amount = reader->mapping.role[FC_ROLE_amount].from != FC_SLOT_NOTHING;
  return role == (has_amount ? FC_ROLE_amount : FC_ROLE_population);
}

static bool apply_precision(fc_ctx *ctx, fc_reader *reader, fc_role role, const fc_csv_record *record, size_t wide,
                            fc_figure *figure) {
  const fc_slot *slot = &reader->mapping.role[FC_ROLE_precision];
  fc_str text = fc_slot_text(reader, slot, record, wide);
  if (!text.n || !is_of_precision(reader, role))
    return true;
  fc_cell_typed unused;
  fc_cell_fault fault;
  if (!fc_cell_read(FC_ROLE_precision, text, &reader->rules, &unused, &fault)) {
    tell_cell(ctx, reader, slot, record, wide, text, &fault);
    return false;
  }
  return fc_cell_set_precision(role, text, figure);
}

static void store(fc_reader_column_of *column, size_t row, const fc_cell_typed *typed) {
  if (column->figure)
    column->figure[row] = typed->figure;
  if (column->year)
    column->year[row] = typed->year;
  if (column->date)
    column->date[row] = typed->date;
}

static void store_missing(fc_reader_column_of *column, size_t row) {
  fc_role role = column->slot.match.role;
  bool flag = role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_FLAG;
  const fc_cell_typed missing = {.year = flag ? -1 : 0, .date = FC_NO_DATE};
  store(column, row, &missing);
}

/* false: the cell is bad, and the message recorded. */
static bool add_cell(fc_ctx *ctx, fc_reader *reader, fc_reader_column_of *column, const fc_csv_record *record,
                     size_t wide) {
  const fc_slot *slot = &column->slot;
  fc_role role = slot->match.role;
  size_t row = reader->batch.rows;
  fc_str text = fc_slot_text(reader, slot, record, wide);
  char canonical[FC_CANONICAL_LENGTH];
  column->present[row] = text.n > 0;
  bool borrowed = slot->from != FC_SLOT_CELL && slot->from != FC_SLOT_WIDE_CELL && slot->from != FC_SLOT_JOINED;
  fc_str form = fc_canonical(role, text, canonical);
  column->text[row] = borrowed && form.p == text.p ? text : keep(reader, form);
  if (!text.n) {
    store_missing(column, row);
    return true;
  }
  if (role == FC_NO_ROLE)
    return true;
  if (fc_cell_is_missing(role, text)) {
    column->present[row] = false;
    column->text[row] = FC_STR("");
    store_missing(column, row);
    reader->report.missing++;
    reader->sample.missing = fc_reader_sample(reader, reader->sample.missing, text);
    return true;
  }
  fc_cell_typed typed;
  fc_cell_fault fault;
  if (!fc_cell_read(role, text, &reader->rules, &typed, &fault)) {
    tell_cell(ctx, reader, slot, record, wide, text, &fault);
    return false;
  }
  count_seen(reader, text, &typed.seen);
  if (role == FC_ROLE_amount && typed.figure.value < 0) {
    reader->report.negative++;
    reader->report.negative_cents += typed.figure.value;
  }
  if (column->figure && !apply_precision(ctx, reader, role, record, wide, &typed.figure))
    return false;
  store(column, row, &typed);
  return true;
}

fc_status fc_reader_add_row(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, size_t wide) {
  bool good = true;
  fc_status status = FC_OK;
  for (size_t i = 0; i < reader->n_columns; i++) {
    fc_reader_column_of *column = &reader->column[i];
    good &= add_cell(ctx, reader, column, record, wide);
    if (column->slot.match.role == FC_ROLE_assistance_listing && wide == 0)
      status = fc_reader_note_listing(ctx, reader, record, fc_slot_text(reader, &column->slot, record, wide));
    if (status == FC_NO_MEMORY)
      return status;
    good &= !status;
  }
  if (!good)
    return FC_OK;
  reader->line[reader->batch.rows++] = record->line;
  return FC_OK;
}
