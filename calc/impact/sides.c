/* sides.c - scenarios side by side: each is answered as `run` would, over data that were read once; then tables are made
 * of the answers together. */
#include "impact/sides_parts.h"

#include <stdlib.h>
#include <string.h>

static void free_sides(void *self) {
  fc_sides *sides = self;
  for (size_t i = 0; sides->answer && i < sides->n; i++) /* what was asked may be gone */
    fc_result_free(sides->answer[i]);
  fc_arena_free(&sides->arena);
  free(sides);
}

/* ---- what can be compared ---- */

static int first_year(const fc_plan *plan) {
  return plan->first_year + (int)plan->show_from;
}

static int last_year(const fc_plan *plan) {
  return plan->first_year + (int)plan->show_to - 1;
}

static const char *years_of(fc_ctx *ctx, const fc_plan *plan) {
  if (!plan->first_year)
    return "no year, as the data have none";
  if (first_year(plan) == last_year(plan))
    return fc_ctx_format(ctx, "fiscal year %d", first_year(plan));
  return fc_ctx_format(ctx, "fiscal years %d to %d", first_year(plan), last_year(plan));
}

/* Sums over other years are no difference between scenarios. */
static fc_status check_years(fc_ctx *ctx, const fc_sides_asked *asked) {
  const fc_side *base = &asked->side[asked->base];
  fc_status status = FC_OK;
  for (size_t i = 0; i < asked->n; i++) {
    const fc_side *side = &asked->side[i];
    int from = first_year(base->plan), to = last_year(base->plan);
    if (first_year(side->plan) == from && last_year(side->plan) == to)
      continue;
    int common = first_year(side->plan) > from ? first_year(side->plan) : from;
    bool meet = common <= to && common <= last_year(side->plan);
    const fc_where years = side->scenario->years_where;
    status = fc_fail(ctx, FC_BAD_SCENARIO, "F334", years.file ? &years : &(fc_where){.file = side->scenario->file},
                     meet ? fc_ctx_format(ctx, "give both the same \"years\", or compare one year of both: --year %d", common)
                          : "give both the same \"years\"",
                     "\"%s\" answers for %s, \"%s\" for %s: their losses cannot be compared", side->label,
                     years_of(ctx, side->plan), base->label, years_of(ctx, base->plan));
  }
  return status;
}

static bool same_governments(const fc_frame *a, const fc_frame *b) {
  bool same = a->n_governments == b->n_governments;
  for (size_t i = 0; i < a->n_governments && same; i++)
    same = a->governments[i] == b->governments[i];
  return same;
}

static const char *stage_of(const fc_tally *tally) {
  const fc_stage_choice *stage = &tally->plan->frame.stage;
  return stage->common ? fc_dataset_text(tally->dataset, stage->budget).p : "each government's own";
}

bool fc_sides_same_budgets(const fc_tally *a, const fc_tally *b) {
  return same_governments(&a->plan->frame, &b->plan->frame) && strcmp(stage_of(a), stage_of(b)) == 0;
}

static void warn_wholes(const fc_sides *sides, size_t i, fc_notes *notes) {
  const fc_tally *base = fc_sides_base(sides), *other = sides->tally[i];
  const char *label = sides->asked->side[i].label, *of_base = sides->asked->side[sides->asked->base].label;
  if (!same_governments(&base->plan->frame, &other->plan->frame))
    fc_notes_add(notes, FC_WARNING, "N461", NULL, "name the same governments in the cuts of both",
                 "\"%s\" and \"%s\" take from different governments: their shares are of different budgets", of_base, label);
  if (strcmp(stage_of(base), stage_of(other)) != 0)
    fc_notes_add(notes, FC_WARNING, "N461", NULL, "name one stage that all have with --stage",
                 "\"%s\" is set against budgets of stage %s, \"%s\" of stage %s: their shares are of different budgets",
                 of_base, stage_of(base), label, stage_of(other));
}

/* ---- answers ---- */

static fc_status take_tally(fc_ctx *ctx, fc_tally *tally, const void *where, fc_result *result) {
  (void)ctx;
  (void)result;
  *(const fc_tally **)(uintptr_t)where = tally;
  return FC_OK;
}

static void add_metrics(fc_sides *sides, const fc_tally *tally) {
  for (size_t i = 0; i < tally->n_metrics; i++) {
    bool there = false;
    for (size_t k = 0; k < sides->n_metrics; k++)
      there = there || sides->metric[k] == tally->metrics[i];
    if (!there)
      sides->metric[sides->n_metrics++] = tally->metrics[i];
  }
}

