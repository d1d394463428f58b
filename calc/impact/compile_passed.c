/* compile_passed.c - touched awards that stand for the same money: those that one government passes on to another
 * (dataset/passed_on.h) count in the row of each and once in what they have together; entities related to a government of
 * the run are in no sum with it (impact/apart.h); those that several estimators state are warned of. */
#include "dataset/award_key.h"
#include "dataset/passed_on.h"
#include "impact/compile.h"

static const fc_award *award_of(const fc_compiling *c, size_t t) {
  return fc_dataset_award(c->dataset, c->plan->touched[t].award);
}

static fc_touched *touched_of(const fc_compiling *c, size_t t) {
  return (fc_touched *)(uintptr_t)&c->plan->touched[t]; /* still being made */
}

/* ---- passed on ---- */

/* Places are touched awards and the rows of the breakdown that they are in. */
static uint32_t find_government(const void *self, uint32_t text) {
  const fc_compiling *c = self;
  return fc_dataset_find_government(c->dataset, fc_dataset_text(c->dataset, text));
}

/* The one in the row's own group, then in the order of awards. */
static int compare_places(const void *self, fc_passed_place row, fc_passed_place a, fc_passed_place b) {
  (void)self;
  int order = (b.group == row.group) - (a.group == row.group);
  return order ? order : (a.aid > b.aid) - (a.aid < b.aid);
}

static uint32_t group_of(const fc_compiling *c, const fc_award *award, fc_keys *groups, uint32_t *words) {
  for (size_t i = 0; i < c->plan->report.n_by; i++)
    words[i] = fc_award_column_key(c->dataset, award, &c->plan->report.by[i]);
  return fc_keys_put(groups, words);
}

static bool gather(fc_compiling *c, fc_passing *passing, fc_keys *groups) {
  uint32_t *words = fc_compiling_array(c, c->plan->report.n_by, sizeof *words);
  for (size_t t = 0; words && t < c->plan->n_touched; t++) {
    const fc_award *award = award_of(c, t);
    const fc_passed_facts facts = {.government = award->government,
                                   .award_id = award->award_id,
                                   .listing = award->listing,
                                   .program = award->program,
                                   .via = award->via,
                                   .year = award->year ? award->year : award->award_year,
                                   .amount = award->amount};
    uint32_t group = group_of(c, award, groups, words);
    if (group == FC_INTERN_NONE || !fc_passing_note(passing, &facts, (fc_passed_place){(uint32_t)t, group}))
      return false;
  }
  return words != NULL;
}

static bool any_via(const fc_compiling *c) {
  for (size_t t = 0; t < c->plan->n_touched; t++)
    if (award_of(c, t)->via)
      return true;
  return false;
}

static void find_passed(fc_compiling *c) {
  const fc_passing_ways ways = {c, find_government, compare_places};
  fc_passing passing;
  fc_keys groups;
  fc_seq pairs;
  if (!any_via(c))
    return;
  fc_seq_init(&pairs, sizeof(fc_passed));
  bool ok = fc_passing_init(&passing);
  ok = fc_keys_init(&groups, c->plan->report.n_by) && ok;
  ok = ok && gather(c, &passing, &groups) && fc_passing_end(&passing, &ways, &pairs);
  for (size_t i = 0; ok && i < pairs.count; i++) {
    const fc_passed *pair = fc_seq_at(&pairs, i);
    if (!fc_is_apart(&c->plan->apart, award_of(c, pair->holder_aid)->government))
      touched_of(c, pair->aid)->holder = pair->holder_aid + 1;
  }
  fc_passing_free(&passing);
  fc_keys_free(&groups);
  fc_seq_free(&pairs);
  if (!ok)
    fc_compiling_note(c, fc_fail_memory(c->ctx));
}

/* ---- estimators ---- */

/* Rows of an award whose first row is another estimator's. */
static fc_status count_several(fc_compiling *c, fc_keys *keys, fc_seq *first, uint64_t *several) {
  for (size_t t = 0; t < c->plan->n_touched; t++) {
    const fc_award *award = award_of(c, t);
    const fc_award_facts facts = {award->government, award->award_id,   award->listing,
                                  award->program,    award->award_year, award->year};
    uint32_t words[FC_AWARD_KEY_WORDS];
    if (!award->estimator || !fc_award_key(&facts, words))
      continue;
    uint32_t number = fc_keys_put(keys, words);
    uint32_t *estimator = number == FC_INTERN_NONE ? NULL
                          : number < first->count  ? fc_seq_at(first, number)
                                                   : fc_seq_push(first);
    if (!estimator)
      return fc_fail_memory(c->ctx);
    *several += *estimator && *estimator != award->estimator;
    *estimator = *estimator ? *estimator : award->estimator;
  }
  return FC_OK;
}

static void warn_estimators(fc_compiling *c) {
  fc_keys keys;
  fc_seq first;
  uint64_t several = 0;
  fc_seq_init(&first, sizeof(uint32_t));
  fc_status status = fc_keys_init(&keys, FC_AWARD_KEY_WORDS) ? FC_OK : fc_fail_memory(c->ctx);
  if (status == FC_OK)
    status = count_several(c, &keys, &first, &several);
  fc_keys_free(&keys);
  fc_seq_free(&first);
  fc_compiling_note(c, status);
  if (several)
    fc_notes_add(&c->plan->notes, FC_WARNING, "N438", NULL,
                 "choose one with \"estimator\" in the select; `fiscalc tracker` gives their lowest and highest",
                 "%llu row%s another estimator's amount of an award that is cut too: both are in the sums",
                 (unsigned long long)several, several == 1 ? " is" : "s are");
}

void fc_compile_passed(fc_compiling *c) {
  fc_plan *plan = c->plan;
  if (!fc_apart_find(c->dataset, plan->frame.governments, plan->frame.n_governments, &plan->arena, &plan->apart))
    fc_compiling_note(c, fc_fail_memory(c->ctx));
  find_passed(c);
  for (size_t t = 0; t < plan->n_touched; t++)
    touched_of(c, t)->left_out =
        plan->touched[t].holder || fc_is_apart(&plan->apart, award_of(c, t)->government);
  warn_estimators(c);
}
