/* csv_split.h - one pass over a chunk of CSV text: where its cells and lines end, and where it is not regular.
 *
 * 64 bytes at a time are compared with the few bytes that matter; which of them stand within quotes follows from the
 * parity of the quotes before them (the prefix XOR of Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019).
 * Parity alone reads a stray quote wrongly, so the same pass checks the shape of quotes: one that opens stands behind a
 * separator or a quote that closes, and behind one that closes stands a separator, a line end or another quote. What fails
 * that, a CR without LF, and a NUL byte are told as odd: whoever reads the records gives those to libcsv.
 *
 * The same pass is compiled for several instruction sets; all give the same answer. Where a machine has none of them
 * there is no such pass, and files are read by libcsv alone. */
#ifndef FC_TABLE_CSV_SPLIT_H
#define FC_TABLE_CSV_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FC_CSV_PADDING ((size_t)64) /* zeroed bytes behind the text, and elements behind each array, that are written over */
#define FC_CSV_NO_BYTE UINT32_MAX

/* Each array holds as many elements as the text has bytes, and FC_CSV_PADDING. */
typedef struct fc_csv_split {
  uint32_t *end; /* of each cell: its separator or LF, outside quotes */
  size_t ends;
  uint32_t *record; /* of each record: how many cells end up to its own last one */
  size_t records;
  uint32_t *odd; /* bytes at which the text is not regular, ascending */
  size_t odds;
  uint32_t *inner; /* LF within quotes, ascending */
  size_t inners;
  uint32_t first_wide; /* the first byte outside ASCII; FC_CSV_NO_BYTE: none */
} fc_csv_split;

typedef struct fc_csv_splitter {
  const char *name;
  /* Returns whether the text ends within quotes. `quoted`: it begins there. What stands before the text is taken to be
   * regular: whoever reads the record across its start checks that. */
  bool (*split)(const char *text, size_t n, char delimiter, bool quoted, fc_csv_split *out);
  /* Is the number of quotes odd? */
  bool (*quotes_odd)(const char *text, size_t n);
} fc_csv_splitter;

/* Those that this machine can run, the fastest first; NULL ends them. */
#define FC_CSV_SPLITTERS 4
void fc_csv_splitters(const fc_csv_splitter *out[FC_CSV_SPLITTERS + 1]);

extern const fc_csv_splitter fc_csv_splitter_avx512, fc_csv_splitter_avx2, fc_csv_splitter_sse2, fc_csv_splitter_neon;

#endif
