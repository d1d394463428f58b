/* sentence.h - the one sentence that stands first and can be pasted. */
#ifndef FC_REPORT_SENTENCE_H
#define FC_REPORT_SENTENCE_H

#include "report/answer.h"

/* Without a line feed. */
fc_status fc_sentence(fc_buf *out, const fc_result *result, int most);
/* Does it say more than how many rows there are, which a page shows anyway? */
bool fc_sentence_tells(const fc_result *result);

/* Of a run; without a line feed. */
void fc_run_sentence(fc_buf *out, const fc_answer *answer);

/* Of a plan; and how a column of its cuts is headed ("5% cut"), false: another column. */
fc_status fc_plan_sentence(fc_buf *out, const fc_result *result, int most);
bool fc_plan_heading(fc_buf *out, const char *column);

/* Of a what-if table; of a break-even. */
fc_status fc_sweep_sentence(fc_buf *out, const fc_result *result, int most);
fc_status fc_breakeven_sentence(fc_buf *out, const fc_result *result, int most);
/* Of what an answer depends on. */
fc_status fc_sensitivity_sentence(fc_buf *out, const fc_result *result, int most);

/* Of a distribution. */
fc_status fc_risk_sentence(fc_buf *out, const fc_result *result, int most);

/* Of scenarios side by side; and a difference of shares: "+0.0037 points". */
fc_status fc_compare_sentence(fc_buf *out, const fc_result *result, int most);
const char *fc_change_words(fc_str change); /* of a change that is none of one cut; "" of others */
void fc_print_points(fc_buf *out, const fc_reading *share, const char *unit, int most);

/* An amount as text holds it: "nearly $86 billion"; start: with a capital letter. */
void fc_sentence_amount(fc_buf *out, fc_str hedge, const fc_reading *dollars, int most, bool start);
/* "0.0050%", or "0.3% to 0.5%" where no digit survives. */
void fc_sentence_share(fc_buf *out, const fc_reading *share, int most);
/* " (over 56 of 57)", where not all have what a share is of. */
void fc_sentence_over(fc_buf *out, int64_t with, int64_t all);
/* ": about $1 of every $20,000", where the share has a digit to say it by. */
void fc_sentence_one_in(fc_buf *out, const fc_row_reader *row, int most);

#endif
