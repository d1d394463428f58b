/* exposure_rank.c - the order of rows: by share, amount or amount per resident, greatest first; rows that have none
 * come last by amount; ties by key. Where stages differ, shares of different stages are not compared: each stage is
 * ranked by itself, the latest first. */
#include "impact/exposure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is(const char *text, const char *word) {
  return text && strcmp(text, word) == 0;
}

/* What a row is ranked by; false: nothing. */
static bool measure_of(const fc_exposure_state *state, const fc_exposed *row, fc_ratio *out) {
  const fc_value *value = is(state->options->sort, "per_capita") ? &row->per_capita : &row->share;
  if (is(state->options->sort, "amount")) {
    *out = fc_ratio_of(row->amount.value, 1);
    return true;
  }
  *out = value->value;
  return value->present && value->point;
}

static bool within_stages(const fc_exposure_state *state) {
  const char *sort = state->options->sort;
  return !state->frame.stage.common && (!sort || is(sort, "share"));
}

static bool close_to(double a, double b) {
  return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b));
}

/* Doubles order what lies apart; what lies close is measured again and compared exactly. */
static int compare_exactly(fc_exposure_state *state, const fc_exposed_row *a, const fc_exposed_row *b, bool measure) {
  fc_exposed x, y;
  fc_ratio left, right;
  fc_status status = fc_exposed_measure(state, a, &x);
  if (!status)
    status = fc_exposed_measure(state, b, &y);
  if (status) {
    state->failed = status;
    return 0;
  }
  if (!measure)
    return (x.amount.value < y.amount.value) - (x.amount.value > y.amount.value);
  measure_of(state, &x, &left);
  measure_of(state, &y, &right);
  return -fc_ratio_cmp(left, right);
}

static int compare_stages(const fc_exposure_state *state, const fc_exposed_row *a, const fc_exposed_row *b) {
  if (a->stage == b->stage)
    return 0;
  return -fc_stage_cmp(fc_dataset_text(state->dataset, a->stage), fc_dataset_text(state->dataset, b->stage));
}

static int compare_rows(const void *p, const void *q, void *self) {
  fc_exposure_state *state = self;
  const fc_exposed_row *a = &state->row[*(const uint32_t *)p], *b = &state->row[*(const uint32_t *)q];
  bool none = isnan(a->measure);
  if (none != (bool)isnan(b->measure))
    return none ? 1 : -1;
  int order = !none && within_stages(state) ? compare_stages(state, a, b) : 0;
  if (!order)
    order = none || close_to(a->measure, b->measure) ? compare_exactly(state, a, b, !none)
                                                     : (a->measure > b->measure ? -1 : 1);
  return order ? order : fc_exposed_compare_keys(state, a, b);
}

static bool is_range(const fc_value *value) {
  return value->present && (!value->point || fc_ratio_cmp(value->low, value->high) != 0);
}

static void note_ranges(fc_exposure_state *state, const fc_exposed *row) {
  const fc_base *budget = &row->budget;
  bool *ranges = state->ranges;
  ranges[FC_EXPOSED_AMOUNT] = ranges[FC_EXPOSED_AMOUNT] || !fc_span_is_exact(row->amount);
  ranges[FC_EXPOSED_BUDGET] =
      ranges[FC_EXPOSED_BUDGET] || (budget->present && (budget->conflict || !fc_span_is_exact(budget->amount)));
  ranges[FC_EXPOSED_SHARE] = ranges[FC_EXPOSED_SHARE] || is_range(&row->share);
  ranges[FC_EXPOSED_OF_AID] = ranges[FC_EXPOSED_OF_AID] || is_range(&row->of_aid);
  ranges[FC_EXPOSED_PER_CAPITA] = ranges[FC_EXPOSED_PER_CAPITA] || is_range(&row->per_capita);
}

/* The name of what the row is set against. */
static fc_status name_row(fc_exposure_state *state, fc_exposed_row *row, const fc_exposed *measured) {
  uint32_t scratch[FC_BY_MAX];
  fc_exposed_entry entry = fc_exposed_entry_at(state->dataset, state->entry[row->first], scratch);
  fc_direction direction = measured->budget.revenue ? FC_REVENUE : FC_EXPENDITURE;
  if (!measured->budget.present)
    return FC_OK;
  if (!state->of_one) {
    const fc_exposed_whole *whole = fc_exposed_find_whole(state, entry.by, measured->part);
    uint32_t all = measured->part ? measured->budget.governments : whole->all;
    return fc_exposed_put_over(state, whole->words[direction], measured->budget.governments, all, &row->words);
  }
  fc_buf name = {0};
  fc_str part = measured->part ? fc_exposed_part_name(state->dataset, entry.by, &name) : FC_STR("");
  fc_status status = fc_exposed_put_words(state, measured->stage, direction, part, &row->words);
  fc_buf_reset(&name);
  return status;
}

static fc_status prepare_row(fc_exposure_state *state, fc_exposed_row *row) {
  fc_exposed measured;
  fc_ratio measure;
  fc_status status = fc_exposed_measure(state, row, &measured);
  if (status)
    return status;
  row->stage = measured.budget.present ? measured.stage : 0;
  row->measure = measure_of(state, &measured, &measure) ? fc_ratio_double(measure) : (double)NAN;
  state->own_missing += measured.part_asked && !measured.part && measured.budget.present;
  note_ranges(state, &measured);
  return name_row(state, row, &measured);
}

fc_status fc_exposed_rank(fc_exposure_state *state) {
  for (size_t i = 0; i < state->n_rows; i++) {
    fc_status status = prepare_row(state, &state->row[i]);
    if (status)
      return status;
  }
  note_ranges(state, &state->total);
  qsort_r(state->order, state->n_rows, sizeof *state->order, compare_rows, state);
  for (uint32_t i = 0; i < state->n_rows && !state->failed; i++) {
    const fc_exposed_row *row = &state->row[state->order[i]];
    if (isnan(row->measure))
      break;
    if (i && !(within_stages(state) && row->stage != state->row[state->order[i - 1]].stage))
      continue;
    fc_exposed_stage *stage = fc_seq_push(&state->stages);
    if (!stage)
      return FC_NO_MEMORY;
    *stage = (fc_exposed_stage){row->stage, i};
  }
  return state->failed;
}

uint32_t fc_exposed_rank_at(const fc_exposure_state *state, size_t at) {
  uint32_t first = 0;
  if (isnan(state->row[state->order[at]].measure))
    return 0;
  for (size_t i = 0; i < state->stages.count; i++) {
    const fc_exposed_stage *stage = fc_seq_at(&state->stages, i);
    first = stage->first <= at ? stage->first : first;
  }
  return (uint32_t)at - first + 1;
}
