/* reader_bulk.c - rows of a chunk, typed without a word: what fc_csv_work is to a reader.
 *
 * Runs in any thread, beside others, on what the reader has settled before its first row. A row is made here only where
 * reading it says nothing and counts nothing but what can be added up afterwards; every other one (a bad cell, an amount that
 * is rounded, a listing number that is mended, a word for a missing amount) is an exception, which reader_row.c reads in its
 * turn. */
#include "number/amount.h"
#include "table/csv_chunk.h"
#include "table/reader_parts.h"
#include <stdlib.h>
#include <string.h>

/* How a column's cells are read. */
typedef enum bulk_kind { BULK_TEXT, BULK_LISTING, BULK_AMOUNT, BULK_YEAR, BULK_OTHER } bulk_kind;

typedef struct bulk_column {
  fc_reader_column_of to; /* arrays of its own */
  bulk_kind kind;
  uint32_t year_text; /* the last four digits that were read, and their year */
  int32_t year;
} bulk_column;

typedef struct bulk_where { /* of one condition: its cells, and room for their canonical forms */
  fc_str *cell;
  char (*canonical)[FC_CANONICAL_LENGTH];
} bulk_where;

struct fc_bulk {
  fc_csv_rows rows; /* first: all that the CSV reader knows of it */
  fc_reader_bulk_sums sums;
  size_t text_n;
  char *text; /* texts that are not as they stand in the chunk */
  uint64_t *line;
  bulk_column *column;
  bulk_where *where;
  fc_arena arena;
};

/* ---- what can be read this way ---- */

static bool is_simple(const fc_slot *slot) {
  return slot->from == FC_SLOT_CELL || slot->from == FC_SLOT_CONSTANT;
}

bool fc_reader_is_simple(const fc_reader *reader) {
  bool joined = reader->mapping.role[FC_ROLE_assistance_listing].from == FC_SLOT_JOINED;
  if (reader->mapping.n_wide || joined || fc_sieve_any(&reader->sieve))
    return false;
  for (size_t i = 0; i < reader->n_columns; i++)
    if (!is_simple(&reader->column[i].slot))
      return false;
  for (size_t i = 0; i < reader->source->n_where; i++)
    for (size_t j = 0; j < fc_select_columns(reader->where[i].select); j++)
      if (!is_simple(&reader->where[i].slot[j]))
        return false;
  return true;
}

/* ---- memory ---- */

static bulk_kind kind_of(const fc_reader *reader, fc_role role) {
  if (role == FC_ROLE_assistance_listing)
    return BULK_LISTING;
  fc_role_type type = role == FC_NO_ROLE ? FC_ROLE_IS_TEXT : fc_role_get(role)->type;
  switch (type) {
  case FC_ROLE_IS_TEXT:
  case FC_ROLE_IS_CODE:
    return BULK_TEXT;
  case FC_ROLE_IS_MONEY:
    return reader->rules.units > 1 ? BULK_OTHER : BULK_AMOUNT;
  case FC_ROLE_IS_YEAR:
    return BULK_YEAR;
  default:
    return BULK_OTHER;
  }
}

/* Every cell that is looked at in a row may have to be written anew. */
static size_t most_cells(const fc_reader *reader) {
  size_t cells = reader->n_columns + 1;
  for (size_t i = 0; i < reader->source->n_where; i++)
    cells += fc_select_columns(reader->where[i].select);
  return cells;
}

static bool make_where(const fc_reader *reader, fc_bulk *bulk) {
  size_t n = reader->source->n_where;
  bulk->where = fc_arena_array(&bulk->arena, n + 1, sizeof *bulk->where);
  bool made = bulk->where != NULL;
  for (size_t i = 0; i < n && made; i++) {
    size_t columns = fc_select_columns(reader->where[i].select);
    bulk->where[i].cell = fc_arena_array(&bulk->arena, columns + 1, sizeof *bulk->where[i].cell);
    bulk->where[i].canonical = fc_arena_array(&bulk->arena, columns + 1, sizeof *bulk->where[i].canonical);
    made = bulk->where[i].cell && bulk->where[i].canonical;
  }
  return made;
}

/* A record has at least as many bytes as cells. */
static bool make_arrays(const fc_reader *reader, size_t bytes, fc_bulk *bulk) {
  size_t rows = bytes / (reader->mapping.n_headers ? reader->mapping.n_headers : 1) + 1;
  size_t canonical = rows * reader->n_columns * FC_CANONICAL_LENGTH;
  bulk->line = fc_arena_array(&bulk->arena, rows, sizeof *bulk->line); /* pages that no chunk fills are never touched */
  bulk->rows.exception = fc_arena_array(&bulk->arena, rows, sizeof *bulk->rows.exception);
  bulk->text = fc_arena_alloc(&bulk->arena, bytes * most_cells(reader) + canonical);
  bulk->column = fc_arena_array(&bulk->arena, reader->n_columns + 1, sizeof *bulk->column);
  bool made = bulk->line && bulk->rows.exception && bulk->text && bulk->column && make_where(reader, bulk);
  for (size_t i = 0; i < reader->n_columns && made; i++) {
    bulk->column[i].to.slot = reader->column[i].slot;
    bulk->column[i].kind = kind_of(reader, reader->column[i].slot.match.role);
    made = fc_reader_make_arrays(&bulk->arena, &bulk->column[i].to, rows);
  }
  return made;
}

