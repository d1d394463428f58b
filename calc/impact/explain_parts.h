/* explain_parts.h - what the rooms of an explanation share. Inside this floor only. */
#ifndef FC_IMPACT_EXPLAIN_PARTS_H
#define FC_IMPACT_EXPLAIN_PARTS_H

#include "impact/operand.h"
#include "impact/tally.h"

/* A row of the data behind a whole, or what the scenario makes of it. Of one figure they add up to its whole. */
typedef struct fc_whole_line {
  uint32_t government;
  int year; /* that is answered for */
  fc_str what;
  fc_span amount;   /* cents; residents of a population */
  fc_origin origin; /* line 0: no row of a file */
  uint32_t url;
} fc_whole_line;

typedef struct fc_explaining {
  fc_ctx *ctx;
  fc_tally *tally;
  const fc_metric *metric;
  const fc_group *group;
  fc_group made; /* a row of the breakdown, with all that it is made of */
  fc_str row; /* its name */
  fc_value value;
  fc_seq lines;   /* of fc_whole_line */
  bool *counted;  /* [year that is shown][government of the row]: what it loses counts in the figure */
  size_t *award;  /* touched awards behind the figure, in order */
  size_t n_awards;
} fc_explaining;

/* Sets group and row of a key: F405 where there is none. */
fc_status fc_explain_find_row(fc_explaining *e, const char *key);
/* Fills lines and counted. */
fc_status fc_explain_wholes(fc_explaining *e);
/* Fills award; what governments lose that do not count is a note. */
fc_status fc_explain_find_awards(fc_explaining *e, fc_notes *notes);

static inline bool fc_explain_shows(const fc_explaining *e, size_t year) {
  return year >= e->tally->plan->show_from && year < e->tally->plan->show_to;
}
/* Whether money that is booked of an award counts in the figure. */
bool fc_explain_counts(const fc_explaining *e, size_t touched, fc_account account, size_t year);
/* What an award adds to an operand of the metric. */
fc_status fc_explain_award(const fc_explaining *e, size_t touched, fc_operand operand, fc_i128 *out);

/* "$4,300,000.00 / $85,990,000,000.00 = 0.0050%"; where there is no figure, why. */
void fc_explain_words(fc_buf *out, const fc_explaining *e);

fc_status fc_add_table_explained(const fc_explaining *e, fc_result *result);
fc_status fc_add_table_terms(const fc_explaining *e, fc_result *result);
fc_status fc_add_table_explained_awards(const fc_explaining *e, fc_result *result);
fc_status fc_add_table_explained_steps(const fc_explaining *e, fc_result *result);
fc_status fc_add_table_budget_rows(const fc_explaining *e, fc_result *result);

#endif
