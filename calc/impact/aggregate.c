/* aggregate.c - the rows of a breakdown: awards with the same keys, added up, each with the governments it is about.
 *
 * A row is about its own government where the breakdown holds it, about the governments of its awards where it holds
 * something that is theirs (a state), else about all governments of the run, so that shares of rows add up. */
#include "impact/tally.h"

#include <stdlib.h>
#include <string.h>

/* The group of each touched award, through its keys. */
static fc_status key_groups(fc_ctx *ctx, fc_tally *tally, fc_keys *keys, uint32_t *of) {
  const fc_plan *plan = tally->plan;
  uint32_t *words = fc_tally_array(ctx, tally, plan->report.n_by, sizeof *words);
  for (size_t t = 0; words && t < plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(tally->dataset, plan->touched[t].award);
    for (size_t i = 0; i < plan->report.n_by; i++)
      words[i] = fc_award_column_key(tally->dataset, award, &plan->report.by[i]);
    of[t] = fc_keys_put(keys, words);
    if (of[t] == FC_INTERN_NONE)
      return fc_fail_memory(ctx);
  }
  return words ? FC_OK : FC_NO_MEMORY;
}

int fc_group_cmp(const void *a, const void *b, void *payload) {
  const fc_group *x = a, *y = b;
  const fc_tally *tally = payload;
  const fc_plan_report *report = &tally->plan->report;
  for (size_t i = 0; i < report->n_by; i++) {
    int order = fc_award_column_key_cmp(tally->dataset, &report->by[i], x->key[i], y->key[i]);
    if (order)
      return order;
  }
  return 0;
}

static fc_status fill_groups(fc_ctx *ctx, fc_tally *tally, const fc_keys *keys, const uint32_t *of) {
  size_t n = fc_keys_count(keys), words = tally->plan->report.n_by, touched = tally->plan->n_touched;
  tally->groups = fc_tally_array(ctx, tally, n, sizeof(fc_group));
  size_t *room = fc_tally_array(ctx, tally, touched, sizeof *room);
  if (!tally->groups || !room)
    return FC_NO_MEMORY;
  tally->n_groups = n;
  for (size_t t = 0; t < touched; t++)
    tally->groups[of[t]].n_members++;
  for (size_t g = 0; g < n; g++) {
    fc_group *group = &tally->groups[g];
    uint32_t *key = fc_tally_array(ctx, tally, words, sizeof *key);
    if (!key)
      return FC_NO_MEMORY;
    memcpy(key, fc_keys_at(keys, (uint32_t)g), words * sizeof *key);
    group->key = key;
    group->member = room;
    room += group->n_members;
    group->n_members = 0;
  }
  for (size_t t = 0; t < touched; t++) {
    fc_group *group = &tally->groups[of[t]];
    group->member[group->n_members++] = t;
  }
  qsort_r(tally->groups, n, sizeof *tally->groups, fc_group_cmp, tally);
  return FC_OK;
}

static uint32_t government_of(const fc_tally *tally, size_t touched) {
  return fc_dataset_award(tally->dataset, tally->plan->touched[touched].award)->government;
}

size_t fc_group_government(const fc_tally *tally, const fc_group *group, size_t touched) {
  uint32_t government = government_of(tally, touched);
  size_t i = 0;
  while (group->governments.government[i] != government)
    i++;
  return i;
}

static bool is_by(const fc_tally *tally, bool (*is)(const fc_award_column *)) {
  for (size_t i = 0; i < tally->plan->report.n_by; i++)
    if (is(&tally->plan->report.by[i]))
      return true;
  return false;
}

