/* after_notes.c - what figures after the loss leave out, or are made of, where their names would let a reader think
 * otherwise. */
#include "impact/tally.h"

/* "two months of all-funds spending (not the GFOA test)" */
static void note_floor(fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  if (fc_str_is(frame->scope_text, "general_fund") || !tally->total.row.budget.present)
    return;
  fc_buf scope = {0};
  for (size_t i = 0; i < frame->scope_text.n; i++)
    fc_buf_char(&scope, frame->scope_text.p[i] == '_' ? '-' : frame->scope_text.p[i]);
  fc_notes_add(&tally->notes, FC_NOTE, "N459", NULL, "--denominator general_fund, where the budgets have it",
               "two_month_floor is two months of %s %s (not the GFOA test, which is of the general fund)",
               scope.p ? scope.p : "", tally->total.row.budget.revenue ? "revenue" : "spending");
  fc_buf_reset(&scope);
}

static void note_positions(fc_tally *tally) {
  const fc_plan_after *after = &tally->plan->after;
  size_t without = 0;
  for (size_t t = 0; after->positions && t < tally->plan->n_touched; t++)
    without += after->positions[t] < 0;
  if (without && without < tally->plan->n_touched)
    fc_notes_add(&tally->notes, after->counts_jobs ? FC_NOTE : FC_WARNING, "N458", NULL,
                 after->counts_jobs ? NULL : "say what a job costs, \"response\": { \"position_cost\": \"$151,855\" }",
                 "%zu of %zu grants do not state their positions: %s", without, tally->plan->n_touched,
                 after->counts_jobs ? "theirs are counted at the stated cost" : "theirs are not counted");
}

/* Reserves that would do together may leave a gap apart. */
static void note_coverage(fc_tally *tally) {
  const fc_row_after *after = &tally->total.row.after;
  if (tally->total.governments.n > 1 && after->gap.value > 0 && after->available.value >= after->own_cost.value)
    fc_notes_add(&tally->notes, FC_NOTE, "N460", NULL, NULL,
                 "together the reserves hold more than the own cost, and a gap is left all the same: one government's "
                 "reserve does not meet the cost of another");
}

/* The total has it, the rows do not. */
static void note_parts(fc_tally *tally, const fc_metric *metric) {
  if (tally->plan->report.metrics_asked && tally->n_groups && metric->refuse && !tally->seen.of_governments)
    fc_notes_add(&tally->notes, FC_NOTE, "N450", NULL, "--by government has it in every row",
                 "%s is known of governments alone, for a reserve is a government's, not that of a program or department",
                 metric->name);
}

void fc_note_after(fc_tally *tally, const fc_metric *metric) {
  static const struct {
    const char *metric;
    void (*note)(fc_tally *);
  } notes[] = {{"two_month_floor", note_floor}, {"positions", note_positions}, {"coverage", note_coverage}};
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
    if (fc_str_is(fc_str_of(metric->name), notes[i].metric))
      notes[i].note(tally);
  if (metric->refuse == fc_row_refuse_part || metric->refuse == fc_row_refuse_funds)
    note_parts(tally, metric);
}
