/* csv_fast.h - the fast way through a CSV file, seen by the files of the CSV reader alone.
 *
 * The text is read in chunks (csv_chunk.h). Which bytes stand within quotes follows from chunk to chunk by the parity of
 * quotes, so the records of a chunk are known exactly, whichever thread splits it. One thread, the caller's, takes the
 * chunks in their order. A record that is not regular, and one that goes over the end of a chunk, is given to libcsv; where
 * libcsv does not end it at the predicted byte, all that follows is read by libcsv.
 *
 * Other threads are silent: they split, and do fc_csv_work, which may only do what cannot fail. All messages come from the
 * caller's thread, in the order of the file. */
#ifndef FC_TABLE_CSV_FAST_H
#define FC_TABLE_CSV_FAST_H

#include "table/csv_chunk.h"
#include "table/csv_parts.h"

/* csv_queue.c: chunks in the order of the file. */
typedef struct fc_csv_queue fc_csv_queue;
typedef struct fc_csv_queue_options {
  fc_csv_shape shape;
  size_t chunk;     /* bytes */
  unsigned threads; /* with the caller's */
  const fc_csv_work *work; /* NULL: none */
  fc_str begun; /* text that was read from the file already: it comes first */
  uint64_t at;  /* bytes of the file before it */
  fc_file *file;
  fc_digest *digest;
} fc_csv_queue_options;
bool fc_csv_queue_new(const fc_csv_queue_options *options, fc_csv_queue **out); /* false: no memory */
void fc_csv_queue_free(fc_csv_queue *queue);
/* The next chunk, once the one before is done with; NULL behind the last. */
const fc_csv_chunk *fc_csv_queue_next(fc_csv_queue *queue);
/* From now on chunks are only read. */
void fc_csv_queue_stop_splitting(fc_csv_queue *queue);

typedef enum fc_csv_stage {
  FC_CSV_CHUNK, /* the next chunk is due */
  FC_CSV_HEAD,  /* what stands before its own records */
  FC_CSV_OWN,   /* its own records */
  FC_CSV_REST,  /* what stands behind them */
  FC_CSV_PLAIN  /* all that follows is libcsv's */
} fc_csv_stage;

struct fc_csv_fast {
  fc_csv_queue *queue;
  fc_csv_shape shape;
  const fc_csv_work *work;
  const fc_csv_chunk *chunk;
  fc_csv_stage stage;
  fc_csv_cursor cursor;     /* of records without fc_csv_work */
  size_t taken, exceptions; /* with it: rows and exceptions that were handed over */
  uint64_t rows, lines;     /* of the file: rows before the chunk's own records, lines before the chunk */
  size_t plain_from;        /* in the chunk: the bytes that libcsv has not been given */
  char *begun;              /* what was read with the header */
  char *room;               /* for texts with quotes in them */
  size_t *cell;             /* that are looked at */
  size_t cells;
};

#endif
