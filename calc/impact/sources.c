/* sources.c - where figures stand: each line of a file once, numbered in the order in which a reader meets it. */
#include "impact/tally.h"

uint32_t fc_source_number(fc_tally *tally, fc_origin origin, uint32_t url, fc_str what) {
  const uint32_t words[2] = {origin.source, origin.line};
  if (!origin.line)
    return 0;
  size_t before = fc_keys_count(&tally->sources.keys);
  uint32_t number = fc_keys_put(&tally->sources.keys, words);
  if (number < before)
    return number + 1;
  fc_source_line *line = number == FC_INTERN_NONE ? NULL : fc_seq_push(&tally->sources.list);
  if (!line) {
    tally->sources.failed = true;
    return 0;
  }
  *line = (fc_source_line){origin, url, what};
  return number + 1;
}

uint32_t fc_source_find(const fc_tally *tally, fc_origin origin) {
  const uint32_t words[2] = {origin.source, origin.line};
  uint32_t number = origin.line ? fc_keys_find(&tally->sources.keys, words) : FC_INTERN_NONE;
  return number == FC_INTERN_NONE ? 0 : number + 1;
}

static void number_budget(fc_tally *tally, const fc_denominator *denominator) {
  if (!denominator->base.present || denominator->first == SIZE_MAX)
    return;
  fc_buf words = {0};
  fc_denominator_words(&words, &tally->plan->frame, denominator);
  const fc_budget row = fc_budget_at(tally->dataset, denominator->first);
  fc_source_number(tally, row.origin, row.source_url, fc_tally_keep(tally, &words));
  fc_buf_reset(&words);
}

/* Awards, then the budgets that rows are set against, then populations, then departments. */
fc_status fc_tally_number_sources(fc_ctx *ctx, fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  for (size_t t = 0; t < tally->plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(tally->dataset, tally->plan->touched[t].award);
    fc_source_number(tally, award->origin, award->source_url,
                     fc_dataset_text(tally->dataset, award->program ? award->program : award->listing));
  }
  fc_group group;
  for (size_t g = 0; g < tally->n_shown; g++) {
    fc_tally_open_row(tally, g, &group);
    number_budget(tally, &group.budget);
  }
  for (size_t i = 0; i < frame->n_governments; i++) {
    fc_population population;
    if (fc_frame_population(frame, frame->governments[i], &population))
      fc_source_number(tally, population.origin, population.source_url, FC_STR("population"));
  }
  for (size_t g = 0; g < tally->n_shown; g++) {
    fc_tally_open_row(tally, g, &group);
    number_budget(tally, &group.department_budget);
  }
  for (size_t i = tally->plan->after.n_shared; i < tally->plan->after.n_funds; i++) {
    const fc_fund *fund = &tally->plan->after.funds[i];
    fc_source_number(tally, fund->row->origin, fund->row->source_url, fc_str_of(fund->name));
  }
  return tally->sources.failed ? fc_fail_memory(ctx) : FC_OK;
}
