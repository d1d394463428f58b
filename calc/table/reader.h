/* reader.h - a source as batches of typed columns.
 *
 * The reader maps headers to roles, applies `where`, `set`, `units`, `stages` and `across` (a row becomes one for each
 * column) and `amounts`, restores listing numbers, and types every cell. A bad cell is an error with its place; reading
 * goes on, so that one run reports all of them, and the last call then returns FC_BAD_FILE. */
#ifndef FC_TABLE_READER_H
#define FC_TABLE_READER_H

#include "number/calendar.h"
#include "number/figure.h"
#include "table/csv.h"
#include "table/source.h"

/* One typed column of a batch. Which array is filled follows from the role's type: MONEY, COUNT (value in whole units,
 * not cents): figure; YEAR: year; DATE: date; FLAG: -1 missing, 0 no, 1 yes in year; everything else: text alone.
 * `text` is always filled: trimmed, and in its canonical form (table/canonical.h). */
typedef struct fc_batch_column {
  fc_role role;     /* FC_NO_ROLE: a further column, by its header */
  const char *name; /* canonical name or header */
  const fc_str *text;
  const fc_figure *figure;
  const int32_t *year;
  const fc_date *date;
  const bool *present; /* false: empty cell */
} fc_batch_column;

typedef struct fc_batch {
  size_t rows;
  const uint64_t *line;
  size_t columns;
  const fc_batch_column *column; /* in the order of the reader's columns */
} fc_batch;                      /* valid until the next call */

/* How a header was matched: by its own name, an alias, an option, or a constant that was set or that another header
 * brought ("2024 ORDINANCE": fiscal_year). */
typedef struct fc_match {
  fc_role role;
  size_t cell; /* SIZE_MAX: a constant, or several columns that make a row each */
  const char *header;
  const char *how; /* "name", "alias", "option", "set", "brought", "header" (a further column), "candidate" */
} fc_match;

typedef struct fc_reader fc_reader;

/* Which columns to hand over. Roles of the table that the file holds are always matched; only the wanted ones are typed
 * and handed over. */
typedef struct fc_wanted {
  bool roles[FC_ROLES];
  const char *const *further; /* headers or role names, e.g. of a selector or of `by`; a name may be in no column */
  size_t n_further;
  bool everything; /* all roles and all further columns */
  bool lenient;    /* for looking at a file: a role that is missing or has several candidates is no error */
} fc_wanted;

/* Opens the file and maps its header. Errors: what fc_csv_open says; two columns for one role (both listed, with the
 * --map to give); a required role that no column holds (amount), with the nearest header; an unknown role or header in
 * map, set, stages, across, where, with the nearest. */
fc_status fc_reader_open(fc_ctx *ctx, const fc_source *source, const fc_wanted *wanted, bool digest, fc_reader **out);
void fc_reader_free(fc_reader *reader);
fc_status fc_reader_next(fc_ctx *ctx, fc_reader *reader, const fc_batch **out); /* NULL at the end */

size_t fc_reader_columns(const fc_reader *reader); /* as in batches */
const fc_match *fc_reader_match(const fc_reader *reader, size_t column);
/* The column of a batch for a role, or for a header or role name; SIZE_MAX: none. */
size_t fc_reader_role(const fc_reader *reader, fc_role role);
size_t fc_reader_column(const fc_reader *reader, fc_str name);
/* All headers of the file, for `columns` and for nearest names. */
size_t fc_reader_headers(const fc_reader *reader);
fc_str fc_reader_header(const fc_reader *reader, size_t index);

typedef struct fc_reader_report {
  uint64_t rows; /* records of the file */
  uint64_t left_by_where;
  uint64_t tails;        /* amounts whose binary tail was rounded */
  uint64_t rounded;      /* amounts rounded by option */
  uint64_t exponents;    /* amounts read from exponents by option */
  uint64_t restored;     /* listing numbers whose zeros were restored */
  uint64_t pointed;      /* listing numbers that were written without their point */
  uint64_t odd_listings; /* texts in the listing column that are no listing number */
  uint64_t missing;      /* amounts and counts that read NA, NULL, #Missing, ... */
  uint64_t negative;     /* amounts below zero, and what they come to */
  fc_i128 negative_cents;
  char sha256[65]; /* "" where no digest was asked for */
} fc_reader_report;
const fc_reader_report *fc_reader_report_of(const fc_reader *reader); /* complete at the end */
/* The above as notes: "4 listing numbers had lost a final zero (84.01) ...". */
void fc_reader_notes(const fc_reader *reader, fc_notes *notes);

#endif
