/* csv_parts.h - what the CSV reader is made of; seen by its own files alone. */
#ifndef FC_TABLE_CSV_PARTS_H
#define FC_TABLE_CSV_PARTS_H

#include "table/csv.h"
#include <csv.h>

/* The bytes of the current record and some of what follows. */
typedef struct fc_csv_raw {
  fc_file *file;
  fc_digest *digest;
  char *p;
  size_t begin, fed, end, cap; /* the record is p[begin..fed), read are p[..end) */
  bool ended;                  /* nothing follows p[..end) */
  uint64_t line, next_line;    /* of p[begin] and of p[fed] */
  uint64_t passed;             /* bytes of the file before p[0] */
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
};

/* The line at p[fed], with its line end; empty at the end of the file. FC_OVERFLOW: the record would pass the limit. */
fc_status fc_csv_raw_line(fc_ctx *ctx, fc_csv_raw *raw, size_t limit, fc_str *line);
fc_str fc_csv_raw_record(const fc_csv_raw *raw, size_t more /* bytes after p[fed] */);

/* csv_start.c: is this a table at all? Passes a BOM. */
fc_status fc_csv_check_start(fc_ctx *ctx, fc_csv *csv);
/* csv_check.c: what libcsv lets through, or refuses without a place. */
fc_status fc_csv_check_line(fc_ctx *ctx, const fc_csv *csv, fc_str line);
fc_status fc_csv_refuse_byte(fc_ctx *ctx, const fc_csv *csv, fc_str line, size_t at);
fc_status fc_csv_refuse_open_quote(fc_ctx *ctx, const fc_csv *csv);
fc_status fc_csv_refuse_size(fc_ctx *ctx, const fc_csv *csv, fc_str line);
fc_status fc_csv_refuse_columns(fc_ctx *ctx, const fc_csv *csv);
void fc_csv_tell_ragged(fc_ctx *ctx, const fc_csv *csv);
/* csv_place.c: file, line and column of bytes of the raw record (offset from its first). */
fc_where fc_csv_raw_where(const fc_csv *csv, fc_str record, size_t offset, size_t length);
size_t fc_csv_cell_offset(fc_str record, size_t cell);
size_t fc_csv_quote_offset(fc_str record); /* of the quote that is still open at its end; SIZE_MAX: none */

#endif
