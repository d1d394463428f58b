/* csv_fast.c - the records of a file in their order: regular ones from chunks, the others from libcsv. */
#include "table/csv_fast.h"
#include <stdlib.h>
#include <string.h>

#define CHUNK ((size_t)128 << 10)
#define SMALL ((size_t)64 << 10) /* behind a header: not worth more than libcsv */

/* ---- beginning ---- */

static fc_csv_queue_options options_of(const fc_ctx *ctx, const fc_csv *csv, const fc_csv_way *way, const fc_csv_work *work) {
  const fc_csv_raw *raw = &csv->raw;
  const fc_csv_splitter *splitters[FC_CSV_SPLITTERS + 1];
  fc_csv_splitters(splitters);
  size_t limit = csv->limits.field < csv->limits.record ? csv->limits.field : csv->limits.record;
  return (fc_csv_queue_options){.shape = {splitters[0], csv->found.delimiter, csv->header.cells, limit},
                                .chunk = way->chunk ? way->chunk : CHUNK,
                                .threads = way->threads ? way->threads : fc_ctx_threads(ctx),
                                .work = work,
                                .begun = {raw->p + raw->fed, raw->end - raw->fed},
                                .at = raw->passed + raw->fed,
                                .file = raw->file,
                                .digest = raw->digest};
}

static bool choose_cells(fc_csv *csv, const bool *looked_at) {
  fc_csv_fast *fast = csv->fast;
  size_t n = csv->header.cells;
  fast->cell = calloc(n + 1, sizeof *fast->cell);
  for (size_t i = 0; fast->cell && i < n; i++)
    if (!looked_at || looked_at[i])
      fast->cell[fast->cells++] = i;
  return fast->cell && fc_csv_room_for_cells(csv, n);
}

/* What was read with the header is the queue's; records across chunks get a buffer of their own. */
static void hand_over(fc_csv *csv, uint64_t at) {
  csv->fast->begun = csv->raw.p;
  csv->raw.p = NULL;
  csv->raw.cap = 0;
  fc_csv_raw_begin(&csv->raw, at, csv->raw.next_line);
}

fc_status fc_csv_go(fc_ctx *ctx, fc_csv *csv, const fc_csv_way *way, const bool *cells, const fc_csv_work *work) {
  fc_csv_queue_options options = options_of(ctx, csv, way, work);
  bool small = !way->chunk && options.begun.n < SMALL;
  if (way->libcsv || small || !options.shape.splitter || csv->raw.windows)
    return FC_OK;
  fc_csv_fast *fast = csv->fast = calloc(1, sizeof *fast);
  if (!fast)
    return fc_fail_memory(ctx);
  fast->shape = options.shape;
  fast->work = work;
  fast->lines = csv->raw.next_line - 1;
  fast->room = malloc(options.chunk);
  bool ready = fast->room && choose_cells(csv, cells) && fc_csv_queue_new(&options, &fast->queue);
  hand_over(csv, options.at);
  return ready ? FC_OK : fc_fail_memory(ctx);
}

void fc_csv_fast_free(fc_csv_fast *fast) {
  if (!fast)
    return;
  fc_csv_queue_free(fast->queue);
  free(fast->begun);
  free(fast->room);
  free(fast->cell);
  free(fast);
}

/* ---- what is left to libcsv ---- */

static void leave_to_libcsv(fc_csv *csv, size_t from) {
  csv->fast->stage = FC_CSV_PLAIN;
  csv->fast->plain_from = from;
  csv->raw.chunks = csv;
  fc_csv_queue_stop_splitting(csv->fast->queue);
}

static fc_status next_chunk(fc_ctx *ctx, const fc_csv *csv) {
  fc_csv_fast *fast = csv->fast;
  if (fast->chunk)
    fast->lines += fc_csv_chunk_lines(fast->chunk);
  fast->chunk = fc_csv_queue_next(fast->queue);
  fast->cursor = (fc_csv_cursor){0};
  fast->taken = fast->exceptions = 0;
  return fast->chunk->error ? fc_file_fail_read(ctx, csv->raw.file, fast->chunk->error) : FC_OK;
}