/* Which governments the row is about, in the order of the run. */
static fc_status set_governments(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  const fc_frame *frame = &tally->plan->frame;
  bool own = group->key && is_by(tally, fc_award_column_is_of_government);
  bool *in = own ? fc_tally_array(ctx, tally, tally->dataset->governments.count, sizeof *in) : NULL;
  size_t n = own && is_by(tally, fc_award_column_is_government) ? 1 : frame->n_governments, kept = 0;
  uint32_t *list = fc_tally_array(ctx, tally, n, sizeof *list);
  fc_span *part = fc_tally_array(ctx, tally, n, sizeof *part);
  group->governments =
      (fc_members){.government = list, .part = part, .has = fc_tally_array(ctx, tally, n, sizeof(bool))};
  if ((own && !in) || !list || !part || !group->governments.has)
    return FC_NO_MEMORY;
  if (n == 1) {
    list[kept++] = government_of(tally, group->member[0]);
  } else {
    for (size_t i = 0; own && i < group->n_members; i++)
      in[government_of(tally, group->member[i])] = true;
    for (size_t i = 0; i < frame->n_governments; i++)
      if (!own || in[frame->governments[i]])
        list[kept++] = frame->governments[i];
  }
  group->governments.n = kept;
  return FC_OK;
}

static void add_money(fc_span *to, fc_money low, fc_money value, fc_money high) {
  to->low += low;
  to->value += value;
  to->high += high;
}

static void add_loss(const fc_tally *tally, fc_group *group, size_t t, fc_span *part) {
  const fc_plan *plan = tally->plan;
  add_money(&group->row.loss, tally->loss[FC_LOW][t], tally->loss[FC_VALUE][t], tally->loss[FC_HIGH][t]);
  add_money(part, tally->loss[FC_LOW][t], tally->loss[FC_VALUE][t], tally->loss[FC_HIGH][t]);
  add_money(&group->row.grant, fc_plan_amount(plan, t, FC_LOW), fc_plan_amount(plan, t, FC_VALUE),
            fc_plan_amount(plan, t, FC_HIGH));
  for (size_t s = 0; s < plan->n_steps; s++) {
    size_t at = t * plan->n_steps + s;
    add_money(&group->row.account[plan->steps[s].account], tally->taken[FC_LOW][at], tally->taken[FC_VALUE][at],
              tally->taken[FC_HIGH][at]);
  }
}

static fc_status sum_group(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  fc_status status = set_governments(ctx, tally, group);
  if (status != FC_OK)
    return status;
  /* The place of each government in the row, so that adding is one pass. */
  fc_span *part = (fc_span *)(uintptr_t)group->governments.part;
  uint32_t previous = UINT32_MAX;
  size_t at = 0;
  for (size_t i = 0; i < group->n_members; i++) {
    size_t t = group->member[i];
    const fc_award *award = fc_dataset_award(tally->dataset, tally->plan->touched[t].award);
    group->department = i == 0 || group->department == award->department ? award->department : 0;
    if (award->government != previous)
      at = fc_group_government(tally, group, t);
    previous = award->government;
    if (tally->plan->touched[t].unknown)
      group->unknown++;
    else
      add_loss(tally, group, t, &part[at]);
  }
  group->row.unknown = group->unknown == group->n_members;
  return FC_OK;
}

static fc_status sum_total(fc_ctx *ctx, fc_tally *tally) {
  fc_group *total = &tally->total;
  size_t n = tally->plan->n_touched;
  total->member = fc_tally_array(ctx, tally, n, sizeof *total->member);
  if (!total->member)
    return FC_NO_MEMORY;
  total->n_members = n;
  for (size_t t = 0; t < n; t++) {
    total->member[t] = t;
    if (!tally->plan->touched[t].suspect)
      continue;
    tally->suspects++;
    tally->suspect_loss += tally->plan->touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  }
  return sum_group(ctx, tally, total);
}

fc_status fc_tally_aggregate(fc_ctx *ctx, fc_tally *tally) {
  fc_keys keys;
  uint32_t *of = fc_tally_array(ctx, tally, tally->plan->n_touched, sizeof *of);
  if (!of)
    return FC_NO_MEMORY;
  if (!fc_keys_init(&keys, tally->plan->report.n_by))
    return fc_fail_memory(ctx);
  fc_status status = key_groups(ctx, tally, &keys, of);
  if (status == FC_OK)
    status = fill_groups(ctx, tally, &keys, of);
  for (size_t g = 0; g < tally->n_groups && status == FC_OK; g++)
    status = sum_group(ctx, tally, &tally->groups[g]);
  fc_keys_free(&keys);
  return status == FC_OK ? sum_total(ctx, tally) : status;
}
