/* answer.h - what texts say of a run: for whom, of how much, against what. Read from the tables of the result alone. */
#ifndef FC_REPORT_ANSWER_H
#define FC_REPORT_ANSWER_H

#include "report/words.h"

typedef struct fc_answer {
  const fc_result *result;
  int most; /* significant digits */
  /* First rows; `budget` is that of table denominators that was chosen. Absent tables read as empty. */
  fc_row_reader impact, total, government, award, cut, budget;
  int64_t rows, governments, with_budget, awards, cuts;
  int64_t first_year, last_year; /* 0: not known */
  bool contained;                /* the grants lie inside what shares are of, so that "x% of it" may be said */
  fc_reading late, late_after;   /* of all cuts: what comes later than it is due, and after the last year of these */
} fc_answer;

fc_status fc_answer_open(fc_answer *answer, const fc_result *result, int most); /* FC_NO_MEMORY; close it in any case */
void fc_answer_close(fc_answer *answer);

/* Years that are answered for together. */
int64_t fc_answer_years(const fc_answer *answer);
/* " in fiscal year 2018", " over fiscal years 2018 to 2022". */
void fc_answer_in_years(fc_buf *out, const fc_answer *answer);
/* What a loss is, as its awards and cuts tell (SEMANTICS section 4): ", once", " a year", the years where there are
 * several or a cut does not act alike in each, nothing where they differ. */
void fc_answer_occurrence(fc_buf *out, const fc_answer *answer);
/* Is all that the cuts take paid later? */
bool fc_answer_only_late(const fc_answer *answer);
/* Is it one award of one government that loses in one year, by one cut that always acts, with a known share? */
bool fc_answer_is_award(const fc_answer *answer);
/* Every award's value of a text column where they all have the same, else empty. Borrowed from `award`. */
fc_str fc_answer_common(const fc_answer *answer, const char *column);
/* "New York City", "23 governments". */
void fc_answer_whose(fc_buf *out, const fc_answer *answer);
/* "Ending Byrne JAG (16.738)", "Cutting 25% of federal grants", "The 2 cuts of \"letters\"", with when the one cut acts. */
void fc_answer_deed(fc_buf *out, const fc_answer *answer);
/* Do a cut's words stand before its grants: "10% of"? */
bool fc_cut_stands_before(const fc_row_reader *cut);
/* One cut as a sentence begins with it, the grants named by `grants`: "Cutting 25% of the grant from 2018-04-08 on".
 * closed: where a comma stands before what says when, another one follows it. */
void fc_cut_deed(fc_buf *out, const fc_row_reader *cut, fc_str grants, bool closed);

/* What a row of denominators is: "Police Department budget" of "Police Department budget (executive)". */
fc_str fc_base_name(const fc_row_reader *denominator);
/* Is it a part of a government's budget: a department's, a reserve? */
bool fc_base_is_part(const fc_row_reader *denominator);
/* "budget", "revenue" or "spending", as a denominator in words is one. */
const char *fc_base_noun(fc_str denominator);
/* The same for many: "budgets", "revenue", "spending"; of every chosen denominator alike, else "budgets". */
const char *fc_base_nouns(const fc_result *result);

#endif