fc_status fc_csv_fast_read(fc_ctx *ctx, const fc_csv *csv, char *to, size_t cap, size_t *n) {
  fc_csv_fast *fast = csv->fast;
  *n = 0;
  while (fast->plain_from == fast->chunk->n && !fast->chunk->last) {
    fc_status status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : next_chunk(ctx, csv);
    fast->plain_from = 0;
    if (status)
      return status;
  }
  size_t left = fast->chunk->n - fast->plain_from;
  *n = left < cap ? left : cap;
  memcpy(to, fast->chunk->text + fast->plain_from, *n);
  fast->plain_from += *n;
  return FC_OK;
}

static fc_status take_parsed(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  if (csv->complete && fc_csv_take_record(ctx, csv))
    part->record = &csv->record;
  return FC_OK;
}

/* The record in the buffer, which ends with its last byte unless libcsv says otherwise; `after`: its end in the chunk. */
static fc_status take_bounded(fc_ctx *ctx, fc_csv *csv, size_t after, fc_csv_part *part) {
  fc_csv_raw *raw = &csv->raw;
  csv->shown = (fc_str){NULL, 0};
  csv->record.row = csv->rows + 1;
  raw->bounded = true;
  fc_status status = fc_csv_parse_record(ctx, csv);
  raw->bounded = false;
  if (status)
    return status;
  bool blank = !csv->complete && raw->begin == raw->fed, agreed = raw->fed == raw->end && (csv->complete || blank);
  agreed = agreed && !raw->windows; /* what follows is converted as it is read */
  if (!agreed)
    leave_to_libcsv(csv, after);
  if (!agreed && !csv->complete)
    status = fc_csv_parse_on(ctx, csv);
  return status ? status : take_parsed(ctx, csv, part);
}

static fc_status take_plain(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part, bool *ended) {
  csv->shown = (fc_str){NULL, 0};
  csv->record.row = csv->rows + 1;
  fc_status status = fc_csv_parse_record(ctx, csv);
  *ended = !csv->complete;
  return status ? status : take_parsed(ctx, csv, part);
}

/* ---- a chunk ---- */

/* A record that was begun in a chunk before. */
static fc_status take_head(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  fc_csv_fast *fast = csv->fast;
  const fc_csv_chunk *chunk = fast->chunk;
  size_t n = chunk->split.records ? chunk->begin : chunk->n;
  fast->stage = chunk->split.records ? FC_CSV_OWN : FC_CSV_CHUNK;
  if (!chunk->split.records && chunk->last) { /* the file ends within it */
    leave_to_libcsv(csv, 0);
    return FC_OK;
  }
  fc_status status = fc_csv_raw_put(ctx, &csv->raw, chunk->text, n);
  if (!status && !chunk->split.records && csv->raw.end > fast->shape.limit)
    leave_to_libcsv(csv, n); /* too long, which it says */
  if (!status && chunk->split.records && n)
    status = take_bounded(ctx, csv, n, part);
  fast->rows = csv->rows;
  return status;
}

/* Characters outside ASCII that no record of libcsv's had, in the chunk before a place. */
static void note_wide(fc_csv *csv, uint32_t before) {
  csv->wide |= csv->fast->chunk->split.first_wide < before;
}

/* The bytes of the last record, which goes on in the next chunk. */
static fc_status keep_rest(fc_ctx *ctx, fc_csv *csv) {
  fc_csv_fast *fast = csv->fast;
  const fc_csv_chunk *chunk = fast->chunk;
  size_t inners = chunk->split.inners;
  while (inners && chunk->split.inner[inners - 1] >= chunk->end)
    inners--;
  fc_csv_raw_begin(&csv->raw, chunk->at + chunk->end, fast->lines + chunk->split.records + inners + 1);
  fast->stage = FC_CSV_CHUNK;
  note_wide(csv, chunk->end);
  if (chunk->last) {
    leave_to_libcsv(csv, chunk->end);
    return FC_OK;
  }
  return fc_csv_raw_put(ctx, &csv->raw, chunk->text + chunk->end, chunk->n - chunk->end);
}

