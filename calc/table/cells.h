/* cells.h - one cell as its role's type. */
#ifndef FC_TABLE_CELLS_H
#define FC_TABLE_CELLS_H

#include "number/calendar.h"
#include "number/figure.h"
#include "table/schema.h"

typedef struct fc_cell_rules {
  unsigned amounts; /* FC_AMOUNT_ROUND | FC_AMOUNT_EXPONENT */
  int64_t units;    /* of MONEY */
  bool many_years;  /* a year may be written as a range of several: another column says how many it covers */
} fc_cell_rules;

/* MONEY and COUNT: figure; YEAR: year; FLAG: year, 0 or 1; DATE: date; others nothing. */
typedef struct fc_cell_typed {
  fc_figure figure;
  int32_t year;
  fc_date date;
  fc_amount_seen seen; /* of MONEY */
} fc_cell_typed;

typedef struct fc_cell_fault {
  const char *code;
  const char *is;    /* "is not a number": goes on from the role's name */
  const char *mark;  /* what is wrong at the mark; NULL: nothing in particular */
  const char *help;
  size_t at, length; /* bytes of the text */
} fc_cell_fault;

/* Does an amount or a count read "unknown" (NA, NULL, #Missing, -)? It is no figure then, and never 0. */
bool fc_cell_is_missing(fc_role role, fc_str text);
/* text.n > 0. false with the fault filled where the text is none of the role's type. */
bool fc_cell_read(fc_role role, fc_str text, const fc_cell_rules *rules, fc_cell_typed *out, fc_cell_fault *fault);
/* Gives the figure of a role the rounding that a precision column states. */
bool fc_cell_set_precision(fc_role role, fc_str precision, fc_figure *figure);

#endif