/* All that can be said of all faults is said before the first ends it. */
static fc_status answer_all(fc_ctx *ctx, fc_sides *sides) {
  const fc_sides_asked *asked = sides->asked;
  fc_status first = FC_OK;
  sides->answer = fc_arena_array(&sides->arena, asked->n, sizeof *sides->answer);
  sides->tally = fc_arena_array(&sides->arena, asked->n, sizeof *sides->tally);
  sides->metric = fc_arena_array(&sides->arena, fc_metrics(), sizeof *sides->metric);
  if (!sides->answer || !sides->tally || !sides->metric)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < asked->n; i++) {
    fc_status status = fc_tally_answer(ctx, asked->side[i].plan, take_tally, &sides->tally[i], &sides->answer[i]);
    first = first ? first : status;
    if (status)
      continue;
    sides->ranged = sides->ranged || sides->tally[i]->ranged;
    add_metrics(sides, sides->tally[i]);
  }
  return first;
}

/* Settings that hold for all; what is said of several is said once. */
static fc_status take_heads(const fc_sides *sides, fc_result *result) {
  const fc_result *base = sides->answer[sides->asked->base];
  fc_status status = FC_OK;
  for (size_t i = 0; i < sides->asked->n; i++)
    fc_notes_merge(fc_result_notes_mutable(result), fc_result_notes_list(sides->answer[i]));
  for (size_t i = 0; i < fc_result_settings(base) && !status; i++) {
    const char *value, *name = fc_result_setting_at(base, i, &value);
    bool same = strcmp(name, "by") != 0 || sides->asked->breakdown;
    for (size_t k = 0; k < sides->asked->n && same; k++) {
      const char *other = fc_result_setting(sides->answer[k], name);
      same = other && strcmp(other, value) == 0;
    }
    if (same)
      status = fc_result_set(result, name, value);
  }
  return status ? status : fc_result_set(result, "base", sides->asked->side[sides->asked->base].label);
}

static bool has_input(const fc_result *result, const fc_input *input) {
  for (size_t i = 0; i < fc_result_inputs(result); i++) {
    const fc_input *one = fc_result_input(result, i);
    if (strcmp(one->file, input->file) == 0 && strcmp(one->as, input->as) == 0)
      return true;
  }
  return false;
}

/* The data are read once; each scenario may have a deflator of its own. */
static fc_status take_inputs(const fc_sides *sides, fc_result *result) {
  fc_status status = FC_OK;
  for (size_t side = 0; side < sides->asked->n; side++)
    for (size_t i = 0; i < fc_result_inputs(sides->answer[side]) && status == FC_OK; i++)
      if (!has_input(result, fc_result_input(sides->answer[side], i)))
        status = fc_result_add_input(result, fc_result_input(sides->answer[side], i));
  return status;
}

/* ---- all of it ---- */

static fc_status fill_result(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  static fc_status (*const tables[])(fc_ctx *, fc_sides *, fc_result *) = {
      fc_sides_add_compare, fc_sides_add_differences, fc_sides_add_waterfall, fc_sides_add_breakdown,
      fc_sides_add_scenarios};
  const fc_sides_asked *asked = sides->asked;
  fc_status status = check_years(ctx, asked);
  if (status == FC_OK)
    status = answer_all(ctx, sides);
  if (status != FC_OK)
    return status;
  status = take_heads(sides, result);
  if (status == FC_OK)
    status = take_inputs(sides, result);
  for (size_t i = 0; i < asked->n; i++) {
    if (i == asked->base)
      continue;
    warn_wholes(sides, i, fc_result_notes_mutable(result));
    if (fc_sides_take_same(fc_sides_base(sides), sides->tally[i]))
      fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N462", NULL, NULL,
                   "\"%s\" and \"%s\" take the same of every grant", asked->side[asked->base].label, asked->side[i].label);
  }
  for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FC_OK; i++)
    status = tables[i](ctx, sides, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_sides_compare(fc_ctx *ctx, const fc_dataset *dataset, const fc_sides_asked *asked, fc_result **out) {
  fc_sides *sides = calloc(1, sizeof *sides);
  fc_result *result;
  *out = NULL;
  if (!sides)
    return fc_fail_memory(ctx);
  sides->asked = asked;
  sides->n = asked->n;
  sides->dataset = dataset;
  if (fc_result_new("compare", &result) != FC_OK) {
    free_sides(sides);
    return fc_fail_memory(ctx);
  }
  fc_status status = fc_result_own(result, sides, free_sides) == FC_OK ? fill_result(ctx, sides, result) : fc_fail_memory(ctx);
  if (status != FC_OK)
    fc_result_free(result);
  else
    *out = result;
  return status;
}
