/* csv_chunk.h - a chunk of CSV text and the records in it.
 *
 * A chunk begins and ends anywhere. The records that lie wholly in it are its own; what stands before the first of them
 * and behind the last belongs to records that go over its ends. A record of its own is regular where its quotes, bytes and
 * number of cells are: then its cells are known without libcsv. */
#ifndef FC_TABLE_CSV_CHUNK_H
#define FC_TABLE_CSV_CHUNK_H

#include "base/arena.h"
#include "table/csv.h"
#include "table/csv_split.h"

typedef struct fc_csv_chunk {
  fc_arena memory;
  char *text; /* FC_CSV_PADDING zeroed bytes behind it */
  size_t n;
  uint64_t at;  /* bytes of the file before it */
  bool last;    /* nothing follows */
  bool first;   /* a record begins with its first byte */
  bool quoted;  /* it begins within quotes */
  int error;    /* errno of reading it; 0: none */
  bool no_memory;
  fc_csv_split split;
  uint32_t begin;   /* where the first record of its own begins */
  uint32_t end;     /* where the last one ends; begin: it has none */
  uint32_t invalid; /* the first byte in begin..end that is no UTF-8; FC_CSV_NO_BYTE: none */
  fc_csv_rows *rows; /* what fc_csv_work made of its records; NULL: there is none */
} fc_csv_chunk;

/* What the records of a file have in common. */
typedef struct fc_csv_shape {
  const fc_csv_splitter *splitter;
  char delimiter;
  size_t cells;  /* of a regular record */
  size_t limit;  /* its bytes */
} fc_csv_shape;

/* A record of a chunk's own. */
typedef struct fc_csv_span {
  uint32_t begin, after; /* text[begin..after), with its line end */
  const uint32_t *end;   /* of its cells */
  uint32_t lines;        /* lines of the chunk before it */
  bool regular;
} fc_csv_span;

/* A record that fc_csv_work leaves to the caller's thread. */
typedef struct fc_csv_exception {
  fc_csv_span span;
  size_t rows, records; /* before it */
} fc_csv_exception;

/* How far the records of a chunk were looked at. Zeroed: not at all. */
typedef struct fc_csv_cursor {
  size_t record, odd, inner;
} fc_csv_cursor;

bool fc_csv_chunk_init(fc_csv_chunk *chunk, size_t size);
void fc_csv_chunk_free(fc_csv_chunk *chunk);
/* Splits text[0..n). Returns whether it ends within quotes. */
bool fc_csv_chunk_split(fc_csv_chunk *chunk, const fc_csv_shape *shape);
/* Lines that end in it. */
static inline size_t fc_csv_chunk_lines(const fc_csv_chunk *chunk) {
  return chunk->split.records + chunk->split.inners;
}

/* The next record that is no blank line; false: there is none. */
static inline bool fc_csv_span_next(const fc_csv_chunk *chunk, const fc_csv_shape *shape, fc_csv_cursor *cursor,
                                    fc_csv_span *span) {
  const fc_csv_split *split = &chunk->split;
  for (; cursor->record < split->records; cursor->record++) {
    size_t first = cursor->record ? split->record[cursor->record - 1] : 0, cells = split->record[cursor->record] - first;
    span->begin = first ? split->end[first - 1] + 1 : 0;
    span->after = split->end[first + cells - 1] + 1;
    span->end = split->end + first;
    if (cursor->record == 0 && !chunk->first)
      continue; /* begun in the chunk before */
    uint32_t n = span->after - span->begin;
    if (cells == 1 && (n == 1 || (n == 2 && chunk->text[span->begin] == '\r')))
      continue;
    while (cursor->inner < split->inners && split->inner[cursor->inner] < span->begin)
      cursor->inner++;
    span->lines = (uint32_t)(cursor->record + cursor->inner);
    while (cursor->odd < split->odds && split->odd[cursor->odd] < span->begin)
      cursor->odd++;
    bool odd = cursor->odd < split->odds && split->odd[cursor->odd] < span->after;
    span->regular = cells == shape->cells && !odd && n <= shape->limit && span->after <= chunk->invalid;
    cursor->record++;
    return true;
  }
  return false;
}

/* The raw bytes of a cell of a regular record, with its quotes. */
static inline fc_str fc_csv_span_raw(const fc_csv_chunk *chunk, const fc_csv_span *span, size_t cell) {
  uint32_t from = cell ? span->end[cell - 1] + 1 : span->begin, to = span->end[cell];
  if (to + 1 == span->after && to > from && chunk->text[to - 1] == '\r')
    to--;
  return (fc_str){chunk->text + from, to - from};
}

/* Its text. Where quotes within it are written twice, it is written anew to `room`, which has as many bytes as the record. */
fc_str fc_csv_span_quoted(fc_str raw, char *room);
static inline fc_str fc_csv_span_text(const fc_csv_chunk *chunk, const fc_csv_span *span, size_t cell, char *room) {
  fc_str raw = fc_csv_span_raw(chunk, span, cell);
  return raw.n && raw.p[0] == '"' ? fc_csv_span_quoted(raw, room) : raw;
}

#endif
