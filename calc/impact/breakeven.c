/* breakeven.c - the value of one number at which a metric comes to a level: which values, how they are looked through,
 * and what is said of them. */
#include "impact/breakeven_parts.h"
#include "impact/provenance.h"

#include <string.h>

enum { VALUES_LEAST = 33, VALUES_MOST = 601 }; /* that are looked at by equal steps where nothing is proved */

/* Fewer where each costs more: of a row every grant is looked at each time. */
static int64_t values_of(const fc_breaking *b) {
  static const int64_t most_work = 20000000;
  const fc_plan *plan = b->asked->plan;
  int64_t each = (int64_t)(plan->n_touched * plan->n_cuts * plan->n_years + 1) * (b->asked->row ? 8 : 1);
  int64_t values = most_work / each;
  return values < VALUES_LEAST ? VALUES_LEAST : values > VALUES_MOST ? VALUES_MOST : values;
}

static fc_status fail_no_figure(const fc_breaking *b) {
  const fc_metric *metric = b->asked->metric;
  const char *help = fc_ctx_format(b->ctx, "it is %s", metric->formula);
  if (b->first_failure && b->n_failed == b->crossings.looked)
    help = fc_ctx_format(b->ctx, "the scenario allows none of them: %s", b->first_failure);
  else if (metric->at_both_ends[0])
    help = fc_ctx_format(b->ctx, "without a response that says what is kept up it has two ends: ask for %s or %s",
                         metric->at_both_ends[0], metric->at_both_ends[1]);
  return fc_fail(b->ctx, FC_CANNOT_ANSWER, "F401", &(fc_where){.field = "--until"}, help,
                 "%s has no figure at any value of %s", metric->name, b->asked->axis->name);
}

static fc_status search(fc_breaking *b) {
  const fc_crossing_search how = {.figure = fc_breaking_measure,
                                  .self = b,
                                  .last = b->grid.last,
                                  .stated = b->has_stated ? fc_grid_find(&b->grid, b->stated) : -1,
                                  .level = b->asked->level,
                                  .rises = b->proved,
                                  .values = values_of(b)};
  fc_status status = fc_crossings_find(b->ctx, &how, &b->crossings);
  return status == FC_OK && !b->crossings.any ? fail_no_figure(b) : status;
}

static void add_notes(const fc_breaking *b, fc_notes *notes) {
  if (b->n_failed)
    fc_notes_add(notes, FC_WARNING, "N444", NULL, "look between other values: --vary NAME=LOW:HIGH",
                 "%zu of %zu values cannot be; the first: %s", b->n_failed, b->crossings.looked,
                 b->first_failure ? b->first_failure : "the scenario does not allow it");
  if (b->ranged)
    fc_notes_add(
        notes, FC_NOTE, "N446", NULL, NULL,
        "figures of the data are taken as they are written: the range that their rounding leaves would move the "
        "break-even as well");
}

/* Notes and settings of the answer as the scenario stands; what rows there are matters only where one is named. */
static bool leaves_out(const void *self, const char *setting) {
  const fc_breaking *b = self;
  return !b->asked->row && strcmp(setting, "by") == 0;
}

static fc_status fill_result(fc_breaking *b, fc_result *result) {
  fc_seq breaks;
  fc_seq_init(&breaks, sizeof(fc_break));
  fc_status status = fc_breaking_find(b, &breaks);
  if (status == FC_OK)
    status = fc_result_take_answer(b->ctx, b->asked->plan, leaves_out, b, result);
  if (status == FC_OK) {
    add_notes(b, fc_result_notes_mutable(result));
    status = fc_result_add_inputs(result, b->asked->plan->frame.dataset, &b->asked->plan->baseline);
  }
  if (status == FC_OK)
    status = fc_breaking_add_tables(b, &breaks, result);
  fc_seq_free(&breaks);
  return status == FC_NO_MEMORY ? fc_fail_memory(b->ctx) : status;
}

static fc_status answer(fc_breaking *b, fc_result **out) {
  fc_result *result;
  fc_status status = fc_breaking_measure_stated(b);
  if (status == FC_OK)
    status = fc_breaking_set_grid(b);
  if (status == FC_OK)
    status = fc_breaking_prove(b, &b->proved);
  if (status == FC_OK)
    status = search(b);
  if (status != FC_OK)
    return status;
  if (fc_result_new("breakeven", &result) != FC_OK)
    return fc_fail_memory(b->ctx);
  status = fill_result(b, result);
  if (status == FC_OK)
    *out = result;
  else
    fc_result_free(result);
  return status;
}

fc_status fc_breakeven_run(fc_ctx *ctx, const fc_breakeven *breakeven, fc_result **out) {
  fc_breaking b = {.ctx = ctx, .asked = breakeven};
  *out = NULL;
  fc_seq_init(&b.crossings.runs, sizeof(fc_run));
  if (fc_ctx_new(NULL, &b.aside))
    return fc_fail_memory(ctx);
  fc_status status = fc_variant_new(ctx, breakeven->plan, &b.variant);
  if (status == FC_OK)
    status = answer(&b, out);
  fc_variant_free(b.variant);
  fc_crossings_free(&b.crossings);
  fc_arena_free(&b.arena);
  fc_ctx_free(b.aside);
  return status;
}