static void free_bulk(void *self, fc_csv_rows *rows) {
  fc_bulk *bulk = (fc_bulk *)(void *)rows;
  (void)self;
  fc_arena_free(&bulk->arena);
  free(bulk);
}

static fc_csv_rows *make_bulk(void *self, size_t bytes) {
  fc_bulk *bulk = calloc(1, sizeof *bulk);
  if (bulk && make_arrays(self, bytes, bulk))
    return &bulk->rows;
  if (bulk)
    free_bulk(self, &bulk->rows);
  return NULL;
}

/* ---- cells ---- */

static fc_str cell_text(const fc_slot *slot, const fc_csv_chunk *chunk, const fc_csv_span *span, fc_bulk *bulk) {
  if (slot->from == FC_SLOT_CONSTANT)
    return slot->constant;
  char *room = bulk->text + bulk->text_n;
  fc_str text = fc_csv_span_text(chunk, span, slot->match.cell, room);
  if (text.n && text.p == room)
    bulk->text_n += text.n;
  return fc_str_trim(text);
}

/* A text in its canonical form, which stays as long as the rows do. */
static fc_str canonical_text(fc_role role, fc_str text, fc_bulk *bulk) {
  char *room = bulk->text + bulk->text_n;
  fc_str form = fc_canonical(role, text, room);
  if (form.p == room)
    bulk->text_n += form.n;
  return form;
}

static void put(bulk_column *column, size_t row, fc_str text, const fc_cell_typed *typed) {
  fc_reader_column_of *to = &column->to;
  to->text[row] = text;
  to->present[row] = text.n > 0;
  if (to->figure)
    to->figure[row] = typed->figure;
  if (to->year)
    to->year[row] = typed->year;
  if (to->date)
    to->date[row] = typed->date;
}

static bool put_missing(bulk_column *column, size_t row) {
  fc_role role = column->to.slot.match.role;
  bool flag = role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_FLAG;
  put(column, row, FC_STR(""), &(fc_cell_typed){.year = flag ? -1 : 0, .date = FC_NO_DATE});
  return true;
}

/* What a precision column says of a figure is for reader_row.c. */
static bool has_precision(const fc_reader *reader) {
  return reader->mapping.role[FC_ROLE_precision].from != FC_SLOT_NOTHING;
}

static bool put_other(const fc_reader *reader, bulk_column *column, size_t row, fc_str text, fc_bulk *bulk) {
  fc_role role = column->to.slot.match.role;
  fc_cell_typed typed;
  fc_cell_fault fault;
  if (fc_cell_is_missing(role, text) || !fc_cell_read(role, text, &reader->rules, &typed, &fault) ||
      typed.seen.tail || typed.seen.subcent || typed.seen.exponent)
    return false;
  if (column->to.figure && has_precision(reader))
    return false;
  if (role == FC_ROLE_amount && typed.figure.value < 0) {
    bulk->sums.negative++;
    bulk->sums.negative_cents += typed.figure.value;
  }
  put(column, row, canonical_text(role, text, bulk), &typed);
  return true;
}

static bool put_amount(const fc_reader *reader, bulk_column *column, size_t row, fc_str text, fc_bulk *bulk) {
  fc_money cents;
  if (has_precision(reader) || !fc_amount_plain(text, &cents))
    return put_other(reader, column, row, text, bulk);
  if (column->to.slot.match.role == FC_ROLE_amount && cents < 0) {
    bulk->sums.negative++;
    bulk->sums.negative_cents += cents;
  }
  column->to.text[row] = text;
  column->to.present[row] = true;
  column->to.figure[row] = (fc_figure){cents, cents, cents, FC_EXACTLY};
  return true;
}

/* Nearly every year is four digits, the same as in the row before. */
static bool put_year(const fc_reader *reader, bulk_column *column, size_t row, fc_str text, fc_bulk *bulk) {
  uint32_t digits = 0;
  if (text.n == sizeof digits)
    memcpy(&digits, text.p, sizeof digits);
  if (!digits || digits != column->year_text) {
    if (!put_other(reader, column, row, text, bulk))
      return false;
    column->year_text = column->to.text[row].p == text.p ? digits : 0;
    column->year = column->to.year[row];
    return true;
  }
  column->to.text[row] = text;
  column->to.present[row] = true;
  column->to.year[row] = column->year;
  return true;
}

static bool put_text(bulk_column *column, size_t row, fc_str text) {
  column->to.text[row] = text;
  column->to.present[row] = true;
  return true;
}

static bool put_listing(bulk_column *column, size_t row, fc_str text) {
  char number[8];
  return fc_listing_read(text, number) == FC_LISTING_WHOLE && put_text(column, row, text);
}

