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
} fc_answer;


fc_status fc_answer_open(fc_answer *answer, const fc_result *result, int most); /* FC_NO_MEMORY; close it in any case */
void fc_answer_close(fc_answer *answer);

/* What a loss is, as its awards and cuts tell (SEMANTICS section 4): ", once", " a year", " in fiscal year 2018" where
 * a date leaves a part of the year, nothing where they differ. */
void fc_answer_occurrence(fc_buf *out, const fc_answer *answer);
/* "Ended from 2018-04-08 on" and the like: is the cut one that ends grants, and what of its words says since when? */
bool fc_answer_ends(const fc_answer *answer, fc_str *since);
/* Every award's value of a text column where they all have the same, else empty. Borrowed from `award`. */
fc_str fc_answer_common(const fc_answer *answer, const char *column);
/* "New York City", "23 governments". */
void fc_answer_whose(fc_buf *out, const fc_answer *answer);
/* "Ending Byrne JAG (16.738)", "Cutting 25% of federal grants", "The 2 cuts of \"letters\"". */
void fc_answer_deed(fc_buf *out, const fc_answer *answer);

/* What a row of denominators is: "Police Department budget" of "Police Department budget (executive)". */
fc_str fc_base_name(const fc_row_reader *denominator);
/* Is it a part of a government's budget: a department's, a reserve? */
bool fc_base_is_part(const fc_row_reader *denominator);
/* "budget", "revenue" or "spending", as a denominator in words is one. */
const char *fc_base_noun(fc_str denominator);
/* The same for many: "budgets", "revenue", "spending"; of every chosen denominator alike, else "budgets". */
const char *fc_base_nouns(const fc_result *result);

#endif