static void make_record(fc_csv *csv, const fc_csv_span *span) {
  const fc_csv_fast *fast = csv->fast;
  const fc_csv_chunk *chunk = fast->chunk;
  char *room = fast->room;
  for (size_t i = 0; i < fast->cells; i++) {
    size_t cell = fast->cell[i];
    csv->cell[cell] = fc_csv_span_text(chunk, span, cell, room);
    room += csv->cell[cell].p == room ? csv->cell[cell].n : 0;
  }
  csv->raw.line = fast->lines + span->lines + 1;
  csv->shown = (fc_str){chunk->text + span->begin, span->after - span->begin};
  csv->record = (fc_csv_record){csv->cell, csv->header.cells, csv->raw.line, csv->rows + 1};
  csv->rows++;
}

static fc_status take_span(fc_ctx *ctx, fc_csv *csv, const fc_csv_span *span, fc_csv_part *part) {
  const fc_csv_fast *fast = csv->fast;
  const fc_csv_chunk *chunk = fast->chunk;
  if (span->regular) {
    make_record(csv, span);
    part->record = &csv->record;
    return FC_OK;
  }
  note_wide(csv, span->begin);
  fc_csv_raw_begin(&csv->raw, chunk->at + span->begin, fast->lines + span->lines + 1);
  fc_status status = fc_csv_raw_put(ctx, &csv->raw, chunk->text + span->begin, span->after - span->begin);
  return status ? status : take_bounded(ctx, csv, span->after, part);
}

/* Rows that were made of the chunk's records up to the next exception, then that exception. */
static fc_status take_rows(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  fc_csv_fast *fast = csv->fast;
  fc_csv_rows *rows = fast->chunk->rows;
  bool more = fast->exceptions < rows->exceptions;
  const fc_csv_exception *exception = &rows->exception[fast->exceptions];
  size_t to = more ? exception->rows : rows->rows;
  if (to == fast->taken && more) {
    fast->exceptions++;
    csv->rows = fast->rows + exception->records;
    return take_span(ctx, csv, &exception->span, part);
  }
  *part = (fc_csv_part){.rows = rows, .from = fast->taken, .count = to - fast->taken, .lines = fast->lines, .ends = !more};
  fast->taken = to;
  if (!more) {
    csv->rows = fast->rows + rows->records;
    fast->stage = FC_CSV_REST;
  }
  return FC_OK;
}

static fc_status take_own(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  fc_csv_fast *fast = csv->fast;
  fc_csv_span span;
  if (fast->work)
    return take_rows(ctx, csv, part);
  if (fc_csv_span_next(fast->chunk, &fast->shape, &fast->cursor, &span))
    return take_span(ctx, csv, &span, part);
  fast->stage = FC_CSV_REST;
  return FC_OK;
}

fc_status fc_csv_fast_next(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  fc_csv_fast *fast = csv->fast;
  fc_status status = FC_OK;
  bool ended = false;
  *part = (fc_csv_part){.record = NULL};
  while (!status && !part->record && !part->rows && !ended) {
    switch (fast->stage) {
    case FC_CSV_CHUNK:
      status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : next_chunk(ctx, csv);
      fast->stage = FC_CSV_HEAD;
      break;
    case FC_CSV_HEAD:
      status = take_head(ctx, csv, part);
      break;
    case FC_CSV_OWN:
      status = take_own(ctx, csv, part);
      break;
    case FC_CSV_REST:
      status = keep_rest(ctx, csv);
      break;
    case FC_CSV_PLAIN:
      status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : take_plain(ctx, csv, part, &ended);
      break;
    }
  }
  return status;
}