static bool put_cell(const fc_reader *reader, bulk_column *column, size_t row, fc_str text, fc_bulk *bulk) {
  if (!text.n)
    return put_missing(column, row);
  switch (column->kind) {
  case BULK_TEXT:
    return put_text(column, row, text);
  case BULK_LISTING:
    return put_listing(column, row, text);
  case BULK_AMOUNT:
    return put_amount(reader, column, row, text, bulk);
  case BULK_YEAR:
    return put_year(reader, column, row, text, bulk);
  case BULK_OTHER:
    break;
  }
  return put_other(reader, column, row, text, bulk);
}

/* ---- rows ---- */

static bool is_kept(const fc_reader *reader, const fc_csv_chunk *chunk, const fc_csv_span *span, fc_bulk *bulk) {
  size_t text_n = bulk->text_n;
  bool kept = true;
  for (size_t i = 0; i < reader->source->n_where && kept; i++) {
    const fc_reader_where *where = &reader->where[i];
    bulk_where *own = &bulk->where[i];
    for (size_t j = 0; j < fc_select_columns(where->select); j++)
      own->cell[j] = fc_canonical(where->slot[j].match.role, cell_text(&where->slot[j], chunk, span, bulk),
                                  own->canonical[j]);
    kept = fc_select_match(where->select, own->cell);
  }
  bulk->text_n = text_n;
  return kept;
}

/* Has the file shown three decimals of a listing number (reader_listing.c)? One such number is enough. */
static void watch_listing(const fc_reader *reader, const fc_csv_chunk *chunk, const fc_csv_span *span, fc_bulk *bulk) {
  const fc_slot *slot = &reader->mapping.role[FC_ROLE_assistance_listing];
  if (bulk->sums.sound || slot->from != FC_SLOT_CELL)
    return;
  char number[8];
  size_t text_n = bulk->text_n;
  fc_str written = cell_text(slot, chunk, span, bulk);
  bulk->sums.sound = fc_listing_has_decimals(written, fc_listing_read(written, number));
  bulk->text_n = text_n;
}

static bool make_row(const fc_reader *reader, const fc_csv_chunk *chunk, const fc_csv_span *span, fc_bulk *bulk) {
  size_t row = bulk->rows.rows, text_n = bulk->text_n;
  fc_reader_bulk_sums sums = bulk->sums;
  for (size_t i = 0; i < reader->n_columns; i++) {
    bulk_column *column = &bulk->column[i];
    fc_str text = cell_text(&column->to.slot, chunk, span, bulk);
    if (put_cell(reader, column, row, text, bulk))
      continue;
    bulk->text_n = text_n;
    bulk->sums = sums;
    return false;
  }
  bulk->line[row] = span->lines;
  bulk->rows.rows++;
  return true;
}

static void work_on_chunk(void *self, const fc_csv_shape *shape, const fc_csv_chunk *chunk, fc_csv_rows *rows) {
  const fc_reader *reader = self;
  fc_bulk *bulk = (fc_bulk *)(void *)rows;
  fc_csv_cursor cursor = {0};
  fc_csv_span span;
  *rows = (fc_csv_rows){.exception = rows->exception};
  bulk->sums = (fc_reader_bulk_sums){0};
  bulk->text_n = 0;
  for (; fc_csv_span_next(chunk, shape, &cursor, &span); rows->records++) {
    if (span.regular) {
      watch_listing(reader, chunk, &span, bulk);
      if (!is_kept(reader, chunk, &span, bulk)) {
        bulk->sums.left++;
        continue;
      }
      if (make_row(reader, chunk, &span, bulk))
        continue;
    }
    rows->exception[rows->exceptions++] = (fc_csv_exception){span, rows->rows, rows->records};
  }
}

fc_csv_work fc_reader_work(fc_reader *reader) {
  return (fc_csv_work){reader, make_bulk, work_on_chunk, free_bulk};
}

/* ---- what the reader makes of it, in its own thread ---- */

const fc_reader_bulk_sums *fc_reader_bulk_sums_of(const fc_csv_rows *rows) {
  return &((const fc_bulk *)(const void *)rows)->sums;
}

void fc_reader_show(fc_reader *reader, const fc_csv_part *part) {
  fc_bulk *bulk = (fc_bulk *)(void *)part->rows;
  for (size_t i = 0; i < reader->n_columns; i++) {
    const fc_reader_column_of *from = &bulk->column[i].to;
    fc_batch_column *shown = &reader->shown[i];
    *shown = reader->handed[i];
    shown->text = from->text + part->from;
    shown->present = from->present + part->from;
    shown->figure = from->figure ? from->figure + part->from : NULL;
    shown->year = from->year ? from->year + part->from : NULL;
    shown->date = from->date ? from->date + part->from : NULL;
  }
  for (size_t i = 0; i < part->count; i++)
    bulk->line[part->from + i] += part->lines + 1;
  reader->bulk = (fc_batch){part->count, bulk->line + part->from, reader->n_columns, reader->shown};
}
