/* run_lines.h - what pages of a run share: the lines of its cuts, and its years beneath one another. */
#ifndef FC_REPORT_RUN_LINES_H
#define FC_REPORT_RUN_LINES_H

#include "report/answer.h"

/* A line for each cut: its name, what it takes, how, when, and what of it comes late. `tab`: where texts start. */
fc_status fc_cut_lines(fc_buf *out, const fc_answer *answer, size_t tab);
/* A line for each year of all together: what is due, what is lost, and the share. Nothing where there is one year. */
fc_status fc_year_lines(fc_buf *out, const fc_answer *answer);

#endif
