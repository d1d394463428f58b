/* compile_after.c - of each award what the response and the metrics after the loss look at: the part that is kept up,
 * the match that goes with a federal dollar, the positions that it pays. */
#include "impact/compile_after.h"

#include <string.h>

static const fc_award *award_of(const fc_compiling *c, size_t touched) {
  return fc_dataset_award(c->dataset, c->plan->touched[touched].award);
}

static fc_str text_of(const fc_compiling *c, size_t touched, const fc_award_column *column) {
  return fc_dataset_text(c->dataset, fc_award_column_text(c->dataset, award_of(c, touched), column));
}

static bool is_asked(const fc_compiling *c) {
  const fc_plan_report *report = &c->plan->report;
  const fc_scenario *scenario = c->scenario;
  for (size_t i = 0; report->metrics_asked && i < report->n_metrics; i++)
    if (report->metrics[i]->after_loss)
      return true;
  return scenario->response.stated || scenario->response.counts_jobs || scenario->contingencies.n ||
         scenario->contingencies.from_data;
}

enum { PRIORITIES_MAX = 16 }; /* that a message lists */

/* The priorities of the plan's awards, each once, in order of the awards. */
static size_t list_priorities(const fc_compiling *c, const fc_award_column *column, const char **list) {
  size_t n = 0;
  for (size_t t = 0; t < c->plan->n_touched && n < PRIORITIES_MAX; t++) {
    fc_str priority = text_of(c, t, column);
    bool again = priority.n == 0;
    for (size_t i = 0; i < n && !again; i++)
      again = fc_str_is(priority, list[i]);
    if (!again)
      list[n++] = priority.p;
  }
  return n;
}

/* A priority that no award has is a slip of the pen. */
static void check_priorities(fc_compiling *c, const fc_award_column *column) {
  const fc_response *response = &c->scenario->response;
  const char *list[PRIORITIES_MAX], *known = "";
  size_t n = list_priorities(c, column, list);
  for (size_t i = 0; i < n; i++)
    known = fc_ctx_format(c->ctx, "%s%s\"%s\"", known, i ? ", " : "", list[i]);
  for (size_t i = 0; i < response->n_by; i++) {
    fc_str name = fc_str_of(response->by[i].priority);
    bool found = fc_str_is(name, "other");
    for (size_t t = 0; t < c->plan->n_touched && !found; t++)
      found = fc_str_eq(text_of(c, t, column), name);
    if (!found)
      fc_notes_add(&c->plan->notes, FC_WARNING, "N451", &response->where,
                   n ? fc_ctx_format(c->ctx, "their priorities are %s%s", known, fc_did_you_mean(c->ctx, name, list, n))
                     : "none of them states a priority",
                   "\"backfill\" names the priority \"%.*s\", which no grant of the cuts has", FC_STR_ARG(name));
  }
}

static void note_others(fc_compiling *c, size_t others) {
  const fc_response *response = &c->scenario->response;
  bool stated = false;
  for (size_t i = 0; i < response->n_by; i++)
    stated = stated || strcmp(response->by[i].priority, "other") == 0;
  if (others && !stated)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N452", &response->where,
                 "add \"other\" to the backfill to say what becomes of them",
                 "%zu of %zu grants have a priority that \"backfill\" does not name: none of their loss is kept up",
                 others, c->plan->n_touched);
}

/* Which rate of the response is an award's: that of its priority, or the last, of all others. */
static uint16_t rate_of(const fc_response *response, fc_str priority) {
  size_t i = 0;
  while (i < response->n_by && !fc_str_is(priority, response->by[i].priority))
    i++;
  return (uint16_t)i;
}

static void set_backfill(fc_compiling *c, fc_plan_after *after) {
  const fc_response *response = &c->scenario->response;
  uint16_t *priority = fc_compiling_array(c, c->plan->n_touched, sizeof *priority);
  fc_award_column column;
  size_t others = 0;
  after->n_backfill = response->n_by + 1;
  after->backfill = fc_compiling_array(c, after->n_backfill, sizeof *after->backfill);
  after->priority = priority;
  if (response->n_by == 0 || !priority)
    return;
  if (!fc_award_column_find(c->dataset, "priority", &column)) {
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F320", &response->where,
                                 "add the column to the grants, map one to it (--map priority=HEADER), or write one "
                                 "rate for all: \"backfill\": \"50%\"",
                                 "\"backfill\" goes by priority, and the grants have no column \"priority\""));
    return;
  }
  for (size_t t = 0; t < c->plan->n_touched; t++) {
    priority[t] = rate_of(response, text_of(c, t, &column));
    others += priority[t] == response->n_by;
  }
  check_priorities(c, &column);
  note_others(c, others);
}

