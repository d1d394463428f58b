/* sources.c - where figures stand: each line of a file once, numbered in the order in which a reader meets it.
 *
 * Awards come first and nearly always stand in a line of their own each, so that their numbers are their places; only
 * where two awards share a line is each line looked up. */
#include "impact/tally.h"

#include <stdlib.h>
#include <string.h>

static const fc_award *award_of(const fc_tally *tally, size_t touched) {
  return fc_dataset_award(tally->dataset, tally->plan->touched[touched].award);
}

static fc_source_line line_of_award(const fc_tally *tally, size_t touched) {
  const fc_award *award = award_of(tally, touched);
  return (fc_source_line){award->origin, award->source_url,
                          fc_dataset_text(tally->dataset, award->program ? award->program : award->listing)};
}

/* The place of an award's line, where awards have numbers of their own; n_placed: none has it. */
static size_t place_of(const fc_tally *tally, fc_origin origin) {
  size_t n = tally->sources.n_placed;
  if (n == 0 || award_of(tally, 0)->origin.source != origin.source)
    return n;
  for (size_t t = 0; t < n; t++) {
    fc_origin of = award_of(tally, t)->origin;
    if (of.source == origin.source && of.line == origin.line)
      return t;
  }
  return n;
}

uint32_t fc_source_number(fc_tally *tally, fc_origin origin, uint32_t url, fc_str what) {
  const uint32_t words[2] = {origin.source, origin.line};
  size_t placed = tally->sources.n_placed, place = origin.line ? place_of(tally, origin) : placed;
  if (!origin.line)
    return 0;
  if (place < placed)
    return (uint32_t)place + 1;
  size_t before = fc_keys_count(&tally->sources.keys);
  uint32_t number = fc_keys_put(&tally->sources.keys, words);
  if (number < before)
    return (uint32_t)placed + number + 1;
  fc_source_line *line = number == FC_INTERN_NONE ? NULL : fc_seq_push(&tally->sources.list);
  if (!line) {
    tally->sources.failed = true;
    return 0;
  }
  *line = (fc_source_line){origin, url, what};
  return (uint32_t)placed + number + 1;
}

uint32_t fc_source_find(const fc_tally *tally, fc_origin origin) {
  const uint32_t words[2] = {origin.source, origin.line};
  size_t placed = tally->sources.n_placed, place = origin.line ? place_of(tally, origin) : placed;
  if (place < placed)
    return (uint32_t)place + 1;
  uint32_t number = origin.line ? fc_keys_find(&tally->sources.keys, words) : FC_INTERN_NONE;
  return number == FC_INTERN_NONE ? 0 : (uint32_t)placed + number + 1;
}

uint32_t fc_source_of_award(const fc_tally *tally, size_t touched) {
  return touched < tally->sources.n_placed ? (uint32_t)touched + 1
                                           : fc_source_find(tally, award_of(tally, touched)->origin);
}

size_t fc_sources(const fc_tally *tally) {
  return tally->sources.n_placed + tally->sources.list.count;
}

fc_source_line fc_source_at(const fc_tally *tally, size_t index) {
  size_t placed = tally->sources.n_placed;
  return index < placed ? line_of_award(tally, index)
                        : *(const fc_source_line *)fc_seq_at(&tally->sources.list, index - placed);
}

/* Lines of a file that were met, a bit for each. */
typedef struct met_lines {
  uint8_t *bits;
  size_t n; /* bytes */
} met_lines;

/* false: the line was met before, or memory is out. */
static bool meet_line(met_lines *lines, uint32_t line) {
  size_t at = line / 8;
  if (at >= lines->n) {
    size_t n = 2 * (at + 512);
    uint8_t *grown = realloc(lines->bits, n);
    if (!grown)
      return false;
    memset(grown + lines->n, 0, n - lines->n);
    *lines = (met_lines){grown, n};
  }
  uint8_t bit = (uint8_t)(1u << line % 8);
  bool known = lines->bits[at] & bit;
  lines->bits[at] |= bit;
  return !known;
}

/* Whether all awards are of one file and no two of one line of it. */
static bool stand_apart(const fc_tally *tally) {
  met_lines lines = {0};
  size_t n = tally->plan->n_touched;
  bool apart = true;
  for (size_t t = 0; t < n && apart; t++) {
    fc_origin origin = award_of(tally, t)->origin;
    apart = origin.line && origin.source == award_of(tally, 0)->origin.source && meet_line(&lines, origin.line);
  }
  free(lines.bits);
  return apart;
}

static void number_awards(fc_tally *tally) {
  if (stand_apart(tally)) {
    tally->sources.n_placed = tally->plan->n_touched;
    return;
  }
  for (size_t t = 0; t < tally->plan->n_touched; t++) {
    fc_source_line line = line_of_award(tally, t);
    fc_source_number(tally, line.origin, line.url, line.what);
  }
}

static void number_wholes(fc_tally *tally, fc_shown_whole which) {
  for (size_t g = 0; g < tally->n_shown; g++) {
    const fc_kept_whole *whole = &tally->groups[g].whole[which];
    if (!whole->budget)
      continue;
    const fc_budget row = fc_budget_at(tally->dataset, whole->budget - 1);
    fc_source_number(tally, row.origin, row.source_url, fc_intern_text(&tally->names, whole->name));
  }
}

/* Awards, then the budgets that rows are set against, then populations, then departments, then the rest. */
fc_status fc_tally_number_sources(fc_ctx *ctx, fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  number_awards(tally);
  number_wholes(tally, FC_SHOWN_BUDGET);
  for (size_t i = 0; i < frame->n_governments; i++) {
    fc_population population;
    if (fc_frame_population(frame, frame->governments[i], &population))
      fc_source_number(tally, population.origin, population.source_url, FC_STR("population"));
  }
  number_wholes(tally, FC_SHOWN_DEPARTMENT);
  for (size_t i = tally->plan->after.n_shared; i < tally->plan->after.n_funds; i++) {
    const fc_fund *fund = &tally->plan->after.funds[i];
    fc_source_number(tally, fund->row->origin, fund->row->source_url, fc_str_of(fund->name));
  }
  return tally->sources.failed ? fc_fail_memory(ctx) : FC_OK;
}
