/* csv_parts.h - what the CSV reader is made of; seen by its own files alone. */
#ifndef FC_TABLE_CSV_PARTS_H
#define FC_TABLE_CSV_PARTS_H

#include "table/csv.h"
#include <csv.h>

typedef struct fc_csv_fast fc_csv_fast; /* csv_fast.h */

/* The bytes of the current record and some of what follows. */
typedef struct fc_csv_raw {
  fc_file *file;
  fc_digest *digest;
  char *p;
  size_t begin, fed, end, cap; /* the record is p[begin..fed), read are p[..end) */
  bool ended;                  /* nothing follows p[..end) */
  uint64_t line, next_line;    /* of p[begin] and of p[fed] */
  uint64_t passed;             /* bytes of the file before p[0] */
  bool windows;                /* what is read is Windows-1252, and p holds it as UTF-8 */
  const struct fc_csv *chunks; /* not NULL: bytes come from its chunks */
  bool bounded;                /* none come: p[..end) is one record, as far as can be told without libcsv */
} fc_csv_raw;

struct fc_csv {
  fc_csv_raw raw;
  fc_csv_limits limits;
  struct csv_parser parser;
  bool has_parser;
  /* The cells of the record, gathered by libcsv's callbacks: their texts one after the other. */
  char *text;
  size_t text_n, text_cap;
  size_t *cell_end;
  fc_str *cell;
  size_t cells, cells_cap;
  bool complete, no_memory;
  size_t too_long; /* 1 + the first cell over the limit */
  fc_arena header_text;
  fc_csv_record header, record;
  uint64_t rows, bad;
  bool converts; /* Windows-1252 is recognized */
  bool ragged;   /* records of any length are handed over */
  bool wide;     /* characters outside ASCII were seen, all of them UTF-8 */
  fc_csv_found found;
  fc_csv_fast *fast; /* NULL: all is libcsv's */
  fc_str shown;             /* the raw record, where libcsv has not read it */
};

/* The line at p[fed], with its line end; empty at the end of the file. FC_OVERFLOW: the record would pass the limit. */
fc_status fc_csv_raw_line(fc_ctx *ctx, fc_csv_raw *raw, size_t limit, fc_str *line);
/* Reads until p[fed..] holds n bytes or the rest of the file. */
fc_status fc_csv_raw_fill(fc_ctx *ctx, fc_csv_raw *raw, size_t n);
/* From p[fed] on the file is Windows-1252. */
fc_status fc_csv_raw_convert(fc_ctx *ctx, fc_csv_raw *raw);
/* Begins anew, with bytes of the file that are put. */
void fc_csv_raw_begin(fc_csv_raw *raw, uint64_t at, uint64_t line);
fc_status fc_csv_raw_put(fc_ctx *ctx, fc_csv_raw *raw, const char *p, size_t n);
fc_str fc_csv_raw_record(const fc_csv_raw *raw, size_t more /* bytes after p[fed] */);

/* csv.c: the next record by libcsv, not complete at the end of what there is; the rest of one that was begun. */
fc_status fc_csv_parse_record(fc_ctx *ctx, fc_csv *csv);
fc_status fc_csv_parse_on(fc_ctx *ctx, fc_csv *csv);
/* Counts it. false: it is ragged, which is told. */
bool fc_csv_take_record(fc_ctx *ctx, fc_csv *csv);
bool fc_csv_room_for_cells(fc_csv *csv, size_t n);
/* csv_fast.c */
void fc_csv_fast_free(fc_csv_fast *fast);
/* Bytes for libcsv, once all is its own. */
fc_status fc_csv_fast_read(fc_ctx *ctx, const fc_csv *csv, char *to, size_t cap, size_t *n);
/* The next part, however it was read; no ragged record; an empty one at the end. */
fc_status fc_csv_fast_next(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part);

/* csv_start.c: is this a table at all? Passes a BOM. */
fc_status fc_csv_check_start(fc_ctx *ctx, fc_csv *csv);
/* csv_layout.c: what the start of a file tells of its layout. `whole`: nothing follows the text. */
char fc_csv_find_delimiter(fc_str text, bool whole);
size_t fc_csv_find_header(fc_str text, bool whole, char delimiter); /* how many records stand before it */
/* csv_windows.c: a line that is not UTF-8 and reads well as Windows-1252; and such text as UTF-8, in place: the room
 * must hold FC_WINDOWS_GROWTH times n bytes. Returns its length. */
#define FC_WINDOWS_GROWTH 3
bool fc_csv_reads_as_windows(fc_str line);
size_t fc_csv_widen(char *text, size_t n);
/* csv_check.c: what libcsv lets through, or refuses without a place. */
fc_status fc_csv_check_line(fc_ctx *ctx, const fc_csv *csv, fc_str line);
fc_status fc_csv_refuse_byte(fc_ctx *ctx, const fc_csv *csv, fc_str line, size_t at);
fc_status fc_csv_refuse_open_quote(fc_ctx *ctx, const fc_csv *csv);
fc_status fc_csv_refuse_size(fc_ctx *ctx, const fc_csv *csv, fc_str line);
fc_status fc_csv_refuse_columns(fc_ctx *ctx, const fc_csv *csv);
void fc_csv_tell_ragged(fc_ctx *ctx, const fc_csv *csv);
/* csv_place.c: file, line and column of bytes of the raw record (offset from its first). */
fc_where fc_csv_raw_where(const fc_csv *csv, fc_str record, size_t offset, size_t length);
size_t fc_csv_cell_offset(fc_str record, char delimiter, size_t cell);
size_t fc_csv_quote_offset(fc_str record); /* of the quote that is still open at its end; SIZE_MAX: none */

#endif
