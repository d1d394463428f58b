/* reader_parts.h - what a reader is made of; seen by its own files alone. */
#ifndef FC_TABLE_READER_PARTS_H
#define FC_TABLE_READER_PARTS_H

#include "table/canonical.h"
#include "table/cells.h"
#include "table/csv_chunk.h"
#include "table/listing.h"
#include "table/mapping.h"
#include "table/sieve.h"

/* A column that is handed over: its arrays, of `capacity` rows. */
typedef struct fc_reader_column_of {
  fc_slot slot;
  fc_str *text;
  fc_figure *figure;
  int32_t *year;
  fc_date *date;
  bool *present;
} fc_reader_column_of;

/* The columns that a selector of `where` looks at. */
typedef struct fc_reader_where {
  const fc_select *select;
  fc_slot *slot;
  fc_str *cell;                        /* of the row */
  char (*canonical)[FC_CANONICAL_LENGTH];
} fc_reader_where;

typedef struct fc_lost_zero { /* a restored listing number whose file has not shown three decimals yet */
  uint64_t line, row;
  const char *text;
} fc_lost_zero;

/* Has the file kept the zeros of its listing numbers? */
typedef struct fc_listing_watch {
  bool sound; /* a number with three decimals was seen */
  fc_seq lost; /* of fc_lost_zero, while it was not */
  fc_arena text;
} fc_listing_watch;

/* A text that a note shows as an example: the first of its kind. */
typedef struct fc_samples {
  const char *tail, *rounded, *exponent, *restored, *pointed, *odd, *missing;
} fc_samples;

/* What the rows of a chunk add to the reader's report. */
typedef struct fc_reader_bulk_sums {
  uint64_t left; /* by where */
  uint64_t negative;
  fc_i128 negative_cents;
  bool sound; /* of fc_listing_watch */
} fc_reader_bulk_sums;

typedef struct fc_bulk fc_bulk; /* reader_bulk.c */

struct fc_reader {
  const fc_source *source;
  fc_file *file;
  fc_digest *digest;
  fc_csv *csv;
  fc_mapping mapping;
  fc_cell_rules rules;
  fc_arena arena;
  size_t n_columns, capacity;
  fc_reader_column_of *column;
  fc_batch_column *handed; /* the same, as the batch shows it */
  uint64_t *line;
  fc_batch batch;
  fc_reader_where *where;
  const fc_csv_record *pending; /* read, and too large for the last batch */
  char *text; /* of the batch's rows: it never moves while the batch has any */
  size_t text_n, text_cap;
  fc_csv_work work;
  fc_csv_part part;       /* rows of a chunk that wait for the batch before them to be handed over */
  fc_batch bulk;          /* rows of a chunk, where they stand */
  fc_batch_column *shown; /* its columns */
  bool begun, ended; /* begun: the first record was asked for */
  uint64_t errors;
  fc_listing_watch listings;
  fc_sieve sieve;
  char *joined; /* the listing number of the record, where two cells hold it: FC_LISTING_JOINED bytes */
  fc_samples sample;
  fc_reader_report report;
};

/* reader_row.c */
fc_str fc_slot_text(const fc_reader *reader, const fc_slot *slot, const fc_csv_record *record, size_t wide);
size_t fc_slot_cell(const fc_reader *reader, const fc_slot *slot, size_t wide); /* SIZE_MAX: none in the file */
/* One row of a record into the batch, unless a cell of it is bad (recorded). */
fc_status fc_reader_add_row(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, size_t wide);
/* Bytes of text that the record's rows take at most. */
size_t fc_reader_row_bytes(const fc_reader *reader, const fc_csv_record *record);

/* reader_columns.c: which columns are handed over and looked at by `where`, and memory for them. */
fc_status fc_reader_choose(fc_ctx *ctx, fc_reader *reader, const fc_wanted *wanted);

/* The arrays of a column, of `rows` rows. false: no memory. */
bool fc_reader_make_arrays(fc_arena *arena, fc_reader_column_of *column, size_t rows);
/* Whether each cell of a record is looked at; n_headers of them, in the reader's arena. NULL: no memory. */
const bool *fc_reader_cells(fc_reader *reader);

/* reader.c: does `where` keep the row? */
bool fc_reader_keeps(const fc_reader *reader, const fc_csv_record *record, size_t wide);

/* reader_sieve.c. A reader whose sieve looks at rows (fc_sieve_any) is read record by record. */
fc_status fc_reader_survey(fc_ctx *ctx, fc_reader *reader); /* before the first record */
fc_status fc_reader_sift(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, bool *kept);
fc_status fc_reader_check_sieve(fc_ctx *ctx, const fc_reader *reader); /* at the end: was anything left? */
void fc_reader_note_sieve(const fc_reader *reader, fc_notes *notes);

/* reader_listing.c */
void fc_reader_watch_listing(fc_reader *reader, const fc_csv_record *record);
fc_status fc_reader_note_listing(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, fc_str written);
fc_status fc_reader_check_listings(fc_ctx *ctx, fc_reader *reader); /* at the end */

/* reader_bulk.c */
bool fc_reader_is_simple(const fc_reader *reader); /* can its rows be made in bulk? */
fc_csv_work fc_reader_work(fc_reader *reader);
const fc_reader_bulk_sums *fc_reader_bulk_sums_of(const fc_csv_rows *rows);
void fc_reader_show(fc_reader *reader, const fc_csv_part *part); /* as reader->bulk */

const char *fc_reader_sample(fc_reader *reader, const char *kept, fc_str text);

#endif
