/* sieve.h - rows that would count money twice: totals of other rows, loans, aid that was passed through, and all but
 * the latest publication of a budget. What is left out, or kept although it may count twice, is counted and noted; the
 * option `rows` of a source says otherwise. */
#ifndef FC_TABLE_SIEVE_H
#define FC_TABLE_SIEVE_H

#include "base/intern.h"
#include "table/mapping.h"

typedef struct fc_sieve_test {
  fc_row_kind kind;
  size_t cell;
  const char *values; /* of row_marks.def; NULL: the words of a total, or "no" of a pass-through row */
} fc_sieve_test;

typedef struct fc_sieve {
  fc_seq tests; /* of fc_sieve_test */
  uint64_t seen[FC_ROW_KINDS], kept;
  const char *sample[FC_ROW_KINDS]; /* the cell that told the first of them; in `text` */
  fc_arena text;
  size_t published;  /* the cell of the day of publication; SIZE_MAX: none */
  fc_intern budgets; /* whose publications are told apart: government and year */
  fc_seq latest;     /* of fc_str: the last day of each */
} fc_sieve;

const char *fc_row_kind_name(fc_row_kind kind); /* "subtotals" */
/* What is done with such rows of a source. */
bool fc_sieve_leaves(const fc_source *source, fc_row_kind kind);
/* false: no memory. fc_sieve_free takes it in any case. */
bool fc_sieve_make(fc_sieve *sieve, const fc_mapping *mapping, const fc_source *source);
void fc_sieve_free(fc_sieve *sieve);
bool fc_sieve_any(const fc_sieve *sieve); /* Is any row looked at? */

#endif
