/* claim_wholes.c - what a claimed share may have been of: every total of the year, whatever its scope, but for reserves;
 * all federal aid; the residents.
 *
 * Scopes that no honest share is of (taxes) are listed too: a published percentage may have used them, and which one it
 * used is what is asked. */
#include "base/buf.h"
#include "dataset/aid.h"
#include "dataset/budget.h"
#include "dataset/stage.h"
#include "impact/claim_parts.h"

#include <stdlib.h>

typedef struct whole_search {
  const fc_claiming *claiming;
  const fc_claim_ground *ground;
  const fc_dataset *dataset;
  fc_seq *wholes;
} whole_search;

static fc_status push(const whole_search *search, const fc_claim_whole *whole) {
  fc_claim_whole *to = whole->words && whole->source ? fc_seq_push(search->wholes) : NULL;
  if (!to)
    return fc_fail_memory(search->claiming->ctx);
  *to = *whole;
  return FC_OK;
}

static bool is_wanted(const fc_claim_of *of, fc_str scope, fc_str stage) {
  if (of->scope ? !fc_str_is(scope, of->scope) : fc_str_is(scope, "federal_aid"))
    return false;
  return !fc_str_is(scope, "reserve") && (!of->stage || fc_str_is(stage, of->stage));
}

/* The total of every government; false: one has none. */
static bool add_up(const whole_search *search, const fc_budget *like, fc_claim_whole *out, fc_status *status) {
  out->point = true;
  out->source = "";
  for (size_t i = 0; i < search->ground->n_governments; i++) {
    const fc_budget_query query = {.government = search->ground->governments[i],
                                   .year = search->ground->year,
                                   .stage = like->stage,
                                   .scope = like->scope,
                                   .direction = (fc_direction)like->direction};
    fc_budget_answer answer;
    *status = fc_budget_find(search->dataset, &query, &answer);
    if (*status || !answer.present)
      return false;
    out->amount.low += answer.amount.low;
    out->amount.value += answer.amount.value;
    out->amount.high += answer.amount.high;
    out->point = out->point && !answer.conflict;
    if (i == 0 && answer.first != SIZE_MAX) {
      const fc_budget row = fc_budget_at(search->dataset, answer.first);
      out->source = fc_claim_source_words(search->claiming->arena, search->dataset, row.origin, 0, 1);
    }
  }
  return true;
}

static fc_status add_budget(const whole_search *search, const fc_budget *like) {
  fc_status status = FC_OK;
  fc_claim_whole whole = {.stage = fc_dataset_text(search->dataset, like->stage),
                          .scope = fc_dataset_text(search->dataset, like->scope)};
  if (!add_up(search, like, &whole, &status))
    return status;
  fc_buf words = {0};
  fc_budget_words(&words, whole.stage, whole.scope, (fc_direction)like->direction, (fc_str){"", 0});
  whole.words = fc_claim_keep(search->claiming->arena, &words);
  whole.chosen = search->ground->scope && like->direction == FC_EXPENDITURE &&
                 fc_str_is(whole.scope, search->ground->scope) && fc_str_is(whole.stage, search->ground->stage);
  return push(search, &whole);
}

/* Is the key that of an earlier row? */
static bool is_listed(const whole_search *search, size_t index, const fc_budget *row) {
  for (size_t i = 0; i < index; i++) {
    const fc_budget other = fc_budget_at(search->dataset, i);
    if (other.government == row->government && other.stage == row->stage && other.scope == row->scope &&
        other.direction == row->direction && (!other.year || other.year == search->ground->year))
      return true;
  }
  return false;
}

/* Every key that the first government has; the others must have it too. */
static fc_status add_budgets(const whole_search *search) {
  fc_status status = FC_OK;
  uint32_t first = search->ground->n_governments ? search->ground->governments[0] : UINT32_MAX;
  for (size_t i = 0; i < fc_budget_count(search->dataset) && !status; i++) {
    const fc_budget row = fc_budget_at(search->dataset, i);
    if (row.government != first || (row.year && row.year != search->ground->year) || is_listed(search, i, &row))
      continue;
    if (is_wanted(&search->claiming->claim->of, fc_dataset_text(search->dataset, row.scope),
                  fc_dataset_text(search->dataset, row.stage)))
      status = add_budget(search, &row);
  }
  return status;
}

static fc_status add_aid(const whole_search *search) {
  const fc_claim_ground *ground = search->ground;
  fc_claim_whole whole = {.words = "federal aid", .source = "", .scope = FC_STR("federal_aid"), .point = true};
  uint32_t stage = 0;
  for (size_t i = 0; i < ground->n_own; i++)
    stage = stage ? stage : fc_dataset_award(search->dataset, ground->own_award[i])->stage;
  uint32_t budget_stage = ground->stage ? fc_intern_find(&search->dataset->texts, fc_str_of(ground->stage)) : 0;
  for (size_t i = 0; i < ground->n_governments; i++) {
    fc_aid_base aid;
    fc_status status = fc_aid_base_find(search->dataset, ground->governments[i], ground->year,
                                        budget_stage == FC_INTERN_NONE ? 0 : budget_stage, stage, &aid);
    if (status || !aid.present)
      return status;
    whole.amount.low += aid.amount.low;
    whole.amount.value += aid.amount.value;
    whole.amount.high += aid.amount.high;
    whole.point = whole.point && !aid.conflict;
    if (!aid.published)
      whole.words = "federal aid in the file";
  }
  whole.chosen = true;
  return ground->n_governments ? push(search, &whole) : FC_OK;
}

static fc_status add_residents(const whole_search *search) {
  fc_claim_whole whole = {.words = "residents", .source = "", .point = true, .chosen = true, .residents = true};
  for (size_t i = 0; i < search->ground->n_governments; i++) {
    fc_population population;
    if (!fc_population_find(search->dataset, search->ground->governments[i], search->ground->year, &population))
      return FC_OK;
    whole.amount.low += (fc_i128)population.low * 100;
    whole.amount.value += (fc_i128)population.value * 100;
    whole.amount.high += (fc_i128)population.high * 100;
    whole.point = whole.point && !population.conflict;
    if (i == 0)
      whole.source = fc_claim_source_words(search->claiming->arena, search->dataset, population.origin, 0, 1);
  }
  return search->ground->n_governments ? push(search, &whole) : FC_OK;
}

fc_status fc_claim_find_wholes(const fc_claiming *claiming, fc_seq *wholes) {
  const fc_claim_ground *ground = claiming->ground;
  const whole_search search = {claiming, ground, ground->dataset, wholes};
  fc_claim_metric metric = claiming->claim->metric;
  if (metric == FC_CLAIM_LOSS)
    return FC_OK;
  if (ground->total) {
    const fc_claim_whole given = {.words = "total that is given",
                                  .source = "",
                                  .point = true,
                                  .chosen = true,
                                  .amount = {ground->total->low, ground->total->value, ground->total->high}};
    return push(&search, &given);
  }
  if (!ground->dataset)
    return FC_OK;
  return metric == FC_CLAIM_PER_CAPITA     ? add_residents(&search)
         : metric == FC_CLAIM_SHARE_OF_AID ? add_aid(&search)
                                           : add_budgets(&search);
}