/* match_rate is the recipient's share of total cost: with 25 %, 25 cents go with 75 federal ones. */
static void set_match(fc_compiling *c, fc_plan_after *after) {
  fc_award_column column;
  if (!fc_award_column_find(c->dataset, "match_rate", &column))
    return;
  fc_rate *match = fc_compiling_array(c, c->plan->n_touched, sizeof *match);
  for (size_t t = 0; match && t < c->plan->n_touched; t++) {
    fc_str text = text_of(c, t, &column);
    fc_number_fault fault;
    fc_rate rate;
    match[t] = (fc_rate){0, 0};
    if (!text.n || fc_rate_parse(text.p, text.n, &rate, &fault) != FC_OK)
      continue;
    if (rate.num >= 0 && rate.num < rate.den) {
      fc_ratio ratio = fc_ratio_of(rate.num, (fc_i128)rate.den - rate.num);
      match[t] = (fc_rate){(int64_t)ratio.num, (int64_t)ratio.den};
      continue;
    }
    fc_where where = fc_dataset_where(c->dataset, award_of(c, t)->origin);
    where.field = "match_rate";
    where.excerpt = text;
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_DATA, "F214", &where,
                                 "match_rate is the recipient's share of the program's total cost, from 0% to below 100%",
                                 "the match is %s", rate.num < 0 ? "below zero" : "all of the cost or more"));
  }
  after->match = match;
}

static void set_positions(fc_compiling *c, fc_plan_after *after) {
  fc_award_column column;
  if (!fc_award_column_find(c->dataset, "positions", &column))
    return;
  int64_t *positions = fc_compiling_array(c, c->plan->n_touched, sizeof *positions);
  for (size_t t = 0; positions && t < c->plan->n_touched; t++) {
    fc_str text = text_of(c, t, &column);
    fc_figure figure;
    fc_number_fault fault;
    bool read = text.n && fc_amount_parse(text.p, text.n, FC_AMOUNT_CHOSEN, &figure, &fault) == FC_OK;
    positions[t] = read && figure.value >= 0 ? figure.value : -1;
  }
  after->positions = positions;
}

/* Where no backfill is stated, metrics that need one are answered at both ends. */
static void answer_at_both_ends(fc_compiling *c) {
  fc_plan_report *report = &c->plan->report;
  const fc_metric **metrics = fc_compiling_array(c, 2 * report->n_metrics, sizeof *metrics);
  size_t n = 0;
  if (!report->metrics_asked || !metrics)
    return;
  for (size_t i = 0; i < report->n_metrics; i++) {
    const fc_metric *metric = report->metrics[i];
    for (size_t k = 0; k < 2; k++) {
      const char *end = metric->at_both_ends[k];
      const fc_metric *add = end ? fc_metric_find(fc_str_of(end)) : k == 0 ? metric : NULL;
      for (size_t m = 0; m < n && add; m++)
        add = metrics[m] == add ? NULL : add;
      if (add)
        metrics[n++] = add;
    }
  }
  report->metrics = metrics;
  report->n_metrics = n;
}

void fc_compile_after(fc_compiling *c) {
  fc_plan_after *after = &c->plan->after;
  after->wanted = is_asked(c);
  if (!after->wanted)
    return;
  after->stated = c->scenario->response.stated;
  after->counts_jobs = c->scenario->response.counts_jobs;
  if (after->stated)
    set_backfill(c, after);
  else
    answer_at_both_ends(c);
  set_match(c, after);
  set_positions(c, after);
  fc_compile_funds(c);
  if (c->status == FC_OK)
    fc_after_take(after, &c->scenario->response, &c->scenario->contingencies);
}
