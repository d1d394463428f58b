/* named_csv.h - a CSV that a scenario names beside its own numbers: an index of prices, values that were seen. */
#ifndef FC_SCENARIO_NAMED_CSV_H
#define FC_SCENARIO_NAMED_CSV_H

#include "base/digest.h"
#include "scenario/reading.h"
#include "table/csv.h"

/* Open at its first row. */
typedef struct fc_named_csv {
  fc_reading *reading;
  fc_file *file;
  fc_digest *sha;
  fc_csv *csv;
  const char **names; /* of all columns */
  size_t n_names;
  uint64_t rows; /* read so far */
} fc_named_csv;

/* `at` is a text that is not empty. false: a fault of its line, or of the file. Closed in either case by the caller. */
bool fc_named_csv_open(fc_reading *reading, const fc_json_value *at, fc_named_csv *out);
void fc_named_csv_close(fc_named_csv *of);
/* The next row; NULL: there is none, and faults that end the reading are noted. */
const fc_csv_record *fc_named_csv_next(fc_named_csv *of);
/* "its columns are "Year", "CPI"", with the nearest to what was `said`. */
const char *fc_named_csv_columns(const fc_named_csv *of, fc_str said);
/* A fault of a cell of the row in hand; false. */
bool fc_named_csv_refuse(fc_named_csv *of, size_t cell, size_t length, const char *code, const char *help, const char *is);
/* SHA-256 of all of it, kept, once it is read. */
const char *fc_named_csv_digest(fc_named_csv *of);

#endif
