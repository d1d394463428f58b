/* csv.h - the wall around libcsv: records of raw cells with their places.
 *
 * A file is read as RFC 4180 has it, or as it is found to be laid out: with another delimiter, with lines of titles
 * before its header, without a header, in Windows-1252. Whoever reads the bytes by a way of his own asks
 * fc_csv_found_of for what was found; records and their lines are the same.
 *
 * libcsv runs strict, without its trimming of blanks, fed line by line by code that counts lines and bytes, strips a
 * BOM, refuses UTF-16, NUL bytes, invalid UTF-8 and a bare CR with their place, and enforces the limits below. Memory
 * is that of the longest record. Blank lines are passed over. */
#ifndef FC_TABLE_CSV_H
#define FC_TABLE_CSV_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"

typedef struct fc_csv_limits {
  size_t field, columns, record; /* 1 MiB, 4,096, 16 MiB */
} fc_csv_limits;

typedef struct fc_csv_record {
  const fc_str *cell; /* valid until the next call */
  size_t cells;
  uint64_t line; /* where the record starts */
  uint64_t row;  /* 1 for the first record after the header, 0 for the header */
} fc_csv_record;

/* How the text of a file is laid out; of a zeroed one everything is found by csv_layout.c. */
typedef struct fc_csv_layout {
  char delimiter;       /* 0: found among , ; TAB | */
  const char *names;    /* of the columns, parted by commas: the file has no header. NULL: it has one */
  uint64_t header_line; /* of a file with one; 0: found */
  bool as_is;           /* text that is not UTF-8 is an error */
  bool ragged;          /* records of more or fewer cells than the header are handed over */
} fc_csv_layout;

/* What the user says of the header: the number of its line, or the names that the file lacks (kept, not copied). */
bool fc_csv_layout_header(fc_csv_layout *layout, const char *said);

/* What a file turned out to be. */
typedef struct fc_csv_found {
  char delimiter;
  uint64_t titles;    /* records before the header */
  const char *title;  /* the first filled cell of them; "" */
  uint64_t converted; /* the first line that was read as Windows-1252; 0: none, so far */
} fc_csv_found;

typedef struct fc_csv fc_csv;

/* How the records behind the header are read: by libcsv, or fast (csv_fast.h), which gives the same records and messages. */
typedef struct fc_csv_way {
  bool libcsv;
  unsigned threads; /* 0: as many as the context allows */
  size_t chunk;     /* bytes; 0: the usual size, and files of less are libcsv's */
} fc_csv_way;

/* Reads the header. The file stays the caller's and must live as long, as does `digest`, to which every byte read is
 * added (NULL: none). An empty file, a header that is not there (F010..), a gzip, zip or xlsx file (named, with the
 * line that converts it) are errors. */
fc_status fc_csv_open(fc_ctx *ctx, fc_file *file, const fc_csv_limits *limits /* NULL: defaults */, fc_digest *digest,
                      fc_csv **out);
/* The same for a file that need not be laid out as RFC 4180 has it. */
fc_status fc_csv_open_as(fc_ctx *ctx, fc_file *file, const fc_csv_layout *layout, const fc_csv_limits *limits,
                         fc_digest *digest, fc_csv **out);
const fc_csv_found *fc_csv_found_of(const fc_csv *csv);
void fc_csv_free(fc_csv *csv);
const fc_csv_record *fc_csv_header(const fc_csv *csv);
/* The next record, NULL at the end. A record with more or fewer cells than the header is an error recorded on the
 * context and is skipped (csv_bad_records counts them); a malformed file ends the reading with FC_BAD_FILE. */
fc_status fc_csv_next(fc_ctx *ctx, fc_csv *csv, const fc_csv_record **out);
/* Once the header is read, before the first record. Only some cells of records may be looked at afterwards: those of
 * `cells` (NULL: all; the header's number of them). */
struct fc_csv_work;
fc_status fc_csv_go(fc_ctx *ctx, fc_csv *csv, const fc_csv_way *way, const bool *cells, const struct fc_csv_work *work);
uint64_t fc_csv_bad_records(const fc_csv *csv);
/* The place of the bytes at..at+length of a cell's text in the current record, with the raw line as excerpt and those
 * bytes marked; the texts are borrowed until the next call. */
fc_where fc_csv_where(const fc_csv *csv, size_t cell, size_t at, size_t length);


/* ---- records in bulk, for a reader of typed columns ---- */

struct fc_csv_chunk;
struct fc_csv_shape;

/* What a reader makes of the regular records of a chunk, in any thread: nothing of it may fail or say anything. Records that
 * it cannot make something of with certainty are exceptions, which the caller's thread is given as records. */
typedef struct fc_csv_rows {
  size_t rows;    /* made */
  size_t records; /* in all, with exceptions and those that were left out */
  struct fc_csv_exception *exception;
  size_t exceptions;
} fc_csv_rows;
typedef struct fc_csv_work {
  void *self;
  fc_csv_rows *(*make)(void *self, size_t bytes /* of a chunk */); /* NULL: no memory */
  void (*chunk)(void *self, const struct fc_csv_shape *shape, const struct fc_csv_chunk *chunk, fc_csv_rows *rows);
  void (*free)(void *self, fc_csv_rows *rows);
} fc_csv_work;

/* A record, or rows from..from + count of a chunk; neither at the end. */
typedef struct fc_csv_part {
  const fc_csv_record *record;
  fc_csv_rows *rows;
  size_t from, count;
  uint64_t lines; /* of the file, before the chunk */
  bool ends;      /* the last of the chunk's; it may have no rows */
} fc_csv_part;
/* As fc_csv_next, where fc_csv_go was given work. */
fc_status fc_csv_next_part(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part);

#endif
