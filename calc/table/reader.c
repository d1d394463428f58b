/* reader.c - a source as batches of rows.
 *
 * Records come from csv.c one at a time; a batch ends when its rows or its text are full, so that memory does not grow
 * with the file. The text of a batch never moves: a record that would not fit waits for the next. */
#include "table/reader_parts.h"
#include <stdlib.h>

#define TEXT ((size_t)256 << 10)

static fc_status open_file(fc_ctx *ctx, fc_reader *reader, bool digest) {
  const fc_source *source = reader->source;
  fc_status status = source->bytes ? fc_file_memory(ctx, source->path, source->bytes, source->n_bytes, &reader->file)
                                   : fc_file_open(ctx, source->path, source->root, &reader->file);
  if (status)
    return status;
  reader->digest = digest ? fc_digest_new() : NULL;
  if (digest && !reader->digest)
    return fc_fail_memory(ctx);
  return fc_csv_open_as(ctx, reader->file, &source->layout, NULL, reader->digest, &reader->csv);
}

static fc_status open_reader(fc_ctx *ctx, fc_reader *reader, const fc_wanted *wanted, bool digest) {
  fc_status status = open_file(ctx, reader, digest);
  if (status)
    return status;
  status = fc_mapping_make(ctx, reader->source, reader->csv, wanted->lenient, &reader->mapping);
  if (status == FC_NO_MEMORY)
    return status;
  if (!fc_sieve_make(&reader->sieve, &reader->mapping, reader->source))
    return fc_fail_memory(ctx);
  reader->rules = (fc_cell_rules){.amounts = reader->source->amounts,
                                  .units = reader->source->units,
                                  .many_years = reader->mapping.role[FC_ROLE_years_covered].from != FC_SLOT_NOTHING};
  fc_status chosen = fc_reader_choose(ctx, reader, wanted);
  if (!status && !chosen)
    chosen = fc_reader_survey(ctx, reader);
  return status ? status : chosen;
}

fc_status fc_reader_open(fc_ctx *ctx, const fc_source *source, const fc_wanted *wanted, bool digest, fc_reader **out) {
  *out = NULL;
  fc_reader *reader = calloc(1, sizeof *reader);
  if (!reader)
    return fc_fail_memory(ctx);
  reader->source = source;
  fc_seq_init(&reader->listings.lost, sizeof(fc_lost_zero));
  fc_status status = open_reader(ctx, reader, wanted, digest);
  if (status) {
    fc_reader_free(reader);
    return status;
  }
  *out = reader;
  return FC_OK;
}

void fc_reader_free(fc_reader *reader) {
  if (!reader)
    return;
  fc_csv_free(reader->csv);
  fc_digest_free(reader->digest);
  fc_file_free(reader->file);
  fc_mapping_free(&reader->mapping);
  fc_sieve_free(&reader->sieve);
  fc_seq_free(&reader->listings.lost);
  fc_arena_free(&reader->listings.text);
  fc_arena_free(&reader->arena);
  free(reader->text);
  free(reader);
}

bool fc_reader_keeps(const fc_reader *reader, const fc_csv_record *record, size_t wide) {
  for (size_t i = 0; i < reader->source->n_where; i++) {
    const fc_reader_where *where = &reader->where[i];
    for (size_t j = 0; j < fc_select_columns(where->select); j++) {
      fc_str text = fc_slot_text(reader, &where->slot[j], record, wide);
      where->cell[j] = fc_canonical(where->slot[j].match.role, text, where->canonical[j]);
    }
    if (!fc_select_match(where->select, where->cell))
      return false;
  }
  return true;
}

/* Room for the record's rows; false: the batch must be handed over first. */
static fc_status make_room(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, bool *room) {
  size_t columns = reader->mapping.n_wide ? reader->mapping.n_wide : 1;
  size_t needed = fc_reader_row_bytes(reader, record);
  *room = reader->batch.rows + columns <= reader->capacity && reader->text_n + needed <= reader->text_cap;
  if (*room || reader->batch.rows)
    return FC_OK;
  size_t cap = needed > TEXT ? needed : TEXT;
  char *text = realloc(reader->text, cap);
  if (!text)
    return fc_fail_memory(ctx);
  reader->text = text;
  reader->text_cap = cap;
  reader->text_n = 0;
  *room = true;
  return FC_OK;
}

static fc_status add_record(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record) {
  size_t columns = reader->mapping.n_wide ? reader->mapping.n_wide : 1;
  fc_status status = FC_OK;
  bool left = true; /* a record that several rows are made of is one of the file */
  for (size_t wide = 0; wide < columns && !status; wide++) {
    if (!fc_reader_keeps(reader, record, wide))
      continue;
    bool kept = true;
    if (left && fc_sieve_any(&reader->sieve))
      status = fc_reader_sift(ctx, reader, record, &kept);
    left = false;
    if (status || !kept)
      break;
    status = fc_reader_add_row(ctx, reader, record, wide);
  }
  reader->report.left_by_where += left;
  return status;
}

static fc_status end_reading(fc_ctx *ctx, fc_reader *reader) {
  if (reader->digest)
    fc_digest_hex(reader->digest, reader->report.sha256);
  fc_digest_free(reader->digest);
  reader->digest = NULL;
  fc_status status = fc_reader_check_listings(ctx, reader);
  if (!status)
    status = fc_reader_check_sieve(ctx, reader);
  return status || reader->errors || fc_csv_bad_records(reader->csv) ? FC_BAD_FILE : FC_OK;
}

/* What the rows of a chunk add to the report. */
static void count_chunk(fc_reader *reader, const fc_csv_rows *rows) {
  const fc_reader_bulk_sums *sums = fc_reader_bulk_sums_of(rows);
  reader->report.rows += rows->records - rows->exceptions;
  reader->report.left_by_where += sums->left;
  reader->report.negative += sums->negative;
  reader->report.negative_cents += sums->negative_cents;
  reader->listings.sound |= sums->sound;
}

/* The next record, or rows of a chunk in reader->part; neither at the end. */
static fc_status next_part(fc_ctx *ctx, fc_reader *reader, const fc_csv_record **record) {
  fc_status status = fc_csv_next_part(ctx, reader->csv, &reader->part);
  *record = reader->part.record;
  if (status)
    return status;
  reader->ended = !*record && !reader->part.rows;
  if (reader->part.rows && reader->part.ends)
    count_chunk(reader, reader->part.rows);
  if (*record) {
    reader->report.rows++;
    fc_reader_watch_listing(reader, *record);
  }
  return FC_OK;
}

/* Fills the batch, until it is full, rows of a chunk come, or the file ends. */
static fc_status fill(fc_ctx *ctx, fc_reader *reader) {
  for (;;) {
    const fc_csv_record *record = reader->pending;
    bool room;
    fc_status status = record ? FC_OK : next_part(ctx, reader, &record);
    if (status || !record)
      return status;
    status = make_room(ctx, reader, record, &room);
    reader->pending = status || room ? NULL : record;
    if (status || !room)
      return status;
    status = add_record(ctx, reader, record);
    if (status)
      return status;
  }
}

/* Many a reader is opened for its columns alone: what its rows take is made when the first is asked for. */
static fc_status begin_reading(fc_ctx *ctx, fc_reader *reader) {
  const bool *cells = fc_reader_cells(reader);
  reader->begun = true;
  reader->work = fc_reader_work(reader);
  const fc_csv_work *work = fc_reader_is_simple(reader) ? &reader->work : NULL;
  return cells ? fc_csv_go(ctx, reader->csv, &reader->source->way, cells, work) : fc_fail_memory(ctx);
}

/* The batch, if it has rows; else rows of a chunk that waited for it. */
static const fc_batch *handed_over(fc_reader *reader) {
  if (reader->batch.rows)
    return &reader->batch;
  if (!reader->part.rows || !reader->part.count)
    return NULL;
  fc_reader_show(reader, &reader->part);
  reader->part.rows = NULL;
  return &reader->bulk;
}

fc_status fc_reader_next(fc_ctx *ctx, fc_reader *reader, const fc_batch **out) {
  *out = NULL;
  reader->batch.rows = 0;
  reader->text_n = 0;
  fc_status status = reader->begun ? FC_OK : begin_reading(ctx, reader);
  while (!status && !(*out = handed_over(reader)) && !reader->ended)
    status = fill(ctx, reader);
  return status || *out ? status : end_reading(ctx, reader);
}

size_t fc_reader_columns(const fc_reader *reader) {
  return reader->n_columns;
}

const fc_match *fc_reader_match(const fc_reader *reader, size_t column) {
  return &reader->column[column].slot.match;
}

size_t fc_reader_role(const fc_reader *reader, fc_role role) {
  for (size_t i = 0; i < reader->n_columns; i++)
    if (reader->column[i].slot.match.role == role)
      return i;
  return SIZE_MAX;
}

size_t fc_reader_column(const fc_reader *reader, fc_str name) {
  fc_slot slot;
  if (fc_mapping_find(NULL, &reader->mapping, name, NULL, &slot) || slot.from == FC_SLOT_NOTHING)
    return SIZE_MAX;
  for (size_t i = 0; i < reader->n_columns; i++) {
    const fc_slot *other = &reader->column[i].slot;
    if (other->from == slot.from && other->match.role == slot.match.role && other->match.cell == slot.match.cell)
      return i;
  }
  return SIZE_MAX;
}

size_t fc_reader_headers(const fc_reader *reader) {
  return reader->mapping.n_headers;
}

fc_str fc_reader_header(const fc_reader *reader, size_t index) {
  return fc_str_of(reader->mapping.header[index].text);
}

const fc_reader_report *fc_reader_report_of(const fc_reader *reader) {
  return &reader->report;
}
